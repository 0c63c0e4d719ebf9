"""From any record to any related one: the panel of each leads to the other, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from ises_desk.store.database import Database, open_database
from ises_desk.ui import (
    complaints,
    contracts,
    customers,
    domains,
    invoices,
    letters,
    payments,
    products,
)
from tests.ui.conftest import DAY, Clerk, calm
from tests.ui.test_flows import go

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.sheet import Sheet
    from ises_desk.ui.window import MainWindow

PAGES = (customers, contracts, invoices, payments, domains, complaints, letters, products)
SPECS = {module.SPEC.subject: module.SPEC for module in PAGES}
# Which records belong together: two subjects, and the question that gives their keys.
TOGETHER = {
    ("contract", "customer"): "SELECT id, customer_id FROM contract",
    ("invoice", "customer"): "SELECT id, customer_id FROM invoice",
    ("payment", "customer"): "SELECT id, customer_id FROM payment",
    ("domain", "customer"): "SELECT id, customer_id FROM domain",
    ("complaint", "customer"): "SELECT id, customer_id FROM complaint",
    ("letter", "customer"): "SELECT id, customer_id FROM letter",
    ("letter", "contract"): "SELECT id, contract_id FROM letter WHERE contract_id > 0",
    ("letter", "complaint"): "SELECT id, complaint_id FROM letter WHERE complaint_id > 0",
    ("letter", "invoice"): "SELECT letter_id, invoice_id FROM letter_invoice",
    ("payment", "invoice"): "SELECT payment_id, invoice_id FROM booking WHERE payment_id > 0",
    ("invoice", "invoice"): "SELECT id, credits_id FROM invoice WHERE credits_id > 0",
    ("domain", "contract"): "SELECT d.id, l.contract_id FROM domain d "
    "JOIN contract_line l ON l.id = d.contract_line_id",
    ("invoice", "contract"): "SELECT i.invoice_id, l.contract_id FROM invoice_line i "
    "JOIN contract_line l ON l.id = i.contract_line_id",
    ("contract", "product"): "SELECT contract_id, product_id FROM contract_line "
    "WHERE product_id > 0",
}


@pytest.fixture
def complete(administration: Path) -> Iterator[Database]:
    """Give a small administration in which each record has what can belong to it."""
    database = open_database(administration)
    clerk = Clerk(database)
    with database.read() as session:
        line = session.execute(text("SELECT id FROM contract_line ORDER BY id")).scalar()
    clerk.do("domain.change", domain_id=1, contract_line_id=line, account_id=1)
    notice = clerk.do("contract.give_notice", contract_id=2, received_on=str(DAY), channel="email")
    clerk.do("contract.confirm_notice", notice_id=notice)
    clerk.do("invoice.credit", invoice_id=2, reason="Storing")
    clerk.do("letter.write", customer_id=2, complaint_id=1, subject="Traag", text="Opgelost.")
    yield database
    database.close()


def _links(sheet: Sheet | None) -> set[tuple[str, int]]:
    assert sheet is not None
    gotos = [fact.goto for fact in sheet.facts]
    gotos += [row.goto for section in sheet.sections for row in section.rows]
    return {goto for goto in gotos if goto is not None}


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_each_of_two_related_records_leads_to_the_other(
    complete: Database, one: str, other: str
) -> None:
    missing = []
    with complete.read() as session:
        pairs = session.execute(text(TOGETHER[one, other])).all()
        assert pairs, "the administration is not complete"
        for left, right in pairs:
            for start, key, aim in ((one, left, (other, right)), (other, right, (one, left))):
                if aim not in _links(SPECS[start].detail(session, key, DAY)):
                    missing.append(((start, key), aim))
    assert missing == []


@pytest.mark.parametrize("subject", ["domain", "complaint", "contract"])
def test_an_account_leads_to_the_file_that_holds_it(complete: Database, subject: str) -> None:
    clerk = Clerk(complete)
    changes: dict[str, tuple[str, dict[str, Any]]] = {
        "domain": ("domain.change", {"domain_id": 1, "account_id": 1}),
        "contract": ("contract.change", {"contract_id": 1, "account_id": 1}),
        "complaint": (
            "complaint.open",
            {"customer_id": 1, "account_id": 1, "subject": "A", "text": "B", "channel": "email"},
        ),
    }
    code, words = changes[subject]
    clerk.do(code, **words)
    key = 2 if subject == "complaint" else 1
    with complete.read() as session:
        sheet = SPECS[subject].detail(session, key, DAY)
    assert sheet is not None
    (account,) = [fact for fact in sheet.facts if fact.value == "zoet"]
    assert account.goto == ("customer", 1)


def test_the_rest_stands_on_a_filtered_page_and_the_way_back_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.desk.lanes.database is not None
    clerk = Clerk(window.desk.lanes.database)
    rare = clerk.do("product.add", code="Z", name="Zeldzaam", kind="hosting")
    clerk.do("price.set", product_id=rare, valid_from="2024-01-01", net="1.00")
    for _each in range(7):
        clerk.do(
            "contract.conclude", customer_id=1, starts_on=str(DAY),
            lines=[{"product": "Z", "months": 12}],
        )  # fmt: skip
    page = go(window, qtbot, "product", rare)
    (part,) = [section for section in page.sheet.sections if section.title == "Contracten (7)"]
    assert part.rows[-1].cells == ("en nog 1",)
    page._side.wanted.emit(*part.rows[-1].goto)
    calm(window, qtbot)
    found: Any = window._pages["contract"]
    assert window.stack.currentWidget() is found
    assert found.total == 7
    window.desk.navigator.back()
    calm(window, qtbot)
    assert window.stack.currentWidget() is page
    assert page.current_key() == rare
