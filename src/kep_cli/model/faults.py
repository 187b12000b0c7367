"""The kinds of fault between nodes and entities. What a user reads about them is said by family KEP1xx.

`details` of each kind are listed beside it, in order.
"""

from enum import Enum, auto


class ShapeFault(Enum):
    """What can be wrong with the shape of an entity."""

    UNKNOWN_FIELD = auto()  # field, entity's German name, known fields, separated by blanks
    MISSING_FIELD = auto()  # field, entity's German name
    WRONG_TYPE = auto()  # what is expected, what stands there (German), and how an entry of a list begins, if special
    EMPTY_TEXT = auto()
    EMPTY_LIST = auto()  # how an entry begins
    NOT_AN_ID = auto()  # value
    NOT_A_DATE = auto()  # value
    NOT_A_DAY = auto()  # value
    NOT_A_YEAR = auto()  # value
    END_BEFORE_START = auto()
    NOT_YES_OR_NO = auto()  # value
    NOT_A_NUMBER = auto()  # value
    NOT_A_COUNT = auto()  # value
    COMMA_IN_NUMBER = auto()  # value, the right form
    NOT_A_CHOICE = auto()  # value, known words, separated by blanks
    LEVEL_COUNT = auto()  # number of levels, most allowed
    BAD_NUMBER_FORM = auto()  # value
    VALUE_OR_CORRIDOR = auto()  # the fields that are given of wert, von and bis, separated by blanks
    CORRIDOR_REVERSED = auto()  # lower bound, upper bound
    BAD_PRODUCT_FORM = auto()  # value
    NO_TABLE = auto()  # name of the file, the most similar one that is there, if any
    NOT_A_TABLE = auto()  # name of the file
    TABLE_OUTSIDE = auto()  # name of the file
    TABLE_NOT_NAMED = auto()  # name of a table that may be meant, if any
    NO_HEAD = auto()
    MISSING_COLUMN = auto()  # column
    UNKNOWN_COLUMN = auto()  # column
    COLUMN_TWICE = auto()  # column
    EMPTY_CELL = auto()  # column
    SPLIT_NUMBER = auto()  # what stands on both sides of the comma
    CELL_NOT_A_NUMBER = auto()  # value
    AMBIGUOUS_NUMBER = auto()  # value, its German and its international reading
