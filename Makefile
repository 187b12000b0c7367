# Every check of the project is a target here; continuous integration calls the same targets.
# Needs make, a POSIX shell and Python 3.11 or newer; everything else is installed into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

ifeq ($(OS),Windows_NT)
SHELL := sh
BIN := .venv/Scripts
else
SHELL := /bin/sh
BIN := .venv/bin
endif

# The interpreter that makes .venv; `make clean setup PYTHON=python3.13` picks another. Without it the first one
# of these that is new enough.
PYTHON ?= $(shell for python in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
# Where `make render` and `make run` put what they render.
OUTPUT ?= build
# Further arguments for pytest: `make test PYTEST_ARGS="-k wortlaut -x"`.
PYTEST_ARGS ?=

# Modules, not scripts: a script's first line cannot hold a path that is long or has blanks.
KEP := $(BIN)/python -m kep_cli
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

##@ Use

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: .venv/run.stamp ## set up, check the goals in goals/ and render their Vorlage into build/
	$(KEP) validate
	$(KEP) render --output $(OUTPUT)

.PHONY: setup
setup: .venv/dev.stamp ## set up .venv with all tools of development

##@ Check

.PHONY: ci
ci: lint types layers docs-check coverage wheel-test run ## everything that continuous integration checks

.PHONY: test
test: .venv/dev.stamp ## run all tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)
	@$(MISSING_TOOLS)

.PHONY: test-fast
test-fast: .venv/dev.stamp ## run the tests that take no time
	$(BIN)/python -m pytest -m "not slow and not network" $(PYTEST_ARGS)

.PHONY: coverage
coverage: .venv/dev.stamp ## run all tests and fail where branches stay untried
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest $(PYTEST_ARGS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report
	@$(MISSING_TOOLS)

.PHONY: lint
lint: .venv/dev.stamp ## style of the code: ruff
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check

.PHONY: types
types: .venv/dev.stamp ## types: mypy
	$(BIN)/python -m mypy

.PHONY: layers
layers: .venv/dev.stamp ## direction of the imports: import-linter
	$(BIN)/lint-imports

.PHONY: docs-check
docs-check: .venv/dev.stamp ## whether docs/ is up to date with the code
	$(BIN)/python docs/erzeugen.py --check
	$(BIN)/python docs/wordformular.py --check

.PHONY: wheel-test
wheel-test: .venv/dev.stamp ## build the wheel and try it in an empty environment, away from the checkout
	$(BIN)/python -m pytest tests/packaging -m "slow or network"

.PHONY: lowest
lowest: .venv-lowest/stamp ## run all tests with the oldest dependencies that pyproject.toml allows
	$(subst .venv/,.venv-lowest/,$(BIN))/python -m pytest $(PYTEST_ARGS)

##@ Change

.PHONY: format
format: .venv/dev.stamp ## put the code into form
	$(BIN)/python -m ruff check --fix
	$(BIN)/python -m ruff format

.PHONY: docs
docs: .venv/dev.stamp ## write anew what docs/ takes from the code
	$(BIN)/python docs/erzeugen.py
	$(BIN)/python docs/wordformular.py

.PHONY: fonts
fonts: .venv/dev.stamp ## write anew which characters the fonts have that kep ships with
	$(BIN)/python docs/abdeckung.py

.PHONY: golden
golden: .venv/dev.stamp ## write the golden files anew; read the difference before you commit it
	$(BIN)/python -m pytest --quiet --golden $(PYTEST_ARGS)

.PHONY: bench
bench: .venv/dev.stamp ## measure speed and memory against the limits
	$(BIN)/python bench

.PHONY: clean
clean: ## remove everything that make has made
	rm -rf .venv .venv-lowest build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# ---------------------------------------------------------------------------------------------------------
# Setting up. A stamp is younger than pyproject.toml as long as nothing needs installing anew.

NEEDS_PYTHON := kep needs Python 3.11 or newer, and $(if $(PYTHON),$(PYTHON) is not,found none). Name one: make PYTHON=/path/to/python
NEEDS_VENV := This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv
define CHECK_PYTHON
@"$(or $(PYTHON),false)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(NEEDS_PYTHON)" >&2; exit 1; }
@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(NEEDS_VENV)" >&2; exit 1; }
endef

.venv/made.stamp:
	$(CHECK_PYTHON)
	"$(PYTHON)" -m venv .venv
	@touch $@

.venv/run.stamp: pyproject.toml | .venv/made.stamp
	$(PIP) install --quiet --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml | .venv/made.stamp
	$(PIP) install --quiet --editable ".[dev]"
	@touch $@ .venv/run.stamp

.venv-lowest/stamp: pyproject.toml constraints/lowest.txt
	$(CHECK_PYTHON)
	"$(PYTHON)" -m venv .venv-lowest
	$(subst .venv/,.venv-lowest/,$(PIP)) install --quiet --constraint constraints/lowest.txt --editable ".[test]"
	@touch $@

# What the tests of the targets LaTeX and Word need, and what was skipped without it.
define MISSING_TOOLS
for tool in lualatex soffice pdftotext; do command -v $$tool >/dev/null 2>&1 || \
	echo "Skipped, because $$tool is not installed: the tests that read a compiled PDF (see CONTRIBUTING.md)."; done
endef
