"""What an overdue letter would be about and ask today, with the reasons; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.clock import business_day
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill
from ises_desk.law import interest
from ises_desk.law.dunning import BASES, Debt, objection
from ises_desk.models import Contract, Customer, Demand, Invoice, Letter
from ises_desk.queries import claims, debts, limitations
from ises_desk.queries.cautions import cautions
from ises_desk.queries.demand_amounts import business_fee, consumer_fee, costs_now, shares
from ises_desk.terms.articles import cited, explain
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.law.collection_costs import Fee
    from ises_desk.law.interest import Claim

ACTIONS = {
    LetterKind.L06: "reminder.issue",
    LetterKind.L07: "fourteen_day.issue",
    LetterKind.L08: "demand.issue",
    LetterKind.L09: "claim.specify",
    LetterKind.L10: "default_notice.issue",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a letter asks over one invoice; `claim` shows how the interest grew (L08, L09)."""

    key: int
    number: str
    principal: Money
    interest: Money
    fee: Money
    claim: Claim | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What a letter asks: `payable` now, and `fee` (in L07: only after its term)."""

    kind: LetterKind
    asked: tuple[Asked, ...]
    principal: Money
    interest: Money
    fee: Fee | None

    @property
    def costs(self) -> Money:
        """The fee, or what of it is still open (L09), or nothing."""
        return self.fee.amount if self.fee else Money.total(each.fee for each in self.asked)

    @property
    def payable(self) -> Money:
        """What must be paid now: a fourteen-day letter charges no cost of any kind."""
        due_now = ZERO if self.kind is LetterKind.L07 else self.costs
        return self.principal + self.interest + due_now


def chosen(
    session: Session,
    kind: LetterKind,
    customer_id: int,
    day: date,
    invoice_ids: Sequence[int] = (),
) -> list[Debt]:
    """Return the invoices for a letter: the named ones, or all that it may be about.

    Refusal for a named one that it may not be about, for none at all, and for a fourteen-day
    letter that leaves an overdue claim out (6:96 lid 7 BW).
    """
    overdue = debts.overdue(session, day, customer_id).get(customer_id, [])
    fit = [debt for debt in overdue if objection(kind, debt, day) is None]
    if kind is LetterKind.L07:
        _refuse_lying_ready(session, customer_id)
    if not invoice_ids:
        return fit or _none(session, kind, customer_id, overdue, day)
    named = [_named(session, kind, customer_id, key, day) for key in dict.fromkeys(invoice_ids)]
    left_out = [debt.number for debt in fit if debt.key not in {each.key for each in named}]
    if kind is LetterKind.L07 and left_out:
        raise Refusal(
            N_("Alle vervallen facturen horen in één veertiendagenbrief; er ontbreekt: {numbers}."),
            field="invoice_ids",
            basis="6:96 lid 7 BW",
            numbers=tuple(left_out),
        )
    return named


def _named(session: Session, kind: LetterKind, customer_id: int, key: int, day: date) -> Debt:
    invoice = session.get(Invoice, key)
    final = invoice is not None and invoice.number and invoice.kind is InvoiceKind.INVOICE
    if invoice is None or not final or invoice.customer_id != customer_id:
        raise Refusal(
            N_("Factuur {key} is geen definitieve factuur van deze klant."),
            field="invoice_ids",
            key=key,
        )
    debt = debts.debt(session, invoice)
    if why := objection(kind, debt, day):
        raise why
    return debt


def _none(
    session: Session, kind: LetterKind, customer_id: int, overdue: Sequence[Debt], day: date
) -> list[Debt]:
    customer = session.get(Customer, customer_id)
    for debt in overdue:
        if why := objection(kind, debt, day):
            raise why
    raise Refusal(
        N_("Klant {number} ({name}) heeft geen factuur waarvan de betaaltermijn voorbij is."),
        field="customer_id",
        basis="4.2, 6:83 onder a BW",
        number=customer.number if customer else customer_id,
        name=customer.name if customer else "",
    )


def _refuse_lying_ready(session: Session, customer_id: int) -> None:
    """One fourteen-day letter at a time: the next one must count the one before."""
    ready = session.execute(
        select(Letter.number, Demand.made_on)
        .join(Demand, Demand.letter_id == Letter.id)
        .where(
            Demand.customer_id == customer_id,
            Demand.kind == LetterKind.L07,
            Demand.sent_on.is_(None),
            Letter.withdrawn_on.is_(None),
        )
    ).first()
    if ready:
        raise Refusal(
            N_("Veertiendagenbrief {letter} van {made} ligt nog klaar: verstuur die, of laat hem "
               "vervallen."),
            field="customer_id",
            basis="6:96 lid 7 BW",
            letter=ready[0],
            made=ready[1],
        )  # fmt: skip


def amounts(
    session: Session, kind: LetterKind, customer_id: int, found: Sequence[Debt], day: date
) -> Amounts:
    """Return what a letter on a day asks over these invoices.

    A specification (L09) asks the costs that letters before it made due, and no others.
    """
    principals = {debt.key: debt.open for debt in found}
    grown: dict[int, Claim] = {}
    fee: Fee | None = None
    if kind is LetterKind.L07:
        fee = consumer_fee(session, customer_id, principals, day)
    elif kind is LetterKind.L08:
        grown = {debt.key: _claim(session, debt.key, day) for debt in found}
        fee = business_fee(session, list(grown.values()))
    elif kind is LetterKind.L09:
        grown = {debt.key: _claim(session, debt.key, day) for debt in found}
    parts = shares(fee.amount if fee else ZERO, principals)
    if kind is LetterKind.L09:
        parts = {key: claim.open_costs for key, claim in grown.items()}
    asked = tuple(
        Asked(
            key=debt.key,
            number=debt.number,
            principal=debt.open,
            interest=grown[debt.key].open_interest if debt.key in grown else ZERO,
            fee=parts[debt.key],
            claim=grown.get(debt.key),
        )
        for debt in found
    )
    return Amounts(
        kind=kind,
        asked=asked,
        principal=Money.total(each.principal for each in asked),
        interest=Money.total(each.interest for each in asked),
        fee=fee,
    )


def _claim(session: Session, key: int, day: date) -> Claim:
    invoice = session.get(Invoice, key)
    assert invoice is not None  # noqa: S101  it was just found
    return claims.claim_on(session, invoice, day)


def unchecked_table(found: Amounts) -> bool:
    """Tell whether interest is asked past the day until which its table was checked."""
    return any(each.claim is not None and each.claim.warnings for each in found.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A letter before it is made: what it asks, why, what is doubtful and what stays out."""

    kind: LetterKind
    amounts: Amounts
    basis: tuple[str, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def preview(
    session: Session,
    kind: LetterKind,
    customer_id: int,
    day: date,
    invoice_ids: Sequence[int] = (),
    *,
    until: date | None = None,
) -> Preview:
    """Return what a letter would be today; Refusal when it may not go out at all.

    A specification (L09) may be reckoned to a later day, `until`.
    """
    found = chosen(session, kind, customer_id, day, invoice_ids)
    asked = amounts(session, kind, customer_id, found, until or day)
    keys = {debt.key for debt in found}
    others = debts.overdue(session, day, customer_id).get(customer_id, [])
    left = [(debt, objection(kind, debt, day)) for debt in others if debt.key not in keys]
    return Preview(
        kind=kind,
        amounts=asked,
        basis=BASES[kind],
        reasons=_reasons(asked),
        warnings=_warnings(session, asked, customer_id, day),
        left_out=tuple((debt.number, str(why or "")) for debt, why in left),
    )


def _reasons(asked: Amounts) -> tuple[str, ...]:
    fee = tuple(cited(each) for each in asked.fee.reasons) if asked.fee else ()
    return (*explain(costs_now(asked.costs)), *fee) if asked.kind is LetterKind.L07 else fee


def _warnings(session: Session, asked: Amounts, customer_id: int, day: date) -> tuple[str, ...]:
    known = cautions(session, customer_id)
    owed = ((each.key, each.number) for each in asked.asked)
    found = [fill(*words) for words in known.words(owed, customer_id)]
    old = limitations.remarks(session, day, customer_id)
    found += [fill(*old[each.key]) for each in asked.asked if each.key in old]
    for each in asked.asked:
        if each.claim is not None:
            invoice = session.get(Invoice, each.key)
            assert invoice is not None  # noqa: S101  it was just found
            at = session.scalar(
                select(Contract.concluded_at).where(Contract.id == invoice.contract_id)
            )
            found += [
                *each.claim.warnings,
                *interest.doubts(invoice.party, at and business_day(at)),
            ]
    return tuple(_(text) for text in dict.fromkeys(found))
