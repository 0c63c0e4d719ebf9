"""Article 5: the window, what is owed and what is refunded (rules 4.1 and 4.3, W1 to W4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from ises_desk.errors import Refusal
from ises_desk.law.vat import VatLine, totals
from ises_desk.law.withdrawal import Evidence, Order, Part, refund_by, used_part
from ises_desk.terms.art05_withdrawal import (
    Withdrawal,
    WithdrawalFacts,
    withdrawal,
    withdrawal_window,
)
from ises_desk.terms.articles import explain
from ises_desk.values.kinds import VatTreatment
from ises_desk.values.money import ZERO, Money

DAY = timedelta(days=1)
ALL = Evidence(express_request=True, statement=True, information=True)
YEAR = Part(start=date(2026, 9, 1), price=Money.of("72.60"))
W1 = Order(parts=(YEAR,), evidence=ALL)
W2 = Order(
    parts=(
        Part(start=date(2026, 11, 2), price=Money.of("60.50")),
        Part(start=date(2026, 11, 2), price=Money.of("9.99"), months=0, what="domeinnaam"),
    ),
    evidence=ALL,
    one_off_consent=True,
)


def facts(order: Order | None, received: date, sent: date | None = None) -> WithdrawalFacts:
    """Return a withdrawal from a contract that was concluded when the service began."""
    concluded = order.parts[0].start if order is not None else date(2026, 11, 8)
    return WithdrawalFacts(
        concluded_on=concluded,
        informed_on=concluded,
        received_on=received,
        sent_on=sent,
        order=order,
    )


def settled(order: Order, received: date) -> tuple[str, str]:
    """Return what is owed and what is refunded."""
    found = withdrawal(facts(order, received)).applied
    assert found.owed is not None
    assert found.refund is not None
    return found.owed.plain, found.refund.plain


@pytest.mark.parametrize(
    ("concluded", "last"),
    [
        (date(2026, 4, 4), date(2026, 4, 20)),  # day 14 is a Saturday
        (date(2026, 3, 20), date(2026, 4, 7)),  # Good Friday, then Easter
        (date(2026, 12, 12), date(2026, 12, 28)),  # 26 December
        (date(2026, 12, 18), date(2027, 1, 4)),  # New Year's Day, on a Friday
        (date(2026, 11, 8), date(2026, 11, 23)),  # a Sunday
        (date(2026, 4, 13), date(2026, 4, 28)),  # King's Day
        (date(2026, 11, 9), date(2026, 11, 23)),  # a plain Monday
        (date(2028, 2, 15), date(2028, 2, 29)),
        (date(2027, 1, 31), date(2027, 2, 15)),  # Sunday 14 February
        (date(2026, 12, 17), date(2026, 12, 31)),
    ],
)
def test_5_1_the_last_day_by_the_law_of_the_union(concluded: date, last: date) -> None:
    ruling = withdrawal_window(concluded, concluded)
    assert ruling.applied.last_day == last
    assert ruling.by_terms.last_day == concluded + timedelta(days=14)


@pytest.mark.parametrize(
    ("informed", "last"),
    [
        (None, date(2027, 7, 15)),
        (date(2026, 9, 10), date(2026, 9, 24)),
        (date(2026, 6, 1), date(2026, 7, 15)),  # before the conclusion counts as the conclusion
        (date(2026, 7, 1), date(2026, 7, 15)),
        (date(2026, 7, 2), date(2026, 7, 16)),
        (date(2027, 6, 30), date(2027, 7, 14)),
        (date(2027, 7, 1), date(2027, 7, 15)),
        (date(2027, 7, 2), date(2027, 7, 15)),  # never longer than twelve months more
        (date(2030, 1, 1), date(2027, 7, 15)),
    ],
)
def test_6_230o_lid_2_missing_information_makes_it_longer(
    informed: date | None, last: date
) -> None:
    assert withdrawal_window(date(2026, 7, 1), informed).applied.last_day == last


def test_6_230o_lid_2_twelve_months_from_a_leap_day() -> None:
    assert withdrawal_window(date(2028, 2, 15), None).applied.last_day == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("sent", "received", "in_time"),
    [
        (None, date(2026, 11, 23), True),
        (None, date(2026, 11, 24), False),
        (date(2026, 11, 23), date(2026, 11, 26), True),  # sending decides
        (date(2026, 11, 24), date(2026, 11, 26), False),
        (date(2026, 11, 8), date(2026, 11, 8), True),
    ],
)
def test_6_230o_the_day_of_sending_decides(
    sent: date | None,
    received: date,
    in_time: bool,  # noqa: FBT001  a table of days
) -> None:
    found = withdrawal(facts(None, received, sent)).applied
    assert found.in_time is in_time
    assert found.refund_by == (received + timedelta(days=14) if in_time else None)


@pytest.mark.parametrize(
    ("received", "by"),
    [
        (date(2026, 11, 12), date(2026, 11, 26)),
        (date(2026, 12, 12), date(2026, 12, 26)),  # the plain day, never the extended one
        (date(2026, 11, 14), date(2026, 11, 28)),
        (date(2026, 12, 18), date(2027, 1, 1)),
        (date(2028, 2, 15), date(2028, 2, 29)),
    ],
)
def test_6_230r_lid_1_the_refund_counts_on_the_plain_day(received: date, by: date) -> None:
    assert refund_by(received).last_day == by


def test_r10_an_extension_of_the_refund_is_shown_and_not_relied_on() -> None:
    shifted = explain(withdrawal(facts(W2, date(2026, 11, 14))))
    assert shifted[-1].startswith("6:230i lid 2 BW: Die dag is geen werkdag")
    assert "30 november 2026" in shifted[-1]
    plain = explain(withdrawal(facts(W2, date(2026, 11, 12))))
    assert plain[-1].startswith("6:230r lid 1 BW")


def test_5_2_w1_a_year_of_hosting_used_for_nine_days() -> None:
    assert settled(W1, date(2026, 9, 9)) == ("1.79", "70.81")
    (vat,) = totals([VatLine(Money.of("70.81"), Decimal(21), VatTreatment.DOMESTIC)], gross=True)
    assert (vat.net.plain, vat.vat.plain) == ("58.52", "12.29")


@pytest.mark.parametrize("shown", list(product([True, False], repeat=3))[1:])
def test_5_2_w1b_nothing_is_kept_when_any_evidence_lacks(shown: tuple[bool, bool, bool]) -> None:
    asked, stated, informed = shown
    evidence = Evidence(express_request=asked, statement=stated, information=informed)
    order = replace(W1, evidence=evidence)
    assert settled(order, date(2026, 9, 9)) == ("0.00", "72.60")
    by_terms = withdrawal(facts(order, date(2026, 9, 9))).by_terms
    assert by_terms.owed == Money.of("1.79")


def test_5_2_w2_a_domain_name_with_consent_and_eleven_days_of_hosting() -> None:
    assert settled(W2, date(2026, 11, 12)) == ("11.81", "58.68")


def test_5_2_w2b_without_consent_nothing_of_the_order_is_kept() -> None:
    order = replace(W2, one_off_consent=False)
    assert settled(order, date(2026, 11, 12)) == ("0.00", "70.49")
    beside = withdrawal(facts(order, date(2026, 11, 12))).beside
    assert beside is not None
    assert (beside.owed, beside.refund) == (Money.of("1.82"), Money.of("68.67"))
    nothing = replace(order, evidence=replace(ALL, express_request=False))
    assert settled(nothing, date(2026, 11, 12)) == ("0.00", "70.49")
    assert withdrawal(facts(nothing, date(2026, 11, 12))).beside is None
    assert withdrawal(facts(W2, date(2026, 11, 12))).beside is None


@pytest.mark.parametrize(
    ("lacking", "owed"),
    [("express_request", "9.99"), ("information", "9.99"), ("statement", "0.00")],
)
def test_6_230p_d_a_part_that_is_done_needs_its_consent_and_the_statement(
    lacking: str, owed: str
) -> None:
    order = replace(W2, evidence=replace(ALL, **{lacking: False}))
    assert settled(order, date(2026, 11, 12))[0] == owed


def test_5_2_w3_five_days_of_a_month() -> None:
    month = Order(
        parts=(Part(start=date(2026, 11, 1), price=Money.of("9.99"), months=1),), evidence=ALL
    )
    assert settled(month, date(2026, 11, 5)) == ("1.67", "8.32")


def test_5_2_w4_an_invoice_that_was_not_paid_is_credited() -> None:
    found = withdrawal(facts(replace(W1, paid=ZERO), date(2026, 9, 9))).applied
    assert (found.owed, found.refund) == (Money.of("1.79"), ZERO)
    assert (found.credit, found.to_pay) == (Money.of("70.81"), Money.of("1.79"))
    part = withdrawal(facts(replace(W1, paid=Money(100)), date(2026, 9, 9))).applied
    assert (part.refund, part.to_pay) == (ZERO, Money(79))


def test_5_2_too_late_the_whole_price_stays_due() -> None:
    ruling = withdrawal(facts(W1, date(2026, 9, 16)))
    found = ruling.applied
    assert (found.owed, found.refund, found.refund_by) == (YEAR.price, ZERO, None)
    assert ruling.by_terms.owed == YEAR.price
    assert [each.source for each in ruling.reasons][-2:] == ["6:230o BW", "15.1"]
    assert withdrawal(facts(W1, date(2026, 9, 15))).applied.refund_by == date(2026, 9, 29)


@pytest.mark.parametrize(
    ("on", "used", "owed"),
    [
        (date(2026, 8, 31), 0, "0.00"),
        (date(2026, 9, 1), 1, "0.20"),
        (date(2027, 8, 30), 364, "72.40"),
        (date(2027, 8, 31), 365, "72.60"),
        (date(2027, 9, 1), 365, "72.60"),
    ],
)
def test_6_230s_lid_4_days_are_counted_with_the_first_and_the_last(
    on: date, used: int, owed: str
) -> None:
    found = used_part(YEAR, on)
    assert (found.used, found.total, found.amount.plain) == (used, 365, owed)


def test_6_230s_lid_4_a_term_with_a_leap_day() -> None:
    assert used_part(replace(YEAR, start=date(2028, 2, 29)), date(2028, 3, 1)).total == 365
    assert used_part(replace(YEAR, start=date(2028, 2, 28)), date(2028, 3, 1)).total == 366
    assert used_part(replace(YEAR, start=date(2027, 1, 31), months=1), date(2027, 2, 1)).total == 28


@pytest.mark.parametrize(
    ("informed", "owed"),
    [(None, "0.00"), (date(2026, 9, 10), "0.00"), (date(2026, 9, 9), "1.79")],
)
def test_6_230s_lid_5_information_after_the_withdrawal_was_not_given(
    informed: date | None, owed: str
) -> None:
    given = replace(facts(W1, date(2026, 9, 9)), informed_on=informed)
    found = withdrawal(given).applied
    assert found.owed == Money.of(owed)


@pytest.mark.parametrize(
    ("received", "sent", "field"),
    [
        (date(2026, 8, 31), None, "received_on"),
        (date(2026, 9, 9), date(2026, 8, 31), "sent_on"),
        (date(2026, 9, 9), date(2026, 9, 10), "sent_on"),
    ],
)
def test_5_1_days_that_can_not_be_in_this_order_are_refused(
    received: date, sent: date | None, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        withdrawal(facts(W1, received, sent))
    assert (refused.value.field, refused.value.basis) == (field, "5.1; 6:230o BW")


def test_5_2_a_service_does_not_begin_before_the_conclusion() -> None:
    order = replace(W1, parts=(replace(YEAR, start=YEAR.start - DAY),))
    given = replace(facts(W1, date(2026, 9, 9)), order=order)
    with pytest.raises(Refusal) as refused:
        withdrawal(given)
    assert refused.value.field == "start"


def test_5_1_without_a_withdrawal_there_is_only_the_last_day() -> None:
    asked = WithdrawalFacts(concluded_on=date(2026, 12, 12), informed_on=date(2026, 12, 12))
    ruling = withdrawal(asked)
    assert ruling.applied == Withdrawal(last_day=date(2026, 12, 28))
    assert explain(ruling)[0] == "De wet gaat hier voor de voorwaarden: de wet is toegepast."
    same = replace(asked, concluded_on=date(2026, 11, 9), informed_on=date(2026, 11, 9))
    assert explain(withdrawal(same))[0] == "De voorwaarden en de wet geven hetzelfde."


def test_5_2_the_reasons_can_be_stored_with_their_values() -> None:
    stored = withdrawal(facts(W1, date(2026, 9, 9))).as_plain()
    used = next(each for each in stored["reasons"] if each["source"] == "6:230s lid 4 BW")
    assert used["values"]["used"] == 9
    assert used["values"]["amount"] == "1.79"
