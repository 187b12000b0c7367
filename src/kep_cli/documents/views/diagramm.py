"""The chart of an indicator: its values through the years, the path to its target, limits and breaks."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from kep_cli.documents.figures import Data, Figure
from kep_cli.documents.views import skala
from kep_cli.model.kennzahl import Messwert, Richtung, Zielwert
from kep_cli.progress.indicators import Standing
from kep_cli.progress.targets import LIMITS, requirements, targets_that_count
from kep_cli.telling.progress import facts_of_indicator
from kep_cli.wording.dates import Moment, moment_of, say_moment
from kep_cli.wording.numbers import rounded, say_number
from kep_cli.wording.phrases import one_line

_FUNCTION = "kepdiagramm"
_HIGH = Decimal("0.85")  # above it, there is no room for a word over a point
_LEGEND = {
    "messwerte": "Messwerte",
    "vorlaeufig": "vorläufiger Messwert",
    "ausgang": "Ausgangswert",
    "pfad": "Zielpfad",
    "ziel": "Zielwert",
    "grenze": "Grenze, die einzuhalten ist",
    "korridor": "Korridor",
    "bruch": "Bruch in der Zeitreihe",
}


def chart(name: str, stands: Standing) -> Figure | None:
    """The chart; None where fewer than two things are to be shown, or none of them has a time."""
    drawing = _Drawing(stands)
    return Figure(name, drawing.description, _FUNCTION, drawing.data()) if drawing.worth_drawing else None


class _Drawing:
    """One chart that is being made, of what is known on the day."""

    def __init__(self, stands: Standing) -> None:
        self._stands = stands
        self._kennzahl = stands.kennzahl
        self._targets = targets_that_count(self._kennzahl, stands.day)
        self._limits = tuple(each for each in self._targets if self._kennzahl.richtung in LIMITS or each.zum is None)
        self._goals = [each for each in self._targets if each.zum and each not in self._limits]
        several = len(stands.known.values) + len(self._targets) > 1
        self.worth_drawing = several and any(self._moments())  # without any time there is no axis
        if self.worth_drawing:
            self._years = skala.years(self._moments())
            self._values = skala.values(self._numbers())

    @property
    def description(self) -> str:
        """What the chart shows, in words."""
        values = self._stands.known.values
        since = f" seit {say_moment(values[0].stichtag)}" if values else ""
        return f"Diagramm der Kennzahl „{one_line(self._kennzahl.name)}“{since}: {facts_of_indicator(self._stands)}"

    def data(self) -> dict[str, Data]:
        """What the function that draws it gets."""
        points = [*self._points()]
        lines: dict[str, Sequence[Data]] = {
            "zuege": [[self._at(each.stichtag, each.wert) for each in line] for line in self._lines()],
            "pfad": self._path(),
            "punkte": points,
            "grenzen": [*self._bounds()],
            "baender": [*self._bands()],
            "brueche": [*self._breaks()],
        }
        years, values = self._years, self._values
        used = self._used(lines, {kind for _, _, kind in points})
        legend = _LEGEND if self._kennzahl.richtung in LIMITS else _LEGEND | {"grenze": "Zielwert ohne Zeitpunkt"}
        return {
            **lines,
            "einheit": one_line(self._kennzahl.einheit),
            "x": [(years.begin(year), years.begin(year + 1), str(year)) for year in years.marks],
            "y": [(values.place(mark), say_number(rounded(mark, values.places))) for mark in values.marks],
            "worte": [*self._words()],
            "legende": [(kind, word) for kind, word in legend.items() if kind in used],
        }

    def _moments(self) -> Iterator[Moment]:
        yield from (value.stichtag for value in self._stands.known.values)
        yield from (target.zum for target in self._targets if target.zum)
        yield from (moment_of(station.day) for station in self._stands.path)
        if baseline := self._stands.known.baseline:
            yield baseline.stichtag

    def _numbers(self) -> Iterator[Decimal]:
        yield from (value.wert for value in self._stands.known.values)
        yield from (end for target in self._targets for end in _ends(target))
        if baseline := self._stands.known.baseline:
            yield baseline.wert

    def _at(self, moment: Moment, value: Decimal | Fraction) -> tuple[Decimal, Decimal]:
        return self._years.place(moment), self._values.place(value)

    def _lines(self) -> list[list[Messwert]]:
        """The values in lines that end where nothing may be compared across a break."""
        gaps = [each.ab.first for each in self._kennzahl.zeitreihenbrueche if each.vergleichbar is not True]
        lines: list[list[Messwert]] = []
        for value in self._stands.known.values:
            before = lines[-1][-1].stichtag.first if lines else None
            if before is None or any(before < gap <= value.stichtag.first for gap in gaps):
                lines.append([])
            lines[-1].append(value)
        return lines

    def _path(self) -> list[tuple[Decimal, Decimal]]:
        baseline = self._stands.known.baseline
        if baseline is None or not self._stands.path:
            return []
        due = [(each.zum, each) for each in self._goals if each.zum and each.zum.last > baseline.stichtag.last]
        ends = [(moment, one.limit) for moment, target in due for one in requirements(self._kennzahl, target)]
        return [self._at(baseline.stichtag, baseline.wert), *(self._at(*end) for end in ends)] if ends else []

    def _points(self) -> Iterator[tuple[Decimal, Decimal, str]]:
        measured = {value.stichtag for value in self._stands.known.values}
        baseline = self._stands.known.baseline
        if baseline and baseline.stichtag not in measured:
            yield (*self._at(baseline.stichtag, baseline.wert), "ausgang")
        for value in self._stands.known.values:
            yield (*self._at(value.stichtag, value.wert), "vorlaeufig" if value.vorlaeufig else "messwert")
        for target in self._goals:
            for end in _ends(target):
                if target.zum:
                    yield (*self._at(target.zum, end), "ziel")

    def _bounds(self) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
        if self._kennzahl.richtung is Richtung.KORRIDOR:
            return
        for begin, end, target in self._stretches():
            for value in _ends(target):
                yield begin, end, self._values.place(value)

    def _bands(self) -> Iterator[tuple[Decimal, Decimal, Decimal, Decimal]]:
        if self._kennzahl.richtung is not Richtung.KORRIDOR:
            return
        for begin, end, target in self._stretches():
            lower, *upper = (self._values.place(value) for value in _ends(target))
            yield begin, end, lower, upper[0] if upper else lower

    def _stretches(self) -> Iterator[tuple[Decimal, Decimal, Zielwert]]:
        """From where to where each limit holds: from the end of the one before to its own."""
        begin = Decimal(0)
        for target in self._limits:
            end = self._years.place(moment_of(target.zum.last)) if target.zum else Decimal(1)
            yield begin, end, target
            begin = end if target.zum else begin

    def _breaks(self) -> Iterator[Decimal]:
        for each in self._kennzahl.zeitreihenbrueche:
            if self._years.first <= each.ab.year <= self._years.last and each.ab.first <= self._stands.day:
                yield self._years.place(moment_of(each.ab.first))

    def _words(self) -> Iterator[tuple[Decimal, Decimal, str, str]]:
        """The last value and the last target, beside their points."""
        if latest := self._stands.latest:
            x, y = self._at(latest.stichtag, latest.wert)
            yield x, y, "unter" if y > _HIGH else "ueber", say_number(latest.wert)
        if self._targets:
            last = self._targets[-1]
            x = self._years.place(last.zum) if last.zum and last in self._goals else Decimal(1)
            for end in _ends(last):
                yield x, self._values.place(end), "rechts", say_number(end)

    def _used(self, lines: Mapping[str, Sequence[object]], points: set[str]) -> set[str]:
        """The kinds of things that are in the chart, by the words of the legend."""
        values = self._stands.known.values
        return {
            *(points - {"messwert"}),
            *(["messwerte"] if values else []),
            *(["pfad"] if lines["pfad"] else []),
            *(["grenze"] if lines["grenzen"] else []),
            *(["korridor"] if lines["baender"] else []),
            *(["bruch"] if lines["brueche"] else []),
        }


def _ends(target: Zielwert) -> list[Decimal]:
    return [end for end in (target.wert, target.von, target.bis) if end is not None]
