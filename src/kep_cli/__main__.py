"""`python -m kep_cli` does what `kep` does."""

from kep_cli.cli.main import main

if __name__ == "__main__":
    main()
