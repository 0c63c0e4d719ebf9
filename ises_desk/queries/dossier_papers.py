"""The papers of a dossier: contracts, terms, invoices and letters, each with its original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.letters.dossier import Exhibit
from ises_desk.letters.text import Block, Grid
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractOffer,
    Demand,
    DemandInvoice,
    Invoice,
    InvoiceLine,
    Letter,
    LetterDispatch,
    LetterInvoice,
)
from ises_desk.queries.agreed_terms import details
from ises_desk.queries.articles import lines as articles
from ises_desk.queries.articles import terms_document
from ises_desk.queries.dossier_facts import panel
from ises_desk.queries.letter_papers import document, enclosures
from ises_desk.queries.letters import BILLS
from ises_desk.queries.order_evidence import evidence_of
from ises_desk.queries.terms_version import version_of
from ises_desk.values import formats
from ises_desk.values.kinds import LetterKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.letters.text import FilledPart
    from ises_desk.queries.claim_view import View


@dataclass(frozen=True, slots=True)
class Agreed:
    """The contracts that invoices are for, and their exhibits."""

    rows: tuple[Contract, ...]
    exhibits: tuple[Exhibit, ...]


def contracts(session: Session, invoice_ids: Sequence[int]) -> Agreed:
    """Return the contracts that these invoices bill, with how each was concluded."""
    by_line = (
        select(ContractLine.contract_id)
        .join(InvoiceLine, InvoiceLine.contract_line_id == ContractLine.id)
        .where(InvoiceLine.invoice_id.in_(invoice_ids))
    )
    own = select(Invoice.contract_id).where(Invoice.id.in_(invoice_ids))
    rows = session.scalars(
        select(Contract)
        .where(Contract.id.in_(by_line) | Contract.id.in_(own))
        .order_by(Contract.concluded_at, Contract.id)
    ).all()
    found = [each for row in rows for each in _contract(session, row)]
    return Agreed(tuple(rows), tuple(found))


def _contract(session: Session, row: Contract) -> Iterator[Exhibit]:
    shown = evidence_of(session, row.id)
    facts = [
        ("Gesloten op", formats.moment(row.concluded_at) if row.concluded_at else ""),
        ("Gesloten via", row.channel.label),
        ("Hoedanigheid klant", row.party.label),
        ("Gaat in op", formats.day(row.starts_on)),
        ("Duur", f"{row.months} {'maand' if row.months == 1 else 'maanden'}"),
        ("Geëindigd op", formats.show(row.ends_on)),
        ("Betalingstermijn", f"{row.payment_days} dagen"),
        ("Bijzonderheden", row.remark),
        ("Informatie over herroepen", formats.show(shown.informed_on)),
        ("Verzoek om te beginnen", shown.start_request),
        ("Verzocht op", _moment(shown.start_requested_at)),
        ("Verklaring van de klant", shown.statement),
        ("Verklaard op", _moment(shown.stated_at)),
    ]
    offer = session.get(ContractOffer, row.id)
    if offer is not None:
        facts += [
            ("Aangeboden op", formats.show(offer.offered_on)),
            ("Aangevraagd op", _moment(offer.applied_at)),
            ("Aanvaard op", formats.show(offer.decided_on)),
        ]
    facts += [(f"Afgesproken (art. {each.article})", each.says) for each in
              details(session, row.id) if each.holds]  # fmt: skip
    lines = Grid(
        head=("Wat", "Aantal", "Prijs"),
        right=(False, True, True),
        rows=tuple(
            (line.description, formats.quantity(line.quantity), formats.amount(line.unit_price))
            for line in row.lines
        ),
        closing=(),
    )
    kind = "inclusief btw" if row.gross_prices else "exclusief btw"
    parts = (panel(facts), Block("heading", f"Wat is afgesproken (prijzen {kind})"), lines)
    yield Exhibit(title=f"Contract {row.number}", name=f"contract/{row.id}", parts=parts)
    if offer is not None:
        keys = (offer.offer_letter_id, offer.decision_letter_id, offer.confirmation_letter_id)
        papers = [session.get_one(Letter, key) for key in keys if key]
        yield from (
            _letter(session, each, f"letter/{each.id}")
            for each in papers
            if each.withdrawn_on is None
        )


def _moment(value: object) -> str:
    from datetime import datetime

    return formats.moment(value) if isinstance(value, datetime) else ""


def terms(session: Session, rows: Sequence[Contract], day: date) -> Iterator[Exhibit]:
    """Yield the terms that bind the contracts: the owner's own text, or what we know of them."""
    for edition in dict.fromkeys(row.edition for row in rows):
        mine = [row for row in rows if row.edition == edition]
        facts: list[tuple[str, str]] = []
        for row in mine:
            version = version_of(session, row, day)
            facts.append((f"Contract {row.number}", version.name))
        own = terms_document(session, edition)
        parts: list[FilledPart] = [panel(facts)]
        if own is None:
            said = (
                "De volledige tekst van deze voorwaarden is niet in de administratie opgenomen. "
                "Hieronder staat per artikel kort wat zij zegt; dit vervangt de tekst niet."
            )
            parts += [Block("strong", said), _summary()]
        yield Exhibit(
            title="Algemene voorwaarden",
            name=f"terms/{edition}",
            parts=tuple(parts),
            original=document(session, own.document_id) if own else None,
            file=own.name if own else "",
        )


