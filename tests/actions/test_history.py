"""The audit: titles, what can be taken back, forgetting, and a chain that shows each change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ises_desk.actions import history
from ises_desk.errors import Refusal
from ises_desk.models import AuditLine, AuditPayload, Permit, RateRow
from ises_desk.queries import audit, rates
from ises_desk.queries.listing import dictionaries, keys
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def recent(office: Office) -> list[history.Deed]:
    """Return the last deeds."""
    return list(office.ask(history.recent, office.now))


def test_the_last_twenty_deeds_stand_newest_first_with_dutch_titles(office: Office) -> None:
    for _ in range(21):
        office.customer()
    found = recent(office)
    assert [deed.line for deed in found] == list(range(21, 1, -1))
    assert found[0].title == "Klant toevoegen"
    assert all(deed.can_undo for deed in found)


def test_an_undone_deed_says_so_until_its_undoing_is_undone(office: Office) -> None:
    key = office.customer()
    office.do("customer.change", customer_id=key, name="Nieuw")
    office.undo()
    undo, change, _ = recent(office)
    assert (undo.undoes, undo.can_undo) == (2, True)
    assert undo.about == f"Klant wijzigen · {change.about}"
    assert "al ongedaan" in change.why_not
    assert "al ongedaan" in str(office.refused_undo(2))
    office.undo(3)
    assert recent(office)[2].can_undo
    assert [row["state"] for row in office.ask(dictionaries, audit.listing())] == [
        "undo",
        "undone",
        "done",
        "done",
    ]


def test_a_later_change_of_the_same_row_is_named(office: Office) -> None:
    key = office.customer()
    office.do("customer.change", customer_id=key, name="Een")
    office.do("customer.change", customer_id=key, name="Twee")
    assert "Klant wijzigen" in str(office.refused_undo(2))
    assert recent(office)[1].why_not == str(office.refused_undo(2))


def test_what_has_come_to_depend_on_a_row_is_named(office: Office) -> None:
    key = office.customer()
    office.do("domain.register", customer_id=key, name="voorbeeld.nl")
    assert "domeinnaam" in recent(office)[1].why_not
    assert "domeinnaam" in str(office.refused_undo(1))
    office.undo(2)
    office.undo(1)
    assert office.fresh()["customer"] == []


def test_a_name_or_number_that_was_given_out_again_is_named(office: Office) -> None:
    first, _ = office.product(code="A"), office.product(code="B")
    office.do("product.remove", product_id=first)
    removed = office.last.line
    office.product(code="A")
    assert "opnieuw in gebruik" in str(office.refused_undo(removed))


def test_an_active_domain_name_is_held_once_even_after_undoing(office: Office) -> None:
    key = office.do("domain.register", customer_id=office.customer(), name="voorbeeld.nl")
    office.do("domain.cancel", domain_id=key)
    cancelled = office.last.line
    office.do("domain.register", customer_id=office.customer(), name="voorbeeld.nl")
    assert "opnieuw in gebruik" in str(office.refused_undo(cancelled))


def test_a_row_whose_key_holds_a_day_is_taken_back_too(office: Office) -> None:
    day = date(2027, 1, 1)
    office.undoes(
        "rate.add", table=rates.TRADE_INTEREST, valid_from=day, percent="9", source="Stcrt."
    )
    office.undo()
    assert office.get(RateRow, (rates.TRADE_INTEREST, day)) is None


def test_all_deeds_are_listed_searched_and_shown_in_full(office: Office) -> None:
    office.customer(name="Jansen")
    office.product()
    listed = history.listing()
    assert list(office.ask(keys, listed)) == [3, 2, 1]
    assert list(office.ask(keys, listed.filtered("product.add"))) == [2]
    assert office.ask(dictionaries, listed)[2]["title"] == "Klant toevoegen"
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == 3
    found = office.ask(audit.detail, 1)
    assert found.arguments["name"] == "Jansen"
    assert found.rows[0]["table"] == "customer"
    with pytest.raises(Refusal):
        office.ask(audit.detail, 99)


def test_a_customer_is_forgotten_and_the_chain_holds(office: Office) -> None:
    office.do("customer.add", name="Vergeet Mijnaam")
    other = office.customer()
    office.do("note.add", customer_id=1, text="Vergeet dit.")
    office.do("customer.remove", customer_id=1)
    erased = office.do("retention.destroy", customer_id=1, reason="verzoek art. 17 AVG")
    assert erased == 3
    assert office.problems() == []
    assert office.all(Permit) == []
    states = [row["state"] for row in office.ask(dictionaries, audit.listing())]
    assert states == ["done", "erased", "erased", "done", "erased"]
    assert office.ask(audit.detail, 1).arguments is None
    assert "gewist" in recent(office)[4].why_not
    assert "gewist" in str(office.refused_undo(1))
    assert recent(office)[0].why_not
    assert other == 2


def test_what_was_erased_is_no_longer_in_the_file(office: Office) -> None:
    office.do("customer.add", name="Vergeet Mijnaam")
    office.do("customer.remove", customer_id=1)
    office.do("retention.destroy", customer_id=1, reason="verzoek")
    office.database.close()
    assert b"Mijnaam" not in office.database.path.read_bytes()
    open_database(office.database.path).close()


def test_52_awr_what_belongs_to_the_administration_is_kept_seven_years(office: Office) -> None:
    key = office.customer()
    office.invoice(key)
    line = office.last.line
    before = len(office.all(AuditPayload))
    refusal = office.refused("retention.destroy", line_ids=(line,), reason="verzoek")
    assert (refusal.field, refusal.basis) == ("line_ids", "52 lid 4 AWR")
    erased = office.do("retention.destroy", customer_id=key, reason="verzoek")
    assert len(office.all(AuditPayload)) == before + 1 - erased
    assert office.ask(audit.detail, line).rows is not None
    office.on("2033-12-31")
    assert office.refused("retention.destroy", line_ids=(line,), reason="x").field == "line_ids"
    office.on("2034-01-01")
    assert office.do("retention.destroy", line_ids=(line, line), reason="bewaartermijn") == 1
    assert office.problems() == []


def test_forgetting_asks_what_and_why(office: Office) -> None:
    key = office.customer()
    for values, field in (
        ({"reason": "x"}, "customer_id"),
        ({"reason": "x", "customer_id": key, "line_ids": (1,)}, "customer_id"),
        ({"reason": "", "customer_id": key}, "reason"),
        ({"reason": "\x00", "customer_id": key}, "reason"),
        ({"reason": "x", "customer_id": 99}, "customer_id"),
        ({"reason": "x", "line_ids": (99,)}, "line_ids"),
    ):
        assert office.refused("retention.destroy", **values).field == field
    office.do("retention.destroy", line_ids=(1,), reason="x")
    again = office.refused("retention.destroy", line_ids=(1,), reason="x")
    assert again.field == "line_ids"


@pytest.mark.parametrize("table", ["audit_line", "audit_payload"])
def test_audit_lines_cannot_be_changed_or_deleted(office: Office, table: str) -> None:
    office.customer()
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):  # noqa: S608  fixed names
        with pytest.raises(IntegrityError), office.database.write() as session:
            session.execute(text(statement))


def test_a_changed_line_shows_in_the_check(office: Office) -> None:
    office.customer()
    office.customer()
    with office.database.write() as session:
        session.execute(text("DROP TRIGGER audit_line_frozen_update"))
        session.get(AuditLine, 1).at = datetime(2020, 1, 1, tzinfo=UTC)
    assert office.problems() == ["Logregel 1 klopt niet met de keten."]
