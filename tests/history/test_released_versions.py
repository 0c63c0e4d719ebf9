"""Every released version's administration is opened, read and worked in by the present program."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text

from ises_desk import __version__
from ises_desk.actions import history
from ises_desk.actions.perform import perform
from ises_desk.actions.register import ACTIONS, load_all
from ises_desk.actions.undo import undo
from ises_desk.clock import moment_on
from ises_desk.models import AuditLine, Base
from ises_desk.queries import (
    agenda,
    audit,
    business,
    complaints,
    contracts,
    customers,
    domains,
    invoices,
    letter_papers,
    letters,
    payments,
    products,
    rates,
    settings,
)
from ises_desk.queries.listing import count
from ises_desk.store import backup
from ises_desk.store.database import SCHEMA_VERSION, open_database
from ises_desk.store.integrity import problems
from ises_desk.values.kinds import Party
from ises_desk.values.money import Money
from tests.history import make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ises_desk.store.database import Database

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
UNRELEASED = "nog niet uitgebracht"
STATEMENTS = text("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2")
DAY = date(2026, 5, 4)
NOW = moment_on(DAY)
LARGEST = 600_000  # bytes: they stay in the repository for good

# What `make` put into each version, by table; empty tables are left out.
COUNTS = {
    "0.1.0": {
        "account": 1,
        "audit_line": 40,
        "audit_payload": 39,
        "booking": 3,
        "business": 1,
        "complaint": 2,
        "contact": 1,
        "contract": 3,
        "contract_line": 4,
        "contract_notice": 1,
        "counter": 6,
        "customer": 3,
        "customer_address": 3,
        "demand": 2,
        "demand_invoice": 2,
        "document": 8,
        "domain": 2,
        "invoice": 5,
        "invoice_line": 6,
        "invoice_vat": 4,
        "letter": 8,
        "letter_dispatch": 5,
        "letter_invoice": 7,
        "note": 1,
        "payment": 3,
        "product": 2,
        "product_price": 2,
        "rate": 1,
        "renewal": 3,
        "setting": 1,
    }
}


@pytest.fixture(params=sorted(COUNTS))
def kept(request: pytest.FixtureRequest) -> Path:
    """Return the backup of a released version."""
    return HERE / f"{request.param}.zip"


@pytest.fixture
def old(kept: Path, tmp_path: Path) -> Iterator[Database]:
    """Return a restored copy of it, opened (and upgraded) by the present program."""
    load_all()
    path = tmp_path / "administratie.sqlite"
    backup.restore(kept, path, NOW)
    database = open_database(path)
    yield database
    database.close()


def ask(database: Database, question: Callable[..., Any], *given: Any) -> Any:
    """Return a query's answer."""
    with database.read() as session:
        return question(session, *given)


def do(database: Database, code: str, **arguments: Any) -> int:
    """Do a deed and return its audit line."""
    return perform(database, NOW, ACTIONS[code], **arguments).line


def rows(database: Database) -> dict[str, int]:
    """Return how many rows each table has that isn't empty."""
    tables = Base.metadata.sorted_tables
    with database.read() as session:
        found = {
            table.name: session.scalar(select(func.count()).select_from(table)) for table in tables
        }
    return {name: number for name, number in sorted(found.items()) if number}


def test_every_released_version_is_kept() -> None:
    assert sorted(path.stem for path in HERE.glob("*.zip")) == sorted(COUNTS)
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (\S+)(.*)$", told, re.MULTILINE)
    released = [name for name, state in heads if UNRELEASED not in state]
    assert released == sorted(COUNTS, reverse=True)
    assert heads[0][0] == __version__


def test_it_is_small(kept: Path) -> None:
    assert kept.stat().st_size <= LARGEST


def test_it_is_whole_and_of_this_schema_once_opened(old: Database) -> None:
    with old.read() as session:
        assert problems(session, full=True) == []
        assert session.scalar(text("PRAGMA user_version")) == SCHEMA_VERSION


