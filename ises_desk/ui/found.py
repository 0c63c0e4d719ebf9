"""What lies where an administration is asked for: nothing, or an administration, now open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.paths import is_demo

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.store.database import Database


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a path: nothing, or an administration."""

    database: Database | None = None
    has_business: bool = False
    demo: bool = False


def look_at(path: Path) -> Found:
    """On the read lane: open what lies there, and tell whether the own business is known."""
    from ises_desk.queries.business import detail
    from ises_desk.store.database import open_database

    with suppress(OSError):  # a name that the system can't have is a Trouble below
        if not path.exists():
            return Found()
    database = open_database(path)
    with database.read() as session:
        return Found(database, detail(session) is not None, is_demo(path))
