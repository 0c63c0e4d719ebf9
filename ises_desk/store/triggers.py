"""What left the building never changes: triggers on frozen tables.

Only the deed `retention.destroy` lets rows through, by a row in `permit` that exists
inside its own transaction alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DESTROY = "retention.destroy"
_UNLESS = f"NOT EXISTS (SELECT 1 FROM permit WHERE code = '{DESTROY}')"  # noqa: S608  own constant
# An opening item is no paper of ours: what was copied wrongly from it may be mended.
_OUR_OWN_FINAL = "OLD.number IS NOT NULL AND OLD.opening = 0"
_FINAL_PARENT = "(SELECT number FROM invoice WHERE id = {row}.invoice_id) IS NOT NULL"


def _trigger(name: str, event: str, table: str, condition: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {_UNLESS} AND ({condition}) "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _frozen_columns(table: str) -> str:
    from ises_desk.models import Base
    from ises_desk.models.invoices import FREE_COLUMNS

    free = {
        "invoice": FREE_COLUMNS,
        "letter": frozenset({"customer_id", "sent_on", "withdrawn_on", "search", "words"}),
    }[table]
    return ", ".join(c.name for c in Base.metadata.tables[table].columns if c.name not in free)


def statements() -> Iterator[str]:
    """Yield the CREATE TRIGGER statements of the present schema."""
    frozen = "a final invoice never changes"
    yield _trigger(
        "invoice_frozen_update",
        f"UPDATE OF {_frozen_columns('invoice')}",
        "invoice",
        f"{_OUR_OWN_FINAL} OR OLD.opening <> NEW.opening",
        frozen,
    )
    yield _trigger("invoice_frozen_delete", "DELETE", "invoice", _OUR_OWN_FINAL, frozen)
    for table in ("invoice_line", "invoice_vat"):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            yield _trigger(
                f"{table}_frozen_{event.lower()}",
                event,
                table,
                _FINAL_PARENT.format(row=row),
                frozen,
            )
    sent = "an issued letter never changes"
    yield _trigger(
        "letter_frozen_update", f"UPDATE OF {_frozen_columns('letter')}", "letter", "1", sent
    )
    yield _trigger("letter_frozen_delete", "DELETE", "letter", "1", sent)
    for table in ("document", "letter_dispatch", "letter_enclosure", "audit_line", "audit_payload"):
        for event in ("UPDATE", "DELETE"):
            yield _trigger(
                f"{table}_frozen_{event.lower()}", event, table, "1", f"{table} never changes"
            )
