"""Taking back is exact: undoing any series of deeds in reverse leaves every row as it was."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.line_input import LineInput
from ises_desk.actions.perform import perform
from ises_desk.actions.register import Undo, load_all
from ises_desk.actions.undo import undo, why_not
from ises_desk.clock import moment_on
from ises_desk.errors import Refusal
from ises_desk.models import (
    Account,
    AuditLine,
    Base,
    Complaint,
    Contact,
    Contract,
    Customer,
    Domain,
    Note,
    Product,
    ProductPrice,
)
from ises_desk.queries import rates
from ises_desk.store.database import Database, open_database
from ises_desk.store.integrity import problems
from ises_desk.values.kinds import AddressKind, Channel, Party, ProductKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Rows = dict[str, list[tuple[Any, ...]]]

DAY = date(2026, 11, 22)
NOW = moment_on(DAY)
UNCOUNTED = {"audit_line", "audit_payload", "counter", "permit"}
FEW = 3
_ALL = "SELECT * FROM {} ORDER BY 1, 2"
# Making a failing series of deeds shorter takes minutes; it is short enough to read.
QUICK = (Phase.explicit, Phase.generate)


def address(n: int) -> AddressInput:
    """Make one of a few addresses."""
    kind = list(AddressKind)[n % len(AddressKind)]
    return AddressInput(
        kind=kind, street="Kerkweg", house_number=str(n + 1), postcode="7731AA", city="Ommen"
    )


def key(model: type[Any], name: str) -> Callable[[int], tuple[str, type[Any], int]]:
    """Point at one of the rows of a table, as the argument `name`."""
    return lambda n: (name, model, n)


CUSTOMER, DOMAIN = key(Customer, "customer_id"), key(Domain, "domain_id")
ACCOUNT, COMPLAINT = key(Account, "account_id"), key(Complaint, "complaint_id")
CONTACT, NOTE = key(Contact, "contact_id"), key(Note, "note_id")
PRODUCT, PRICE = key(Product, "product_id"), key(ProductPrice, "price_id")
CONTRACT = key(Contract, "contract_id")

# By code: which rows a deed is about, and its other arguments out of one number.
DEEDS: dict[str, tuple[tuple[Any, ...], Callable[[int], dict[str, Any]]]] = {
    "customer.add": (
        (),
        lambda n: {
            "name": f"Klant {n}",
            "party": [None, *Party][n % 4],
            "kvk": "08119563" if n % 2 else "",
            "addresses": (address(n),),
            "accounts": (f"account{n}",) if n % 3 else (),
        },
    ),
    "customer.change": (
        (CUSTOMER,),
        lambda n: {"name": f"Anders {n}", "addresses": (address(n), address(n + 1))},
    ),
    "customer.merge": ((key(Customer, "keep_id"), key(Customer, "gone_id")), lambda _: {}),
    "customer.remove": ((CUSTOMER,), lambda _: {}),
    "account.add": ((CUSTOMER,), lambda n: {"name": f"nieuw{n}"}),
    "account.change": ((ACCOUNT,), lambda n: {"name": f"ander{n}"}),
    "account.close": ((ACCOUNT,), lambda _: {}),
    "account.reopen": ((ACCOUNT,), lambda _: {}),
    "account.remove": ((ACCOUNT,), lambda _: {}),
    "contact.add": ((CUSTOMER,), lambda n: {"name": f"Piet {n}"}),
    "contact.change": ((CONTACT,), lambda n: {"role": f"rol {n}"}),
    "contact.remove": ((CONTACT,), lambda _: {}),
    "note.add": ((CUSTOMER,), lambda n: {"text": f"Notitie {n}"}),
    "note.change": ((NOTE,), lambda n: {"text": f"Anders {n}"}),
    "note.remove": ((NOTE,), lambda _: {}),
    "product.add": ((), lambda n: {"code": f"P{n}", "name": "x", "kind": ProductKind.HOSTING}),
    "product.change": ((PRODUCT,), lambda n: {"name": f"Product {n}", "months": n}),
    "product.withdraw": ((PRODUCT,), lambda _: {}),
    "product.resume": ((PRODUCT,), lambda _: {}),
    "product.remove": ((PRODUCT,), lambda _: {}),
    "price.set": (
        (PRODUCT,),
        lambda n: {"valid_from": date(2020 + n % FEW, 1, 1), "net": Money(100 * n)},
    ),
    "price.remove": ((PRICE,), lambda _: {}),
    "domain.register": (
        (CUSTOMER,),
        lambda n: {"name": f"naam{n}.nl", "registered_on": DAY - timedelta(days=100 * n)},
    ),
    "domain.change": ((DOMAIN, CUSTOMER), lambda n: {"notes": f"{n}"}),
    "domain.renew": ((DOMAIN,), lambda _: {}),
    "domain.acknowledge": ((DOMAIN,), lambda _: {}),
    "domain.cancel": ((DOMAIN,), lambda _: {}),
    "domain.restore": ((DOMAIN,), lambda _: {}),
    "domain.remove": ((DOMAIN,), lambda _: {}),
    "complaint.open": (
        (CUSTOMER,),
        lambda n: {"subject": f"{n}", "text": "x", "channel": Channel.EMAIL},
    ),
    "complaint.change": ((COMPLAINT,), lambda n: {"text": f"Anders {n}"}),
    "complaint.answer": ((COMPLAINT,), lambda n: {"outcome": f"Opgelost {n}"}),
    "complaint.close": ((COMPLAINT,), lambda n: {"outcome": "Klaar" if n % 2 else ""}),
    "complaint.reopen": ((COMPLAINT,), lambda _: {}),
    "contract.conclude": (
        (CUSTOMER,),
        lambda n: {
            "starts_on": DAY - timedelta(days=50 * n),
            "lines": (LineInput(description="Hosting", unit_price=Money(1000)),),
        },
    ),
    "contract.remove": ((CONTRACT,), lambda _: {}),
    "setting.set": ((), lambda n: {"key": "dunning.grace_days", "value": n or ""}),
    "rate.add": (
        (),
        lambda n: {
            "table": rates.VAT_LOW,
            "valid_from": date(2027 + n % FEW, 1, 1),
            "percent": "9",
            "source": "x",
        },
    ),
    "rate.remove": (
        (),
        lambda n: {"table": rates.VAT_LOW, "valid_from": date(2027 + n % FEW, 1, 1)},
    ),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 8), st.integers(0, 8)),
    min_size=8,
    max_size=16,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty administration to copy."""
    path = tmp_path_factory.mktemp("leeg") / "leeg.sqlite"
    open_database(path, lock=False).close()
    return path


