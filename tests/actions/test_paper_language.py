"""What is stored and printed is the same, byte for byte, whatever the window speaks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from ises_desk import i18n
from ises_desk.errors import Refusal
from ises_desk.models import Document
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Channel
from tests.actions.conftest import Office
from tests.actions.making import advance, conclude, line, typed

if TYPE_CHECKING:
    from pathlib import Path


def _year(office: Office) -> None:
    """Live a year: contracts, invoices, letters of every kind, a notice with its credit note."""
    office.on("2026-01-05").sender()
    firm = office.customer(kvk="08119563", name="Bakkerij Zoet")
    other = office.customer(vat_id="NL000099998B57", name="Slagerij Zout")
    person = office.customer(name="Anna de Wit")
    contract = conclude(office, customer_id=person, lines=(advance(),))
    conclude(office, customer_id=firm, lines=(line(backup_included=True),))
    office.on("2026-03-02")
    office.do("billing.run")
    invoice = office.do("invoice.draft", customer_id=firm, lines=(typed("250.00"),))
    office.do("invoice.draft", customer_id=person, lines=(typed("80.00"),))
    office.do("invoice.draft", customer_id=other, lines=(typed("60.00"),))
    office.do("invoice.finalise_all")
    office.on("2026-05-04")
    office.do("reminder.issue", customer_id=other)
    office.do("fourteen_day.issue", customer_id=person)
    office.do("demand.issue", customer_id=firm)
    office.do("invoice.set_disputed", invoice_id=invoice, reason="Niet geleverd")
    office.do("letter.write", customer_id=firm, subject="Welkom", text="Fijn dat u er bent.")
    office.on("2026-06-01")
    notice = office.do(
        "contract.give_notice", contract_id=contract, received_on=office.day, channel=Channel.EMAIL
    )
    office.do("contract.confirm_notice", notice_id=notice)


def _lived(path: Path, spoken: str) -> tuple[list[str], list[bytes]]:
    """Live the year in a language; return all that the file holds, and its papers."""
    i18n.choose(spoken)
    try:
        database = open_database(path)
        office = Office(database)
        _year(office)
        papers = office.ask(lambda session: session.scalars(select(Document.content)).all())
        database.close()
    finally:
        i18n.choose(i18n.DUTCH)
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump()), papers


def test_a_year_leaves_the_same_file_and_the_same_papers(tmp_path: Path) -> None:
    dutch, papers = _lived(tmp_path / "nl.sqlite", "nl")
    english, other = _lived(tmp_path / "en.sqlite", "en")
    assert len(papers) > 6
    assert other == papers
    assert english == dutch


@pytest.mark.usefixtures("english")
def test_a_refusal_speaks_as_the_window_does(office: Office) -> None:
    with pytest.raises(Refusal) as caught:
        office.do("customer.remove", customer_id=99)
    assert str(caught.value) == "There is no customer with key 99."
