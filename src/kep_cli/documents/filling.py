"""From a document template and the data for it to the tokens of a document."""

from markdown_it.token import Token

from kep_cli.documents.blocks import read_blocks
from kep_cli.documents.environment import DocumentEnvironment
from kep_cli.documents.insertion import Insertions
from kep_cli.documents.prose import Expand
from kep_cli.documents.template_faults import NoShapeError, told_in_german
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.bericht import BerichtView
from kep_cli.documents.views.ziele import ZieleView

_PLACEHOLDER_TEMPLATE = "dokumente/platzhalter.md.j2"


class Filler:
    """Fills in document templates and reads what comes out."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._insertions = Insertions()
        self._environment = DocumentEnvironment(folders, self._insertions.mark)
        self._environment.globals["ohne_gestalt"] = _without_shape

    def expand(self, ziele: ZieleView, bericht: BerichtView | None = None) -> Expand:
        """What gives the tokens of placeholders for these goals; each is filled in once.

        Placeholders that stand for the state of things need a `bericht`.
        """
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
