"""What the operating system refuses is said in German."""

import errno

import pytest

from kep_cli.wording.os_errors import is_known, reason


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, "kein Platz mehr auf dem Datenträger"),
        (errno.EACCES, "keine Berechtigung"),
        (errno.ENOENT, "nicht gefunden"),
    ],
)
def test_known_faults_have_words(code: int, expected: str) -> None:
    error = OSError(code, "English words")

    assert (expected, True) == (reason(error), is_known(error))


def test_unknown_faults_are_numbered() -> None:
    error = OSError(99999, "English words")

    assert ("das Betriebssystem meldet Fehler 99999", False) == (reason(error), is_known(error))
