"""The manual by heading: which pieces of it hold the words that somebody looks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ises_desk.ui import manual_pages
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 3  # letters: a shorter word stands on every page
_HEADING = re.compile(r"^#{2,4} +(.+)$", re.MULTILINE)
_SIGNS = re.compile(r"[*_`]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one heading of a chapter; above the first one the heading is empty."""

    name: str
    title: str
    heading: str
    text: str

    @property
    def place(self) -> str:
        """The file of the chapter, with the heading behind a # where there is one."""
        return f"{self.name}#{self.heading}" if self.heading else self.name


@cache
def pieces() -> tuple[Piece, ...]:
    """Return all pieces in the order of the manual; they don't change while the program runs."""
    chapters = manual_pages.all_chapters()
    return tuple(piece for each in chapters[1:] for piece in _of(each))


def _of(chapter: manual_pages.Chapter) -> Iterator[Piece]:
    parts = _HEADING.split(chapter.text)
    for heading, text in zip(["", *parts[1::2]], parts[::2], strict=True):
        bare = _SIGNS.sub("", _LINK.sub(r"\1", heading)).strip()
        words = _LINK.sub(r"\1", text)
        yield Piece(chapter.name, chapter.title, bare, fold(f"{bare}\n{words}"))


def holding(stems: Sequence[str], most: int) -> list[tuple[bool, Piece]]:
    """Return at most `most` pieces with all of these folded beginnings of words.

    The flag tells that the heading has them all; those come first.
    """
    if not stems or max(map(len, stems)) < SHORTEST:
        return []
    begins = [re.compile(rf"\b{re.escape(stem)}") for stem in stems]
    found = [
        (all(begin.search(fold(piece.heading)) for begin in begins), piece)
        for piece in pieces()
        if all(begin.search(piece.text) for begin in begins)
    ]
    found.sort(key=lambda each: not each[0])
    return found[:most]
