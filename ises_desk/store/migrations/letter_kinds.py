"""Letters and demands may be of every kind in the letter catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ises_desk.store.migrations.rebuilding import rebuild

if TYPE_CHECKING:
    from alembic.operations import Operations

# The catalogue has L01 to L49 and an order confirmation of its own for businesses.
KINDS = (*(f"L{number:02}" for number in range(1, 50)), "L02z", "FREE")
_CHECK = re.compile(r"CHECK \(kind IN \([^)]*\)\)")


def upgrade(operations: Operations) -> None:
    """Widen the constraint of both tables."""
    words = ", ".join(f"'{kind}'" for kind in KINDS)
    for table in ("letter", "demand"):
        rebuild(
            operations.get_bind(), table, lambda sql: _CHECK.sub(f"CHECK (kind IN ({words}))", sql)
        )
