"""Ways of references that lead back to where they begin."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Lookup

from kep_cli.wording.phrases import listed


def circles(steps: Lookup[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The ways that lead back to their beginning, each once; every step on one is a circle's at most."""
    finished: set[str] = set()
    for start in steps:
        way: dict[str, Iterator[str]] = {}
        following: str | None = start
        while following is not None or way:
            if following is None:
                following = next(way[next(reversed(way))], None)
                if following is None:
                    finished.add(way.popitem()[0])
            elif following in way:
                passed = list(way)
                yield tuple(passed[passed.index(following) :])
                following = None
            elif following in finished or following not in steps:
                following = None
            else:
                way[following] = iter(steps[following])
                following = None


def step(circle: tuple[str, ...], entity_id: str, said: Sequence[str]) -> tuple[int, ...]:
    """The place in the list of the reference by which the circle goes on."""
    following = circle[(circle.index(entity_id) + 1) % len(circle)]
    return (said.index(following),)


def by_way_of(circle: tuple[str, ...], entity_id: str) -> str:
    """`über „a“ und „b“ `, the other stations of the circle; nothing where there are none."""
    place = circle.index(entity_id)
    others = [*circle[place + 1 :], *circle[:place]]
    return f"über {listed(others)} " if others else ""
