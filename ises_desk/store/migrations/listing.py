"""The list of invoices: an index in its own order, that its filter can read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Add the index."""
    operations.get_bind().exec_driver_sql(
        "CREATE INDEX ix_invoice_listed ON invoice (coalesce(issued_on, prepared_on) DESC, "
        "coalesce(number, '~') DESC, id, customer_id, search)"
    )
