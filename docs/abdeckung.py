"""Write src/kep_cli/wording/font_coverage.py anew from the fonts that kep ships with: `python docs/abdeckung.py`.

With `--check` only say whether it is out of date.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "templates" / "typst" / "fonts"
MODULE = ROOT / "src" / "kep_cli" / "wording" / "font_coverage.py"
_PRIVATE = range(0xE000, 0xF900)  # every font means something else by these characters: they are no text
_BYTE_ORDER_MARK = 0xFEFF  # PDF/UA does not allow it
_WIDTH = 110
_HEAD = '''"""The characters that the fonts in templates/typst/fonts have, as ranges of hexadecimal code points.

Written by `make fonts`; do not change it by hand.
"""

COVERAGE = """
'''


def covered() -> set[int]:
    """The code points that at least one of the fonts has."""
    found = {point for file in FONTS.glob("*.ttf") for point in TTFont(file)["cmap"].getBestCmap()}
    return {point for point in found if point >= ord(" ") and point not in _PRIVATE} - {_BYTE_ORDER_MARK}


def ranges(points: Iterable[int]) -> Iterator[str]:
    """The points as ranges in ascending order: `20-7e`, or `2610` for a single one."""
    for _, run in groupby(enumerate(sorted(points)), key=lambda placed: placed[1] - placed[0]):
        together = [point for _, point in run]
        yield f"{together[0]:x}" if len(together) == 1 else f"{together[0]:x}-{together[-1]:x}"


def module() -> str:
    """The text of the module."""
    lines = [""]
    for part in ranges(covered()):
        if len(lines[-1]) + len(part) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".strip()
    body = "\n".join(lines)
    return f'{_HEAD}{body}\n"""\n'


def main(arguments: list[str]) -> int:
    """Write the module, or with `--check` leave it alone and give 1 where it is out of date."""
    if MODULE.exists() and MODULE.read_text(encoding="utf-8") == module():
        return 0
    if arguments == ["--check"]:
        sys.stderr.write(f"{MODULE.relative_to(ROOT).as_posix()} is out of date: make fonts\n")
        return 1
    MODULE.write_text(module(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