def copy_of(empty: Path, folders: pytest.TempPathFactory) -> Database:
    """Open a copy."""
    path = folders.mktemp("undo") / "a.sqlite"
    shutil.copyfile(empty, path)
    return open_database(path, create=False, lock=False)


def snapshot(database: Database) -> Rows:
    """Return every row but the audit and the counters."""
    with database.read() as session:
        raw = session.connection()
        return {
            table.name: [tuple(row) for row in raw.exec_driver_sql(_ALL.format(table.name))]
            for table in Base.metadata.sorted_tables
            if table.name not in UNCOUNTED
        }


def arguments(database: Database, code: str, n: int, m: int) -> dict[str, Any]:
    """Return a deed's arguments; rows that don't exist are pointed at too."""
    about, others = DEEDS[code]
    found: dict[str, Any] = others(n)
    with database.read() as session:
        for place, point in enumerate(about):
            name, model, pick = point(n if place else m)
            most = session.scalar(select(func.max(model.id))) or 1
            found[name] = 1 + pick % most
    return found


def can_be_undone(database: Database, line: int) -> bool:
    """Ask beforehand whether a deed can be taken back."""
    with database.read() as session:
        found = session.get(AuditLine, line)
        assert found is not None
        return why_not(session, NOW, found) is None


def undone(database: Database, line: int) -> tuple[int, str]:
    """Take back a deed: the line of the undoing, or 0 and why not."""
    try:
        return undo(database, NOW, line).line, ""
    except Refusal as refusal:
        return 0, str(refusal)


@settings(max_examples=10, phases=QUICK)
@given(steps=STEPS, first=st.integers(0, 3))
def test_undoing_in_reverse_leaves_every_row_as_it_was(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, steps: Any, first: int
) -> None:
    database = copy_of(empty, tmp_path_factory)
    acts = load_all()
    for n in range(first):
        perform(
            database, NOW, acts["customer.add"], **arguments(database, "customer.add", 20 + n, 0)
        )
    done: list[tuple[int, Rows]] = []
    for code, n, m in steps:
        before = snapshot(database)
        try:
            given_now = arguments(database, code, n, m)
            line = perform(database, NOW, acts[code], **given_now).line
        except Refusal:
            assert snapshot(database) == before
        else:
            done.append((line, before))
    for line, before in reversed(done):
        assert can_be_undone(database, line)
        undo(database, NOW, line)
        assert snapshot(database) == before
    with database.read() as session:
        assert problems(session) == []
    database.close()


@settings(max_examples=6, phases=QUICK)
@given(steps=STEPS, data=st.data())
def test_undoing_any_deed_does_it_whole_or_says_why_not(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, steps: Any, data: Any
) -> None:
    database = copy_of(empty, tmp_path_factory)
    acts, lines = load_all(), []
    for code, n, m in (("customer.add", 1, 0), ("product.add", 1, 0), *steps):
        try:
            lines.append(perform(database, NOW, acts[code], **arguments(database, code, n, m)).line)
        except Refusal:
            continue
    for line in data.draw(st.lists(st.sampled_from(lines), min_size=3, max_size=6)):
        before, possible = snapshot(database), can_be_undone(database, line)
        again, reason = undone(database, line)
        if again:
            undo(database, NOW, again)
        assert bool(again) == possible or "opnieuw in gebruik" in reason
        assert snapshot(database) == before
    with database.read() as session:
        assert problems(session) == []
    database.close()


def test_every_deed_tried_here_is_one_that_can_be_reverted() -> None:
    acts = load_all()
    assert {code for code in DEEDS if acts[code].undo is not Undo.REVERT} == set()
