"""What every list shares: its keys are read lean, and a record's owner finds it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from ises_desk.queries import complaints, contracts, domains, invoices, letters, payments
from ises_desk.queries.listing import count, dictionaries, keys
from tests.actions.making import DAY, conclude, typed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.queries.listing import Listing
    from tests.actions.conftest import Office

OWNED = (complaints, contracts, domains, invoices, letters, payments)


def plan(session: Session, listing: Listing) -> str:
    """Return how SQLite reads the keys of a list."""
    asked: list[tuple[str, Any]] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
    keys(session, listing)
    (statement, values) = asked[-1]
    driver: Any = connection.connection.driver_connection
    return " ".join(row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", values))


def test_the_list_of_invoices_and_its_filter_are_read_from_their_index_alone(
    office: Office,
) -> None:
    listed = invoices.listing(DAY)
    for asked in (listed, listed.filtered("klant 2026")):
        told = office.ask(plan, asked)
        assert "INDEX ix_invoice_listed" in told
        assert "TEMP B-TREE" not in told
        assert "SEARCH customer" not in told


@pytest.mark.parametrize("subject", OWNED, ids=lambda subject: subject.__name__.split(".")[-1])
def test_every_column_sorts_and_every_word_of_the_owner_finds(office: Office, subject: Any) -> None:
    listed = subject.listing(DAY)
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == office.ask(count, listed)
    assert office.ask(count, listed.filtered("nergens te vinden")) == 0


def test_a_renamed_customer_is_found_by_the_old_name_on_paper_and_by_the_new_one(
    office: Office,
) -> None:
    office.sender()
    owner = office.customer()
    drawn = office.do("invoice.draft", customer_id=owner, lines=(typed(),))
    office.do("invoice.finalise", invoice_id=drawn)
    other = office.customer()
    office.do("invoice.draft", customer_id=other, lines=(typed(),))
    conclude(office, customer_id=owner)
    office.do("customer.change", customer_id=owner, name="Ørsted & Zonen")
    listed = invoices.listing(DAY)
    for words in ("orsted", "ZONEN 2026"):
        assert list(office.ask(keys, listed.filtered(words))) == [drawn]
    assert office.ask(count, contracts.listing(DAY).filtered("orsted")) == 1
    assert office.ask(count, contracts.listing(DAY).filtered("orsted nergens")) == 0


def test_what_is_to_be_sent_is_listed_as_the_figures_count_it(office: Office) -> None:
    office.sender()
    owner = office.customer()
    office.invoice(owner)
    office.do("letter.write", customer_id=owner, subject="Welkom", text="Dag")
    for state, kind in (("ready_bills", "Factuur"), ("ready_letters", "Vrije brief")):
        [row] = office.ask(dictionaries, letters.listing(DAY, state))
        assert (row["kind"], row["state"]) == (kind, "ready")
