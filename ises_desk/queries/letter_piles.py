"""Letters by the pile: which of them still wait, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.models import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

_CHUNK = 500


def ready(session: Session, keys: Sequence[int]) -> tuple[int, ...]:
    """Return the letters among `keys` that are still to be sent, in the same order."""
    waiting = set[int]()
    for some in chunks(keys):
        found = select(Letter.id).where(
            Letter.id.in_(some), Letter.sent_on.is_(None), Letter.withdrawn_on.is_(None)
        )
        waiting.update(session.scalars(found))
    return tuple(key for key in keys if key in waiting)


def numbers(session: Session, keys: Sequence[int]) -> dict[int, str]:
    """Return the numbers of letters."""
    said: dict[int, str] = {}
    for some in chunks(keys):
        rows = session.execute(select(Letter.id, Letter.number).where(Letter.id.in_(some)))
        said.update((key, number) for key, number in rows)
    return said


def chunks(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Return keys in lots that one statement can take."""
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
