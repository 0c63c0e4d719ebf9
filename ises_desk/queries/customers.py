"""Customers: the list, one customer's file, and who may be in it twice."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, exists, func, or_, select, type_coerce

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contact, Contract, Customer, CustomerAddress, Invoice, Note
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.terms.art01_parties import party_kind
from ises_desk.values.address import Address
from ises_desk.values.kinds import AddressKind, ContractStage, Delivery, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.values.rulings import Ruling

STATES = {
    "overdue": (N_("Te laat met betalen"), "red"),
    "active": (N_("Lopend contract"), "green"),
    "ended": (N_("Contracten beëindigd"), "grey"),
    "new": (N_("Nog geen contract"), "blue"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLine:
    """An address of a customer; `lines` as on an envelope."""

    kind: AddressKind
    street: str
    house_number: str
    suffix: str
    postcode: str
    city: str
    country: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """An account of a customer."""

    id: int
    name: str
    remark: str
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A person to speak to."""

    id: int
    name: str
    role: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note in the file."""

    id: int
    written_at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDetail:
    """A customer's own file on a day; `owed` is what is open, `overdue` what is late of it.

    `merged_into` is the number and name of the customer this one went up in, else empty.
    """

    id: int
    number: str
    name: str
    attention: str
    party: Party
    kvk: str
    vat_id: str
    iban: str
    email: str
    phone: str
    language: str
    delivery: Delivery
    one_invoice: bool
    customer_since: date
    state: str
    owed: Money
    overdue: Money
    merged_into: str
    merged_into_id: int | None
    merged: tuple[str, ...]
    addresses: tuple[AddressLine, ...]
    accounts: tuple[AccountLine, ...]
    contacts: tuple[ContactLine, ...]
    notes: tuple[NoteLine, ...]


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    was = or_(is_concluded(), Contract.stage == ContractStage.DELETED)
    contracts = exists().where(Contract.customer_id == Customer.id, was)
    return case(
        (exists().where(Invoice.customer_id == Customer.id, *_late(day)), "overdue"),
        (contracts.where(or_(Contract.ends_on.is_(None), Contract.ends_on >= day)), "active"),
        (contracts, "ended"),
        else_="new",
    )


def _late(day: date) -> tuple[ColumnElement[bool], ...]:
    return (Invoice.open > 0, Invoice.due_on < day)


def _owed(*where: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(
        select(func.sum(Invoice.open))
        .where(Invoice.customer_id == Customer.id, Invoice.number.is_not(None), *where)
        .correlate(Customer)
        .scalar_subquery(),
        0,
        type_=Invoice.open.type,
    )


def _city() -> ColumnElement[Any]:
    rank = case(
        (CustomerAddress.kind == AddressKind.VISITING, 0),
        (CustomerAddress.kind == AddressKind.POSTAL, 1),
        else_=2,
    )
    return (
        select(CustomerAddress.city)
        .where(CustomerAddress.customer_id == Customer.id)
        .order_by(rank)
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )


def listing(day: date, state: str = "all", party: str = "") -> Listing:
    """Return the customers on a day; `state` is a word of `STATES`, or "all".

    `party` is a word of `Party`. Customers that were merged into another one are left out.
    """
    shown = state_of(day)
    listed = Listing(
        name="customers",
        key=Customer.id,
        columns=(
            Column("number", N_("Nummer"), Customer.number, sort=_by_number()),
            Column("name", N_("Naam"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("city", N_("Plaats"), _city()),
            Column("party", N_("Soort"), Customer.party),
            Column("email", N_("E-mail"), Customer.email),
            Column("owed", N_("Openstaand"), _owed(), "money"),
            Column("customer_since", N_("Klant sinds"), Customer.customer_since, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Customer,
        where=(Customer.merged_into_id.is_(None),),
        order=(("name", False),),
        search=Customer.search,
    )
    if party:
        listed = listed.only(Customer.party.in_([kind for kind in Party if kind == party]))
    return listed if state == "all" else listed.only(shown == state)


def payers(day: date) -> Listing:
    """Return the customers; one is also found by an unpaid invoice: its number, what is open."""
    cents = type_coerce(Invoice.open, Integer)
    said = func.printf("%s %d,%02d", func.lower(Invoice.number), cents // 100, cents % 100)
    unpaid = case((and_(Invoice.open > 0, Invoice.number.is_not(None)), said), else_="")
    return replace(listing(day), owner=Owner(Customer.id, Invoice.customer_id, unpaid))


def _by_number() -> ColumnElement[Any]:
    return func.printf("%20s", Customer.number)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return how many customers there are in each state, and what they owe together."""
    counts = count_by(session, state_of(day), Customer.merged_into_id.is_(None))
    owed = session.scalar(
        select(func.sum(Invoice.open)).where(Invoice.number.is_not(None), Invoice.open > 0)
    )
    return (
        Figure(N_("Klanten"), sum(counts.values()), "blue"),
        *(
            Figure(label, counts.get(word, 0), tone)
            for word, (label, tone) in STATES.items()
            if word != "new"
        ),
        Figure(N_("Openstaand"), owed or ZERO, "amber" if owed else "grey"),
    )


def detail(session: Session, key: int, day: date) -> CustomerDetail:
    """Return a customer's file; an unknown key is a Refusal."""
    row = session.get(Customer, key)
    if row is None:
        raise Refusal(N_("Er is geen klant met sleutel {key}."), key=key)
    shown = (state_of(day), _owed(), _owed(*_late(day)))
    state, owed, overdue = session.execute(select(*shown).where(Customer.id == key)).one()
    into = session.get(Customer, row.merged_into_id) if row.merged_into_id else None
    gone = session.scalars(select(Customer.number).where(Customer.merged_into_id == key))
    contacts = select(Contact).filter_by(customer_id=key).order_by(Contact.name, Contact.id)
    notes = select(Note).filter_by(customer_id=key)
    notes = notes.order_by(Note.written_at.desc(), Note.id.desc())
    own = [field.name for field in fields(CustomerDetail) if field.name in _PLAIN]
    return CustomerDetail(
        **{name: getattr(row, name) for name in own},
        state=state,
        owed=owed,
        overdue=overdue,
        merged_into=f"{into.number} {into.name}" if into else "",
        merged=tuple(gone),
        addresses=tuple(_address(address) for address in row.addresses),
        accounts=tuple(_part(AccountLine, account) for account in row.accounts),
        contacts=tuple(_part(ContactLine, contact) for contact in session.scalars(contacts)),
        notes=tuple(_part(NoteLine, note) for note in session.scalars(notes)),
    )


_PLAIN = frozenset(column.name for column in Customer.__table__.columns)


def _part(kind: type[Any], row: Any) -> Any:
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})


def _address(row: CustomerAddress) -> AddressLine:
    lines = Address(
        street=row.street,
        number=row.house_number,
        suffix=row.suffix,
        postcode=row.postcode,
        city=row.city,
        country=row.country,
    ).lines()
    return AddressLine(
        kind=row.kind,
        street=row.street,
        house_number=row.house_number,
        suffix=row.suffix,
        postcode=row.postcode,
        city=row.city,
        country=row.country,
        lines=lines,
    )


def party_ruling(kvk: str, vat_id: str, stated: Party | None = None) -> Ruling[Party]:
    """Return what kind of party a customer is taken for, and why."""
    return party_kind(kvk.strip() or None, vat_id.strip() or None, stated)
