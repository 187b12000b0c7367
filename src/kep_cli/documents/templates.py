"""Where document templates are found: in the house's own folder first, then among those that come with kep.

`dokumente/vorlage.md.j2` may be either; `kep/dokumente/vorlage.md.j2` is always the one that came with kep, so that
the house's own can extend it.
"""

from collections.abc import Callable
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound

from kep_cli.documents.packaged import packaged_templates
from kep_cli.errors import KepError
from kep_cli.wording.os_errors import reason

HOUSE_FOLDER = "templates"
"""The folder of a workspace that holds the house's own templates."""

PACKAGED = "kep/"
"""The beginning of the names of templates that came with kep."""

_SIZE_LIMIT = 1_000_000


class TemplateFolders(NamedTuple):
    """The folder of the house's own templates, if it has one, that of the packaged ones, and the workspace itself.

    All of them are absolute.
    """

    house: Path | None
    packaged: Path
    workspace: Path


def template_folders(workspace: Path) -> TemplateFolders:
    """The folders for the papers of a workspace. Raises KepError where the house's own leads out of the workspace."""
    house = workspace / HOUSE_FOLDER
    packaged = packaged_templates().resolve()
    if not house.is_dir():
        return TemplateFolders(None, packaged, workspace.resolve())
    if not house.resolve().is_relative_to(workspace.resolve()):
        message = f"Der Ordner „{HOUSE_FOLDER}“ ist eine Verknüpfung auf einen Ort außerhalb des Arbeitsbereichs"
        raise KepError(message, "Legen Sie die Dokumentvorlagen in den Arbeitsbereich selbst")
    return TemplateFolders(house.resolve(), packaged, workspace.resolve())


class FolderLoader(BaseLoader):
    """Loads templates from the two folders and from nowhere else."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders
        self.spoken_names: dict[str, str] = {}
        """What people call a loaded file, by its full path: `templates/latex/rahmen.tex.j2`."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:  # noqa: ARG002 - Jinja's interface
        """The text of a template and its full path. Raises KepError where the file cannot be read."""
        file, spoken = self.find(template)
        self.spoken_names[str(file)] = spoken
        try:
            with file.open("rb") as stream:
                data = stream.read(_SIZE_LIMIT + 1)
        except OSError as error:
            message = f"Die Dokumentvorlage „{spoken}“ lässt sich nicht lesen: {reason(error)}"
            raise KepError(message, "Prüfen Sie, ob Sie die Rechte dafür haben") from error
        if len(data) > _SIZE_LIMIT:
            raise KepError(f"Die Dokumentvorlage „{spoken}“ ist zu groß", "Erlaubt ist höchstens 1 MB")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"Die Dokumentvorlage „{spoken}“ ist in Zeile {line} nicht in UTF-8 geschrieben"
            raise KepError(message, "Speichern Sie die Datei mit der Kodierung UTF-8") from error
        return text.replace("\r\n", "\n"), str(file), None

    def find(self, name: object) -> tuple[Path, str]:
        """The file of a template, and what people call it.

        Raises TemplateNotFound, and KepError for links that lead out of the folders.
        """
        if not isinstance(name, str):  # templates may name anything
            raise TemplateNotFound("…")
        parts = name.split("/")
        if any(part in {"", ".", ".."} or set(part) & set('\\:\0"<>|*?') for part in parts):
            raise TemplateNotFound(name)
        places = [(self._folders.packaged, name.removeprefix(PACKAGED), PACKAGED)]
        if self._folders.house and not name.startswith(PACKAGED):
            places.insert(0, (self._folders.house, name, f"{HOUSE_FOLDER}/"))
        for folder, path, beginning in places:
            file = folder / path
            if file.is_symlink() or file.exists():
                if not Path(realpath(file)).is_relative_to(folder):  # a circle, too, is only told on reading
                    message = f"Die Dokumentvorlage „{beginning}{path}“ ist eine Verknüpfung aus ihrem Ordner hinaus"
                    raise KepError(message, "Legen Sie die Datei selbst in den Ordner")
                return file, f"{beginning}{path}"
        raise TemplateNotFound(name)
