"""Whether a Fassung that a Runde or a Vorlage names can be meant at all. Rules do not ask git themselves."""

import re

from kep_cli.model.konzept import Konzept
from kep_cli.wording.nearest import did_you_mean
from kep_cli.wording.phrases import listed

_NEVER_IN_GIT = re.compile(r"[\x00-\x20\x7f?*\[\\]|\.\.(?!\.)|//|^[/-]|/$|\.lock$|^@$")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_GIT = "git:"


def is_lacking(konzept: Konzept, fassung: str) -> bool:
    """Whether a Fassung is neither frozen nor a revision of git.

    Where nobody could ask git, only what cannot be a revision is lacking, and what stands among frozen copies without
    being one; but for `git:…` and what looks like a commit.
    """
    if fassung in konzept.fassungen:
        return False
    if konzept.revisions is not None:
        return fassung not in konzept.revisions
    name = fassung.removeprefix(_GIT)
    if _NEVER_IN_GIT.search(name):
        return True
    return bool(konzept.fassungen) and name == fassung and not _COMMIT.fullmatch(name)


def what_there_is(konzept: Konzept, fassung: str) -> str:
    """The remedy for one that is lacking: the nearest frozen copy, or all of them."""
    frozen = konzept.fassungen
    kept = f"Festgehalten sind {listed(frozen)}" if frozen else "In goals/fassungen liegt noch keine"
    return did_you_mean(fassung, frozen) or kept
