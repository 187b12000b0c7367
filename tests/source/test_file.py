"""Reading one file: its texts with their places, and what it says about what it could not read."""

from kep_cli.source.faults import FileFault
from kep_cli.source.file import SourceFile
from kep_cli.source.nodes import Mapping, Scalar, Sequence, descend
from kep_cli.spans import Span

_PATH = "goals/oberziele/wohnen.yaml"


def _read(text: str | bytes) -> SourceFile:
    return SourceFile(_PATH, text if isinstance(text, bytes) else text.encode())


def _part(file: SourceFile, field: str, word: str) -> Span:
    """Where a word of a field's text stands."""
    assert file.root is not None

    scalar = descend(file.root, (field,))

    assert isinstance(scalar, Scalar)
    return file.part(scalar, scalar.value.index(word), len(word))


def test_a_word_of_a_folded_text_is_found_on_its_own_line() -> None:
    file = _read("text: >-\n  Wer im Landkreis\n  wohnen will,\n\n  findet eine Wohnung.\n")

    assert Span(_PATH, 3, 3, 3, 9) == _part(file, "text", "wohnen")
    assert Span(_PATH, 5, 15, 5, 22) == _part(file, "text", "Wohnung")


def test_words_that_a_line_end_parts_are_found_on_both_lines() -> None:
    file = _read("text: Wer im Landkreis\n  wohnen will\n")

    assert Span(_PATH, 1, 14, 2, 9) == _part(file, "text", "Landkreis wohnen")


def test_a_word_behind_escapes_is_found_where_it_is_written() -> None:
    file = _read('text: "Wohn\\u00e4hnlich \\"S\\u00fcd\\" \\\n  gelegen"\n')

    assert Span(_PATH, 1, 25, 1, 35) == _part(file, "text", '"Süd"')._replace(end_column=35)
    assert Span(_PATH, 2, 3, 2, 10) == _part(file, "text", "gelegen")


def test_a_word_behind_doubled_quotes_is_found_where_it_is_written() -> None:
    file = _read("text: 'So geht''s im Landkreis'\n")

    assert Span(_PATH, 1, 15, 1, 18) == _part(file, "text", "'s")
    assert Span(_PATH, 1, 22, 1, 31) == _part(file, "text", "Landkreis")


def test_columns_count_characters_and_a_byte_order_mark_has_none() -> None:
    file = _read("\ufefftext: 👩‍🚒 fährt\r\nnummer: 1\r\n")

    assert Span(_PATH, 1, 11, 1, 16) == _part(file, "text", "fährt")
    assert Span(_PATH, 2, 9, 2, 10) == _part(file, "nummer", "1")


def test_of_a_field_given_twice_the_first_one_counts() -> None:
    file = _read("id: wohnen\ntext: Eins\ntext: Zwei\n")

    assert isinstance(file.root, Mapping)
    assert [("id", "wohnen"), ("text", "Eins")] == [
        (name, node.value) for name, node in file.root.values.items() if isinstance(node, Scalar)
    ]
    assert [(FileFault.DUPLICATE_KEY, Span(_PATH, 3, 1, 3, 5), ("text", "2"))] == [fault[:3] for fault in file.faults]


def test_fields_given_twice_are_told_at_every_depth() -> None:
    file = _read("a: {b: 1, b: 2}\nc:\n  - d: 1\n    d: 2\n")

    assert [Span(_PATH, 1, 11, 1, 12), Span(_PATH, 4, 5, 4, 6)] == [fault.span for fault in file.faults]


def test_numbers_dates_and_yes_stay_text() -> None:
    file = _read("liste: [1.10, 012, no, 2018-06-04, 0x1F, 1:30, ~, null, 1e3]\n")

    assert file.root is not None

    items = descend(file.root, ("liste",))

    assert isinstance(items, Sequence)
    assert ["1.10", "012", "no", "2018-06-04", "0x1F", "1:30", "~", "null", "1e3"] == [
        item.value for item in items.items if isinstance(item, Scalar)
    ]


def test_a_file_that_cannot_be_read_tells_which_ids_it_seems_to_define() -> None:
    file = _read("id: wohnen\nunterziele:\n  - id: leerstand\n    text: Ziel: weniger\n  - {id: miete, text: x}\n")

    assert file.root is None
    assert {"wohnen", "leerstand", "miete"} == file.possible_ids


def test_a_file_that_was_read_wholly_defines_nothing_else() -> None:
    assert frozenset() == _read("id: wohnen\ntext: Eins\n").possible_ids


def test_a_windows_file_with_many_dashes_and_quotes_is_still_a_text() -> None:
    words = "„Wohnen – Leben“ " * 30
    file = _read(f"text: {words}\n".encode("cp1252"))

    assert isinstance(file.root, Mapping)
    assert words.strip() == next(node.value for node in file.root.values.values() if isinstance(node, Scalar))
    assert [FileFault.NOT_UTF8] == [fault.kind for fault in file.faults]


def test_blank_lines_without_end_are_read_in_no_time() -> None:
    file = _read("text: 'Eins\n" + "\n" * 1_000_000)

    assert [FileFault.SYNTAX] == [fault.kind for fault in file.faults]
    assert frozenset() == file.possible_ids