def _summary() -> Grid:
    return Grid(
        head=("Artikel", "Kort gezegd"),
        right=(False, False),
        rows=tuple((each.number, each.summary) for each in articles()),
        closing=(),
    )


def invoices(session: Session, view: View) -> Iterator[Exhibit]:
    """Yield the invoices, and every credit note that lowered or settled one of them."""
    keys = {item.id for item in view.items}
    notes = dict.fromkeys(
        line.record[1]
        for item in view.items
        for line in item.lines
        if line.record[0] == "invoice" and line.record[1] not in keys
    )
    for key in (*(item.id for item in view.items), *notes):
        yield _invoice(session, session.get_one(Invoice, key))


def _invoice(session: Session, row: Invoice) -> Exhibit:
    what = row.kind.label
    facts = [
        ("Nummer", row.number or ""),
        ("Van", formats.show(row.issued_on)),
        ("Uiterlijk te betalen", formats.show(row.due_on)),
        ("Exclusief btw", "" if row.opening else formats.amount(row.net)),
        ("Btw", "" if row.opening else formats.amount(row.vat)),
        ("Totaal", formats.amount(row.total)),
        ("Eerder betaald", formats.amount(row.paid_before) if row.paid_before else ""),
    ]
    paper = session.scalars(
        select(Letter)
        .join(LetterInvoice, LetterInvoice.letter_id == Letter.id)
        .where(LetterInvoice.invoice_id == row.id, Letter.kind.in_(BILLS))
        .where(Letter.number == row.number)
        .order_by(Letter.id)
    ).first()
    parts: list[FilledPart] = [panel(facts)]
    if paper is None:
        said = "Deze factuur is overgenomen uit een eerdere administratie; het origineel ligt daar."
        parts.append(Block("strong", said))
    else:
        parts += _proof(session, paper)
    return Exhibit(
        title=f"{what} {row.number}",
        name=f"invoice/{row.id}",
        parts=tuple(parts),
        original=document(session, paper.document_id) if paper else None,
        file=f"{what} {row.number}.pdf" if paper else "",
    )


def letters(session: Session, invoice_ids: Sequence[int], day: date) -> Iterator[Exhibit]:
    """Yield the letters about these invoices that were sent by a day, the oldest first."""
    found = session.scalars(
        select(Letter)
        .where(
            Letter.id.in_(
                select(LetterInvoice.letter_id).where(LetterInvoice.invoice_id.in_(invoice_ids))
            ),
            Letter.kind.not_in(BILLS),
            Letter.sent_on <= day,
        )
        .order_by(Letter.sent_on, Letter.id)
    )
    for row in found:
        yield _letter(session, row, f"letter/{row.id}")


def claiming(session: Session, invoice_ids: Sequence[int], day: date) -> dict[int, tuple[int, str]]:
    """Return by invoice the letter (key, number) that its collection costs stand on."""
    rows = session.execute(
        select(DemandInvoice.invoice_id, Letter.id, Letter.number)
        .join(Demand, Demand.id == DemandInvoice.demand_id)
        .join(Letter, Letter.id == Demand.letter_id)
        .where(
            DemandInvoice.invoice_id.in_(invoice_ids),
            Demand.kind.in_([LetterKind.L07, LetterKind.L08]),
            Demand.sent_on <= day,
        )
        .order_by(Demand.sent_on, Demand.id)
    )
    return {invoice: (letter, number) for invoice, letter, number in rows}


def _letter(session: Session, row: Letter, name: str) -> Exhibit:
    facts = [
        ("Kenmerk", row.number),
        ("Van", formats.day(row.dated_on)),
        ("Soort", row.kind.label),
        ("Bijlagen", ", ".join(each.name for each in enclosures(session, row.id))),
    ]
    return Exhibit(
        title=f"Brief {row.number}: {row.subject}",
        name=name,
        parts=(panel(facts), *_proof(session, row)),
        original=document(session, row.document_id),
        file=f"Brief {row.number}.pdf",
    )


def _proof(session: Session, row: Letter) -> Iterator[FilledPart]:
    """Yield how and when a letter was sent, and what its delivery set in motion."""
    sent = session.scalars(
        select(LetterDispatch)
        .where(LetterDispatch.letter_id == row.id)
        .order_by(LetterDispatch.sent_at, LetterDispatch.id)
    ).all()
    yield Block("heading", "Verzending")
    if not sent:
        yield Block("plain", "Van dit stuk is geen verzending vastgelegd.")
        return
    yield Grid(
        head=("Verstuurd", "Hoe", "Aan", "Bijzonderheden"),
        right=(False, False, False, False),
        rows=tuple(
            (formats.moment(each.sent_at), each.channel.label, each.sent_to, each.remark)
            for each in sent
        ),
        closing=(),
    )
    demand = session.scalars(select(Demand).where(Demand.letter_id == row.id)).first()
    if demand is not None:
        yield panel(
            (
                ("Bezorgd op", formats.show(demand.delivered_on)),
                ("Termijn tot en met", formats.show(demand.last_day)),
                ("Kosten verschuldigd vanaf", formats.show(demand.costs_from)),
            )
        )
