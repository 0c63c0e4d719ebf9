"""Article 4: when to pay, and when the customer is in default."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.terms.articles import article
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import BillingMoment, Party, ProductKind

if TYPE_CHECKING:
    from ises_desk.values.period import Period

_GOVERNMENT_DAYS = 30
_BUSINESS_DAYS = 60
_LARGE_COMPANY_DAYS = 30
_LONGEST_DAYS = 365
_PAID_OUT_AT_ONCE = frozenset({ProductKind.DOMAIN, ProductKind.CERTIFICATE})


@article("4.1")
def payment_deadline(invoiced_on: date, payment_days: int, party: Party) -> Deadline:
    """Return the last day to pay: no weekend shift, since the term is of a contract.

    Refusal when the term is longer than the law allows (6:119a lid 5, 6:119b BW).

    >>> payment_deadline(date(2026, 11, 8), 14, Party.CONSUMER).last_day
    datetime.date(2026, 11, 22)
    """
    check_payment_days(payment_days, party)
    # to check: no-weekend-shift
    return Deadline(invoiced_on + timedelta(days=payment_days))


@article("4.1")
def check_payment_days(
    days: int, party: Party, *, large_company: bool = False, expressly: bool = False
) -> None:
    """Refuse a payment term that the law does not allow.

    Government: 30 days (6:119b). Business: 60 unless expressly agreed longer (6:119a lid 5);
    a large company: 30 (lid 6).
    """
    if not 1 <= days <= _LONGEST_DAYS:
        raise Refusal(
            N_("De betaaltermijn is 1 tot en met {longest} dagen; gebruikelijk is 14."),
            basis="4.1",
            longest=_LONGEST_DAYS,
        )
    # to check: longest-payment-terms
    limits = {
        Party.GOVERNMENT: (_GOVERNMENT_DAYS, "6:119b BW"),
        Party.BUSINESS: (_LONGEST_DAYS if expressly else _BUSINESS_DAYS, "6:119a lid 5 BW"),
        Party.CONSUMER: (_LONGEST_DAYS, "4.1"),
    }
    longest, basis = limits[party]
    if large_company and party is Party.BUSINESS:
        longest, basis = _LARGE_COMPANY_DAYS, "6:119a lid 6 BW"
    if days > longest:
        raise Refusal(
            N_("Deze betaaltermijn mag bij deze klant hooguit {longest} dagen zijn."),
            basis=basis,
            longest=longest,
        )


@article("4.1")
def billing_moment(kind: ProductKind, agreed: BillingMoment | None = None) -> BillingMoment:
    """Return whether a product is billed before or after its period.

    Afterwards, but in advance where agreed in writing and for what is paid out at once: domain
    names and certificates.

    >>> billing_moment(ProductKind.HOSTING).value, billing_moment(ProductKind.DOMAIN).value
    ('arrears', 'advance')
    """
    # to check: billing-moment
    if agreed is not None:
        return agreed
    return BillingMoment.ADVANCE if kind in _PAID_OUT_AT_ONCE else BillingMoment.ARREARS


@article("4.1")
def billable_from(period: Period, moment: BillingMoment) -> date:
    """Return the first day to invoice a period: its last day, or its first when in advance."""
    return period.start if moment is BillingMoment.ADVANCE else period.last_day


@article("4.2")
def default_on(deadline: Deadline) -> date:
    """Return the first day of default and of interest: by law, without notice (6:83 onder a BW).

    >>> default_on(Deadline(date(2026, 11, 22)))
    datetime.date(2026, 11, 23)
    """
    return deadline.day_after
