"""Invoices learn of opening items: open invoices of the administration before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

_IS_PLAIN = (
    "opening = 0 OR (kind = 'invoice' AND number IS NOT NULL AND contract_id IS NULL AND vat = 0)"
)


def upgrade(operations: Operations) -> None:
    """Add the mark of an opening item, and what was paid on it before."""
    connection = operations.get_bind()
    connection.exec_driver_sql(
        "ALTER TABLE invoice ADD COLUMN opening INTEGER DEFAULT 0 NOT NULL "
        f"CONSTRAINT ck_invoice_opening_is_plain CHECK ({_IS_PLAIN})"
    )
    connection.exec_driver_sql(
        "ALTER TABLE invoice ADD COLUMN paid_before INTEGER DEFAULT 0 NOT NULL"
    )
