"""In which order the goals of several versions stand in one table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kep_cli.model.konzept import Konzept, Zielknoten

Ziele = Mapping[str, Zielknoten]
"""The goals of a version by their keys, in the order of print."""


def keyed(konzept: Konzept, version: int) -> Ziele:
    """The goals of a version by their ids; one without an id of its own gets a key that no other version has."""
    return {
        ziel.id if konzept.by_id.get(ziel.id) is ziel else f"{version}/{place}": ziel
        for place, ziel in enumerate(konzept.ziele)
    }


def arranged(versions: Sequence[Ziele]) -> dict[str, list[str]]:
    """The keys of all goals by that of the one at the top with which they are told.

    They stand as the last version prints them. What is gone stands behind what stood before it, in the branch in which
    it was; a branch that is gone stands behind the one before it.
    """
    branches: dict[str, list[str]] = {}
    for version in reversed(versions):
        branches = _with_earlier(branches, version)
    return branches


def _with_earlier(branches: Mapping[str, list[str]], earlier: Ziele) -> dict[str, list[str]]:
    home = {key: top for top, keys in branches.items() for key in keys}
    keys_of = {id(ziel): key for key, ziel in earlier.items()}
    # What follows which key of which branch, and which branch; nothing stands for the beginning.
    after: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    after_branch: defaultdict[str, list[str]] = defaultdict(list)
    last_in: dict[str, str] = {}
    last_branch = ""
    for key, ziel in earlier.items():
        if key in home:
            last_in[home[key]] = key
            last_branch = home[key] if ziel.parent is None else last_branch
            continue
        top = keys_of[id(_top(ziel))]
        branch = home.get(top, top)
        if branch in branches:
            after[branch, last_in.get(branch, "")].append(key)
        elif ziel.parent is None:
            after_branch[last_branch].append(branch)
        if branch not in branches:
            after[branch, ""].append(key)
    found: dict[str, list[str]] = {}
    for branch in ["", *branches]:
        for each in (branch, *after_branch[branch]):
            if each:
                keys = ["", *branches.get(each, ())]
                found[each] = [one for key in keys for one in (key, *after[each, key]) if one]
    return found


def _top(ziel: Zielknoten) -> Zielknoten:
    while ziel.parent is not None:
        ziel = ziel.parent
    return ziel
