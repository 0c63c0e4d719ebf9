"""The words of the letters: in use, as shipped, and every version that the owner saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Letter, LetterText

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from ises_desk.letters.letter import Letter as Paper


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a letter: the owner's (`own`), or as shipped."""

    name: str
    title: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Words that a letter has or had; the shipped ones have no key and no moment."""

    key: int | None
    number: int
    text: str
    saved_at: datetime | None
    in_use: bool


def own(session: Session, name: str) -> str | None:
    """Return the owner's words for a letter, or None when it has the shipped ones."""
    found = select(LetterText.text).where(LetterText.name == name, LetterText.in_use)
    return session.scalar(found)


def texts(session: Session) -> tuple[Text, ...]:
    """Return the words of every letter, in the order of the catalogue."""
    from ises_desk.letters.catalogue import LETTERS
    from ises_desk.letters.template import shipped

    rows = session.scalars(select(LetterText).where(LetterText.in_use))
    said = {row.name: row.text for row in rows}
    return tuple(
        Text(name, letter.KIND.label, said.get(name) or shipped(name), name in said)
        for name, letter in LETTERS.items()
    )


def versions(session: Session, name: str) -> tuple[Version, ...]:
    """Return all words that a letter has had, the newest first and the shipped ones last."""
    from ises_desk.letters.template import shipped

    rows = select(LetterText).where(LetterText.name == name).order_by(LetterText.id)
    found = [
        Version(key=row.id, number=number, text=row.text, saved_at=row.saved_at, in_use=row.in_use)
        for number, row in enumerate(session.scalars(rows), start=1)
    ]
    used = not any(version.in_use for version in found)
    first = Version(key=None, number=0, text=shipped(name), saved_at=None, in_use=used)
    return (*reversed(found), first)


def paper_of(session: Session, key: int) -> Paper:
    """Return an issued letter as its data has it."""
    from ises_desk.letters.data import from_data

    row = session.get_one(Letter, key)
    return from_data(row.template, row.data)
