"""Reports as PDF: accessible, and with every figure told in words."""

from collections.abc import Mapping
from typing import Any

import pytest

from kep_cli.documents.choosing import REPORTS_ON_A_DAY

Reports = Mapping[str, Any]


@pytest.mark.parametrize("name", REPORTS_ON_A_DAY)
def test_a_report_is_accessible(name: str, reports: Reports) -> None:
    said = reports[name].catalogue

    assert [] == reports[name].findings()
    assert ("de-DE", True, True, "1", []) == (
        said["language"],
        said["tagged"],
        said["shows title"],
        said["standard"],
        said["dates"],
    )


def test_each_chart_is_told_in_words(reports: Reports) -> None:
    figures = [tag.alt for tag in reports["kennzahlenbericht"].structure.all() if tag.role == "Figure"]

    assert 40 == len(figures)
    assert all(said.startswith("Diagramm der Kennzahl „") for said in figures)
