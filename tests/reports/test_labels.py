"""What people call the fields of every entity; a new one is to be read in `golden/labels.txt`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kep_cli.model.declarations import declared_fields
from kep_cli.model.fields import Entity
from kep_cli.model.load import load
from kep_cli.model.shaping import german_name
from kep_cli.model.vorlage import Vorlage
from kep_cli.model.ziel import Ziel
from kep_cli.reports.changes.labels import declared_at, path_label
from kep_cli.reports.changes.names import Names, shortened
from kep_cli.source.folder import read_folder
from kep_cli.telling.fields import field_label

KONZEPT = load(read_folder(Path(__file__).parent / "changes" / "neu"))
NAMES = Names(KONZEPT, {})


def classes(entity: type[Entity]) -> Iterator[type[Entity]]:
    yield entity
    for field in declared_fields(entity):
        if field.entity:
            yield from classes(field.entity)


def test_every_field_has_a_label(golden: Callable[[str, str], None]) -> None:
    top = dict.fromkeys(type(entry.data) for entry in KONZEPT.entries() if entry.data is not None)
    known = dict.fromkeys(found for each in top for found in classes(each))
    lines = [
        f"{german_name(each)}: {', '.join(field_label(each, name) for name in each.model_fields)}" for each in known
    ]

    golden("labels.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("entity", "path", "expected"),
    [
        (Vorlage, "zustand", "Zustand"),
        (Vorlage, "finanzen.gesamt", "Finanzen, Gesamt"),
        (Vorlage, "beratungsfolge[kreistag].ergebnis", "Beratung Kreistag, Ergebnis"),
        (Vorlage, "beratungsfolge[kreistag#2].stimmen.ja", "Beratung Kreistag (2.), Stimmen, Ja"),
        (Vorlage, "beratungsfolge[kreistag].aenderungen[bus].text", "Beratung Kreistag, Änderung Ziel 2.2, Wortlaut"),
        (Vorlage, "anlagen[A] und [B].inhalt].inhalt", "Anlage A] und [B].inhalt, Inhalt"),
        (Vorlage, "unterschriften[2018-06-21]", "Unterschrift 2018-06-21"),
        (Ziel, "berichtigungen[2018-06-21].grund", "Berichtigung 21.06.2018, Grund"),
        (Ziel, "verantwortlich[#2]", "Zuständigkeit 2"),
        (Ziel, "unbekannt_und_gruen", "Unbekannt und grün"),
        (None, "zustand", "Zustand"),
    ],
)
def test_paths_are_said_with_the_names_of_what_they_lead_through(
    entity: type[Entity] | None, path: str, expected: str
) -> None:
    assert expected == path_label(entity, path, NAMES)


def test_the_declaration_at_the_end_of_a_path_is_found() -> None:
    found = declared_at(Vorlage, "beratungsfolge[a.b].aenderungen[x].text")

    assert ("text", True) == (found and (found.name, found.is_wording))
    assert None is declared_at(Vorlage, "finanzen.fehlt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kurz", "kurz"), ("eins zwei", "eins zwei"), ("eins zwei drei", "eins zwei …"), ("einszweidrei", "einszweid …")],
)
def test_long_names_are_cut_behind_a_word(text: str, expected: str) -> None:
    assert expected == shortened(text, 9)
