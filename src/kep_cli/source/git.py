"""git, asked so that no repository can make it do more than read.

Only commands are used that look up objects: none of them touches the working tree, the index, hooks, filters, pagers
or editors. What a repository's own configuration could still start or fetch is overruled. The configuration of the
machine and of the user stays: there, and only there, stands which foreign folders git may trust.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from kep_cli.errors import KepError
from kep_cli.source.file import SIZE_LIMIT

_PROGRAM = "git.exe" if sys.platform == "win32" else "git"
_ENVIRONMENT = {
    "LC_ALL": "C",  # its complaints are told apart by their words
    "LANGUAGE": "",
    "GIT_ALLOW_PROTOCOL": "none",  # objects that a partial clone lacks would be fetched, by any program it names
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_OPTIONS = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never"),
)
_CHUNK = 1_000_000


class Repository(NamedTuple):
    """A repository as seen from a folder in it.

    `prefix` is the way from its top to the folder, empty or ending with a slash. A shallow one lacks older states.
    """

    folder: Path
    prefix: str
    is_shallow: bool


class GitObject(NamedTuple):
    """Something that git keeps: its id, what it is (`commit`, `tag`, `tree`, `blob`), and its bytes.

    Of more than `SIZE_LIMIT` bytes only the first are there, one more than allowed.
    """

    id: str
    kind: str
    data: bytes


def find_repository(folder: Path) -> Repository | None:
    """The repository in which a folder lies, with a working tree or without; None where there is none.

    Raises KepError where git is not installed, or refuses or fails to read the repository.
    """
    answer = _run(folder, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if answer.returncode == 0:
        shallow, prefix = answer.stdout.decode("utf-8", "surrogateescape").split("\n", 1)
        return Repository(folder, prefix.removesuffix("\n"), shallow == "true")
    if b"not a git repository" in answer.stderr:
        return None
    place = folder.resolve().as_posix()
    if b"dubious ownership" in answer.stderr or b"unsafe repository" in answer.stderr:
        message = f"Git liest „{place}“ nicht, weil der Ordner einem anderen Benutzer gehört"
        raise KepError(message, f"Wenn Sie ihm vertrauen: git config --global --add safe.directory {place}")
    raise _unreadable(place)


def ask(repository: Repository, *arguments: str) -> bytes:
    """What a command of git says. No argument may come from users but as an id of git's own. Raises KepError."""
    answer = _run(repository.folder, *arguments)
    if answer.returncode != 0:
        raise _unreadable(repository.folder.as_posix())
    return answer.stdout


class Objects:
    """The objects of a repository, looked up one after the other by one process."""

    def __init__(self, to_git: IO[bytes], from_git: IO[bytes], place: str) -> None:
        self._to_git = to_git
        self._from_git = from_git
        self._place = place

    def look_up(self, name: str) -> GitObject | None:
        """The object of this name, in any spelling that git knows; None where none can be read, or several.

        The name goes to git as data: whatever it says, it is no option and no command. Raises KepError.
        """
        if not name.isprintable():
            return None
        try:
            self._to_git.write(os.fsencode(f"{name}\n"))
            self._to_git.flush()
        except OSError as error:
            raise _unreadable(self._place) from error
        header = self._from_git.readline()
        if not header or header.endswith((b" missing\n", b" ambiguous\n")):
            return None  # of some names, as of `@{upstream}` where there is none, it says so by ending
        try:
            object_id, kind, size = header.decode("ascii").split()
            return GitObject(object_id, kind, self._content(int(size)))
        except ValueError as error:  # git has stopped in the midst of an answer
            raise _unreadable(self._place) from error

    def _content(self, size: int) -> bytes:
        kept = self._from_git.read(min(size, SIZE_LIMIT + 1))
        rest = size - len(kept) + 1  # the line break behind it
        while rest and (dropped := len(self._from_git.read(min(rest, _CHUNK)))):
            rest -= dropped
        if rest:
            raise _unreadable(self._place)
        return kept


@contextmanager
def objects(repository: Repository) -> Iterator[Objects]:
    """Opens the store of a repository's objects for as long as the block lasts."""
    with subprocess.Popen(  # noqa: S603 - no shell; the arguments are our own
        _command(repository.folder, "cat-file", "--batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as process:
        try:
            assert process.stdin  # noqa: S101 - for the type checker: both were asked for
            assert process.stdout  # noqa: S101 - the same
            yield Objects(process.stdin, process.stdout, repository.folder.as_posix())
        finally:
            process.kill()  # it only reads, and has nothing to finish


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603 - no shell; what users name never is an argument
        _command(folder, *arguments), stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), check=False
    )


def _command(folder: Path, *arguments: str) -> list[str]:
    return [_program(), "-C", str(folder.resolve()), *_OPTIONS, *arguments]


def _program() -> str:
    """Where git is installed. Never one that lies in the current folder, where Windows would look first."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = Path(folder, _PROGRAM)
        if Path(folder).is_absolute() and program.is_file() and os.access(program, os.X_OK):
            return str(program)
    message = "Git ist auf diesem Rechner nicht zu finden"
    hint = "Installieren Sie Git, oder nehmen Sie eine festgehaltene Fassung (kep freeze) oder einen Ordner"
    raise GitMissingError(message, hint)


class GitMissingError(KepError):
    """git is not installed, or not on the path."""


def _environment() -> dict[str, str]:
    """The environment without what would lead git elsewhere (`GIT_DIR`) or make it start programs (`GIT_PAGER`)."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | _ENVIRONMENT


def _unreadable(place: str) -> KepError:
    message = f"Git kann das Repositorium von „{place}“ nicht lesen"
    return KepError(message, "Ob ihm etwas fehlt, zeigt: git fsck")
