"""The Synopse as files: what changed between two versions of the goals, or through several."""

from collections.abc import Sequence

from kep_cli.documents.choosing import SYNOPSIS
from kep_cli.documents.drawing import Drawer, Kopf
from kep_cli.documents.filling import Filler
from kep_cli.documents.naming import file_part
from kep_cli.documents.render import Document, Manner
from kep_cli.documents.targets.contract import Target
from kep_cli.documents.targets.table import target
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.synopse import Stand, view_synopsis
from kep_cli.documents.views.ziele import view_goals
from kep_cli.errors import KepError

_TEMPLATE = "dokumente/synopse.md.j2"
_LONGEST_STEM = 100  # characters; room for folders on Windows


def render_synopsis(
    versions: Sequence[Stand], names: Sequence[str], folders: TemplateFolders, manner: Manner, *, with_unchanged: bool
) -> list[Document]:
    """The files of a Synopse, one a format; `names` are those of the versions as parts of the files' name.

    Faulty goals are marked as such in their cells. Raises KepError for faults of templates and for formats that a
    Synopse cannot have.
    """
    targets = {form: target(form) for form in manner.formats}
    for form, found in targets.items():
        if not isinstance(found, Target) and found.piece is None:
            message = f"Eine Synopse gibt es nicht als {form}"
            raise KepError(message, "Nehmen Sie etwa: --format pdf,docx")
    view = view_synopsis(versions, with_unchanged=with_unchanged)
    filler, ziele = Filler(folders), view_goals(versions[-1].konzept)
    tokens = filler.tokens(_TEMPLATE, ziele, filler.expand(ziele), synopse=view)
    told = " – ".join(dict.fromkeys((versions[0].name, versions[-1].name)))
    kopf = Kopf(f"Synopse: {told}", f"Synopse: {told}", view.koerperschaft, entwurf=manner.draft, querformat=True)
    stem = _stem(names)
    documents: list[Document] = []
    for found in targets.values():
        if isinstance(found, Target):
            documents.append(Document(f"{stem}{found.suffix}", Drawer(found, folders).document(tokens, kopf)))
        elif found.piece:
            documents.append(Document(f"{stem}{found.piece_suffix}", found.piece(tokens, kopf, folders)))
    return documents


def _stem(names: Sequence[str]) -> str:
    """The name of the files without ending. Of many versions, or of such with long names, it names first and last."""
    parts = [file_part(name) or "stand" for name in names]
    joined = "-".join([SYNOPSIS, *parts])
    return joined if len(joined) <= _LONGEST_STEM else "-".join([SYNOPSIS, parts[0][:40], "bis", parts[-1][:40]])
