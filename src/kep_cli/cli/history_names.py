"""What the commits of a history are called besides: by Runden, frozen copies and tags."""

from collections import defaultdict

from kep_cli.cli.goals import GIT, is_frozen
from kep_cli.cli.history_steps import Names
from kep_cli.cli.versions import Versions
from kep_cli.model.konzept import Konzept  # noqa: TID253 - this module is itself imported only when goals are read
from kep_cli.source.course import Archive, Course
from kep_cli.source.folder import frozen_record


def names_by_position(versions: Versions, kept: Archive, course: Course, konzept: Konzept) -> dict[int, Names]:
    """The names of each change of a course that has any, by its position. `konzept` tells of Runden and copies.

    A name may belong to a later commit that left the goals as they were. Raises KepError.
    """
    fassungen = _fassungen(versions, course, konzept)
    runden: dict[int, list[str]] = defaultdict(list)
    for entry in konzept.runden:
        fassung = entry.data.fassung if entry.data else None
        if fassung and (at := _position(fassung, fassungen, kept, course)) is not None:
            runden[at].append(entry.id)
    tags: dict[int, list[str]] = defaultdict(list)
    for commit, names in kept.tags().items():
        if (at := course.current.get(commit)) is not None:
            tags[at].extend(names)
    called: dict[int, list[str]] = defaultdict(list)
    for name, at in fassungen.items():
        called[at].append(name)
    return {
        at: Names(tuple(runden[at]), tuple(called[at]), tuple(sorted(tags[at])))
        for at in runden.keys() | called.keys() | tags.keys()
    }


def _fassungen(versions: Versions, course: Course, konzept: Konzept) -> dict[str, int]:
    """Where each frozen copy was made: at the commit in its record, if the goals were as in that.

    Otherwise it is the commit that first holds the copy, with the goals from which it was made.
    """
    found = {name: course.frozen[name] for name in konzept.fassungen if name in course.frozen}
    if versions.workspace:
        for name in konzept.fassungen:
            record = frozen_record(versions.workspace, name) if is_frozen(versions.today, name) else None
            if record and not record.differs and record.commit in course.current:
                found[name] = course.current[record.commit]
    return found


def _position(fassung: str, fassungen: dict[str, int], kept: Archive, course: Course) -> int | None:
    if fassung in fassungen:
        return fassungen[fassung]
    return course.current.get(kept.commit(fassung.removeprefix(GIT)))
