"""The kinds of fault that can be met between the bytes of a file and its nodes.

A kind is a fact; which of them is how grave, and what a user reads about it, is said by the rules of
family KEP0xx. `details` of each kind are listed beside it, in order.
"""

from enum import Enum, auto

from kep_cli.diagnostics import Fault as AnyFault


class FileFault(Enum):
    """What can be wrong with a file before anybody looks at its meaning."""

    TOO_LARGE = auto()  # limit in MB
    NOT_TEXT = auto()
    CONFLICT = auto()
    NOT_UTF8 = auto()  # likely encoding, the character as that encoding reads it ("" if unknown)
    CONTROL_CHARACTER = auto()  # code point, as U+001B
    LINE_SEPARATOR = auto()  # code point
    INVISIBLE_CHARACTER = auto()  # code point, German name
    DECOMPOSED_CHARACTER = auto()  # the composed form
    EMPTY = auto()
    TAB = auto()
    SYNTAX = auto()  # German fact, German remedy
    SEVERAL_DOCUMENTS = auto()
    DUPLICATE_KEY = auto()  # key, line of its first place
    KEY_NOT_TEXT = auto()
    ALIAS = auto()  # the alias' or anchor's name with its sign, * or &
    TAG = auto()  # the tag as written
    TOO_DEEP = auto()  # limit
    TEXT_LOST = auto()  # the words that YAML reads as a comment
    UNUSED_SUPPRESSION = auto()  # codes
    OUTSIDE_LINK = auto()
    NOT_READ = auto()  # German reason
    FROZEN_EDITED = auto()  # name of the frozen copy, here and in the next three
    FROZEN_MISSING = auto()
    FROZEN_ADDED = auto()
    FROZEN_RECORD = auto()
    WORKBOOK = auto()  # name of the file
    ROW_TOO_LONG = auto()  # number of cells in the row, number of columns, what stands between the cells
    QUOTES = auto()
    TABLE_UNUSED = auto()


Fault = AnyFault
"""A fault whose kind is a `FileFault`."""
