"""Values that nobody who means well would type: picked by hand from `values/`, and made of those.

Each line of a file there is one value; the first line says what they have in common. {U+000A} stands for the
character of that number, and {U+0041*5000} for five thousand of it. What runs calls `ran()`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

VALUES = Path(__file__).parent / "values"

WHOLE_FILES = "yaml"
"""The values that are a whole file each."""

_CHARACTER = re.compile(r"\{U\+([0-9A-F]{4,6})(?:\*([0-9]+))?\}")
_INVISIBLE = "\t\n\r\x00\x01\x0b\x1b\x7f\xa0\xad\u200b\u200d\u202e\u2028\u2066\ufeff\u0301\u0336\U000e0041"
_FRAMES = (
    *("[x]({})", "[x](<{}>)", "[{}](https://example.org)", "[x][1]\n\n[1]: {}", "![x]({})", "<{}>", '"{}"', "'{}'"),
    *("`{}`", "**{}**", "*{}*", "- {}", "1. {}", "> {}", "    {}", "# {}", "```\n{}\n```", "| {} | x |", "[^1]: {}"),
    *("{{{{ {} }}}}", "{{% {} %}}", "{{: {} }}", '" {} x="', "<!-- {} -->", "<b {}>", "</p>{}", "a < {} > b", "\\{}"),
)


def spelt(line: str) -> str:
    """The value that a line of a file stands for."""
    return _CHARACTER.sub(lambda found: chr(int(found[1], 16)) * int(found[2] or 1), line)


@cache
def picked(*kinds: str) -> tuple[str, ...]:
    """The values picked by hand of some kinds, each a file's name; without one, of all kinds but whole files."""
    names = kinds or tuple(path.stem for path in sorted(VALUES.glob("*.txt")) if path.stem != WHOLE_FILES)
    lines = [line for name in names for line in (VALUES / f"{name}.txt").read_text("utf-8").split("\n")[1:]]
    return tuple(dict.fromkeys(spelt(line) for line in lines if line))


def made(count: int, seed: int = 1) -> Iterator[str]:
    """So many values, each of others: framed, joined, cut, disguised. The same ones for the same seed."""
    dice = Random(seed)
    seeds = [value for value in picked() if len(value) <= 300]
    seen = set(seeds)
    while count:
        value = dice.choice(seeds)
        for _ in range(dice.randint(1, 3)):
            value = dice.choice(_CHANGES)(value, dice, seeds)
        if value not in seen and value:
            seen.add(value)
            count -= 1
            yield value


def _framed(value: str, dice: Random, _: list[str]) -> str:
    return dice.choice(_FRAMES).format(value)


def _joined(value: str, dice: Random, seeds: list[str]) -> str:
    return value + dice.choice(("", " ", "\n", "\n\n")) + dice.choice(seeds)


def _inside(value: str, dice: Random, seeds: list[str]) -> str:
    place = dice.randint(0, len(value))
    return value[:place] + dice.choice(seeds) + value[place:]


def _cut(value: str, dice: Random, _: list[str]) -> str:
    place = dice.randint(0, len(value))
    return value[:place] + value[place + dice.randint(1, 4) :]


def _sown(value: str, dice: Random, _: list[str]) -> str:
    place = dice.randint(0, len(value))
    return value[:place] + dice.choice(_INVISIBLE) + value[place:]


def _as_code(value: str, dice: Random, _: list[str]) -> str:
    """One of its characters as a character reference, as an escape or as percents."""
    if not value:
        return value
    place = dice.randrange(len(value))
    code = ord(value[place])
    form = dice.choice(("&#{};", "&#x{:x};", "&#{}", "\\u{:04x}", "%{:02x}", "\\{:c}")).format(code)
    return value[:place] + form + value[place + 1 :]


def _in_capitals(value: str, dice: Random, _: list[str]) -> str:
    return "".join(dice.choice((letter.upper(), letter.lower())) for letter in value)


def _often(value: str, dice: Random, _: list[str]) -> str:
    return (value * dice.choice((2, 7, 50)))[:13_000]


_CHANGES: tuple[Callable[[str, Random, list[str]], str], ...] = (
    *(_framed, _framed, _framed, _joined, _inside, _cut, _sown, _as_code, _in_capitals, _often),
)
