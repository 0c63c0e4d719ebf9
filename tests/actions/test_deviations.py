"""Article 2.1: what was agreed in writing goes before the terms, and everything follows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract, ContractNotice, CourtInvocation, Deviation, Invoice, Renewal
from ises_desk.queries import contracts
from ises_desk.queries.agreed_terms import details, preview, terms_of
from ises_desk.queries.breaches import findings, known
from ises_desk.queries.notices import ruling_on
from ises_desk.terms.articles import explain
from ises_desk.values.kinds import AgreedNumber, Channel, Ground
from tests.actions.making import advance, conclude, line, printed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

PAYMENT, NOTICE = AgreedNumber.PAYMENT_DAYS, AgreedNumber.NOTICE_MONTHS
DURATION, TRAFFIC = AgreedNumber.DURATION_MONTHS, AgreedNumber.TRAFFIC_NOTICE_DAYS
COURT = AgreedNumber.COURT_CHOICE_MONTHS
PAPER = "offerte, getekend"


@pytest.fixture
def firm(office: Office) -> Office:
    """Return an office with a business's contract (1) for a year from 1 March 2026."""
    office.on("2026-03-01").sender()
    conclude(office, customer_id=office.business(), lines=(advance("121.00"),))
    return office


def agree(office: Office, number: AgreedNumber | None = None, value: int = 0, **more: Any) -> int:
    """Agree on something with the customer of the first contract."""
    given: dict[str, Any] = {"contract_id": 1, "document": PAPER, **more}
    if number is not None:
        given |= {"number": number, "value": value}
    return int(office.do("deviation.agree", **given))


def test_4_1_due_days_of_later_invoices_follow(firm: Office) -> None:
    agree(firm, PAYMENT, 30)
    firm.do("billing.draft", customer_id=1)
    firm.do("invoice.finalise_all")
    assert firm.all(Invoice)[-1].due_on == date(2026, 3, 31)
    assert firm.get(Contract, 1).payment_days == 30


def test_15_1_notice_and_what_is_told_ahead_follow_and_the_ruling_says_both(firm: Office) -> None:
    detail = firm.ask(contracts.detail, 1, firm.day)
    assert detail.last_notice_on == date(2027, 1, 31)
    agree(firm, NOTICE, 3)
    assert firm.ask(contracts.detail, 1, firm.day).last_notice_on == date(2026, 11, 30)
    [told] = firm.all(Renewal)
    assert told.notice_by == date(2026, 11, 30)

    def ruled(session: Any) -> Any:
        return ruling_on(session.get_one(Contract, 1), date(2026, 12, 15))

    ruling = firm.ask(ruled)
    assert ruling.applied.ends_on == date(2028, 2, 29)
    assert ruling.agreed == ruling.applied
    assert ruling.by_terms.ends_on == date(2027, 2, 28)
    said = explain(ruling)
    assert said[0].startswith("Schriftelijk is anders afgesproken")
    assert any("Opzegtermijn: 3 in plaats van 1" in each for each in said)
    firm.on("2026-12-15")
    firm.do("contract.give_notice", contract_id=1, channel=Channel.POST)
    stored = firm.all(ContractNotice)[0]
    assert stored.ends_on == date(2028, 2, 29)
    assert stored.ruling["end"]["by_terms"]["ends_on"] == "2027-02-28"


def test_without_a_deviation_a_ruling_is_stored_as_before(firm: Office) -> None:
    firm.do("contract.give_notice", contract_id=1, channel=Channel.POST)
    assert "agreed" not in firm.all(ContractNotice)[0].ruling["end"]


def test_15_1_another_duration_moves_the_term_and_what_is_told(firm: Office) -> None:
    agree(firm, DURATION, 24)
    detail = firm.ask(contracts.detail, 1, firm.day)
    assert (detail.months, detail.term_ends_on) == (24, date(2028, 2, 29))
    assert [row.term_ends_on for row in firm.all(Renewal)] == [date(2028, 2, 29)]
    firm.on("2027-03-01")
    agree(firm, DURATION, 36)
    firm.on("2029-03-01")
    refusal = firm.refused(
        "deviation.agree", contract_id=1, number=DURATION, value=12, document=PAPER
    )
    assert (refusal.field, refusal.basis) == ("value", "15.1")


