"""Which findings a change brought: those that the older version did not have already.

A finding is known again by its rule, its entity and its message, however far it moved; each old one stands for one.
Lines that a message names may have moved as well.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kep_cli.diagnostics import Diagnostic
from kep_cli.model.konzept import Konzept

Key = tuple[str, ...]
"""By what a finding is known again."""

_LINE = re.compile(r"\b(Zeilen?|Spalten?) \d+")


def only_new(
    found: Sequence[Diagnostic], konzept: Konzept, before: Sequence[Diagnostic], old: Konzept
) -> list[Diagnostic]:
    """Of the findings in a Konzept those that were not among the ones `before`, in an older version of it.

    What is nearest is paired first: in the same line of the same file, then in the same file, then anywhere.
    """
    fresh, known = list(found), list(before)
    for key_of in (_line, _file, _anywhere):
        now = [key_of(each, konzept, old) for each in fresh]
        then = [key_of(each, old, konzept) for each in known]
        fresh, known = _beyond(fresh, now, then), _beyond(known, then, now)
    return fresh


def _beyond(found: list[Diagnostic], keys: list[Key | None], others: list[Key | None]) -> list[Diagnostic]:
    """The findings whose key has no partner left among the others, each of which serves once."""
    partners = Counter(others)
    left = []
    for each, key in zip(found, keys, strict=True):
        if key is not None and partners[key]:
            partners[key] -= 1
        else:
            left.append(each)
    return left


def _said(found: Diagnostic) -> Key:
    return found.code, found.entity, _LINE.sub(r"\1", found.message)


def _line(found: Diagnostic, its: Konzept, _other: Konzept) -> Key:
    file = its.files.get(found.span.path)
    line = file.lines[found.span.line - 1].strip() if file and found.span.line <= len(file.lines) else ""
    return found.span.path, *_said(found), line


def _file(found: Diagnostic, _its: Konzept, _other: Konzept) -> Key:
    return found.span.path, *_said(found)


def _anywhere(found: Diagnostic, _its: Konzept, other: Konzept) -> Key | None:
    """The same in another file; where it belongs to no entity, only if its own is not there in the other version."""
    return _said(found) if found.entity or found.span.path not in other.files else None
