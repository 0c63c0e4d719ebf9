"""Customers: entering them, changing them, and taking away what was entered by mistake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from ises_desk.actions import checks
from ises_desk.actions.addresses import AddressInput, check_addresses, country_of, set_addresses
from ises_desk.actions.checks import KEEP
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Account,
    Complaint,
    Contact,
    Contract,
    ContractTransfer,
    Customer,
    CustomerAddress,
    Demand,
    Domain,
    Invoice,
    Letter,
    Note,
    Payment,
)
from ises_desk.terms.art01_parties import party_kind
from ises_desk.values import identifiers
from ises_desk.values.kinds import Delivery, Party
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from ises_desk.models import Base

LANGUAGES = {"nl": N_("Nederlands"), "en": N_("Engels"), "de": N_("Duits"), "fr": N_("Frans")}
FIRST_NUMBER = 1001
LONGEST_NAME = 70  # as in SEPA messages
_TABLE = Customer.__table__
_HOLDS = (
    (Invoice, N_("facturen")),
    (Contract, N_("contracten")),
    (ContractTransfer, N_("overdrachten")),
    (Payment, N_("betalingen")),
    (Letter, N_("brieven")),
    (Demand, N_("aanmaningen")),
    (Domain, N_("domeinnamen")),
    (Complaint, N_("klachten")),
)


@action("customer.add", title=N_("Klant toevoegen"), undo=Undo.REVERT)
def add_customer(
    work: Work,
    *,
    name: str,
    party: Party | None = None,
    number: str = "",
    attention: str = "",
    kvk: str = "",
    vat_id: str = "",
    iban: str = "",
    email: str = "",
    phone: str = "",
    language: str = "nl",
    delivery: Delivery | None = None,
    one_invoice: bool = True,
    customer_since: date | None = None,
    addresses: tuple[AddressInput, ...] = (),
    accounts: tuple[str, ...] = (),
) -> int:
    """Add a customer and return its key.

    Without `number` it gets the next one (K1001, K1002 ...). `attention` is the person under the
    name on the envelope. Without `party` the Kvk number and VAT id decide: none means consumer.
    Without `delivery` it is by e-mail when there is an address for it. At most one address of
    each kind. `accounts` are names that give access to the system (1.1).
    """
    from ises_desk.actions.accounts import add_account

    customer = Customer(
        number=new_number(work, number),
        name="",
        language="",
        delivery=Delivery.POST,
        one_invoice=one_invoice,
        customer_since=checks.near(customer_since or work.today, "customer_since"),
        search="",
        party=Party.CONSUMER,
        kvk="",
        vat_id="",
        iban="",
        email="",
        phone="",
        attention="",
    )
    checked = check_addresses(addresses)
    home = checked[0].country if checked else identifiers.HOME
    _fill(customer, name=name, attention=attention, kvk=kvk, vat_id=vat_id)
    _reach(customer, home, iban=iban, email=email, phone=phone, language=language)
    customer.party = party_kind(customer.kvk, customer.vat_id, party).applied
    customer.delivery = _delivery(customer, delivery)
    work.add(customer)
    set_addresses(work, customer.id, checked)
    for account in accounts:
        add_account(work, customer_id=customer.id, name=account)
    refresh_search(work, customer)
    return customer.id


@action("customer.change", title=N_("Klant wijzigen"), undo=Undo.REVERT)
def change_customer(
    work: Work,
    *,
    customer_id: int,
    name: str = KEEP,
    party: Party | None = None,
    number: str = KEEP,
    attention: str = KEEP,
    kvk: str = KEEP,
    vat_id: str = KEEP,
    iban: str = KEEP,
    email: str = KEEP,
    phone: str = KEEP,
    language: str = KEEP,
    delivery: Delivery | None = None,
    one_invoice: bool | None = None,
    customer_since: date | None = None,
    addresses: tuple[AddressInput, ...] | None = None,
) -> int:
    """Change a customer; what isn't given stays as it is, an empty text is made empty.

    `addresses` replaces all of them. A changed kind holds for new contracts and invoices: what
    was agreed before keeps the kind it was agreed with.
    """
    customer = living(work, customer_id)
    if number.strip() not in {"", KEEP, customer.number}:
        customer.number = new_number(work, number)
    checked = None if addresses is None else check_addresses(addresses)
    stated = party or _stated(customer, numbered=kvk != KEEP or vat_id != KEEP)
    _fill(customer, name=name, attention=attention, kvk=kvk, vat_id=vat_id)
    home = checked[0].country if checked else country_of(work, customer_id)
    _reach(customer, home, iban=iban, email=email, phone=phone, language=language)
    customer.party = party_kind(customer.kvk, customer.vat_id, stated).applied
    customer.delivery = _delivery(customer, delivery or customer.delivery)
    if one_invoice is not None:
        customer.one_invoice = one_invoice
    if customer_since is not None:
        customer.customer_since = checks.near(customer_since, "customer_since")
    if checked is not None:
        set_addresses(work, customer.id, checked)
    refresh_search(work, customer)
    return customer.id


@action("customer.remove", title=N_("Klant verwijderen"), undo=Undo.REVERT)
def remove_customer(work: Work, *, customer_id: int) -> int:
    """Take away a customer that was entered by mistake: nothing may hang on it."""
    customer = work.get(Customer, customer_id, "customer_id")
    held = [label for model, label in _HOLDS if _has(work, model, customer_id)]
    if held:
        raise Refusal(
            N_("{name} blijft in de administratie, want er zijn {held}. Zeg de contracten op "
               "en sluit de accounts; staat de klant er dubbel in, voeg hem dan samen."),
            field="customer_id",
            basis="52 lid 4 AWR",
            name=customer.name,
            held=tuple(held),
        )  # fmt: skip
    if work.session.scalar(
        select(Customer.id).where(Customer.merged_into_id == customer_id).limit(1)
    ):
        raise Refusal(
            N_("In {name} is een andere klant opgegaan; draai eerst dat samenvoegen terug."),
            field="customer_id",
            name=customer.name,
        )
    for model in (Note, Contact, Account, CustomerAddress):
        for row in work.session.scalars(select(model).filter_by(customer_id=customer_id)):
            work.remove(row)
    work.remove(customer)
    return customer_id


def living(work: Work, customer_id: int, field: str = "customer_id") -> Customer:
    """Return a customer that has not been merged into another one."""
    customer = work.get(Customer, customer_id, field)
    if customer.merged_into_id is not None:
        other = work.get(Customer, customer.merged_into_id)
        raise Refusal(
            N_("{number} is opgegaan in {other} {name}; kies die klant."),
            field=field,
            number=customer.number,
            other=other.number,
            name=other.name,
        )
    return customer


def _stated(customer: Customer, *, numbered: bool) -> Party | None:
    """Return the kind to keep; a consumer or business whose numbers change is looked at anew."""
    return None if numbered and customer.party is not Party.GOVERNMENT else customer.party


def refresh_search(work: Work, customer: Customer) -> None:
    """Write down the words by which a customer is found, numbers merged into it included."""
    session, key = work.session, customer.id
    session.flush()
    addresses = session.scalars(select(CustomerAddress).filter_by(customer_id=key)).all()
    words = search_words(customer, addresses)
    words += session.scalars(select(Account.name).where(Account.customer_id == key))
    for gone in session.scalars(select(Customer).where(Customer.merged_into_id == key)):
        words += [gone.number, gone.name]
    customer.search = search_text(words)
    session.flush()


def search_words(
    customer: Customer, addresses: Iterable[CustomerAddress | AddressInput]
) -> list[str]:
    """Return the words of a customer's own by which it is found."""
    words = [customer.number, customer.name, customer.attention, customer.email, customer.phone]
    words += [customer.iban, customer.kvk, customer.vat_id]
    for address in addresses:
        words += [address.street, address.house_number, address.postcode, address.city]
        words.append(address.postcode.replace(" ", ""))
    return words


