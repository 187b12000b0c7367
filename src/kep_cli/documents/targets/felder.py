"""The fields of a council information system as a target: a folder of text files, each to be pasted into one field.

Which fields there are is said by a document template, `felder/vorlage.md.j2`; a block `datei` becomes a file. Lines end
as on Windows, where they are pasted; a paragraph is one line, since the form fields break lines themselves.
"""

from collections.abc import Iterator

from kep_cli.documents.blocks import blocks_in
from kep_cli.documents.drawing import Drawer
from kep_cli.documents.naming import file_part
from kep_cli.documents.targets.contract import Maker, Material, Target
from kep_cli.documents.targets.plain import PlainWriter, plain
from kep_cli.documents.templates import TemplateFolders
from kep_cli.errors import KepError

_FIELDS_TEMPLATE = "felder/vorlage.md.j2"
_FIELD = "datei"
_TEXT = Target(".txt", "felder/rahmen.txt.j2", "text/bloecke.txt.j2", plain, PlainWriter)


def fields(material: Material, folders: TemplateFolders) -> Iterator[tuple[str, bytes]]:
    """The files of the fields in which something stands: `72-2018/Betreff.txt` and its bytes.

    Raises KepError for faults of templates, and where two fields would become one file.
    """
    drawer = Drawer(_TEXT, folders)
    taken: set[str] = set()
    for block in blocks_in(material.fill(_FIELDS_TEMPLATE)):
        if block.name != _FIELD:
            message = f"Dokumentvorlage „{_FIELDS_TEMPLATE}“: Hier steht ein Block „{block.name}“"
            raise KepError(message, f"Jedes Feld ist ein Block „::: {_FIELD} Name“; andere stehen darin")
        title = "".join(token.content for token in block.title)
        name = file_part(title)
        if not name or name.casefold() in taken:
            message = f"Dokumentvorlage „{_FIELDS_TEMPLATE}“: Zwei Felder ergeben dieselbe Datei „{name}{_TEXT.suffix}“"
            if not name:
                message = f"Dokumentvorlage „{_FIELDS_TEMPLATE}“: „{title}“ taugt nicht als Name einer Datei"
            raise KepError(message, f"Geben Sie jedem Feld einen eigenen Namen: ::: {_FIELD} Name")
        taken.add(name.casefold())
        if block.content:
            text = drawer.document(block.content, material.kopf).decode().strip("\n")
            yield f"{material.stem}/{name}{_TEXT.suffix}", f"{text}\n".replace("\n", "\r\n").encode()


TARGET = Maker(fields)