@pytest.mark.parametrize(("day", "refused"), [("2027-02-28", False), ("2027-03-01", True)])
def test_15_1_the_duration_changes_in_the_first_term_only(
    firm: Office, day: str, *, refused: bool
) -> None:
    firm.on(day)
    given = {"contract_id": 1, "number": DURATION, "value": 24, "document": PAPER}
    if refused:
        assert firm.refused("deviation.agree", **given).field == "value"
    else:
        firm.undoes("deviation.agree", **given)


def test_12_3_and_19_2_follow_for_this_contract(office: Office) -> None:
    office.sender()
    conclude(office)
    agree(office, TRAFFIC, 10)
    told = {"told_on": date(2026, 11, 22), "told_by": Channel.EMAIL, "clause": ""}
    happened = {"happened_on": date(2026, 11, 22), "facts": "Te veel.", "source": "meter"}
    office.do("occurrence.record", contract_id=1, ground=Ground.TRAFFIC, **happened, **told)

    def met(session: Any, day: date) -> bool:
        contract = session.get_one(Contract, 1)
        return bool(findings(known(session, contract), contract, day)[Ground.TRAFFIC].met)

    assert not office.ask(met, date(2026, 12, 2))
    assert office.ask(met, date(2026, 12, 3))
    agree(office, COURT, 2)
    letter = office.do("forum.invoke", customer_id=1, contract_id=1, about="De factuur")
    assert office.all(CourtInvocation)[0].choose_by == date(2027, 1, 23)
    office.on("2026-11-23")
    assert office.refused("letter.mark_sent", letter_id=letter).field == "sent_on"


def test_the_newest_agreement_decides_and_an_older_one_comes_back(firm: Office) -> None:
    first = agree(firm, PAYMENT, 30, agreed_on=date(2026, 2, 1))
    second = firm.undoes("deviation.agree", contract_id=1, number=PAYMENT, value=21, document=PAPER)
    assert firm.get(Contract, 1).payment_days == 21
    agree(firm, PAYMENT, 45, agreed_on=date(2026, 1, 1))  # an older one changes nothing
    assert firm.get(Contract, 1).payment_days == 21
    found = {each.id: each.holds for each in firm.ask(details, 1)}
    assert found[second]
    assert sum(found.values()) == 1
    firm.undoes("deviation.remove", deviation_id=second)
    assert firm.get(Contract, 1).payment_days == 30
    firm.do("deviation.remove", deviation_id=first)
    assert firm.get(Contract, 1).payment_days == 45


def test_what_is_agreed_at_the_start_is_kept_with_the_agreement_as_document(
    office: Office,
) -> None:
    conclude(office, customer_id=office.business(), payment_days=30, months=24, notice_months=2)
    rows = {row.number: (row.value, row.document, row.agreed_on) for row in office.all(Deviation)}
    start, paper = date(2026, 3, 1), "overeenkomst C2026-0001"
    assert rows == {
        PAYMENT: (30, paper, start),
        DURATION: (24, paper, start),
        NOTICE: (2, paper, start),
    }
    office.do("contract.change", contract_id=1, payment_days=21)
    assert office.all(Deviation)[-1].document == ""
    [unwritten] = [each for each in office.ask(details, 1) if not each.document]
    assert any("niet vastgelegd waar dit staat" in each for each in unwritten.reasons)


def test_contract_columns_are_the_effective_terms(firm: Office) -> None:
    for number, value in ((PAYMENT, 21), (NOTICE, 2), (DURATION, 24)):
        agree(firm, number, value)

    def both(session: Any) -> Any:
        row = session.get_one(Contract, 1)
        own = terms_of(row)
        return (row.payment_days, row.notice_months, row.months), (
            own.payment_days,
            own.notice_months,
            own.duration_months,
        )

    columns, terms = firm.ask(both)
    assert columns == terms == (21, 2, 24)


