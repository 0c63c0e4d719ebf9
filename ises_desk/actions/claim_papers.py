"""The specification of a claim (L09) as it is printed: every amount with what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from ises_desk.actions import demand_papers as papers
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.claim_specification import (
    ChargeRow,
    ClaimSpecification,
    CreditRow,
    SumRow,
)
from ises_desk.letters.letter import Letter
from ises_desk.models import Customer, Demand, DemandInvoice, Invoice
from ises_desk.models import Letter as Sent
from ises_desk.queries import claims
from ises_desk.queries.demands import Amounts, Asked
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

LONGEST_AHEAD = 90  # days after today to which a claim may be specified


def check_until(work: Work, until: date | None) -> date:
    """Return the day to which a claim is specified: today, or a day not far after it.

    An earlier day would leave out what came in since.
    """
    day = until or work.today
    last = work.today + timedelta(days=LONGEST_AHEAD)
    if not work.today <= day <= last:
        raise Refusal(
            N_("Kies een dag van {first} tot en met {last}."),
            field="until",
            first=work.today,
            last=last,
        )
    return day


def specification(
    work: Work, customer: Customer, asked: Amounts, until: date, pay_until: date
) -> Letter:
    """Return the letter (L09): per invoice and added up, at the end of `until`."""
    rows = [work.get(Invoice, each.key) for each in asked.asked]
    sums = tuple(_sums(asked))
    costs = Money.total(row.costs for row in sums)
    paid = Money.total(row.paid for row in sums)
    principal = Money.total(row.principal for row in sums)
    interest = Money.total(row.interest for row in sums)
    return ClaimSpecification(
        **papers.payable(work, customer, asked),
        sums=sums,
        segments=tuple(papers.segments(asked)),
        credits=tuple(_credits(work, rows)),
        receipts=tuple(papers.receipts(asked)),
        charges=tuple(_charges(work, asked.asked)),
        principal=principal,
        interest=interest,
        interest_until=until,
        interest_basis=papers.interest_basis(work, rows),
        method=papers.METHODS[claims.day_basis(work.session)],
        costs=costs or None,
        total=principal + interest + costs,
        paid=paid or None,
        pay_until=pay_until,
        terms=papers.terms(work, rows),
    )


def _sums(asked: Amounts) -> Iterator[SumRow]:
    for each in asked.asked:
        assert each.claim is not None  # noqa: S101  a specification has them all
        found = each.claim
        yield SumRow(
            number=each.number,
            principal=found.total - found.interest - found.costs,
            interest=found.interest,
            costs=found.costs,
            paid=found.total - found.open,
            open=found.open,
        )


def _credits(work: Work, rows: Sequence[Invoice]) -> Iterator[CreditRow]:
    for row in rows:
        for key, amount in claims.basis_of(work.session, row).credited:
            note = work.get(Invoice, key)
            assert note.number is not None  # noqa: S101  a final credit note
            assert note.issued_on is not None  # noqa: S101
            yield CreditRow(
                number=row.number or "", credit_note=note.number, on=note.issued_on, amount=amount
            )


def _charges(work: Work, asked: Sequence[Asked]) -> Iterator[ChargeRow]:
    """Yield the costs that are owed, with the letter that claimed them."""
    for each in asked:
        row = work.get(Invoice, each.key)
        found = work.session.execute(
            select(Sent.number, Demand.sent_on)
            .join(Demand, Demand.letter_id == Sent.id)
            .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
            .where(
                DemandInvoice.invoice_id == each.key,
                Demand.kind.in_([LetterKind.L07, LetterKind.L08]),
                Demand.sent_on.is_not(None),
            )
            .order_by(Demand.sent_on.desc(), Demand.id.desc())
        ).first()
        if found and found[1] and row.costs_from and each.claim and each.claim.costs:
            yield ChargeRow(
                number=each.number,
                letter=found[0],
                sent_on=found[1],
                since=row.costs_from,
                amount=each.claim.costs,
            )
