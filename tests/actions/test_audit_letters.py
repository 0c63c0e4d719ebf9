"""Each sentence of a letter must be true in every case in which it is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.actions.line_input import LineInput
from ises_desk.models import Letter
from ises_desk.values.kinds import BillingMoment, Channel
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.actions.conftest import Office


def newest(office: Office) -> str:
    """Return the words of the newest letter, with plain spaces."""

    def text(session: Session) -> str:
        found = session.scalar(select(Letter.text).order_by(Letter.id.desc()).limit(1))
        return str(found).replace("\xa0", " ")

    return str(office.ask(text))


def last_letter(office: Office) -> int:
    """Return the key of the newest letter."""
    return int(office.all(Letter)[-1].id)


def prepaid(price: str, **values: object) -> LineInput:
    """Return a line that is billed in advance."""
    given = {"description": "Hosting", "unit_price": Money.of(price), **values}
    return LineInput(billing_moment=BillingMoment.ADVANCE, **given)  # type: ignore[arg-type]


def bill(office: Office) -> None:
    """Bill what is due today."""
    office.do("billing.run")
    office.do("invoice.finalise_all")


def test_art_6_96_lid_6_what_was_credited_is_not_called_paid(office: Office) -> None:
    customer = office.on("2026-05-01").customer()
    invoice = office.invoice(customer, "12.10")
    office.do("invoice.credit", invoice_id=invoice, reason="Prijs", lines=_part(office, "3.63"))
    office.on("2026-05-16").do("fourteen_day.issue", customer_id=customer)
    text = newest(office)
    assert "Betaald of gecrediteerd" in text
    assert "€ 12,10 | € 3,63 | € 8,47" in text


def _part(office: Office, amount: str) -> tuple[object, ...]:
    from ises_desk.actions.credits import CreditLine
    from ises_desk.models import InvoiceLine

    line = office.all(InvoiceLine)[0]
    return (CreditLine(line_id=line.id, amount=Money.of(amount)),)


def test_art_6_44_a_default_notice_says_what_of_the_payments_went_to_costs_and_interest(
    office: Office,
) -> None:
    customer = office.on("2026-07-31").customer()
    office.invoice(customer, "300.00")
    office.on("2026-08-15").do("fourteen_day.issue", customer_id=customer)
    office.do("letter.mark_sent", letter_id=last_letter(office), channel=Channel.POST)
    office.on("2026-10-09").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    office.do("default_notice.issue", customer_id=customer)
    text = newest(office)
    # R: 56 days x 4 % of 300.00 = 1.84; with the costs of 45.00 that is 46.84
    assert "€ 300,00 | € 153,16 | € 146,84" in text
    assert "Van uw betalingen is € 46,84 eerst in mindering gebracht op kosten en rente" in text


def test_art_6_44_without_costs_or_interest_a_default_notice_is_silent_about_them(
    office: Office,
) -> None:
    customer = office.on("2026-07-31").customer()
    office.invoice(customer, "300.00")
    office.on("2026-08-15").do("payment.record", customer_id=customer, amount=Money.of("200.00"))
    office.do("default_notice.issue", customer_id=customer)
    assert "6:44" not in newest(office)


def test_art_15_1_an_end_in_the_past_is_confirmed_without_a_promise(office: Office) -> None:
    office.sender()
    customer = office.on("2025-03-01").customer()
    contract = office.contract(customer, lines=(prepaid("121.00"),))
    bill(office)
    bill(office.on("2026-03-01"))
    office.on("2027-02-20")
    notice = office.do("contract.give_notice", contract_id=contract, received_on=date(2026, 11, 22))
    office.do("contract.confirm_notice", notice_id=notice)
    text = newest(office)
    assert "De laatste dag van de overeenkomst is 22 december 2026." in text
    assert "leveren wij" not in text
    assert "Voor die tijd crediteren wij € 22,54" in text


def test_art_15_1_what_had_ended_before_is_not_confirmed_again(office: Office) -> None:
    office.sender()
    customer = office.on("2026-03-01").customer()
    old = prepaid("1.00", description="Oud pakket", months=1)
    contract = office.contract(customer, lines=(prepaid("121.00"), old))
    office.do("contract_line.end", line_id=2, ends_on=date(2026, 5, 31))
    notice = office.on("2026-11-22").do("contract.give_notice", contract_id=contract)
    office.do("contract.confirm_notice", notice_id=notice)
    assert "Oud pakket" not in newest(office)


def test_art_15_1_a_notice_keeps_the_term_of_notice_it_was_judged_by(office: Office) -> None:
    customer = office.on("2026-03-01").business()
    contract = office.contract(customer, months=1, notice_months=3)
    office.on("2026-05-10").do("contract.give_notice", contract_id=contract)
    refusal = office.refused("contract.change", contract_id=contract, notice_months=1)
    assert (refusal.field, refusal.basis) == ("notice_months", "15.1")
    office.do("contract.change", contract_id=contract, notice_months=3, remark="Gebeld")


def test_art_15_1_a_late_notice_for_short_terms_names_no_next_term(office: Office) -> None:
    office.sender()
    customer = office.on("2026-03-01").business()
    contract = office.contract(customer, months=1, notice_months=3)
    notice = office.on("2026-05-10").do("contract.give_notice", contract_id=contract)
    office.do("contract.confirm_notice", notice_id=notice)
    text = newest(office)
    assert "De laatste dag van de overeenkomst is 31 augustus 2026." in text
    assert "het einde van de eerste termijn waarvoor uw opzegging wel op tijd was" in text


def test_art_15_1_the_preview_of_a_business_notice_gives_back_with_vat_what_the_note_does(
    office: Office,
) -> None:
    from ises_desk.models import Invoice
    from ises_desk.queries import notices

    office.sender()
    customer = office.on("2025-03-15").business()
    contract = office.contract(customer, lines=(prepaid("365.00", months=24),))
    bill(office)
    found = office.on("2026-02-15").ask(notices.preview, contract, office.day)
    assert (found.credit, found.accepted_end) == (Money(0), date(2026, 3, 14))
    # 365.00 over 730 days, 365 of them left: 182.50, and 38.33 (half up) VAT over it
    assert found.accepted_credit.plain == "220.83"
    notice = office.do("contract.give_notice", contract_id=contract, accept_late=True)
    office.do("contract.confirm_notice", notice_id=notice)
    assert office.all(Invoice)[-1].total.plain == "-220.83"
