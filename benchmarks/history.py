"""An administration with years behind it: whatever its size, the same little is due.

Rows as the deeds leave them, laid by SQL around customers that the deeds made: every process once
or more, and finished. Only reading is measured on it.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from benchmarks.measure import BUILD, progress
from benchmarks.office import customers_file, fingerprint
from benchmarks.settled import DUE, EVERY, FINISHED, INVOICES, LATER, LINE

if TYPE_CHECKING:
    from pathlib import Path


def settled_file(contracts: int) -> Path:
    """Return a file with so many contracts (a multiple of 150), four invoices each, all settled.

    What is due is the same in every size.
    """
    path = BUILD / f"settled-{contracts}-{fingerprint()}.sqlite"
    if path.exists():
        return path
    source = customers_file(contracts * 2 // 3)
    progress(f"giving {contracts} contracts a past (kept for the next run) ...")
    for old in BUILD.glob(f"settled-{contracts}-*"):
        old.unlink()
    fresh = path.with_suffix(".part")
    shutil.copyfile(source, fresh)
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        with connection:
            for name, _sql in guards:  # what is final may not be laid by hand
                connection.execute(f'DROP TRIGGER "{name}"')
            _second_contracts(connection, contracts)
            _paper(connection)
            _finished(connection)
            for table, (changes, which) in DUE.items():
                connection.execute(f"UPDATE {table} SET {changes} WHERE {which}")  # noqa: S608  own names
            for _name, sql in guards:
                connection.execute(sql)
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(3)
    if broken:
        raise ValueError(broken)
    fresh.replace(path)
    return path


def _fill(
    connection: sqlite3.Connection, table: str, source: str, values: dict[str, str], every: int = 1
) -> None:
    """Insert a row for each of the source, with what must not be empty as short as can be."""
    own = dict(values)
    for _at, name, kind, needed, default, key in connection.execute(f"PRAGMA table_info({table})"):
        if name not in own and needed and default is None and not key:
            is_day = name.endswith("_on") or name == "tax_point"
            own[name] = "0" if kind == "INTEGER" else "'2026-08-01'" if is_day else "''"
    chosen = source.format(", ".join(own.values()), every)
    connection.execute(f"INSERT INTO {table} ({', '.join(own)}) {chosen}")


def _second_contracts(connection: sqlite3.Connection, contracts: int) -> None:
    """Give every second customer another contract, and let nothing be due."""
    first = connection.execute("SELECT max(id) FROM contract").fetchone()[0]
    lines = connection.execute("SELECT max(id) FROM contract_line").fetchone()[0]
    for table, own in {
        "contract": {"id": f"id / 2 + {first}", "number": "number || '-2'"},
        "contract_line": {
            "id": f"id + {lines}",
            "contract_id": f"contract_id / 2 + {first}",
        },
    }.items():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(own.get(name, name) for name in names)
        which = "id" if table == "contract" else "contract_id"
        connection.execute(
            f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {which} % 2 = 0"  # noqa: S608  own names
        )
    found = connection.execute("SELECT count(*) FROM contract").fetchone()[0]
    if found != contracts:
        raise ValueError(found)
    connection.execute("UPDATE contract_line SET next_invoice_on = ?", (LATER,))
    connection.execute("UPDATE domain SET next_reminder_on = ?, anniversary_on = ?", (LATER, LATER))


def _paper(connection: sqlite3.Connection) -> None:
    """Lay four paid invoices, their letters and payments under every contract."""
    connection.execute(
        "INSERT INTO document (id, sha256, media_type, name, content) "
        "VALUES (1, 'x', 'application/pdf', 'x.pdf', x'25')"
    )
    every = "SELECT {} FROM contract JOIN generate ON 1 WHERE contract.id % {} = 0".replace(
        "generate", "(SELECT 0 AS k UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) AS n"
    )
    key = f"contract.id * {INVOICES} + k"
    _fill(connection, "invoice", every, {
        "id": key, "kind": "'invoice'", "number": f"'2026' || ({key})", "customer_id":
        "contract.customer_id", "contract_id": "contract.id", "prepared_on": "'2026-08-01'",
        "issued_on": "'2026-08-01'", "payment_days": "14", "due_on": "'2026-08-15'",
        "party": "contract.party", "treatment": "'domestic'", "net": "10000", "vat": "2100",
        "total": "12100", "open": "0", "paid_on": "'2026-08-10'", "seller": "'{}'",
        "buyer": "'{}'", "search": f"'2026' || ({key})",
    })  # fmt: skip
    kind = "CASE k WHEN 1 THEN 'L18' WHEN 2 THEN 'L21' ELSE 'L04' END"
    _fill(connection, "letter", every, {
        "id": key, "number": f"'B2026-' || ({key})", "kind": kind, "template": "'invoice'",
        "customer_id": "contract.customer_id", "contract_id": "contract.id",
        "dated_on": "'2026-08-01'", "data": "'{}'", "document_id": "1", "sent_on": "'2026-08-01'",
        "search": f"'b2026-' || ({key})",
    })  # fmt: skip
    _fill(connection, "letter_invoice", every, {"letter_id": key, "invoice_id": key})
    _fill(connection, "payment", every, {
        "id": key, "customer_id": "contract.customer_id", "received_on": "'2026-08-10'",
        "amount": "12100", "method": "'transfer'", "search": f"'{key}'",
    })  # fmt: skip
    _fill(connection, "invoice_line", every, {
        "id": key, "invoice_id": key, "position": "1", "contract_line_id": LINE,
        "period_index": "k", "description": "'Pakket'", "quantity": "1000", "vat_kind": "'high'",
        "period_start": "date('2025-11-01', '+' || (k * 3) || ' months')",
        "period_until": "date('2025-11-01', '+' || (k * 3 + 3) || ' months')",
        "amount": "10000",
    })  # fmt: skip


def _finished(connection: sqlite3.Connection) -> None:
    for key, state in ((1, "done"), (2, "published")):
        connection.execute(
            "INSERT INTO campaign (id, number, kind, state, title, text, version, percent, "
            "all_prices, publish_on, effective_on, published_on, tell_by, search) VALUES "
            "(?, ?, 'price', ?, 'Prijzen', 'Duurder.', '', '2', 0, '2026-08-01', ?, '2026-08-01', "
            "'2026-08-31', '')",
            (key, f"W{key}", state, LATER),
        )
    connection.execute(
        "INSERT INTO force_majeure (id, cause_code, cause, began_on, ended_on, dissolve_from, "
        "recorded_on) VALUES (1, 'power', 'Geen stroom.', '2026-09-10', '2026-09-12', "
        "'2026-09-25', '2026-09-10')"
    )
    _fill(connection, "invoice", "SELECT {}", {
        "id": "1", "kind": "'credit_note'", "number": "'C1'", "customer_id": "1",
        "prepared_on": "'2026-09-13'", "issued_on": "'2026-09-13'", "party": "'business'",
        "treatment": "'domestic'", "seller": "'{}'", "buyer": "'{}'",
    })  # fmt: skip
    _fill(connection, "invoice_line", EVERY, {
        "invoice_id": "1", "position": "contract.id", "contract_line_id": LINE,
        "credits_line_id": "contract.id * 4 + 3", "description": "'Overmacht'",
        "quantity": "1000", "vat_kind": "'high'", "period_start": "'2026-09-10'",
        "period_until": "'2026-09-13'", "amount": "-330",
    }, 20)  # fmt: skip
    connection.execute("DELETE FROM renewal")  # of the customers that the deeds made
    for table, every, values in FINISHED:
        _fill(connection, table, EVERY, values, every)
    connection.execute(  # one in twelve ended, and its data are gone
        "UPDATE contract SET ends_on = '2025-01-31', stage = 'deleted' WHERE id % 12 = 0"
    )
