"""Customers of an old administration: which are new, and bringing them in by the thousand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.contacts import add_contact, add_note
from ises_desk.actions.customers import change_customer, new_number, search_text, search_words
from ises_desk.actions.intake_customer_facts import CustomerFacts, read_customer
from ises_desk.actions.intake_rows import Change, Judge, Planned, judged
from ises_desk.actions.work import Work
from ises_desk.exchange.tables import Table
from ises_desk.i18n import N_
from ises_desk.models import Contact, Customer, CustomerAddress, Note
from ises_desk.values import formats
from ises_desk.values.kinds import AddressKind, Delivery, Intake, Verdict
from ises_desk.values.text import fold

_PARTS = ("street", "house_number", "suffix", "postcode", "city", "country")
_PLAIN = (
    ("name", N_("Naam")),
    ("attention", N_("Ter attentie van")),
    ("kvk", N_("KvK-nummer")),
    ("vat_id", N_("Btw-id")),
    ("iban", N_("IBAN")),
    ("email", N_("E-mailadres")),
    ("phone", N_("Telefoon")),
    ("customer_since", N_("Klant sinds")),
)
_ALIKE = (
    ("name", N_("dezelfde naam en postcode")),
    ("kvk", N_("hetzelfde KvK-nummer")),
    ("iban", N_("hetzelfde IBAN")),
    ("email", N_("hetzelfde e-mailadres")),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where a number, name, IBAN or address was seen before: a customer, or a row of the file."""

    number: str
    line: int = 0


class _Known:
    """The customers of the administration and of the rows before, by what they are known by."""

    def __init__(self, session: Session) -> None:
        homes = (AddressKind.VISITING, AddressKind.POSTAL, AddressKind.INVOICE)
        self.addresses: dict[int, CustomerAddress] = {}
        for home in session.scalars(select(CustomerAddress)):
            known = self.addresses.get(home.customer_id)
            if known is None or homes.index(home.kind) < homes.index(known.kind):
                self.addresses[home.customer_id] = home
        self.customers = {each.number: each for each in session.scalars(select(Customer))}
        self.by_key = {each.id: each for each in self.customers.values()}
        self.lines: dict[str, int] = {}
        self.alike: dict[tuple[str, str], _Seen] = {}
        for each in self.customers.values():
            if each.merged_into_id is None:
                address = self.addresses.get(each.id)
                postcode = address.postcode if address else ""
                self.add(each, postcode, _Seen(each.number))

    def add(self, found: Customer | CustomerFacts, postcode: str, seen: _Seen) -> None:
        """Remember by what someone is known."""
        for mark in _marks(found, postcode):
            self.alike.setdefault(mark, seen)

    def like(self, found: CustomerFacts) -> dict[_Seen, list[str]]:
        """Return who is like a row, with in what."""
        alike: dict[_Seen, list[str]] = {}
        labels = dict(_ALIKE)
        for mark in _marks(found, found.address.postcode if found.address else ""):
            if (seen := self.alike.get(mark)) is not None:
                alike.setdefault(seen, []).append(labels[mark[0]])
        return alike


def _marks(found: Customer | CustomerFacts, postcode: str) -> Iterator[tuple[str, str]]:
    yield "name", f"{fold(found.name)} {postcode}"
    for key in ("kvk", "iban", "email"):
        if text := getattr(found, key):
            yield key, text


def plan_customers(
    session: Session, today: date, table: Table, columns: Sequence[str]
) -> tuple[Planned, ...]:
    """Return what would become of each row of customers."""
    known = _Known(session)

    def decide(judge: Judge) -> Planned:
        found = read_customer(judge, today)
        return _decided(judge, known, found)

    return judged(Intake.CUSTOMERS, table, columns, decide)


def _decided(judge: Judge, known: _Known, found: CustomerFacts) -> Planned:
    title = f"{found.number} {found.name}".strip()
    line = judge.facts.row.line
    if found.number and (before := known.lines.get(found.number)):
        raise judge.refuse(
            N_("Klantnummer {number} staat ook op regel {line}; een nummer hoort bij één klant."),
            number=found.number,
            line=before,
        )
    alike = known.like(found)
    old = known.customers.get(found.number) or _same(known, found, alike)
    if found.number:
        known.lines[found.number] = line
    known.add(
        found,
        found.address.postcode if found.address else "",
        _Seen(old.number if old else found.number, line),
    )
    if old is None:
        for seen, marks in alike.items():
            _doubt_alike(judge, seen, marks)
        return judge.planned(Verdict.NEW, title, make=(None, found, ()))
    return _known_one(judge, known, found, old, title)


def _known_one(
    judge: Judge, known: _Known, found: CustomerFacts, old: Customer, title: str
) -> Planned:
    """Return what becomes of a row about a customer who is there already."""
    if old.merged_into_id is not None:
        raise judge.refuse(
            N_("Klant {number} is hier samengevoegd met {other}; werk die klant zelf bij."),
            number=old.number,
            other=known.by_key[old.merged_into_id].number,
        )
    changes = tuple(_changes(found, old, known.addresses.get(old.id)))
    if not changes:
        return judge.planned(Verdict.SAME, title)
    if fold(found.name) != fold(old.name) and found.number:
        judge.doubt(
            N_("Klantnummer {number} is hier van {name}; kijk na of dit dezelfde klant is."),
            number=old.number,
            name=old.name,
        )
    return judge.planned(Verdict.CHANGED, title, changes=changes, make=(old.id, found, changes))


