"""Issuing a letter: its data, text and PDF frozen in the file, under a number of its own."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Business,
    Contact,
    Customer,
    CustomerAddress,
    Document,
    Letter,
    LetterEnclosure,
    LetterInvoice,
)
from ises_desk.queries import texts
from ises_desk.values.address import Address
from ises_desk.values.formats import phone
from ises_desk.values.kind_labels import LABELS
from ises_desk.values.kinds import AddressKind, LetterKind, Party
from ises_desk.values.money import Money
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter as Paper
    from ises_desk.letters.letter import Passage

_TITLED = re.compile(
    r"(?:(mevrouw|mevr\.?|mw\.?)|(?:de )?(?:heer|dhr\.?)) +(?:(?:\w\. *)+)?(\S.*)",
    flags=re.IGNORECASE,
)

PDF = "application/pdf"
_ORDER = {
    "invoice": (AddressKind.INVOICE, AddressKind.POSTAL, AddressKind.VISITING),
    "letter": (AddressKind.POSTAL, AddressKind.VISITING, AddressKind.INVOICE),
}


def letterhead(work: Work) -> Letterhead:
    """Return the sender as he stands on paper today; read once per deed."""
    if "letterhead" not in work.cache:
        work.cache["letterhead"] = _letterhead(work)
    head: Letterhead = work.cache["letterhead"]
    return head


def _letterhead(work: Work) -> Letterhead:
    from ises_desk.letters.house import Letterhead

    business = work.session.get(Business, 1)
    if business is None:
        raise Refusal(
            N_("Vul eerst de gegevens van uw eigen bedrijf in; zonder afzender geen brief.")
        )
    logo = None
    if business.logo_id is not None:
        logo = work.session.scalar(select(Document.content).where(Document.id == business.logo_id))
    address = Address(
        street=business.street,
        number=business.house_number,
        suffix=business.suffix,
        postcode=business.postcode,
        city=business.city,
        country=business.country,
    )
    return Letterhead(
        name=business.name,
        signatory=business.signatory,
        address=address.lines(),
        kvk=business.kvk,
        vat_id=business.vat_id,
        iban=business.iban,
        bic=business.bic,
        account_name=business.account_name,
        email=business.email,
        phone=phone(business.phone) if business.phone else "",
        website=business.website,
        logo=logo,
    )


def address_of(work: Work, customer: Customer, purpose: str = "letter") -> Address:
    """Return the address for "invoice" or "letter"; a customer without one is a Refusal."""
    known = _addresses(work, customer)
    for kind in _ORDER[purpose]:
        if row := known.get(kind):
            return Address(
                street=row.street,
                number=row.house_number,
                suffix=row.suffix,
                postcode=row.postcode,
                city=row.city,
                country=row.country,
            )
    raise Refusal(
        N_("Klant {number} ({name}) heeft geen adres; vul het eerst in."),
        field="customer_id",
        number=customer.number,
        name=customer.name,
    )


def _addresses(work: Work, customer: Customer) -> dict[AddressKind, CustomerAddress]:
    key = f"addresses.{customer.id}"
    if key not in work.cache:
        rows = select(CustomerAddress).where(CustomerAddress.customer_id == customer.id)
        work.cache[key] = {row.kind: row for row in work.session.scalars(rows)}
    known: dict[AddressKind, CustomerAddress] = work.cache[key]
    return known


def recipient(work: Work, customer: Customer, purpose: str = "letter") -> tuple[str, ...]:
    """Return the lines in the window of the envelope."""
    attention = (f"t.a.v. {customer.attention}",) if customer.attention else ()
    return (customer.name, *attention, *address_of(work, customer, purpose).lines())


def salutation(work: Work, customer: Customer) -> str:
    """Return how a letter opens: by the person on the envelope, else by who is known."""
    if customer.party is Party.CONSUMER:
        return f"Geachte {_greeted(customer.attention or customer.name)}"
    name = customer.attention or work.session.scalar(
        select(Contact.name).where(Contact.customer_id == customer.id).order_by(Contact.id).limit(1)
    )
    name = _greeted(name or "")
    # "de penningmeester" or "afdeling inkoop" is a function, not a name to greet
    named = name[:1].isupper() or name.startswith(("heer ", "mevrouw "))
    return f"Geachte {name}" if named else "Geachte heer of mevrouw"


def _greeted(name: str) -> str:
    """Return a name as it follows "Geachte": "Mevr. A. de Vries" is "mevrouw De Vries"."""
    found = _TITLED.fullmatch(name)
    if found is None:
        return name
    return f"{'mevrouw' if found[1] else 'heer'} {found[2][0].upper()}{found[2][1:]}"


def next_reference(work: Work) -> str:
    """Return the next number of a letter, such as B2026-0012."""
    year = work.today.year
    return f"B{year}-{work.number('letter', year):04}"


def issue(
    work: Work,
    paper: Paper,
    customer: Customer,
    *,
    invoice_ids: tuple[int, ...] = (),
    contract_id: int | None = None,
    complaint_id: int | None = None,
    wording: tuple[Passage, ...] = (),
    enclosed: tuple[int, ...] = (),
) -> Letter:
    """Freeze a letter with its data, text and PDF; returns its row.

    `wording` are the owner's own words for this letter; a part that the law binds is refused.
    `enclosed` are the keys of the documents that go along, in the order of `paper.enclosures`.
    """
    from ises_desk.letters.catalogue import name_of
    from ises_desk.letters.data import as_data
    from ises_desk.letters.page import pdf
    from ises_desk.letters.text import plain_text, text

    head = letterhead(work)
    template = name_of(type(paper))
    own = own_text(work, template)
    if wording:
        from ises_desk.letters.wording import worded

        paper = worded(paper, head, wording, own)
    words = plain_text(paper, head, own)
    content = pdf(paper, head, text=own)
    document = store(work, content, f"{paper.reference}.pdf", PDF)
    title = text(paper, head, own).subject
    known = f"{paper.reference} {customer.number} {customer.name}"
    row = work.add(
        Letter(
            number=paper.reference,
            kind=paper.KIND,
            template=template,
            customer_id=customer.id,
            contract_id=contract_id,
            complaint_id=complaint_id,
            dated_on=paper.on,
            subject=title,
            text=words,
            data=as_data(paper),
            document_id=document.id,
            search=fold(f"{known} {words}"),
            words=fold(f"{known} {LABELS[LetterKind][paper.KIND]} {title}"),
        )
    )
    for key in invoice_ids:
        work.session.add(LetterInvoice(letter_id=row.id, invoice_id=key))
    for position, key in enumerate(enclosed):
        work.session.add(LetterEnclosure(letter_id=row.id, position=position, document_id=key))
    return row


def own_text(work: Work, name: str) -> str | None:
    """Return the owner's own text for a letter; one that lost what it must say is refused."""
    from ises_desk.letters.check import is_whole

    own = texts.own(work.session, name)
    if own is not None and not is_whole(name, own):
        raise Refusal(
            N_("In uw eigen tekst van deze brief ontbreekt iets wat erin moet staan; pas hem aan "
               "bij de instellingen, onder Briefteksten.")
        )  # fmt: skip
    return own


def store(work: Work, content: bytes, name: str, media_type: str) -> Document:
    """Keep bytes as a document that never changes."""
    return work.add(
        Document(
            sha256=sha256(content).hexdigest(),
            media_type=media_type,
            name=name,
            content=content,
        )
    )


def payment_code(work: Work, amount: Money, reference: str) -> tuple[str, ...]:
    """Return the EPC QR code for an amount as rows of 0 and 1; nothing to pay, no code."""
    from ises_desk.exchange.qr import payment_rows

    head = letterhead(work)
    return payment_rows(name=head.account_name, iban=head.iban, amount=amount, reference=reference)
