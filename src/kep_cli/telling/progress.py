"""How a measure and an indicator stand, in a line for people."""

from kep_cli.model.kennzahl import Kennzahl, Messwert, Methode, Richtung, Zielwert
from kep_cli.progress.degree import Undefined
from kep_cli.progress.due import Due, Task
from kep_cli.progress.indicators import Standing
from kep_cli.progress.overview import IndicatorState, MeasureState, Overview
from kep_cli.progress.rating import Thresholds
from kep_cli.progress.targets import LIMITS
from kep_cli.wording.dates import moment_of, say_moment
from kep_cli.wording.kennzahlen import DIRECTIONS
from kep_cli.wording.numbers import say_number
from kep_cli.wording.phrases import one_line
from kep_cli.wording.ratings import NO_SYMBOL, RATINGS, REASONS, STATES, SYMBOLS, say_share, say_value

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


def sign_of_indicator(state: IndicatorState) -> str:
    """The sign of its rating."""
    rating = state.standing.rating
    return SYMBOLS[rating.grade] if rating.grade else NO_SYMBOL


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
    targets = [f"Ziel {said_target(kennzahl, target)}" for target in stands.targets]
    way = [f"{say_share(stands.degree)} des Wegs"] if stands.degree is not None else []
    kept = [] if way else _kept(stands)
    then = [f"danach {said_target(kennzahl, target)}" for target in stands.following]
    why = stands.rating.why_none
    reason = [REASONS[why]] if why and REASONS[why] != latest else []
    judged = kennzahl.bewertung
    manual = (
        [f"von Hand bewertet: {one_line(judged.manuell)} ({one_line(judged.begruendung).rstrip('.')})"]
        if judged
        else []
    )
    return ", ".join([latest, *_direction(stands), *targets, *way, *kept, *then, *reason, *manual])


def _direction(stands: Standing) -> list[str]:
    """Where there is no target, what is judged instead: `zuvor 118.160 (31.12.2024), soll steigen`."""
    kennzahl, previous = stands.kennzahl, stands.known.previous
    if stands.targets or previous is None or kennzahl.richtung not in {Richtung.STEIGEND, Richtung.SINKEND}:
        return []
    return [f"zuvor {say_number(previous.wert)} ({say_moment(previous.stichtag)})", DIRECTIONS[kennzahl.richtung]]


def _kept(stands: Standing) -> list[str]:
    """Limits are kept or not, targets are reached or not; before its time a target is not reached yet."""
    if stands.kept is None:
        return []
    if stands.kennzahl.richtung in LIMITS:
        return ["eingehalten" if stands.kept else "nicht eingehalten"]
    if stands.kept:
        return ["erreicht"]
    if stands.missed:
        return ["nicht erreicht"]
    return [] if stands.rating.why_none is Undefined.NOT_YET_DUE else ["noch nicht erreicht"]


def said_thresholds(thresholds: Thresholds) -> str:
    """How the traffic light is set."""
    green, yellow = (say_share(share) for share in thresholds)
    limits = "Grenzwerte sind eingehalten (grün) oder nicht (rot)"
    change = "ohne Zielwert zählt die letzte Veränderung"
    return f"Ampel: bis {green} des Wegs hinter dem Zielpfad grün, bis {yellow} gelb, darüber rot; {limits}; {change}"


def said_grades(*, signs: bool) -> str:
    """What the grades of the trend method mean, with their signs where these can be shown."""
    sun, clouded, cloud, storm = (
        f"{SYMBOLS[grade]} {RATINGS[grade]}" if signs else RATINGS[grade]
        for grade in ("sonne", "leicht_bewoelkt", "wolke", "gewitter")
    )
    return (
        "Trend: die mittlere Veränderung der letzten fünf Jahre, fortgeschrieben bis zum Zieljahr. "
        f"{sun}: Das Ziel wird erreicht oder um weniger als 5 % des restlichen Wegs verfehlt; "
        f"{clouded}: um 5 bis 20 %; {cloud}: um mehr, aber in der richtigen Richtung; "
        f"{storm}: Der Abstand bleibt gleich oder wächst. "
        f"Bei Grenzen und bei Zielen, die erreicht oder fällig sind: {sun}: eingehalten; {clouded}: eingehalten, aber "
        f"mit schlechterem Trend; {cloud}: verfehlt, mit besserem Trend; {storm}: verfehlt, ohne besseren Trend. "
        f"Ohne Zielwert zählen mittlere und letzte Veränderung: {sun}: beide richtig; {clouded}: nur die mittlere; "
        f"{cloud}: nur die letzte; {storm}: keine"
    )


def said_methods(overview: Overview) -> tuple[str, ...]:
    """How what is shown was rated, a sentence a method; nothing without indicators."""
    methods = {state.standing.methode for state in overview.indicators}
    light = (said_thresholds(overview.thresholds),) if overview.indicators else ()
    return (*light, said_grades(signs=False)) if Methode.TREND in methods else light


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


def said_target(kennzahl: Kennzahl, target: Zielwert) -> str:
    """A target with its time: `400 bis 2030`, `mindestens 95 bis 31.12.2030`, `zwischen 15 und 30`."""
    until = f" bis {say_moment(target.zum)}" if target.zum else ""
    if target.wert is not None:
        return f"{_LIMITS.get(kennzahl.richtung, '')}{say_number(target.wert)}{until}"
    lower, upper = (say_number(end) for end in (target.von, target.bis) if end is not None)
    return f"zwischen {lower} und {upper}{until}"
