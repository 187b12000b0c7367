"""Time and memory of one command, as the operating system counts them for the whole process."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is cached, as it is in every installation."""


class Measured(NamedTuple):
    """The fastest of several runs, in seconds, and the largest memory, in megabytes (0 where it is not counted)."""

    seconds: float
    megabytes: float


def measure_in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[Measured]:
    """Run the commands one after the other, `runs` times round, so that all meet the same moments of the machine."""
    results: list[list[Measured]] = [[] for _ in commands]
    for _ in range(runs + 1):  # the first round only warms up
        for command, measured in zip(commands, results, strict=True):
            measured.append(_measure(command))
    return [
        Measured(min(one.seconds for one in runs_of), max(one.megabytes for one in runs_of))
        for runs_of in (measured[1:] for measured in results)
    ]


def _measure(command: Sequence[str]) -> Measured:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1_000_000 if sys.platform == "darwin" else 1_000
        megabytes = usage.ru_maxrss / unit
    else:
        process.wait()
        megabytes = 0.0
    seconds = time.perf_counter() - start
    if process.returncode:
        said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said}")
    if process.stderr:
        process.stderr.close()
    return Measured(seconds, megabytes)


def kep(*arguments: str | Path) -> list[str]:
    """The command line that runs kep with this interpreter."""
    return [sys.executable, "-m", "kep_cli", *map(str, arguments)]


def script(name: str, *arguments: str | Path) -> list[str]:
    """The command line that runs a script of this folder."""
    return [sys.executable, str(Path(__file__).with_name(name)), *map(str, arguments)]
