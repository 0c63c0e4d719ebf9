"""A figure: one number with its name, as it stands above a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.values.money import Money

TONES = ("green", "blue", "red", "amber", "grey")


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked Dutch label, a number or an amount, and the tone it is shown in (see `TONES`)."""

    label: str
    value: int | str | Money
    tone: str = "grey"


def count_by(
    session: Session, word: ColumnElement[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    """Return how many rows have each word."""
    statement = select(word, func.count()).where(*where).group_by(word)
    return dict(session.execute(statement).all())