def shape(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return the tables with their columns, and the names of indexes and triggers."""
    with database.read() as session:
        named = session.execute(text("SELECT type, name FROM sqlite_schema ORDER BY 1, 2"))
        found = {f"{kind} {name}": list[tuple[Any, ...]]() for kind, name in named}
        for name in Base.metadata.tables:
            columns = session.execute(text(f'PRAGMA table_info("{name}")'))
            found[f"table {name}"] = sorted(tuple(column)[1:] for column in columns)
        return found


def test_it_has_the_shape_of_a_new_one(old: Database, tmp_path: Path) -> None:
    new = open_database(tmp_path / "new.sqlite")
    assert shape(old) == shape(new)
    new.close()


def test_a_released_schema_stays_what_it_was_to_the_letter(old: Database, tmp_path: Path) -> None:
    """A version of the present schema is equal to a new file in every word."""
    kept = backup.backups(old.path.parent / "backups")
    was = kept[0].schema if kept else SCHEMA_VERSION
    with open_database(tmp_path / "new.sqlite").read() as session:
        new = session.execute(STATEMENTS).all()
    with old.read() as session:
        found = session.execute(STATEMENTS).all()
    assert (found == new) or was < SCHEMA_VERSION
    assert {row[:2] for row in found} == {row[:2] for row in new}


def test_nothing_was_lost(old: Database, kept: Path) -> None:
    assert rows(old) == COUNTS[kept.stem]


def test_the_house(old: Database) -> None:
    found = ask(old, business.detail)
    assert (found.name, found.iban) == ("Proefhosting", "NL91ABNA0417164300")
    assert ask(old, settings.value, "complaint.answer_days") == 10
    own = [line for line in ask(old, rates.lines) if line.own]
    assert [(str(line.percent), line.source) for line in own] == [("22.0", "Verzonnen")]


def test_customers_and_products(old: Database) -> None:
    lena = ask(old, customers.detail, 1, DAY)
    assert (lena.name, lena.party) == ("Léna Zoë Østergård", Party.CONSUMER)
    assert lena.addresses[0].lines[-1] == "1011 AB  Amsterdam"
    assert [account.name for account in lena.accounts] == ["lena"]
    assert ask(old, count, customers.listing(DAY).filtered("ostergard")) == 1
    smith = ask(old, customers.detail, 2, DAY)
    assert smith.contacts[0].name == "Jan Smit"
    name = ask(old, products.detail, 2, DAY)
    assert (name.price.net, name.price.gross) == (Money.of("10.00"), Money.of("12.00"))


def test_contracts_and_their_notice(old: Database) -> None:
    noticed = ask(old, contracts.detail, 2, DAY)
    assert (noticed.state, noticed.ends_on) == ("noticed", date(2027, 1, 4))
    assert [line.billed_through for line in noticed.lines] == [date(2027, 1, 4)] * 2
    running = ask(old, contracts.detail, 1, DAY)
    assert (running.state, running.gross_prices) == ("running", True)


def test_invoices_in_every_state(old: Database) -> None:
    found = {key: ask(old, invoices.detail, key, DAY) for key in range(1, 6)}
    assert {key: (each.number, each.state) for key, each in found.items()} == {
        1: ("20260001", "demanded"),
        2: ("20260002", "paid"),
        3: ("20260003", "disputed"),
        4: ("C20260001", "refund"),
        5: ("", "draft"),
    }
    assert (found[1].total, found[1].costs) == (Money.of("12.00"), Money.of("40.00"))
    assert found[2].credit_notes == ((4, "C20260001"),)
    assert found[4].total == Money.of("-72.60")


def test_payments(old: Database) -> None:
    found = ask(old, payments.detail, 1, DAY)
    assert (found.amount, found.unbooked, found.state) == (
        Money.of("160.00"),
        Money.of("2.70"),
        "left",
    )
    assert ask(old, payments.detail, 2, DAY).state == "reversed"


def test_letters_with_their_paper(old: Database) -> None:
    found = ask(old, letters.detail, 6, DAY)
    assert (found.kind.value, found.state) == ("L07", "sent")
    assert found.demand.costs_from == date(2026, 3, 17)
    assert ask(old, letter_papers.pdf_of, 6).startswith(b"%PDF")
    assert ask(old, letter_papers.copy_of, 6) != ask(old, letter_papers.pdf_of, 6)


def test_domains_and_complaints(old: Database) -> None:
    held, given_up = (ask(old, domains.detail, key, DAY) for key in (1, 2))
    assert (held.name, held.state) == ("voorbeeld.nl", "active")
    assert (given_up.ascii_name, given_up.state) == ("xn--caf-dma.be", "cancelled")
    answered, late = (ask(old, complaints.detail, key, DAY) for key in (1, 2))
    assert (answered.state, answered.letters[0].number) == ("answered", "B2026-0004")
    assert (late.state, late.answer_due) == ("late", date(2026, 4, 11))


def test_the_log_with_what_was_undone_and_what_was_erased(old: Database) -> None:
    states = [ask(old, audit.detail, line).state for line in range(36, 41)]
    assert states == ["done", "undone", "undo", "erased", "done"]


def test_the_agenda_reads_it(old: Database) -> None:
    kinds = {duty.kind for duty in ask(old, agenda.agenda, DAY)}
    assert {"complaint", "finalise", "refund", "send_letter", "L09"} <= kinds


def test_a_deed_and_its_undo_work_in_it(old: Database) -> None:
    before = rows(old)
    line = do(old, "note.add", customer_id=1, text="Nog steeds klant.")
    assert rows(old)["note"] == before["note"] + 1
    undo(old, NOW, line)
    assert rows(old)["note"] == before["note"]
    do(old, "invoice.finalise", invoice_id=5)
    assert ask(old, invoices.detail, 5, DAY).number == "20260004"
    assert ask(old, problems) == []


def test_a_deed_of_that_time_can_still_be_taken_back(old: Database) -> None:
    line = ask(old, lambda session: session.scalars(
        select(AuditLine.id).where(AuditLine.code == "complaint.open").order_by(AuditLine.id.desc())
    ).first())  # fmt: skip
    assert {deed.line: deed.can_undo for deed in ask(old, history.recent, NOW)}[line]
    undo(old, NOW, line)
    assert rows(old)["complaint"] == 1


def test_the_script_still_makes_what_it_made(tmp_path: Path) -> None:
    path = tmp_path / "administratie.sqlite"
    make.build(path)
    database = open_database(path)
    assert rows(database) == COUNTS[max(COUNTS)]
    database.close()


def test_a_released_version_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "__version__", max(COUNTS))
    with pytest.raises(SystemExit, match="stays what it was"):
        make.make()
