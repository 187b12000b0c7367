"""How a measure and an indicator stand, in a line for people."""

from kep_cli.model.kennzahl import Kennzahl, Messwert, Richtung, Zielwert
from kep_cli.progress.due import Due, Task
from kep_cli.progress.indicators import Standing
from kep_cli.progress.overview import IndicatorState, MeasureState
from kep_cli.progress.rating import Thresholds
from kep_cli.wording.dates import moment_of, say_moment
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import one_line
from kep_cli.wording.ratings import RATINGS, REASONS, STATES, say_share, say_value

UNSAID = "Status offen"
"""What stands for the status of a measure that says none."""

NO_REASON = "keine Begründung angegeben"
"""What stands for a reason that nobody has given."""

_LIMITS = {Richtung.MINDESTENS: "mindestens ", Richtung.HOECHSTENS: "höchstens "}


def state_of_measure(state: MeasureState) -> str:
    """The word for its status."""
    return STATES[state.massnahme.status] if state.massnahme.status else UNSAID


def rating_of_indicator(state: IndicatorState) -> str:
    """The word for its rating; `offen` where it has none."""
    rating = state.standing.rating
    return RATINGS[rating.grade] if rating.grade else "offen"


def name_of(state: MeasureState | IndicatorState) -> str:
    """What people call it."""
    return one_line(state.massnahme.titel if isinstance(state, MeasureState) else state.standing.kennzahl.name)


def kind_and_name(state: MeasureState | IndicatorState) -> str:
    """`Maßnahme „Radweg Nord“`, `Kennzahl „Einwohner“`."""
    return f"{'Maßnahme' if isinstance(state, MeasureState) else 'Kennzahl'} „{name_of(state)}“"


def facts_of_indicator(stands: Standing) -> str:
    """Value, target, how far it has come, and why something is missing: `412 Wohnungen (2025), Ziel 600 bis 2030`."""
    kennzahl = stands.kennzahl
    latest = _said_value(kennzahl, stands.latest) if stands.latest else REASONS["kein_messwert"]
    targets = [f"Ziel {_said_target(kennzahl, target)}" for target in stands.targets]
    way = [f"{say_share(stands.degree)} des Wegs"] if stands.degree is not None else []
    kept = [] if stands.kept is None or way else ["eingehalten" if stands.kept else "nicht eingehalten"]
    why = stands.rating.why_none
    reason = [REASONS[why]] if why and REASONS[why] != latest else []
    judged = kennzahl.bewertung
    manual = (
        [f"von Hand bewertet: {one_line(judged.manuell)} ({one_line(judged.begruendung).rstrip('.')})"]
        if judged
        else []
    )
    return ", ".join([latest, *targets, *way, *kept, *reason, *manual])


def said_thresholds(thresholds: Thresholds) -> str:
    """How the traffic light is set."""
    green, yellow = (say_share(share) for share in thresholds)
    limits = "Grenzwerte sind eingehalten (grün) oder nicht (rot)"
    return f"Ampel: bis {green} des Wegs hinter dem Zielpfad grün, bis {yellow} gelb; {limits}"


def said_due(due: Due, *, is_late: bool) -> str:
    """`seit 31.03.2026 überfällig: Meilenstein „Förderantrag“`, or what is due by when."""
    day, what = say_moment(moment_of(due.day)), said_task(due)
    return f"seit {day} überfällig: {what}" if is_late else f"bis {day}: {what}"


def said_task(due: Due) -> str:
    """What is due: `Meilenstein „Förderantrag“`, `Abschluss`."""
    return {
        Task.MILESTONE: f"Meilenstein „{one_line(due.title)}“",
        Task.END: "Abschluss",
        Task.VALUE: "neuer Messwert",
    }[due.task]


def _said_value(kennzahl: Kennzahl, value: Messwert) -> str:
    provisional = ", vorläufig" if value.vorlaeufig else ""
    return f"{say_value(value.wert, one_line(kennzahl.einheit))} ({say_moment(value.stichtag)}{provisional})"


def _said_target(kennzahl: Kennzahl, target: Zielwert) -> str:
    until = f" bis {say_moment(target.zum)}" if target.zum else ""
    if target.wert is not None:
        return f"{_LIMITS.get(kennzahl.richtung, '')}{say_number(target.wert)}{until}"
    lower, upper = (say_number(end) for end in (target.von, target.bis) if end is not None)
    return f"{lower} bis {upper}{until.replace(' bis ', ' zum ', 1)}"
