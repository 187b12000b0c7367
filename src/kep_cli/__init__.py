"""kep keeps a county's goals as plain text: checks them, compares them, prints the council papers."""

__version__ = "0.1.0"
