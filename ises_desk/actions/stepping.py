"""How far one long deed is: told by what goes through many rows, heard by whoever waits for it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Tell = Callable[[int, int], object]

Item = TypeVar("Item")
PARTS = 100  # times that the stand of one deed is told
_hearing: ContextVar[Tell | None] = ContextVar("hearing", default=None)


@contextmanager
def heard(tell: Tell) -> Iterator[None]:
    """Let `tell(done, total)` hear how far the deeds inside are."""
    before = _hearing.set(tell)
    try:
        yield
    finally:
        _hearing.reset(before)


def hearing() -> Tell | None:
    """Return who hears how far the deeds are, if anybody does."""
    return _hearing.get()


def followed(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield the items, and tell the stand a hundred times when somebody hears it.

    >>> told = []
    >>> with heard(lambda done, total: told.append((done, total))):
    ...     list(followed("abc", 3))
    ['a', 'b', 'c']
    >>> told
    [(0, 3), (1, 3), (2, 3), (3, 3)]
    """
    tell = _hearing.get()
    if tell is None:
        yield from items
        return
    part = max(total // PARTS, 1)
    for at, item in enumerate(items):
        if at % part == 0:
            tell(at, total)
        yield item
    tell(total, total)