def _same(known: _Known, found: CustomerFacts, alike: dict[_Seen, list[str]]) -> Customer | None:
    """Return the customer of a row without a number: the one with its name and postcode."""
    if found.number:
        return None
    for seen, marks in alike.items():
        if _ALIKE[0][1] in marks and seen.number:
            return known.customers.get(seen.number)
    return None


def _doubt_alike(judge: Judge, seen: _Seen, marks: list[str]) -> None:
    values = {
        "number": seen.number or N_("zonder nummer"),
        "line": seen.line,
        "marks": tuple(marks),
    }
    if seen.line:
        judge.doubt(N_("Lijkt op {number} van regel {line}: {marks}."), **values)
    else:
        judge.doubt(N_("Lijkt op klant {number}, die er al is: {marks}."), **values)


def _changes(
    found: CustomerFacts, old: Customer, address: CustomerAddress | None
) -> Iterator[Change]:
    """Yield what a row would change; what it doesn't say stays as it is."""
    for name, label in _PLAIN:
        new = getattr(found, name)
        if new and new != getattr(old, name):
            yield Change(label, getattr(old, name), new)
    if found.stated is not None and found.party is not old.party:
        yield Change(N_("Soort"), old.party, found.party)
    if found.address is not None and (address is None or _differs(found.address, address)):
        yield Change(N_("Adres"), _shown(address) if address else "", _shown(found.address))


def _differs(found: AddressInput, old: CustomerAddress) -> bool:
    return any(getattr(found, part) != getattr(old, part) for part in _PARTS)


def _shown(address: AddressInput | CustomerAddress) -> str:
    house = f"{address.street} {address.house_number}{address.suffix}".strip()
    place = f"{address.postcode} {address.city}".strip()
    return ", ".join((house, place, formats.country(address.country)))


def write_customers(work: Work, rows: Sequence[Planned]) -> None:
    """Bring in the rows of a plan: the new customers all at once, then the changes."""
    new = [row.make[1] for row in rows if row.make[0] is None]
    first = _next_key(work)
    made = [_customer(work, key, found) for key, found in enumerate(new, start=first)]
    work.session.add_all(made)
    work.session.flush()
    work.session.add_all(
        CustomerAddress(
            customer_id=customer.id,
            kind=found.address.kind,
            **{part: getattr(found.address, part) for part in _PARTS},
        )
        for customer, found in zip(made, new, strict=True)
        if found.address is not None
    )
    for customer, found in zip(made, new, strict=True):
        work.session.add_all(_beside(work, customer, found))
    work.session.flush()
    for row in rows:
        if row.make[0] is not None:
            _change(work, *row.make)


def _next_key(work: Work) -> int:
    """Return the key that the next customer gets: rows with known keys go in all at once."""
    sequence = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return int(work.session.scalar(sequence, {"table": Customer.__tablename__}) or 0) + 1


def _customer(work: Work, key: int, found: CustomerFacts) -> Customer:
    customer = Customer(
        id=key,
        number=found.number or new_number(work),
        name=found.name,
        attention=found.attention,
        party=found.party,
        kvk=found.kvk,
        vat_id=found.vat_id,
        iban=found.iban,
        email=found.email,
        phone=found.phone,
        language="nl",
        delivery=Delivery.EMAIL if found.email else Delivery.POST,
        one_invoice=True,
        customer_since=found.customer_since or work.today,
        search="",
    )
    homes = () if found.address is None else (found.address,)
    customer.search = search_text(search_words(customer, homes))
    return customer


def _beside(work: Work, customer: Customer, found: CustomerFacts) -> Iterator[Contact | Note]:
    """Yield what goes into a new customer's file beside him."""
    if found.second_email:
        name = found.attention or found.name
        yield Contact(customer_id=customer.id, name=name, email=found.second_email)
    if found.note:
        yield Note(customer_id=customer.id, written_at=work.now, text=found.note)


def _change(work: Work, key: int, found: CustomerFacts, changes: Sequence[Change]) -> None:
    labels = {label: name for name, label in _PLAIN}
    given: dict[str, Any] = {
        labels[each.label]: each.after for each in changes if each.label in labels
    }
    if found.stated is not None:
        given["party"] = found.stated
    if found.address is not None:
        kept = work.session.scalars(select(CustomerAddress).filter_by(customer_id=key))
        others = [
            AddressInput(kind=each.kind, **{part: getattr(each, part) for part in _PARTS})
            for each in kept
            if each.kind is not found.address.kind
        ]
        given["addresses"] = (found.address, *others)
    change_customer(work, customer_id=key, **given)
    notes = set(work.session.scalars(select(Note.text).where(Note.customer_id == key)))
    if found.note and found.note not in notes:
        add_note(work, customer_id=key, text=found.note)
    mails = set(work.session.scalars(select(Contact.email).where(Contact.customer_id == key)))
    if found.second_email and found.second_email not in mails:
        name = found.attention or found.name
        add_contact(work, customer_id=key, name=name, email=found.second_email)
