"""Where the templates are that come with kep."""

from pathlib import Path

from kep_cli.errors import KepError

_HERE = Path(__file__).resolve()
# A wheel carries them inside the package; a checkout (also installed editable) keeps them at its top.
_PLACES = (_HERE.parents[1] / "templates", _HERE.parents[3] / "templates")


def packaged_templates() -> Path:
    """The folder of the templates that come with kep, absolute.

    Raises `KepError` where neither the installed package nor the checkout has it.
    """
    for place in _PLACES:
        if place.is_dir():
            return place
    message = "Die mitgelieferten Dokumentvorlagen von kep fehlen"
    hint = "Installieren Sie kep neu; die Installation ist unvollständig"
    raise KepError(message, hint)
