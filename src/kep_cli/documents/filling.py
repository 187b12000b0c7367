"""From a document template and the data for it to the tokens of a document."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.token import Token

from kep_cli.documents.blocks import read_blocks
from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.prose import Expand
from kep_cli.documents.template_faults import NoShapeError, told_in_german
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.ziele import ZieleView

if TYPE_CHECKING:  # most papers say nothing of how things are, and need not load what tells it
    from kep_cli.documents.views.bericht import BerichtView

State = Callable[[], "BerichtView | None"]
"""Gives all that can be said of how things are on a day; None where no day is known."""

_PLACEHOLDER_TEMPLATE = "dokumente/platzhalter.md.j2"


def _no_state() -> None:
    return None


class _Bericht:
    """What a state gives, asked for when a template first wants something of it."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __getattr__(self, name: str) -> object:
        return getattr(self._state(), name)


class Filler:
    """Fills in document templates and reads what comes out."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._insertions = Insertions()
        self._environment = DocumentEnvironment(folders, self._insertions.mark)
        self._environment.globals["ohne_gestalt"] = _without_shape

    def expand(self, ziele: ZieleView, state: State = _no_state) -> Expand:
        """What gives the tokens of placeholders for these goals; each is filled in once.

        Those that stand for how things are on a day need a `state`; it is asked for only where a template does.
        """
        bericht = _Bericht(state)
        expanded: dict[str, list[Token]] = {}

        def expand(placeholder: str) -> list[Token]:
            if placeholder not in expanded:
                expanded[placeholder] = self._fill(
                    _PLACEHOLDER_TEMPLATE, _never, ziele=ziele, bericht=bericht, platzhalter=placeholder
                )
            return expanded[placeholder]

        return expand

    def tokens(self, template: str, ziele: ZieleView, expand: Expand, **names: object) -> list[Token]:
        """The tokens of a document; `names` are what its template may use, besides `ziele`. Raises KepError."""
        return self._fill(template, expand, ziele=ziele, **names)

    def _fill(self, template: str, expand: Expand, **names: object) -> list[Token]:
        with told_in_german(template, self._environment.folder_loader.spoken_names, sorted(names)):
            text = self._environment.get_template(template).render(names)
            return read_blocks(text, self._insertions, expand)


def _never(placeholder: str) -> list[Token]:
    raise NoShapeError(placeholder)


def _without_shape(name: str) -> str:
    raise NoShapeError(name)
