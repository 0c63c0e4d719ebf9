"""What takes the place of a number of the terms for one contract, agreed in writing (2.1).

`agreed_terms` is the one place where a contract's own terms come from: an edition with its
numbers as they were agreed. `ruled` asks a rule with them, and keeps what the terms say beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, Marked
from ises_desk.terms.art04_payment import check_payment_days
from ises_desk.terms.articles import Citation, Ruling
from ises_desk.values.kinds import AgreedNumber, Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from ises_desk.terms.edition import Edition

T = TypeVar("T")

ARTICLES = {
    AgreedNumber.PAYMENT_DAYS: "4.1",
    AgreedNumber.TRAFFIC_NOTICE_DAYS: "12.3",
    AgreedNumber.DURATION_MONTHS: "15.1",
    AgreedNumber.NOTICE_MONTHS: "15.1",
    AgreedNumber.COURT_CHOICE_MONTHS: "19.2",
}
LONGEST_MONTHS = 120
_LONGEST_NOTICE = 12
_LONGEST_DAYS = 365
_YEAR = 12
_INSTEAD = Citation(
    "2.1",
    N_("Schriftelijk anders afgesproken op {day}. {what}: {value} in plaats van {usual}."),
)
_UNWRITTEN = Citation(
    "2.1",
    N_("Er is niet vastgelegd waar dit staat; zonder geschrift gelden de voorwaarden zelf."),
)
_SHORTER_TO_PAY = Citation(
    "4.1", N_("Een particulier moet hierdoor eerder betalen dan de voorwaarden zeggen.")
)
_LONGER_TERM = Citation(
    "6:237 onder k BW", N_("Een particulier kan na een jaar toch weg, wat u ook afspreekt.")
)
_SOONER_CLOSED = Citation(
    "12.3", N_("Een particulier is hierdoor eerder afgesloten dan de voorwaarden zeggen.")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A number agreed in writing; `document` is empty while it isn't known where it stands."""

    number: AgreedNumber
    value: int
    agreed_on: date
    document: str = ""


def agreed_terms(edition: Edition, agreements: Iterable[Agreement]) -> Edition:
    """Return an edition with the numbers of a contract: the newest agreement decides.

    >>> from datetime import date
    >>> from ises_desk.terms.edition import edition_of
    >>> month = Agreement(number=AgreedNumber.PAYMENT_DAYS, value=30, agreed_on=date(2026, 11, 3))
    >>> agreed_terms(edition_of(), [month]).payment_days
    30
    """
    numbers: dict[str, Any] = {each.number.value: each.value for each in agreements}
    return replace(edition, **numbers) if numbers else edition


def ruled(
    rule: Callable[[Edition], Ruling[T]],
    edition: Edition,
    agreements: Sequence[Agreement],
    numbers: frozenset[AgreedNumber],
) -> Ruling[T]:
    """Return what a rule gives by a contract's own terms, with what the terms give beside it.

    `numbers` are those that the rule reads; `agreements` are in order, the newest last.
    """
    own = agreed_terms(edition, agreements)
    found = rule(own)
    decisive = {each.number: each for each in agreements if each.number in numbers}
    other = [each for each in decisive.values() if differs(each, edition)]
    if not other:
        return found
    reasons = tuple(reason for each in other for reason in reasons_of(each, edition))
    return replace(
        found,
        by_terms=rule(edition).by_terms,
        agreed=found.by_terms,
        reasons=(*found.reasons, *reasons),
    )


def differs(agreement: Agreement, edition: Edition) -> bool:
    """Tell whether what was agreed is another number than the terms have."""
    return bool(getattr(edition, agreement.number.value) != agreement.value)


def reasons_of(agreement: Agreement, edition: Edition) -> tuple[Citation, ...]:
    """Return what was agreed instead of what, and that it isn't known where it stands."""
    usual = getattr(edition, agreement.number.value)
    said = _INSTEAD.filled(
        day=agreement.agreed_on,
        what=Marked(agreement.number.word),
        value=agreement.value,
        usual=usual,
    )
    return (said,) if agreement.document else (said, _UNWRITTEN)


def check_number(number: AgreedNumber, value: int, party: Party, edition: Edition) -> None:
    """Refuse a number that the law forbids with this customer; basis says which."""
    consumer = party is Party.CONSUMER
    if number is AgreedNumber.PAYMENT_DAYS:
        check_payment_days(value, party)
        return
    most = {
        AgreedNumber.DURATION_MONTHS: LONGEST_MONTHS,
        AgreedNumber.NOTICE_MONTHS: 1 if consumer else _LONGEST_NOTICE,
    }.get(number, _LONGEST_DAYS if number.value.endswith("days") else _YEAR)
    least = _least(number, consumer=consumer, edition=edition)
    if number is AgreedNumber.COURT_CHOICE_MONTHS and not consumer:
        raise Refusal(
            N_("Dit recht heeft alleen een particulier; bij deze klant valt er niets af te "
               "spreken."),
            basis=ARTICLES[number],
        )  # fmt: skip
    if not least <= value <= most:
        basis = _BY_LAW.get(number, ARTICLES[number]) if consumer else ARTICLES[number]
        raise Refusal(
            N_("Bij deze klant ligt dit tussen {least} en {most}."),
            basis=basis,
            least=least,
            most=most,
        )


_BY_LAW = {
    AgreedNumber.NOTICE_MONTHS: "6:236 onder j BW",
    AgreedNumber.COURT_CHOICE_MONTHS: "6:236 onder n BW",
}


def _least(number: AgreedNumber, *, consumer: bool, edition: Edition) -> int:
    """Return the smallest number: the time in which a consumer can choose a court never shrinks."""
    # to check: deviations-to-the-detriment
    if number is AgreedNumber.COURT_CHOICE_MONTHS:
        return int(getattr(edition, number.value))
    if number is AgreedNumber.NOTICE_MONTHS:
        return 0
    return 1 if consumer or number is AgreedNumber.DURATION_MONTHS else 0


def doubts(
    number: AgreedNumber, value: int, party: Party, edition: Edition
) -> tuple[Citation, ...]:
    """Return what makes a number that the law allows doubtful with this customer."""
    if party is not Party.CONSUMER:
        return ()
    usual = getattr(edition, number.value)
    doubtful = {
        AgreedNumber.PAYMENT_DAYS: (value < usual, _SHORTER_TO_PAY),
        AgreedNumber.DURATION_MONTHS: (value > _YEAR, _LONGER_TERM),
        AgreedNumber.TRAFFIC_NOTICE_DAYS: (value < usual, _SOONER_CLOSED),
    }
    holds, citation = doubtful.get(number, (False, _LONGER_TERM))
    return (citation,) if holds else ()
