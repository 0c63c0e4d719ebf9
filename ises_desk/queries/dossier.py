"""The dossier of a customer for a bailiff or lawyer: his claims to a day, all of it with records.

Every amount comes from the lines of `claim_view`, which add up to what `claims` says is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, on_paper
from ises_desk.letters.dossier import Dossier, Exhibit
from ises_desk.letters.text import Block, Grid, Lines
from ises_desk.models import Customer
from ises_desk.queries import claim_view, customers
from ises_desk.queries.dossier_facts import disputed, noted, paid, panel
from ises_desk.queries.dossier_papers import claiming, contracts, invoices, letters, terms
from ises_desk.values import formats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.text import FilledPart
    from ises_desk.queries.claim_lines import Line
    from ises_desk.queries.claim_view import View
    from ises_desk.values.money import Money

ORIGINS = "Herkomst van de bedragen"
SPECIFICATION = "Specificatie van de vordering"
_SILENT = frozenset({"year", "no_costs"})  # lines that add nothing


@dataclass(frozen=True, slots=True)
class Claimed:
    """A dossier to bind, and what its claim comes to."""

    dossier: Dossier
    open: Money


def claim_of(
    session: Session, customer_id: int, day: date, only: Sequence[int]
) -> tuple[Customer, View]:
    """Return the customer and what stands open of him; a Refusal as `assembled` has."""
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise Refusal(
            N_("Er is geen klant met sleutel {key}."), field="customer_id", key=customer_id
        )
    view = claim_view.of_customer(session, customer_id, day, only)
    if set(only) - {item.id for item in view.items}:
        raise Refusal(
            N_("Kies alleen facturen die op {day} openstaan."), field="invoice_ids", day=day
        )
    if not view.items:
        raise Refusal(
            N_("Op {day} staat er bij {customer} niets open: er is geen vordering."),
            field="customer_id",
            day=day,
            customer=customer.name,
        )
    return customer, view


@on_paper()
def assembled(
    session: Session, customer_id: int, day: date, only: Sequence[int], head: Letterhead
) -> Claimed:
    """Return the dossier of a customer at the end of a day, of all that is open or `only` these.

    Refusal for a customer who isn't there, when nothing is open, and for an invoice that isn't.
    """
    customer, view = claim_of(session, customer_id, day, only)
    keys = [item.id for item in view.items]
    agreed = contracts(session, keys)
    exhibits = [
        *agreed.exhibits,
        *terms(session, agreed.rows, day),
        *invoices(session, view),
        *letters(session, keys, day),
        *paid(session, view),
        _specified(view),
        *disputed(session, keys, day),
        *noted(session, customer_id, day),
    ]
    numbers = {exhibit.name: at for at, exhibit in enumerate(exhibits, 1)}
    dossier = Dossier(
        title=f"Dossier {customer.number}",
        about=f"{customer.name}, tot en met {formats.day(day)}",
        on=day,
        cover=tuple(_cover(session, customer_id, view, head)),
        exhibits=tuple(exhibits),
        closing_title=ORIGINS,
        closing=_origins(view, numbers, claiming(session, keys, day)),
    )
    return Claimed(dossier, view.open)


def _cover(session: Session, customer_id: int, view: View, head: Letterhead) -> list[FilledPart]:
    found = customers.detail(session, customer_id, view.day)
    reached = tuple(part for part in (found.email, formats.phone(found.phone)) if part)
    names = [
        ("KvK", found.kvk),
        ("Btw-id", found.vat_id),
        ("Klantnummer", found.number),
        ("Hoedanigheid", found.party.label),
    ]
    unsure = dict.fromkeys(text for item in view.items for text in item.claim.warnings)
    address = found.addresses[0].lines if found.addresses else ()
    debtor = [found.name, found.attention, *address, *reached]
    debtor += [f"{label}: {value}" for label, value in names if value]
    own = [head.name, *head.address, head.email, head.phone, f"KvK: {head.kvk}"]
    own += [f"Btw-id: {head.vat_id}", f"IBAN: {formats.iban(head.iban)}"]
    return [
        Block("heading", "Schuldeiser"),
        Block("plain", "\n".join(filter(None, own))),
        Block("heading", "Schuldenaar"),
        Block("plain", "\n".join(filter(None, debtor))),
        Block("heading", f"De vordering tot en met {formats.day(view.day)}"),
        Grid(
            head=("Factuur", "Van", "Te betalen tot en met", "Open"),
            right=(False, False, False, True),
            rows=tuple(
                (
                    item.number,
                    formats.short_day(item.issued_on),
                    formats.short_day(item.due_on),
                    formats.amount(item.claim.open),
                )
                for item in view.items
            ),
            closing=(),
        ),
        sums(view),
        # What is arguable is told to the owner in the window: this paper pleads for him.
        *(Block("strong", _(text)) for text in unsure),
    ]


def sums(view: View) -> Lines:
    """Return how the claim adds up, as it is printed."""
    parts = (
        ("Hoofdsom", view.principal),
        ("Rente", view.interest),
        ("Incassokosten", view.costs),
        ("Betaald of verrekend", -view.paid),
    )
    return Lines(
        "sums",
        (
            *((label, formats.amount(amount), False) for label, amount in parts),
            ("Open", formats.amount(view.open), True),
        ),
    )


def _specified(view: View) -> Exhibit:
    """Return the specification to the day, by invoice."""
    parts: list[FilledPart] = []
    for item in view.items:
        parts.append(Block("heading", f"Factuur {item.number}"))
        facts = (
            ("Van", formats.day(item.issued_on)),
            ("Uiterlijk te betalen", formats.day(item.due_on)),
            ("Open", formats.amount(item.claim.open)),
        )
        parts.append(panel(facts))
        rows, running = [], view.open - view.open
        for line in item.lines:
            if line.kind == "no_costs":  # what isn't owed is not claimed here
                continue
            running += line.amount
            rows.append((formats.short_day(line.on), _told(line), *_cells(line, running)))
        parts.append(
            Grid(
                head=("Dag", "Wat", "Bedrag", "Staat open"),
                right=(False, False, True, True),
                rows=tuple(rows),
                closing=(),
            )
        )
    parts += [Block("heading", "Samen"), sums(view)]
    return Exhibit(title=SPECIFICATION, name="specification", parts=tuple(parts))


def _cells(line: Line, running: object) -> tuple[str, str]:
    shown = "" if line.kind in _SILENT else formats.amount(line.amount)
    return shown, formats.show(running)


def _told(line: Line) -> str:
    """Return the words of a line, with why it is there under them."""
    notes = [*line.why]
    if line.segment is not None:
        part = line.segment
        notes.insert(
            0,
            f"{formats.short_day(part.start)} t/m {formats.short_day(part.last_day)}: "
            f"{part.days} {'dag' if part.days == 1 else 'dagen'}.",
        )
    if line.booking is not None:
        booked = line.booking
        notes.insert(
            0,
            f"Naar kosten {formats.amount(booked.to_costs)}, "
            f"rente {formats.amount(booked.to_interest)}, "
            f"hoofdsom {formats.amount(booked.to_principal)}.",
        )
    return "\n".join((line.text, *notes))


def _origins(
    view: View, numbers: Mapping[str, int], demands: Mapping[int, tuple[int, str]]
) -> tuple[FilledPart, ...]:
    """Return the table of every amount with its source; its last row is what is open."""
    rows = tuple(
        (
            line.number,
            f"{line.text}, {formats.short_day(line.on)}",
            _source(line, numbers, demands.get(line.invoice_id)),
            formats.amount(line.amount),
        )
        for item in view.items
        for line in item.lines
        if line.kind not in _SILENT
    )
    said = (
        "Elk bedrag van de vordering staat hieronder, met het stuk waaruit het volgt. "
        "De bedragen tellen op tot wat openstaat."
    )
    return (
        Block("plain", said),
        Grid(
            head=("Factuur", "Wat", "Bron", "Bedrag"),
            right=(False, False, False, True),
            rows=rows,
            closing=(),
        ),
        Lines("sums", (("Open", formats.amount(view.open), True),)),
    )


def _source(line: Line, numbers: Mapping[str, int], demand: tuple[int, str] | None) -> str:
    """Return the record that an amount comes from, and the exhibit where it is."""
    kind, key = line.record
    if line.kind == "interest":
        name, said = "specification", f"rente over factuur {line.number}"
    elif line.kind == "costs":
        name = f"letter/{demand[0]}" if demand else ""
        said = f"brief {demand[1]}" if demand else "gevorderde kosten"
    elif kind == "payment":
        name, said = "payments", f"betaling nr. {key}"
    else:
        name = f"invoice/{key}"
        said = {"principal": f"factuur {line.number}", "before": "overgenomen beginstand"}.get(
            line.kind, "creditnota"
        )
    number = numbers.get(name)
    return f"{said}, productie {number}" if number else said
