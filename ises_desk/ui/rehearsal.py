"""What a deed would print, without doing it: it is done in a transaction that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import on_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ises_desk.store.database import Database


MOMENT = "rehearsed at"  # of a session, for who looks at what would be printed


class _TakenBackError(Exception):
    """Ends the transaction of a rehearsal: nothing of it stays."""


def rehearse(
    database: Database,
    now: datetime,
    code: str,
    arguments: Mapping[str, Any],
    look: Callable[[Any, Any], Any],
) -> Any:
    """Return `look(session, value)` of a deed that is taken back, or its Refusal.

    Runs on the write lane: for its short life it is a writer like any other.
    """
    from ises_desk.actions.arguments import read
    from ises_desk.actions.register import find
    from ises_desk.actions.work import Work

    act = find(code)
    if act is None:
        raise LookupError(code)
    seen: list[Any] = []
    try:
        with on_paper(), database.write() as session:
            value = act.run(Work(session, now), **read(act, arguments))
            session.flush()
            session.info[MOMENT] = now
            seen.append(look(session, value))
            raise _TakenBackError  # noqa: TRY301  the context manager must see it
    except _TakenBackError:
        return seen[0]
    except Refusal as refusal:
        return refusal
