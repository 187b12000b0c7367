"""A comparison as it is told, before any format: sections with subjects, each with its changes in sentences."""

from typing import NamedTuple

from kep_cli.compare.changes import Change
from kep_cli.compare.words import Part, Piece


class Detail(NamedTuple):
    """A line below a sentence: what it is about ("" where that is clear), and its text in pieces."""

    label: str
    pieces: tuple[Piece, ...]


class Told(NamedTuple):
    """A change in a German sentence without its subject: `neu gefasst`, `unter Oberziel 2 verschoben`."""

    change: Change
    sentence: str
    details: tuple[Detail, ...] = ()


class Subject(NamedTuple):
    """What changes are told of: `Unterziel 1.4 (jetzt 2.1)`, how people call it otherwise, and its id, if any."""

    title: str
    name: str = ""
    id: str = ""

    @property
    def said(self) -> str:
        """All of it in a row: `Unterziel 1.4 „Wohnen“`."""
        return f"{self.title} „{self.name}“" if self.name else self.title


class Group(NamedTuple):
    """A subject with all its changes."""

    subject: Subject
    told: tuple[Told, ...]


class Section(NamedTuple):
    """Subjects that belong together, with a heading: a branch of goals, the papers."""

    title: str
    groups: tuple[Group, ...]


def plain(label: str, text: str) -> Detail:
    """A detail whose words stand in no relation to others."""
    return Detail(label, (Piece(Part.SAME, text),))
