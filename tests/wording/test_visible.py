"""Characters that people cannot see do not reach a terminal."""

import sys
import unicodedata

from kep_cli.wording.visible import visible


def test_control_characters_are_named() -> None:
    assert "a[U+001B][31m[U+0085][U+202E][U+000A]" == visible("a\x1b[31m\x85\u202e\n")


def test_what_people_write_stays() -> None:
    text = "Größe „5 €“\t– 日本語 o\u0308 \u00a0\u202f 👩\u200d🚒"

    assert text == visible(text)


def test_no_character_that_steers_a_terminal_gets_through() -> None:
    steering = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character != "\t"
        if visible(character) == character
    ]

    assert [] == steering


def test_no_character_that_turns_the_direction_gets_through() -> None:
    turning = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)]

    assert [f"[U+{ord(character):04X}]" for character in turning] == [visible(character) for character in turning]
