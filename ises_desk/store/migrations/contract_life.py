"""Contracts learn of the time before and after: offers, applications, withdrawal, dissolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.store.migrations.rebuilding import rebuild

if TYPE_CHECKING:
    from alembic.operations import Operations

_STAGES = (
    "'offer', 'application', 'concluded', 'refused', 'revoked', 'withdrawn', 'dissolved', 'deleted'"
)
_IS_CONCLUDED = "concluded_at IS NOT NULL OR stage IN ('offer', 'application', 'refused')"
_OFFER = """
CREATE TABLE contract_offer (
    contract_id INTEGER NOT NULL PRIMARY KEY,
    offered_on TEXT,
    binding INTEGER NOT NULL,
    offer_letter_id INTEGER,
    applied_at TEXT,
    application TEXT,
    decided_on TEXT,
    reason TEXT NOT NULL,
    received INTEGER NOT NULL,
    refund_by TEXT,
    refunded_on TEXT,
    decision_letter_id INTEGER,
    confirmation_letter_id INTEGER,
    CONSTRAINT fk_contract_offer_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id),
    CONSTRAINT fk_contract_offer_offer_letter_id
        FOREIGN KEY(offer_letter_id) REFERENCES letter (id),
    CONSTRAINT fk_contract_offer_decision_letter_id
        FOREIGN KEY(decision_letter_id) REFERENCES letter (id),
    CONSTRAINT fk_contract_offer_confirmation_letter_id
        FOREIGN KEY(confirmation_letter_id) REFERENCES letter (id)
) STRICT
"""
_EVIDENCE = """
CREATE TABLE order_evidence (
    contract_id INTEGER NOT NULL PRIMARY KEY,
    informed_on TEXT,
    conditions_told INTEGER NOT NULL,
    function_url TEXT NOT NULL,
    start_request TEXT NOT NULL,
    start_requested_at TEXT,
    statement TEXT NOT NULL,
    stated_at TEXT,
    one_off_consent INTEGER NOT NULL,
    CONSTRAINT fk_order_evidence_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
"""
_INDEXES = ("offer_letter_id", "decision_letter_id", "confirmation_letter_id")


def _changed(sql: str) -> str:
    """Return the definition with the stage and the validity; an offer isn't concluded."""
    sql = sql.replace("concluded_at TEXT NOT NULL", "concluded_at TEXT")
    stage = "stage TEXT DEFAULT 'concluded' NOT NULL, \n\tvalid_until TEXT, \n\tCONSTRAINT "
    checks = (
        f"ck_contract_stage_word CHECK (stage IN ({_STAGES})), \n\t"
        f"CONSTRAINT ck_contract_is_concluded CHECK ({_IS_CONCLUDED}), \n\tCONSTRAINT "
    )
    return sql.replace("CONSTRAINT ", stage + checks, 1)


def upgrade(operations: Operations) -> None:
    """Make contracts wider, with their two tables beside them."""
    connection = operations.get_bind()
    rebuild(connection, "contract", _changed)
    connection.exec_driver_sql(
        "CREATE INDEX ix_contract_before ON contract (stage, valid_until) "
        "WHERE stage <> 'concluded'"
    )
    connection.exec_driver_sql(_OFFER)
    for column in _INDEXES:
        connection.exec_driver_sql(
            f"CREATE INDEX ix_contract_offer_{column} ON contract_offer ({column}) "
            f"WHERE {column} IS NOT NULL"
        )
    connection.exec_driver_sql(_EVIDENCE)
