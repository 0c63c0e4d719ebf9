"""Every deed by its permanent code, with how it is taken back."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.actions.work import Work

P = ParamSpec("P")
R = TypeVar("R")


class Undo(enum.StrEnum):
    """How a deed is taken back."""

    REVERT = "revert"
    COMPENSATE = "compensate"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Generic[R]):
    """One deed: permanent code, Dutch title, and how it is taken back.

    `by` is the code of the deed that compensates it; `because` says why it can't be undone.
    Calling it runs the deed inside another deed's transaction.
    """

    code: str
    title: str
    undo: Undo
    by: str
    because: str
    run: Callable[..., R]

    def __call__(self, work: Work, **arguments: Any) -> R:
        """Run the deed as a part of `work`, without an audit line of its own."""
        return self.run(work, **arguments)

    @property
    def purpose(self) -> str:
        """Return the first line of the function's docstring."""
        return (self.run.__doc__ or "").strip().split("\n")[0]


ACTIONS: dict[str, Act[Any]] = {}


def action(
    code: str, *, title: str, undo: Undo, by: str = "", because: str = ""
) -> Callable[[Callable[..., R]], Act[R]]:
    """Register a deed under its permanent code.

    Raises ValueError for a code used twice, a compensation without `by`, or a deed that can't be
    taken back without the reason.
    """

    def register(run: Callable[..., R]) -> Act[R]:
        if code in ACTIONS:
            msg = f"{code} is registered twice"
            raise ValueError(msg)
        if (undo is Undo.COMPENSATE) != bool(by) or (undo is Undo.NEVER) != bool(because):
            msg = f"{code} does not say how it is taken back"
            raise ValueError(msg)
        act = Act(code=code, title=title, undo=undo, by=by, because=because, run=run)
        ACTIONS[code] = act
        return act

    return register


def load_all() -> dict[str, Act[Any]]:
    """Import every module of deeds and return the register."""
    _import_all()
    return ACTIONS


@cache  # looking through the folder takes 4 ms, and the window asks four times as it opens
def _import_all() -> None:
    package = import_module("ises_desk.actions")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")


def find(code: str) -> Act[Any] | None:
    """Return the deed with a code, importing only the module it lives in when that is known."""
    return ACTIONS.get(code) or load_all().get(code)
