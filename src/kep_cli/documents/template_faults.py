"""Faults of document templates, said in German: by the type of the exception, never by its English words."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from kep_cli.errors import KepError
from kep_cli.wording.nearest import did_you_mean

_ROOM = str(Path(__file__).parent)
_BRACKETS = "Prüfen Sie dort {{ … }} und {% … %}, und ob jedes if, for, block und macro sein end… hat"

_NOT_DONE = ("Das lässt sich nicht ausführen", "Prüfen Sie, womit dort gerechnet, verglichen oder gefiltert wird")


SayPlace = Callable[[str, int | None], str]
"""Says where something is: in the template that people call so, in this line."""


class UnknownNameError(UndefinedError):
    """A template uses a name, or the field of something, that does not exist.

    `known` are the fields that there are instead; None where a name of the template's own is meant.
    """

    def __init__(self, name: str, known: Sequence[str] | None, _message: str | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class UnknownWordError(TemplateSyntaxError):
    """A template uses a filter or test that does not exist; `kind` is its German name."""

    def __init__(self, kind: str, name: str, known: Sequence[str], line: int, filename: str) -> None:
        super().__init__(name, line, filename=filename)
        self.kind = kind
        self.word = name
        self.known = known


class NoShapeError(Exception):
    """A target has no shape for a block, or a document template none for a placeholder."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotPrintableError(Exception):
    """A template prints something that is no text; `kind` is what people call it."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.kind = "ja oder nein" if isinstance(value, bool) else "eine Liste oder Gruppe von Feldern"


class MisplacedError(Exception):
    """The text that a template gives is no document: a block without end, prose within a line.

    `sign` is what stands in the template where the fault is; nothing where that cannot be told.
    """

    def __init__(self, message: str, hint: str, sign: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.sign = sign


class Missing(StrictUndefined):
    """What stands for a name that does not exist: all that a template can do with it is to ask whether it is there."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,  # noqa: ANN401 - Jinja's interface
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if exc is UndefinedError:
            known = getattr(obj, "_fields", ()) if obj is not missing else None
            # Jinja calls it with its English sentence, which is dropped.
            self._undefined_exception: Any = partial(UnknownNameError, str(name), known)


@contextmanager
def told_in_german(
    template: str, spoken_names: Mapping[str, str], known: Sequence[str], say_place: SayPlace | None = None
) -> Iterator[None]:
    """Turn whatever goes wrong within, while this template is filled in, into a KepError that says file and line.

    `spoken_names` are the names of template files by their full path, `known` the names that the template was given;
    `say_place` says where something is, for templates that have no lines.
    Faults of kep itself stay what they are.
    """
    said_place = say_place or _place
    try:
        yield
    except KepError:
        raise
    except TemplateSyntaxError as error:
        place = said_place(spoken_names.get(error.filename or "", template), error.lineno)
        if isinstance(error, UnknownWordError):
            message = f"{place}: Den {error.kind} „{error.word}“ gibt es nicht"
            raise KepError(message, _nearest_or_all(error.word, error.known)) from error
        raise KepError(f"{place}: Das lässt sich nicht verstehen", _BRACKETS) from error
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        inside = [frame for frame in frames if frame.filename in spoken_names]
        told = _said(error, known)
        if told is None:
            is_ours = not inside or Path(frames[-1].filename).is_relative_to(_ROOM)
            if is_ours and not isinstance(error, TemplateRuntimeError):
                raise
            told = _NOT_DONE
        if isinstance(error, TemplateNotFound) and not inside:  # the template itself
            raise KepError(told[0], "Sie gehört zu kep: Installieren Sie es neu") from error
        if inside:
            place = said_place(spoken_names[inside[-1].filename], inside[-1].lineno)
        elif say_place:
            place = say_place(template, None)
        else:
            place = _outside(template, spoken_names, getattr(error, "sign", ""))
        raise KepError(f"{place}: {told[0]}", told[1]) from error


def _outside(template: str, spoken_names: Mapping[str, str], sign: str) -> str:
    """The place of a fault that shows only in what a template gave: where the sign stands, in it or in one it uses."""
    for file, spoken in spoken_names.items():
        lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
        found = next((number for number, line in enumerate(lines, start=1) if sign and sign in line), None)
        if found:
            return _place(spoken, found)
    # The house's own of this name is the one that was loaded, if there is one.
    return _place(next((spoken for spoken in spoken_names.values() if spoken.endswith(f"/{template}")), template), None)


def _said(error: Exception, known: Sequence[str]) -> tuple[str, str] | None:
    """Message and hint for what templates may do wrong; None for anything else."""
    match error:
        case UnknownNameError():
            return f"„{error.name}“ gibt es nicht", _nearest_or_all(
                error.name, known if error.known is None else error.known
            )
        case TemplateNotFound():
            hint = "Eigene liegen in templates/, mitgelieferte heißen kep/…, etwa kep/dokumente/vorlage.md.j2"
            return f"Die Dokumentvorlage „{error.name}“ gibt es nicht", hint
        case NoShapeError():
            hint = f"Ergänzen Sie in Ihrer eigenen Datei dieses Namens: {{% block {error.name} %}} … {{% endblock %}}"
            return f"Für „{error.name}“ ist hier keine Gestalt festgelegt", hint
        case NotPrintableError():
            return (
                f"Hier soll {error.kind} gedruckt werden",
                "Nennen Sie das Feld, das gemeint ist, oder nehmen Sie if oder for",
            )
        case MisplacedError():
            return error.message, error.hint
        case SecurityError():
            return (
                "Das dürfen Dokumentvorlagen nicht",
                "Nehmen Sie nur Felder, Makros und Filter, und fertigen Text ganz",
            )
        case RecursionError():
            return "Hier ruft sich etwas endlos selbst auf", "Prüfen Sie extends, include und Makros"
    return None


def _place(spoken: str, line: int | None) -> str:
    return f"Dokumentvorlage „{spoken}“, Zeile {line}" if line else f"Dokumentvorlage „{spoken}“"


def _nearest_or_all(name: str, known: Sequence[str]) -> str:
    listed = f"Es gibt: {', '.join(known)}" if known else ""
    return " ".join(part for part in (did_you_mean(name, known), listed) if part) or "Prüfen Sie die Schreibweise"
