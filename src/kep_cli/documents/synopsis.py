"""The Synopse as files: what changed between two versions of the goals, or through several."""

from collections.abc import Sequence

from kep_cli.documents.choosing import SYNOPSIS
from kep_cli.documents.drawing import Kopf
from kep_cli.documents.files import Text, files_of
from kep_cli.documents.filling import Filler
from kep_cli.documents.naming import file_part
from kep_cli.documents.render import Document, Manner
from kep_cli.documents.templates import TemplateFolders
from kep_cli.documents.views.synopse import Stand, view_synopsis
from kep_cli.documents.views.ziele import view_goals

_TEMPLATE = "dokumente/synopse.md.j2"
_LONGEST_STEM = 100  # characters; room for folders on Windows


def render_synopsis(
    versions: Sequence[Stand], names: Sequence[str], folders: TemplateFolders, manner: Manner, *, with_unchanged: bool
) -> list[Document]:
    """The files of a Synopse, one a format; `names` are those of the versions as parts of the files' name.

    Faulty goals are marked as such in their cells. Raises KepError for faults of templates and for formats that a
    Synopse cannot have.
    """
    view = view_synopsis(versions, with_unchanged=with_unchanged)
    filler, ziele = Filler(folders), view_goals(versions[-1].konzept)
    tokens = filler.tokens(_TEMPLATE, ziele, filler.expand(ziele), synopse=view)
    told = " – ".join(dict.fromkeys((versions[0].name, versions[-1].name)))
    kopf = Kopf(f"Synopse: {told}", f"Synopse: {told}", view.koerperschaft, entwurf=manner.draft, querformat=True)
    return files_of([Text(_stem(names), tokens, kopf)], manner.formats, folders, "Eine Synopse")


def _stem(names: Sequence[str]) -> str:
    """The name of the files without ending. Of many versions, or of such with long names, it names first and last."""
    parts = [file_part(name) or "stand" for name in names]
    joined = "-".join([SYNOPSIS, *parts])
    return joined if len(joined) <= _LONGEST_STEM else "-".join([SYNOPSIS, parts[0][:40], "bis", parts[-1][:40]])
