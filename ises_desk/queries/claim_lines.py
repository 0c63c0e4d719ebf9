"""The lines of the claim on one invoice, each with its record and why it is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_, _, fill
from ises_desk.law.interest import table_for, year_start
from ises_desk.models import Demand, DemandInvoice, Invoice, Letter
from ises_desk.queries.demand_amounts import consumer_fee, costs_now
from ises_desk.terms.art04_payment import default_on
from ises_desk.terms.articles import explain
from ises_desk.values import formats
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import DayBasis, LetterKind, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.law.interest import Booking, Claim, Segment
    from ises_desk.queries.claims import Basis, Settled

_ARTICLES = {Party.BUSINESS: "6:119a", Party.GOVERNMENT: "6:119b", Party.CONSUMER: "6:119"}
_COUNTED = {
    DayBasis.ACTUAL: N_("Gerekend is met het werkelijke aantal dagen, gedeeld door dat van het "
                        "rentejaar: {days}."),
    DayBasis.FIXED_365: N_("Gerekend is met het werkelijke aantal dagen, gedeeld door {days}."),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: what it adds to what is open (below zero it takes off) and what is open then.

    `on` is the day it counts, of a stretch of interest the last. `record` is where it comes from:
    a kind of page and a key. `booking` says how a payment was divided (6:44 BW).
    """

    kind: str
    invoice_id: int
    number: str
    on: date
    text: str
    amount: Money
    why: tuple[str, ...]
    record: tuple[str, int]
    segment: Segment | None = None
    booking: Booking | None = None
    balance: Money = ZERO


def article_of(basis: Basis) -> str:
    """Return the article that the interest of a claim stands on; old trade bears 6:119."""
    ordinary = table_for(Party.CONSUMER)
    if table_for(basis.party, basis.concluded_on) is ordinary:
        return _ARTICLES[Party.CONSUMER]
    return _ARTICLES[basis.party]


def lines_of(
    session: Session, invoice: Invoice, basis: Basis, claim: Claim, day: date
) -> tuple[Line, ...]:
    """Return what made a claim what it is at the end of a day, in the order it happened."""
    maker = _Maker(session, invoice, basis, claim, day)
    return (*maker.principal(), *sorted(maker.after(), key=lambda line: line.on))


