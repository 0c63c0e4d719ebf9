"""An office to do deeds in: a real file, a day that moves, and what is left behind."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from ises_desk.actions.perform import Outcome, perform
from ises_desk.actions.register import Act, find
from ises_desk.actions.undo import undo
from ises_desk.clock import moment_on
from ises_desk.errors import Refusal
from ises_desk.models import AuditLine, Base
from ises_desk.store.database import Database, open_database
from ises_desk.store.integrity import problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

START = date(2026, 11, 22)
UNCOUNTED = frozenset({"audit_line", "audit_payload", "counter", "permit"})


class Office:
    """Deeds and questions on one administration in a temporary folder, on a day that moves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now: datetime = moment_on(START)
        self.last: Outcome[Any] | None = None
        self._made = 0

    @property
    def day(self) -> date:
        """Today in the office."""
        return self.now.date()

    def on(self, day: date | str) -> Office:
        """Move to noon of a day (a date or YYYY-MM-DD)."""
        self.now = moment_on(date.fromisoformat(day) if isinstance(day, str) else day)
        return self

    def later(self, days: int) -> Office:
        """Move some days on."""
        return self.on(self.day + timedelta(days=days))

    def do(self, act: Act[Any] | str, /, **arguments: Any) -> Any:
        """Do a deed (or the deed with a code) and return its value; `last` keeps the outcome."""
        found = find(act) if isinstance(act, str) else act
        assert found is not None, f"no deed {act}"
        self.last = perform(self.database, self.now, found, **arguments)
        return self.last.value

    def undo(self, line: int | None = None) -> Outcome[int]:
        """Take back the deed with an audit line, or the last deed."""
        if line is None:
            assert self.last is not None
            line = self.last.line
        self.last = undo(self.database, self.now, line)
        return self.last

    def refused(self, act: Act[Any] | str, /, **arguments: Any) -> Refusal:
        """Expect a refusal that leaves nothing behind, no audit line either; return it."""
        before, lines = self.fresh(), self.codes()
        with pytest.raises(Refusal) as caught:
            self.do(act, **arguments)
        assert self.fresh() == before
        assert self.codes() == lines
        assert str(caught.value)
        return caught.value

    def refused_undo(self, line: int | None = None) -> Refusal:
        """Expect that the last deed can't be taken back, with nothing changed; return why."""
        before = self.fresh()
        with pytest.raises(Refusal) as caught:
            self.undo(line)
        assert self.fresh() == before
        return caught.value

    def ask(self, question: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Return a query's answer: `question(session, ...)`."""
        with self.database.read() as session:
            return question(session, *arguments, **named)

    def get(self, model: type[Any], key: Any) -> Any:
        """Return a row by its key, or None."""
        with self.database.read() as session:
            return session.get(model, key)

    def all(self, model: type[Any], **values: Any) -> list[Any]:
        """Return the rows of a table with these values, in key order."""
        with self.database.read() as session:
            statement = select(model).filter_by(**values)
            return list(session.scalars(statement.order_by(*model.__table__.primary_key)))

    def codes(self) -> list[str]:
        """Return the codes of all audit lines in order."""
        with self.database.read() as session:
            return list(session.scalars(select(AuditLine.code).order_by(AuditLine.id)))

    def fresh(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table but the audit and the counters."""
        with self.database.read() as session:
            return {
                table.name: [
                    tuple(row)
                    for row in session.execute(select(table).order_by(*table.primary_key))
                ]
                for table in Base.metadata.sorted_tables
                if table.name not in UNCOUNTED
            }

    def problems(self) -> list[str]:
        """Return what the program's own check finds wrong with the file."""
        with self.database.read() as session:
            return problems(session)

    def undoes(self, act: Act[Any] | str, /, **arguments: Any) -> Any:
        """Do a deed, take it back and see every row as before; do it again and return its value."""
        before = self.fresh()
        self.do(act, **arguments)
        assert self.fresh() != before
        self.undo()
        assert self.fresh() == before
        return self.do(act, **arguments)

    def customer(self, **values: Any) -> int:
        """Add a customer in Ommen: a consumer, unless `kvk`, `vat_id` or `party` says otherwise."""
        from ises_desk.actions.addresses import AddressInput
        from ises_desk.actions.customers import add_customer
        from ises_desk.values.kinds import AddressKind

        self._made += 1
        given = {
            "name": f"Klant {self._made}",
            "email": f"klant{self._made}@voorbeeld.nl",
            "addresses": (
                AddressInput(
                    kind=AddressKind.VISITING,
                    street="Kerkweg",
                    house_number=str(self._made),
                    postcode="7731 AA",
                    city="Ommen",
                ),
            ),
            **values,
        }
        return int(self.do(add_customer, **given))

    def business(self, **values: Any) -> int:
        """Add a business customer with a Kvk number."""
        return self.customer(**{"kvk": "08119563", **values})

    def product(self, *, net: str = "100.00", valid_from: str = "2020-01-01", **values: Any) -> int:
        """Add a product with a price; hosting per year in arrears unless `values` differ."""
        from ises_desk.actions.products import add_product, set_price
        from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
        from ises_desk.values.money import Money

        self._made += 1
        given = {
            "code": f"P{self._made}",
            "name": f"Product {self._made}",
            "kind": ProductKind.HOSTING,
            "vat_kind": VatKind.HIGH,
            "months": 12,
            "billing_moment": BillingMoment.ARREARS,
            **values,
        }
        key = int(self.do(add_product, **given))
        first = date.fromisoformat(valid_from)
        self.do(set_price, product_id=key, valid_from=first, net=Money.of(net))
        return key

    def contract(self, customer_id: int, **values: Any) -> int:
        """Conclude a contract for a year from today, with a line of hosting for 100 euro."""
        from ises_desk.actions.line_input import LineInput
        from ises_desk.values.money import Money

        line = LineInput(description="Hosting", unit_price=Money.of("100.00"))
        given = {"lines": (line,), "starts_on": self.day, **values}
        return int(self.do("contract.conclude", customer_id=customer_id, **given))

    def sender(self) -> None:
        """Fill in the owner's own business, without which nothing is printed."""
        self.do(
            "business.set",
            name="ISES Softpack",
            street="Lemelerweg",
            house_number="12",
            postcode="8148 PC",
            city="Lemele",
            kvk="08119563",
            vat_id="NL000099998B57",
            iban="NL91ABNA0417164300",
            account_name="ISES Softpack",
            email="info@isessoftpack.nl",
        )

    def invoice(self, customer_id: int, total: str = "121.00", **values: Any) -> int:
        """Make a final invoice of one line today that totals `total`; returns its key."""
        from ises_desk.actions.drafts import DraftLine
        from ises_desk.models import Business
        from ises_desk.values.kinds import VatKind
        from ises_desk.values.money import Money

        if self.get(Business, 1) is None:
            self.sender()
        price = Money.of(total)
        line = DraftLine(description="Hosting", unit_price=price, vat_kind=VatKind.ZERO)
        key = int(self.do("invoice.draft", customer_id=customer_id, lines=(line,), **values))
        self.do("invoice.finalise", invoice_id=key)
        return key


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty administration once; each test works on a copy."""
    path = tmp_path_factory.mktemp("leeg") / "administratie.sqlite"
    open_database(path, lock=False).close()
    return path


@pytest.fixture
def office(_empty_file: Path, tmp_path: Path) -> Iterator[Office]:
    """Open an office on a file of its own."""
    path = tmp_path / "administratie.sqlite"
    shutil.copyfile(_empty_file, path)
    database = open_database(path, create=False)
    yield Office(database)
    database.close()