def search_text(words: Iterable[str]) -> str:
    """Return words as they are searched, each once."""
    return fold(" ".join(dict.fromkeys(filter(None, words))))


def new_number(work: Work, given: str = "") -> str:
    """Return a customer's number: the given one when it is free, else the next of the series."""
    taken = select(Customer.id)
    if given.strip():
        number = checks.line(given, "number", N_("Klantnummer"), 20)
        if work.session.scalar(taken.where(Customer.number == number)):
            raise Refusal(
                N_("Klantnummer {number} bestaat al; kies een ander of laat het leeg."),
                field="number",
                number=number,
            )
        return number
    while True:
        number = f"K{FIRST_NUMBER - 1 + work.number('customer', 0)}"
        if work.session.scalar(taken.where(Customer.number == number)) is None:
            return number


def _fill(customer: Customer, *, name: str, attention: str, kvk: str, vat_id: str) -> None:
    if name != KEEP:
        customer.name = checks.line(name, "name", N_("Naam"), LONGEST_NAME)
    if attention != KEEP:
        customer.attention = checks.line(
            attention, "attention", N_("Ter attentie van"), LONGEST_NAME, empty=True
        )
    if kvk != KEEP:
        customer.kvk = checks.optional(kvk, "kvk", identifiers.kvk)
    if vat_id != KEEP:
        customer.vat_id = checks.optional(vat_id, "vat_id", identifiers.vat_id)


def _reach(
    customer: Customer, home: str, *, iban: str, email: str, phone: str, language: str
) -> None:
    if iban != KEEP:
        customer.iban = checks.optional(iban, "iban", identifiers.iban)
    if email != KEEP:
        customer.email = checks.optional(email, "email", identifiers.email)
    if phone != KEEP:
        customer.phone = checks.optional(phone, "phone", identifiers.phone, home)
    if language != KEEP:
        if language not in LANGUAGES:
            raise Refusal(
                N_("Kies een taal: {known}."), field="language", known=tuple(LANGUAGES.values())
            )
        customer.language = language


def _delivery(customer: Customer, stated: Delivery | None) -> Delivery:
    if stated is Delivery.EMAIL and not customer.email:
        raise Refusal(
            N_("Per e-mail bezorgen kan pas met een e-mailadres; vul het in of kies per post."),
            field="email",
        )
    return stated or (Delivery.EMAIL if customer.email else Delivery.POST)


def _has(work: Work, model: type[Base], customer_id: int) -> bool:
    keys = [key.parent for key in model.__table__.foreign_keys if key.column.table is _TABLE]
    found = select(model).where(or_(*(key == customer_id for key in keys))).limit(1)
    return work.session.scalar(found) is not None
