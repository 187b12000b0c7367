"""Tables on pages that lie on their side: columns of figures get what they need, the names get the rest."""

from kep_cli.documents.targets.columns import column_widths


def test_the_first_column_of_a_wide_table_takes_what_is_left() -> None:
    columns = [["Haushalt", "Eine Maßnahme: Aufwand"], ["Ist 2025", "1.000"], ["Plan 2026", "–"]]

    assert [22 + 2, 8 + 2, 9 + 2] == column_widths(columns)
    assert [85 * 3 // 2 - 12 - 13, 8 + 4, 9 + 4] == column_widths(columns, wide=True)
