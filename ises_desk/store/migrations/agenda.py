"""Small indexes of what the agenda asks after, whatever lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

STATEMENTS = (
    """CREATE INDEX ix_contract_over ON contract (ends_on)
WHERE ends_on IS NOT NULL AND stage <> 'deleted'""",
    """CREATE INDEX ix_contract_offer_unconfirmed ON contract_offer (decided_on) WHERE
decided_on IS NOT NULL AND confirmation_letter_id IS NULL AND decision_letter_id IS NULL""",
    """CREATE INDEX ix_contract_offer_untold ON contract_offer (decided_on)
WHERE reason <> '' AND decision_letter_id IS NULL""",
    """CREATE INDEX ix_contract_offer_owed ON contract_offer (refund_by)
WHERE received > 0 AND refunded_on IS NULL""",
    """CREATE INDEX ix_occurrence_unexplained ON occurrence (contract_id)
WHERE about_content AND statement_id IS NULL""",
    "CREATE INDEX ix_suspension_standing ON suspension (review_on) WHERE lifted_on IS NULL",
    """CREATE INDEX ix_suspension_unrestored ON suspension (lifted_on)
WHERE lifted_on IS NOT NULL AND restored_on IS NULL""",
    """CREATE INDEX ix_demand_unperformed ON demand (last_day)
WHERE contract_id IS NOT NULL AND performed_on IS NULL""",
    "CREATE INDEX ix_invoice_line_contract_line_id ON invoice_line (contract_line_id)",
    "CREATE INDEX ix_force_majeure_contract_owing ON force_majeure_contract (event_id) WHERE owes",
)


def upgrade(operations: Operations) -> None:
    """Add them."""
    connection = operations.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
