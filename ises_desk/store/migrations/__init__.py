"""One module per step: `vNNNN.upgrade(operations)` lifts a file to version NNNN.

Version 1 is the first schema; it is made whole by `store.schema.create`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alembic.operations import Operations


def steps(version: int) -> Iterator[Callable[[Operations], None]]:
    """Yield the upgrade functions that follow `version`, in order."""
    from ises_desk.store.database import SCHEMA_VERSION

    for number in range(version + 1, SCHEMA_VERSION + 1):
        yield import_module(f"{__name__}.v{number:04}").upgrade
