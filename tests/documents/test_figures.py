"""Names of the files of figures: each its own, and one that every system takes."""

import pytest

from kep_cli.documents.figures import Figure, figure_token, file_names

NAMES = {
    "as they are called": (["einwohner", "glasfaser-quote"], ["einwohner", "glasfaser-quote"]),
    "twice the same": (["a", "a", "a"], ["a", "a--2", "a--3"]),
    "what looks like a second one": (["a", "a", "a--2"], ["a", "a--2", "a-2"]),
    "a device of Windows": (["con", "NUL"], ["_con", "_nul"]),
    "nothing that a name could hold": (["", "…"], ["grafik", "grafik--2"]),
    "faulty ones": (["../x", "Ä ö"], ["x", "grafik"]),
}


@pytest.mark.parametrize(("called", "expected"), NAMES.values(), ids=NAMES)
def test_names(called: list[str], expected: list[str]) -> None:
    tokens = [figure_token(Figure(name, "", "kepdiagramm", {})) for name in called]

    assert expected == file_names(tokens)
