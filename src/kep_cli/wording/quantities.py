"""What of a German text can be measured: numbers with their units, years, changes and what they are measured from."""

import re
from functools import cache

_NUMBER = r"\d+(?:[. \u00a0\u202f]\d{3})*(?:,\d+)?"
# One may count what is true of each, or of none.
_NUMBER_WORD = (
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|null|jede[mnrs]?|keine?[mnrs]?"
    r"|eine?r? (?:Million|Milliarde)"
    r"|(?!jahr)\w*(?:zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend))"
)
_FRACTION = r"(?:Hälfte|(?:ein(?:em|en)?|zwei|drei|vier|neun)\s+(?:Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)n?)"
_MULTIPLE = r"(?:[Hh]albier|[Vv]er(?:doppe?l|dreifach|vierfach|fünffach|zehnfach))\w+|\b(?:[Dd]oppelte|[Dd]reifache)\b"
_PERCENT = r"(?:[%‰]|(?:Prozent|Promille)(?:punkten?|punkt)?\b)"
_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
_SYMBOL = (
    r"(?:[%‰€$]|°C|(?:Mio|Mrd|Tsd)\b"
    r"|(?:[mcdk]?m[²³23]?|ha|k?g|t|[kMGT]?W(?:h|p)?|[hls]|min|ct|[KMG]B|[MG]bit/s|dB)(?![\w-]))"
)
# A number behind these only names something.
_NAMES = (r"§", r"Abs\.", r"Nr\.", r"Art\.", "Artikel", "SDG", "Ziel", "Punkt", "Kapitel", "Agenda", r"\b[ABKL]")
_YEAR = r"(?:19|20)\d\d(?![\d.,]*\d|\s?[%€]|[²³])"
_BEFORE_YEAR = (
    r"(?:bis|ab|in|im|vor|nach|zu|zum|von|seit|und|oder|Jahre?s?n?|Ende|Mitte|Anfang|Frühjahr|Sommer|Herbst|Winter"
    rf"|{_MONTH}|[–/.-])\s*"
)
_STRETCH = r"(?:Jahr|Halbjahr|Schuljahr|Quartal|Monat|Woche|Werktag|Tag|Stunde)(?:e?[ns]|e)?\b"
# Without a digit, a text says a time only in one of these words.
_DIGIT = re.compile(r"\d")
_TIMES = "ährlich onatlich öchentlich äglich tündlich erktags ahr Quartal Monat Woche Tag Stunde nnerhalb inn".split()


def is_measured(text: str) -> bool:
    """Whether a number with its unit and a time stand in a text: `Bis 2030 entstehen 400 neue Wohnungen`."""
    if _DIGIT.search(text) is None and not any(word in text for word in _TIMES):
        return False
    return bool(_time().search(text) and _quantity().search(_mere_times().sub(" ", text)))


def relative_change(text: str) -> "re.Match[str] | None":
    """The first change by a share: `um 20 %`, `um ein Fünftel`, `halbieren`, `10 % weniger`."""
    return _change().search(text)


def has_base(text: str) -> bool:
    """Whether a text says what a change is measured from: `gegenüber 2020`, `von 48 auf 36`, `jährlich`."""
    return bool(_base().search(text))


@cache
def _quantity() -> re.Pattern[str]:
    names = "".join(rf"(?<!{name}\s)" for name in _NAMES)
    digits = rf"(?<![\w.,/:–-])(?=\w){names}(?:{_NUMBER}|(?i:{_NUMBER_WORD}\b))"
    adjectives = r"(?:\s+(?!und\b|oder\b)[a-zäöüß][\w-]*){0,3}"
    noun = rf"(?:{_SYMBOL}|(?!{_MONTH})[A-ZÄÖÜ][\w-]{{2,}})"
    return re.compile(
        rf"{digits}{adjectives}\s*{noun}|(?<![\w.,/])\d+-[A-Za-z]\w+|\b{_FRACTION}\b|{_MULTIPLE}|\b[Nn]iemand"
    )


@cache
def _time() -> re.Pattern[str]:
    """A year that lies ahead as far as one can tell, or how often."""
    return re.compile(
        rf"(?<![\d,])(?<!Agenda )(?<![Gg]egenüber )(?<!Stand )(?<![Ss]eit ){_YEAR}"
        r"|(?i:\b(?:(?:halb|viertel)?jährlich|monatlich|wöchentlich|täglich|stündlich|werktags))"
        rf"|\b(?:[Pp]ro|[Jj]e|[Ii]m|[Jj]ede[mnrs]?)\s+(?:[\w.]+\s+)?{_STRETCH}|\b(?:[Ii]nnerhalb|[Bb]innen)\s"
    )


@cache
def _mere_times() -> re.Pattern[str]:
    """Times that would look like numbers with a unit: `Bis 2030 Wohnungen`, `1. Januar`, `jedes Jahr`."""
    return re.compile(
        rf"\b(?i:{_BEFORE_YEAR}){_YEAR}|\b(?:19|20)\d\d(?=\s+[a-zäöü]|[/–-])|\b\d\d?\.\s*(?:\d\d?\.|{_MONTH})"
        rf"|\b[Jj]ede[mnrs]?\s+{_STRETCH}"
    )


@cache
def _change() -> re.Pattern[str]:
    about = r"(?:(?:mindestens|wenigstens|maximal|höchstens|etwa|rund|circa|ca\.|über|knapp|gut|weitere|bis\s+zu)\s+)*"
    share = rf"(?:(?:{_NUMBER}|{_NUMBER_WORD})\s*{_PERCENT}|(?:die\s+)?{_FRACTION}|das\s+(?:Doppelte|Dreifache))"
    more = r"(?:mehr|weniger|höher\w*|niedriger\w*|geringer\w*)"
    return re.compile(
        rf"\b[Uu]m\s+{about}{share}|\b{_MULTIPLE}|(?<![\w.,]){_NUMBER}\s*{_PERCENT}\s+{more}\b(?!\s+als\b)"
    )


@cache
def _base() -> re.Pattern[str]:
    year = r"(?:19|20)\d\d"
    return re.compile(
        r"\b(?:[Gg]egenüber|[Gg]emessen an|[Vv]erglichen mit|[Ii]m Vergleich|[Bb]ezogen auf|[Aa]usgehend von"
        r"|[Aa]uf (?:der )?Basis|Basis(?:jahr|wert)\w*|Ausgangs(?:wert|jahr|niveau|lage)\w*"
        r"|(?:Vor|Bezugs|Referenz)jahr\w*|[Jj]ährlich|[Mm]onatlich|(?:[Pp]ro|[Jj]e|[Jj]edes) Jahr"
        rf"|Stand\s+(?:\w+\s+)?{year}"
        rf"|[Ss]eit\s+(?:\w+\s+)?{year}|als\s+(?:\w+\s+){{0,3}}{year}|als\s+(?:heute|bisher)"
        r"|(?:[Vv]om?|[Dd]es|[Dd]em)\s+(?:\w+\s+){0,2}(?:Wert|Niveau|Stand)\w*"
        rf"|[Vv]on\s+{_NUMBER}[^.;]{{0,200}}?\s+auf\s|auf\s+(?:\w+\s+)?{_NUMBER})"
    )
