"""Numbers by their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kep_cli.model.numbering import is_number_form, read_position, write_number

_FORMS = st.sampled_from(
    ("{n}", "{eltern}.{n}", "HSP {eltern}.{n}", "{eltern} {A}", "{eltern}.{a}", "{n}. Ziel {eltern}")
)
_NO_FORMS = ("1", "{eltern}", "{n}{n}", "{n}{A}", "{x}", "{n", "n}", "{{n}}", "{eltern}{eltern}{n}")


@pytest.mark.parametrize("form", ["", "{n}", "{eltern}.{n}", "HSP {eltern}.{n}", "{eltern} {A}", "Ziel {a})"])
def test_a_form_has_one_counter_and_perhaps_the_number_above(form: str) -> None:
    assert is_number_form(form)


@pytest.mark.parametrize("form", _NO_FORMS)
def test_other_texts_are_no_forms(form: str) -> None:
    assert not is_number_form(form)


@given(_FORMS, st.sampled_from(("1", "2.3", "HSP 1.1")), st.integers(1, 26))
def test_a_number_that_was_written_is_read_again(form: str, parent: str, position: int) -> None:
    assert position == read_position(form, parent, write_number(form, parent, position))


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("{n}", "0"),
        ("{n}", "01"),
        ("{n}", "1."),
        ("{n}", "١"),
        ("{n}", "9" * 5000),
        ("{eltern}.{n}", "1.2"),
        ("{eltern}.{n}", "3.1.2"),
        ("{eltern}.{n}", "3."),
        ("{eltern}.{n}", "3"),
        ("{eltern} {A}", "3 a"),
        ("{eltern} {A}", "3 AB"),
    ],
)
def test_a_number_of_another_form_or_below_another_goal_has_no_position(form: str, number: str) -> None:
    assert read_position(form, "3", number) is None
