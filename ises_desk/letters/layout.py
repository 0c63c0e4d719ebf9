"""Breaking words over lines and columns over a table, by measured widths; all in points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ises_desk.letters.font import width

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = re.compile(r"[^ ]+ *")
_LETTERS = re.compile(r"[^\W\d_]{4}")  # words, unlike numbers, dates and periods
_LEAST = 8.0  # points that are left of a column, however full the table is
_MOST = 0.5  # of the table that one long word may claim


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: size and line height in points, weight, colour as "r g b"."""

    size: float
    leading: float
    bold: bool
    colour: str


def measure(text: str, style: Style) -> float:
    """Return the width of text in points."""
    return width(text, style.bold) * style.size


@lru_cache(maxsize=4096)
def break_lines(text: str, room: float, style: Style) -> tuple[str, ...]:
    """Return text in lines that fit in `room`; a word that doesn't fit is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if measure(paragraph, style) <= room:
            lines.append(paragraph)
        else:
            lines += _broken(paragraph, room, style)
    return tuple(lines)


def _broken(text: str, room: float, style: Style) -> list[str]:
    lines = [""]
    for word in _WORDS.findall(text):
        if lines[-1] and measure(lines[-1] + word.rstrip(" "), style) > room:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
        lines[-1] += word
        while measure(lines[-1].rstrip(" "), style) > room and len(lines[-1]) > 1:
            fits = _fitting(lines[-1], room, style)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return [line.rstrip(" ") for line in lines]


def _fitting(word: str, room: float, style: Style) -> int:
    for length in range(len(word) - 1, 1, -1):
        if measure(word[:length], style) <= room:
            return length
    return 1


def column_widths(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    room: float,
    styles: tuple[Style, Style],
) -> list[float]:
    """Divide `room` over columns; `styles` are those of the heading and of the cells.

    Numbers are never broken; columns of words share what is left by what they ask.
    """
    title, body = styles
    cells = [[line for row in rows for line in row[at].split("\n")] for at in range(len(head))]
    natural = [max((measure(line, body) for line in column), default=0.0) for column in cells]
    wide = [max(most, measure(text, title)) for most, text in zip(natural, head, strict=True)]
    if sum(wide) > room:
        words = [_longest([text], title) for text in head]
        wide = [max(pair) for pair in zip(natural, words, strict=True)]
        least = [
            most if number else min(most, room * _MOST, max(word, _longest(column, body)))
            for most, word, number, column in zip(wide, words, right, cells, strict=True)
        ]
        if sum(wide) > room:
            narrow = _narrowed(wide, least, room)
            wide = [
                most if number else min(most, max(word, _filled(column, most, body)))
                for most, word, number, column in zip(narrow, words, right, cells, strict=True)
            ]
    return _stretched(wide, right, cells, room)


def _narrowed(wide: list[float], least: list[float], room: float) -> list[float]:
    """Take the surplus from what each column has above its least."""
    spare, over = sum(wide) - sum(least), sum(wide) - room
    if not spare:
        return [few * room / sum(least) for few in least]
    return [
        max(most - (most - few) * over / spare, min(most, _LEAST))
        for most, few in zip(wide, least, strict=True)
    ]


def _filled(lines: list[str], room: float, style: Style) -> float:
    broken = (part for line in lines for part in break_lines(line, room, style))
    return max((measure(part, style) for part in broken), default=0.0)


def _longest(lines: list[str], style: Style) -> float:
    words = (measure(word, style) for line in lines for word in line.split(" "))
    return max(words, default=0.0)


def _stretched(
    wide: list[float], right: Sequence[bool], cells: list[list[str]], room: float
) -> list[float]:
    """Give what is left to the widest column of words, or to all alike when there is none."""
    spare = room - sum(wide)
    prose = [at for at, column in enumerate(cells) if not right[at] and _is_prose(column)]
    if not prose:
        return [most + spare / len(wide) for most in wide]
    widest = max(prose, key=lambda at: wide[at])
    return [most + (spare if at == widest else 0.0) for at, most in enumerate(wide)]


def _is_prose(lines: list[str]) -> bool:
    return any(_LETTERS.search(line) for line in lines)