@dataclass(frozen=True, slots=True)
class _Maker:
    session: Session
    invoice: Invoice
    basis: Basis
    claim: Claim
    day: date

    @property
    def _line(self) -> Callable[..., Line]:
        """Return what makes a line of this invoice; the invoice is its record by default."""
        key = self.basis.key
        made: Callable[..., Line] = partial(
            Line,
            invoice_id=key,
            number=self.invoice.number or "",
            record=("invoice", key),
            amount=ZERO,
        )
        return made

    def principal(self) -> Iterator[Line]:
        """Yield the invoice, and what lowered it from the start."""
        basis, issued = self.basis, self.basis.issued_on
        values = {"number": self.invoice.number, "due": basis.due_on}
        why = fill(N_("Uiterlijk te betalen op {due} (voorwaarden art. 4.1)."), values)
        text = fill(N_("Factuur {number}"), values)
        yield self._line(kind="principal", on=issued, text=text, amount=basis.total, why=(why,))
        if basis.paid_before:
            text = _(N_("Eerder betaald"))
            why = _(N_("Betaald voordat de factuur in deze administratie kwam; de dag is niet "
                       "bekend, dus over dit bedrag is nooit rente gerekend."))  # fmt: skip
            yield self._line(
                kind="before", on=issued, text=text, amount=-basis.paid_before, why=(why,)
            )
        for key, amount in basis.credited:
            note = self.session.get_one(Invoice, key)
            values = {"number": note.number, "day": note.issued_on}
            text = fill(N_("Creditnota {number} van {day}"), values)
            why = _(N_("Een creditnota verlaagt de hoofdsom vanaf het begin: over wat te veel is "
                       "berekend, is nooit rente verschuldigd."))  # fmt: skip
            yield self._line(
                kind="credit",
                on=issued,
                text=text,
                amount=-amount,
                why=(why,),
                record=("invoice", key),
            )

    def after(self) -> Iterator[Line]:
        """Yield interest, costs and payments; of one day in this order, as they are settled."""
        yield from self._interest()
        yield from self._costs()
        counted = [each for each in self.basis.settled if each.on <= self.day]
        for settled, booking in zip(counted, self.claim.bookings, strict=True):
            yield self._payment(settled, booking)

    def _interest(self) -> Iterator[Line]:
        """Yield the stretches, and at each anniversary what joins the base (6:119 lid 2 BW)."""
        first = default_on(Deadline(self.basis.due_on))
        bookings, accrued, joined, index = list(self.claim.bookings), ZERO, ZERO, 1
        for part in self.claim.segments:
            while bookings and bookings[0].on < part.start:
                paid = bookings.pop(0).to_interest
                of_joined = min(paid, joined)
                joined, accrued = joined - of_joined, accrued - (paid - of_joined)
            if part.start == year_start(first, index):
                index += 1
                joined, added, accrued = joined + accrued, accrued, ZERO
                if added:
                    yield self._joined(part, added)
            accrued += part.interest
            yield self._segment(part)

    def _joined(self, part: Segment, added: Money) -> Line:
        values = {"added": added, "base": part.base}
        text = fill(N_("Rente van het afgelopen jaar erbij: {added}"), values)
        why = fill(
            N_("{article} BW: na elk jaar wordt het bedrag waarover rente wordt berekend, "
               "vermeerderd met de rente van dat jaar. De vordering zelf verandert daar niet van; "
               "de rente loopt voortaan over {base}."),
            {"article": self._lid(), **values},
        )  # fmt: skip
        return self._line(kind="year", on=part.start, text=text, why=(why,))

    def _lid(self) -> str:
        article = article_of(self.basis)
        return f"{article} lid {2 if article == _ARTICLES[Party.CONSUMER] else 3}"

    def _segment(self, part: Segment) -> Line:
        rate = self.basis.table.at(part.start)
        values = {
            "article": article_of(self.basis),
            "percent": formats.percent(part.percent),
            "base": part.base,
            "days": part.days,
            "from": rate.valid_from,
            "source": rate.source,
            "interest": part.interest,
            "year": part.denominator,
        }
        why = (
            fill(N_("{article} BW: {percent} per jaar vanaf {from}. Bron: {source}."), values),
            fill(_COUNTED[self.basis.days], {"days": part.denominator}),
            fill(N_("{base} × {percent} × {days} / {year} = {interest}, op hele centen."), values),
        )
        text = fill(N_("Rente {percent} over {base}"), values)
        return self._line(
            kind="interest",
            on=part.last_day,
            text=text,
            amount=part.interest,
            why=why,
            segment=part,
        )

    def _payment(self, settled: Settled, booking: Booking) -> Line:
        amount = booking.to_costs + booking.to_interest + booking.to_principal
        if settled.payment_id is not None:
            text, record = _(N_("Betaling")), ("payment", settled.payment_id)
        else:
            text, record = _(N_("Verrekende creditnota")), ("invoice", settled.credit_note_id or 0)
        why = _(N_("6:44 lid 1 BW: eerst de kosten, dan de rente, dan de hoofdsom."))
        if not settled.beyond:
            why = _(N_("Toen dit binnenkwam, waren rente en kosten nog niet gevorderd: het ging "
                       "geheel van de hoofdsom af, in het voordeel van de klant."))  # fmt: skip
        return self._line(
            kind="payment",
            on=booking.on,
            text=text,
            amount=-amount,
            why=(why,),
            record=record,
            booking=booking,
        )

    def _costs(self) -> Iterator[Line]:
        """Yield the costs from their day, or why they are not owed (yet)."""
        first = default_on(Deadline(self.basis.due_on))
        if self.claim.costs and self.basis.costs_from is not None:
            text, on = _(N_("Incassokosten")), max(self.basis.costs_from, self.basis.issued_on)
            yield self._line(
                kind="costs", on=on, text=text, amount=self.claim.costs, why=self._owed()
            )
        elif self.day >= first and self.claim.open_principal:
            text = _(N_("Incassokosten: nog niet verschuldigd"))
            if self.basis.party is not Party.CONSUMER:
                text = _(N_("Incassokosten: nog niet gevorderd"))
            yield self._line(kind="no_costs", on=self.day, text=text, why=self._not_owed())

    def _letter(self) -> tuple[Demand, str] | None:
        """Return the last letter that claims costs, as far as it was sent by the chosen day."""
        found = self.session.execute(
            select(Demand, Letter.number)
            .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
            .join(Letter, Letter.id == Demand.letter_id)
            .where(
                DemandInvoice.invoice_id == self.basis.key,
                Demand.kind.in_([LetterKind.L07, LetterKind.L08]),
                Demand.sent_on <= self.day,
            )
            .order_by(Demand.sent_on.desc(), Demand.id.desc())
        ).first()
        return (found[0], found[1]) if found else None

    def _owed(self) -> tuple[str, ...]:
        found = self._letter()
        if found is None:
            return ()
        demand, number = found
        values = {
            "letter": number,
            "sent": demand.sent_on,
            "last": demand.last_day,
            "day": self.basis.costs_from,
        }
        words = N_("6:96 lid 4 BW: gevorderd met aanmaning {letter}, verstuurd op {sent}.")
        if demand.kind is LetterKind.L07:
            words = N_("6:96 lid 6 BW: veertiendagenbrief {letter} is verstuurd op {sent} en gaf "
                       "tijd tot en met {last}; verschuldigd vanaf {day}.")  # fmt: skip
        return (fill(words, values),)

    def _not_owed(self) -> tuple[str, ...]:
        found = self._letter()
        if self.basis.party is not Party.CONSUMER:
            return (
                _(N_("6:96 lid 4 BW: een bedrijf of overheid is zonder aanmaning ten minste € 40 "
                     "verschuldigd. De kosten tellen mee vanaf de dag dat u ze vordert, met de "
                     "aanmaning.")),
            )  # fmt: skip
        if found is None:
            principal = {self.basis.key: self.claim.open_principal}
            fee = consumer_fee(self.session, self.invoice.customer_id, principal, self.day)
            return explain(costs_now(fee.amount))
        demand, number = found
        values = {"letter": number, "sent": demand.sent_on, "last": demand.last_day}
        if demand.last_day is not None and demand.last_day >= self.day:
            words = N_("6:96 lid 6 BW: de termijn van veertiendagenbrief {letter}, verstuurd op "
                       "{sent}, loopt nog tot en met {last}.")  # fmt: skip
        else:
            words = N_("6:96 lid 6 BW: binnen de termijn van veertiendagenbrief {letter} is zoveel "
                       "betaald dat er geen kosten verschuldigd zijn.")  # fmt: skip
        return (fill(words, values),)
