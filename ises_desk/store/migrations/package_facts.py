"""The facts of a package: backup not said, traffic and the SLA apart; rights on designs (12.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.store.migrations.rebuilding import rebuild

if TYPE_CHECKING:
    from alembic.operations import Operations

_ADDED = ("traffic", "sla_target", "sla_measured", "sla_credit")
_DESIGN = """
CREATE TABLE design (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    holder TEXT NOT NULL,
    agreed_on TEXT,
    document TEXT NOT NULL,
    deed_on TEXT,
    licence TEXT NOT NULL,
    CONSTRAINT ck_design_holder_word CHECK (holder IN ('ours', 'customer')),
    CONSTRAINT ck_design_agreed_in_writing CHECK (holder = 'ours' OR agreed_on IS NOT NULL),
    CONSTRAINT fk_design_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
"""


def _changed(sql: str) -> str:
    """Return the definition with a backup that may be open, and the new facts as empty text."""
    sql = sql.replace("backup_included INTEGER NOT NULL", "backup_included INTEGER", 1)
    columns = "".join(f"{name} TEXT DEFAULT '' NOT NULL, \n\t" for name in _ADDED)
    return sql.replace("CONSTRAINT ", f"{columns}CONSTRAINT ", 1)


def upgrade(operations: Operations) -> None:
    """Widen products and contract lines, and make the table of designs."""
    connection = operations.get_bind()
    for table in ("product", "contract_line"):
        rebuild(connection, table, _changed)
    connection.exec_driver_sql(_DESIGN)
    connection.exec_driver_sql("CREATE INDEX ix_design_contract_id ON design (contract_id)")
