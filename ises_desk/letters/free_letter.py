"""A free letter: the owner's own words on his paper."""

from __future__ import annotations

from dataclasses import dataclass

from ises_desk.letters.letter import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeLetter(Letter):
    """A subject and a body; an empty line in the body begins a new paragraph."""

    subject: str
    body: str
