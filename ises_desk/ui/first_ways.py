"""What a first start was told, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ises_desk.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What a first start leads to: other files, and what is done with the answers."""

    demonstrate: Callable[[], object]
    open_other: Callable[[], object]
    open_there: Callable[[Path], object]
    restore: Callable[[], object]
    home: Callable[[], object] | None
    make: Callable[[Answers, Callable[[], None], Callable[[Refusal], None]], object]
    done: Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All that was asked: the sender's fields, the places, and whether to open it at each start."""

    business: dict[str, str]
    file: Path
    backups: Path
    always: bool
