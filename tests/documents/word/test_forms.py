"""The forms that come with kep are what their script makes, and the list of placeholders is what papers say."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from kep_cli.documents.insertion import Prose
from kep_cli.documents.targets.docx.fields import ANNEX, FIELDS, Field, Kind
from kep_cli.documents.views.beratung import AenderungView, BeratungView
from kep_cli.documents.views.vorlage import (
    AbschnittView,
    AngabeView,
    AnlageView,
    PruefvermerkView,
    UnterschriftView,
    VorlageView,
)
from kep_cli.wording.placeholders import PLACEHOLDERS

CHECKOUT = Path(__file__).resolve().parents[3]
VIEWS: dict[str, Any] = {
    "unterschriften": UnterschriftView,
    "pruefvermerke": PruefvermerkView,
    "beratungsfolge": BeratungView,
    "aenderungen": AenderungView,
    "abschnitte": AbschnittView,
    "finanzen": AngabeView,
    "anlagen": AnlageView,
}


def test_the_forms_are_what_the_script_makes_of_them() -> None:
    checked = subprocess.run(
        [sys.executable, str(CHECKOUT / "docs" / "wordformular.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (checked.returncode, checked.stderr)


def test_the_list_of_placeholders_holds_every_field_of_a_paper_and_no_other() -> None:
    names = [field.name for field in FIELDS]

    assert [*VorlageView._fields, *PLACEHOLDERS] == names


def test_the_lists_among_the_placeholders_hold_every_field_of_their_entries() -> None:
    listed = {field.name: [each.name for each in field.fields] for field in FIELDS if field.kind is Kind.GROUPS}

    assert {name: list(view._fields) for name, view in VIEWS.items()} == listed


def test_each_placeholder_is_of_the_kind_that_papers_give() -> None:
    said = dict(_kinds(VorlageView.__annotations__, FIELDS)) | dict(_kinds(AnlageView.__annotations__, ANNEX))

    assert {name: kind for name, (_, kind) in said.items()} == {name: kind for name, (kind, _) in said.items()}


def _kinds(annotations: dict[str, object], fields: tuple[Field, ...]) -> list[tuple[str, tuple[Kind, Kind]]]:
    by_type: dict[object, Kind] = {str: Kind.TEXT, bool: Kind.YES_NO, Prose: Kind.PROSE, Prose | None: Kind.PROSE}
    by_type[tuple[str, ...]] = Kind.TEXTS
    return [
        (field.name, (field.kind, by_type.get(annotations[field.name], Kind.GROUPS)))
        for field in fields
        if field.name in annotations
    ]