@pytest.mark.parametrize(
    ("number", "value", "basis"),
    [
        (NOTICE, 2, "6:236 onder j BW"),
        (COURT, 0, "6:236 onder n BW"),
        (PAYMENT, 0, "4.1"),
        (DURATION, 121, "15.1"),
        (TRAFFIC, 0, "12.3"),
    ],
)
def test_what_the_law_forbids_with_a_consumer_is_refused(
    office: Office, number: AgreedNumber, value: int, basis: str
) -> None:
    conclude(office)
    refusal = office.refused(
        "deviation.agree", contract_id=1, number=number, value=value, document=PAPER
    )
    assert (refusal.field, refusal.basis) == ("value", basis)


@pytest.mark.parametrize(
    ("number", "value", "doubtful"),
    [(PAYMENT, 13, 1), (PAYMENT, 14, 0), (DURATION, 13, 1), (DURATION, 12, 0), (TRAFFIC, 4, 1),
     (TRAFFIC, 5, 0), (NOTICE, 0, 0)],
)  # fmt: skip
def test_what_is_to_a_consumers_detriment_is_said(
    office: Office, number: AgreedNumber, value: int, doubtful: int
) -> None:
    conclude(office)
    assert office.ask(preview, 1, number, value)[1] is bool(doubtful)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number": PAYMENT, "document": PAPER}, "value"),
        ({"number": PAYMENT, "value": 30, "document": " "}, "document"),
        ({"number": PAYMENT, "value": 61, "document": PAPER}, "value"),
        ({"number": COURT, "value": 2, "document": PAPER}, "value"),
        ({"text": "Later", "article": "3", "document": PAPER}, "article"),
        ({"text": "Later", "article": "3.9", "document": PAPER}, "article"),
        ({"number": PAYMENT, "value": 30, "article": "3.1", "document": PAPER}, "article"),
        ({"text": " ", "article": "3.1", "document": PAPER}, "text"),
        ({"number": PAYMENT, "value": 30, "document": PAPER, "agreed_on": date(2026, 3, 2)},
         "agreed_on"),
        ({"contract_id": 99, "document": PAPER}, "contract_id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_at_its_field(
    firm: Office, values: dict[str, Any], field: str
) -> None:
    assert firm.refused("deviation.agree", **{"contract_id": 1, **values}).field == field


def test_after_notice_the_term_of_notice_stays(firm: Office) -> None:
    key = agree(firm, NOTICE, 2)
    firm.do("contract.give_notice", contract_id=1, channel=Channel.POST)
    given = {"contract_id": 1, "number": NOTICE, "value": 1, "document": PAPER}
    assert firm.refused("deviation.agree", **given).basis == "15.1"
    assert firm.refused("deviation.remove", deviation_id=key).field == "deviation_id"
    agree(firm, PAYMENT, 30)  # to pay later may still be agreed


def test_in_words_it_is_kept_and_printed_on_offer_and_order(office: Office) -> None:
    office.sender()
    customer = office.business()
    office.do("contract.offer", customer_id=customer, lines=(line(),), starts_on=office.day,
              payment_days=30)  # fmt: skip
    agree(office, article="artikel 3.2", text="De prijs blijft twee jaar gelijk.")
    office.do("contract.write_offer", contract_id=1)
    rows = [
        (row["article"], row["text"], row["agreed"]) for row in printed(office)[-1]["deviations"]
    ]
    assert rows == [
        ("4.1", "Betaaltermijn: 30 dagen", "22 november 2026, overeenkomst C2026-0001"),
        ("3.2", "De prijs blijft twee jaar gelijk.", f"22 november 2026, {PAPER}"),
    ]
    agree(office, PAYMENT, 14)
    office.do("contract.apply", contract_id=1)
    office.do("contract.accept", contract_id=1)
    office.do("contract.confirm_order", contract_id=1)
    assert [row["article"] for row in printed(office)[-1]["deviations"]] == ["3.2"]
    assert printed(office)[-1]["payment_days"] == 14


def test_it_goes_along_with_a_contract_that_was_a_mistake(firm: Office) -> None:
    agree(firm, PAYMENT, 30)
    firm.undoes("contract.remove", contract_id=1)
    assert firm.all(Deviation) == []
