"""From 0.1.0 to 0.2.0: one part per subject, each in its own module, in the order of `PARTS`.

A part is a module of this package with `upgrade(operations)`. The triggers of the present schema
are laid anew at the end, since some of them name the columns of a table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

PARTS: tuple[str, ...] = (
    "finding",
    "opening_items",
    "letter_texts",
    "listing",
    "letter_kinds",
    "contract_life",
    "set_aside",
    "terms_documents",
    "breaches",
    "campaigns",
    "force_majeure",
    "renewals",
    "withdrawals",
    "forum",
    "deletions",
    "received_defaults",
    "agenda",
    "package_facts",
    "deviations",
    "transfers",
    "dossiers",
)


def upgrade(operations: Operations) -> None:
    """Lift a file of version 1 to version 2."""
    from ises_desk.store.triggers import statements

    connection = operations.get_bind()
    old = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in old.fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for part in PARTS:
        import_module(f"ises_desk.store.migrations.{part}").upgrade(operations)
    for statement in statements():
        connection.exec_driver_sql(statement)
