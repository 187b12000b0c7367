"""Whatever a file says: kep reads it, names places that exist, and never fails."""

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kep_cli.model.load import load
from kep_cli.rules.catalogue import RULES
from kep_cli.rules.dispatch import check
from kep_cli.settings import RuleSettings
from kep_cli.source.folder import read_folder
from kep_cli.source.snapshot import Snapshot

_TESTS = Path(__file__).parents[1]
_WORKSPACES = [
    read_folder(goals.parent) for goals in (_TESTS.parent / "goals", *sorted(_TESTS.glob("zielsysteme/*/goals")))
]
_ALL_RULES = RuleSettings(also=tuple(rule.code for rule in RULES))

# What turns harmless YAML into something else, or hurts those who read it.
_INDICATORS = ": |# |#|- |-|? |{|}|[|]|,|'|\"|&a |*a |!|!!str |%|@|`|>|~|''|<<: |---\n|...\n|\t|\n|\r|\r\n".split("|")
_TOKENS = (
    *_INDICATORS,
    *("|", ">-\n", "|\n", "\\", "\\x", "\\u00", "\\e", "# kep: ignore[KEP203]", "# kep: ignore["),
    *("\x00", "\x1b", "\x85", "\u2028", "\u00ad", "\u202e", "\ufeff", "a\u0308", "👩‍🚒", "ẞ", "\U0010ffff"),
    *("9" * 30, "[" * 60, "<<<<<<< HEAD\n", "{{ ziele }}", "id: ", "nummer: ", "unterziele:\n", "text: "),
    *("hervorgegangen_aus: [", "nummernform: '{eltern}{n}'", "zeitpunkt: {von: "),
)
_BYTES = (b"\xff", b"\xe4", b"\xc3", b"\x81", b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf")
_VALUES = " |[]|{}|[a]|[[]]|{id: x}|[{id: x}]|alle|2018-01|[2018]|ja|1.2|''|x - y".split("|")
_KINDS = ("insert", "bytes", "delete", "double line", "drop line", "indent", "swap lines", "other value")

_mutations = st.lists(st.tuples(st.sampled_from(_KINDS), st.randoms()), min_size=1, max_size=6)


@given(st.sampled_from(_WORKSPACES), st.randoms(), _mutations)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mangled_goals_are_read_and_all_places_exist(
    snapshot: Snapshot, chance: random.Random, mutations: list[tuple[str, random.Random]]
) -> None:
    files = dict(snapshot.files)
    path = chance.choice(sorted(files))
    for kind, where in mutations:
        files[path] = _mangled(files[path], kind, where)
    konzept = load(snapshot._replace(files=files))

    for found in check(konzept, _ALL_RULES):
        lines = konzept.files[found.span.path].lines
        span = found.span

        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


def _mangled(data: bytes, kind: str, where: random.Random) -> bytes:
    place = where.randrange(len(data) + 1)
    lines = data.splitlines(keepends=True) or [b""]
    line, other = where.randrange(len(lines)), where.randrange(len(lines))
    if kind == "insert":
        return data[:place] + where.choice(_TOKENS).encode() + data[place:]
    if kind == "bytes":
        return data[:place] + where.choice(_BYTES) + data[place:]
    if kind == "delete":
        return data[:place] + data[place + where.randrange(1, 20) :]
    if kind == "double line":
        lines.insert(other, lines[line])
    elif kind == "drop line":
        del lines[line]
    elif kind == "other value":
        lines[line] = lines[line].partition(b":")[0] + f": {where.choice(_VALUES)}\n".encode()
    elif kind == "indent":
        lines[line] = where.choice((b" ", b"  ", b"\t", b"      ")) + lines[line]
    else:
        lines[line], lines[other] = lines[other], lines[line]
    return b"".join(lines)
