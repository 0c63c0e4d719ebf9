"""What a lane is sent out with and what it brings home; the stand of work that takes long."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from ises_desk.errors import Refusal


class NotOpenError(Exception):
    """There is no administration to work on: the work is dropped without a word."""


@dataclass(slots=True)
class Progress:
    """How far long work is: the worker writes it, the window polls it, either may stop it."""

    done: int = 0
    total: int = 0
    text: str = ""
    cancelled: bool = False

    def tell(self, done: int, total: int, text: str = "") -> bool:
        """Note the stand of the work; False when the owner wants it to stop."""
        self.done, self.total, self.text = done, total, text
        return not self.cancelled

    def cancel(self) -> None:
        """Ask the work to stop before its next item."""
        self.cancelled = True


@dataclass(slots=True, eq=False)
class Asked:
    """A deed on its way: what was asked, and its future."""

    act: Any
    arguments: dict[str, Any]
    future: Future[None]

    def is_for(self, act: Any, arguments: dict[str, Any]) -> bool:
        """Tell whether the same deed is asked."""
        return bool(act == self.act and arguments == self.arguments)


@dataclass(slots=True)
class Return:
    """What a lane brings home."""

    done: Callable[[Any], None]
    refused: Callable[[Refusal], None] | None = None
    failed: Callable[[], None] | None = None
    trouble: Callable[[BaseException], None] | None = None
    value: Any = None
    error: BaseException | None = None
    touched: frozenset[str] = field(default_factory=frozenset)
    line: int = 0
    title: str = ""
    asked: Asked | None = None


def alive(call: Callable[..., Any]) -> bool:
    """Tell whether every widget that a callback works on still exists."""
    inner = call.func if isinstance(call, partial) else call
    held = [getattr(inner, "__self__", None), getattr(inner, "owner", None)]
    held += call.args if isinstance(call, partial) else ()
    held += [cell.cell_contents for cell in getattr(inner, "__closure__", None) or ()]
    return all(shiboken6.isValid(each) for each in held if isinstance(each, QObject))
