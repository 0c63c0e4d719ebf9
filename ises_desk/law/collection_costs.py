"""The fee for collection out of court: 6:96 BW and the Besluit BIK."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.law.tables import table_text
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.rates import table_rows
from ises_desk.values.rulings import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PERCENT = 100
WINDOW_MONTHS = 6

SCALE = Citation("Besluit BIK art. 2", N_("De staffel over de hoofdsom, minimaal 40 euro."))
ADDED = Citation("6:96 lid 7 BW", N_("De hoofdsommen in één brief worden opgeteld."))
PERIODIC = Citation(
    "6:96 lid 8 BW; Besluit BIK art. 2a",
    N_("Voor termijnen van een overeenkomst geldt alleen de hoogste vergoeding van één termijn."),
)
FOLLOWING = Citation(
    "Besluit BIK art. 2a",
    N_("Binnen zes maanden na een eerdere aanmaning is de vergoeding 20 euro per termijn."),
)
PER_INVOICE = Citation(
    "6:96 lid 4 BW", N_("Tussen bedrijven is minstens 40 euro per factuur verschuldigd.")
)
UNPAID_PART = Citation(
    "HR 25-11-2016, ECLI:NL:HR:2016:2704",
    N_("Na een deelbetaling binnen de termijn telt alleen wat niet is betaald."),
)


@dataclass(frozen=True, slots=True)
class CostScale:
    """The bands (from an amount, a percentage), the bounds, and the fee of a following term."""

    bands: tuple[tuple[Money, Decimal], ...]
    minimum: Money
    maximum: Money
    following: Money
    following_from: date


@dataclass(frozen=True, slots=True)
class TermClaim:
    """An unpaid invoice: its open principal including VAT, and the contract it belongs to.

    `periodic` when it bills a term of that contract (`relationship`, None when of none).
    """

    principal: Money
    relationship: int | None = None
    periodic: bool = False


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """An earlier letter on a term of a contract that stayed (partly) unpaid."""

    relationship: int
    on: date


@dataclass(frozen=True, slots=True)
class Fee:
    """The fee, the sum of the principals it stands on, and why it is this."""

    amount: Money
    principal: Money
    reasons: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VatFacts:
    """The three facts that art. 2 lid 3 Besluit BIK asks for an uplift with VAT."""

    third_party_charges: bool = False
    cannot_deduct: bool = False
    declared: bool = False


@cache
def cost_scale() -> CostScale:
    """Return the scale that ships with the program."""
    rows = table_rows(table_text("collection_costs.csv"))
    by_kind = {row["kind"]: row for row in rows}
    return CostScale(
        tuple(
            (Money.of(row["above"]), Decimal(row["value"])) for row in rows if row["kind"] == "band"
        ),
        Money.of(by_kind["minimum"]["value"]),
        Money.of(by_kind["maximum"]["value"]),
        Money.of(by_kind["following_term"]["value"]),
        date.fromisoformat(by_kind["following_term"]["valid_from"]),
    )


def scale(principal: Money) -> Money:
    """Return the fee over a principal including VAT (Besluit BIK art. 2 lid 1 and 2).

    >>> scale(Money.of("266.70")).plain, scale(Money.of("10000")).plain
    ('40.01', '875.00')
    """
    # to check: costs-base-including-vat
    if principal <= ZERO:
        return ZERO
    costs = cost_scale()
    uppers = [start for start, _ in costs.bands[1:]] + [max(principal, costs.bands[-1][0])]
    exact = Fraction(0)
    for (start, percent), upper in zip(costs.bands, uppers, strict=True):
        part = min(principal, upper) - start
        exact += Fraction(percent) * max(part, ZERO).cents / _PERCENT
    return min(max(Money.nearest(exact), costs.minimum), costs.maximum)


def fee_for_consumer_letter(
    terms: Sequence[TermClaim], earlier_letters: Sequence[EarlierLetter], on: date
) -> Fee:
    """Return the one fee for a letter to a consumer on a day (6:96 lid 5, 7 and 8 BW).

    The principals are added; but terms of one contract of which at least one bears the lowest
    fee bear the highest fee of one of them, and 20 euro when an earlier letter on that contract
    lies within six months. Where both ways are possible the lower fee is asked.

    >>> four = [TermClaim(Money.of("100"), 1, True)] * 4
    >>> fee_for_consumer_letter(four, [], date(2026, 11, 22)).amount.plain
    '40.00'
    """
    # to check: recurring-invoices-are-terms
    whole = Money.total(term.principal for term in terms)
    contracts = _periodic_groups(terms) if on >= cost_scale().following_from else {}
    fees: list[tuple[Money, Citation]] = []
    rest = whole
    for relationship, principals in contracts.items():
        fees.append(_term_fee(principals, warned=_warned(relationship, earlier_letters, on)))
        rest -= Money.total(principals)
    apart = Money.total(fee for fee, _ in fees) + scale(rest)
    added = scale(whole)
    # to check: lower-of-two-costs-readings
    if not fees or added < apart:
        reasons = (SCALE, ADDED) if len(terms) > 1 else (SCALE,)
        return Fee(added, whole, reasons)
    sources = tuple(dict.fromkeys(citation for _, citation in fees))
    return Fee(apart, whole, (*sources, SCALE))


def _periodic_groups(terms: Iterable[TermClaim]) -> dict[int, list[Money]]:
    """Return the principals by contract, of the contracts that have a term with the lowest fee."""
    groups: dict[int, list[Money]] = {}
    for term in terms:
        if term.periodic and term.relationship is not None and term.principal > ZERO:
            groups.setdefault(term.relationship, []).append(term.principal)
    lowest = cost_scale().minimum
    return {
        key: principals for key, principals in groups.items() if scale(min(principals)) == lowest
    }


def _warned(relationship: int, letters: Iterable[EarlierLetter], on: date) -> bool:
    """Tell whether a letter on this contract went out within six months before a day."""
    # to check: six-months-window
    first = add_months(on, -WINDOW_MONTHS)
    return any(
        letter.relationship == relationship and first <= letter.on < on for letter in letters
    )


def _term_fee(principals: Iterable[Money], *, warned: bool) -> tuple[Money, Citation]:
    """Return the highest fee that one of the terms bears, and by which rule."""
    costs = cost_scale()
    lowest = costs.following if warned else costs.minimum
    single = (scale(principal) for principal in principals)
    highest = max(lowest if fee == costs.minimum else fee for fee in single)
    return highest, FOLLOWING if warned and highest == lowest else PERIODIC


def fee_after_part_payment(stated: Money, unpaid: Fee) -> Fee:
    """Return the fee after the term of the letter, when part was paid within it (HR 2016).

    `stated` is what the letter said, `unpaid` the fee over what is left: never more than stated.
    """
    amount = min(stated, unpaid.amount)
    return Fee(amount, unpaid.principal, (*unpaid.reasons, UNPAID_PART))


def fee_for_business(principals: Sequence[Money], *, per_invoice: bool = False) -> Fee:
    """Return the fee for a business or government: the scale over the sum (6:96 lid 4 BW).

    With `per_invoice` at least 40 euro for each overdue invoice.

    >>> fee_for_business([Money.of("12.10")] * 3, per_invoice=True).amount.plain
    '120.00'
    """
    whole = Money.total(principals)
    amount = scale(whole)
    # to check: forty-euro-per-invoice
    floor = Money(cost_scale().minimum.cents * len(principals))
    if per_invoice and floor > amount:
        return Fee(floor, whole, (PER_INVOICE,))
    return Fee(amount, whole, (SCALE,))


def with_vat(fee: Money, facts: VatFacts, percent: Decimal) -> Money:
    """Return the fee with VAT, only when all three facts hold (Besluit BIK art. 2 lid 3).

    >>> facts = VatFacts(third_party_charges=True, cannot_deduct=True, declared=True)
    >>> with_vat(Money.of("6775"), facts, Decimal(21)).plain
    '8197.75'
    """
    # to check: interest-and-costs-outside-vat
    if not (facts.third_party_charges and facts.cannot_deduct and facts.declared):
        return fee
    return fee.times(1 + Fraction(percent) / _PERCENT)
