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

    Numbers are never broken; words share what is left in proportion to what they ask.
    """
    cells = [_column(rows, at) for at in range(len(head))]
    body = [max((measure(line, styles[1]) for line in column), default=0.0) for column in cells]
    titles = [measure(title, styles[0]) for title in head]
    wide = [max(pair) for pair in zip(body, titles, strict=True)]
    if sum(wide) > room:
        words = [max((measure(w, styles[0]) for w in title.split()), default=0.0) for title in head]
        wide = [max(pair) for pair in zip(body, words, strict=True)]
    if sum(wide) <= room:
        return _stretched(wide, right, room)
    least = [
        most if number else min(room * _MOST, _longest(column, styles[1], most))
        for most, number, column in zip(wide, right, cells, strict=True)
    ]
    return _shrunk(wide, least, room)


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [line for row in rows for line in row[at].split("\n")]


def _longest(lines: list[str], style: Style, most: float) -> float:
    words = (measure(word, style) for line in lines for word in line.split(" "))
    return min(most, max(words, default=0.0))


def _stretched(wide: list[float], right: Sequence[bool], room: float) -> list[float]:
    texts = [at for at, number in enumerate(right) if not number] or [0]
    widest = max(texts, key=lambda at: wide[at])
    wide[widest] += room - sum(wide)
    return wide


def _shrunk(wide: list[float], least: list[float], room: float) -> list[float]:
    spare = sum(wide) - sum(least)
    over = sum(wide) - room
    if over > spare:
        return [width_ * room / sum(least) for width_ in least]
    return [most - (most - few) * over / spare for most, few in zip(wide, least, strict=True)]
