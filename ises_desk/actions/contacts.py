"""Contacts and notes in a customer's file."""

from __future__ import annotations

from ises_desk.actions import checks
from ises_desk.actions.addresses import country_of
from ises_desk.actions.checks import KEEP
from ises_desk.actions.customers import living
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.i18n import N_
from ises_desk.models import Contact, Note
from ises_desk.values import identifiers


@action("contact.add", title=N_("Contactpersoon toevoegen"), undo=Undo.REVERT)
def add_contact(
    work: Work, *, customer_id: int, name: str, role: str = "", email: str = "", phone: str = ""
) -> int:
    """Add a person to speak to at a customer and return its key."""
    customer = living(work, customer_id)
    row = Contact(customer_id=customer.id, name="", role="", email="", phone="")
    _fill(work, row, name=name, role=role, email=email, phone=phone)
    return work.add(row).id


@action("contact.change", title=N_("Contactpersoon wijzigen"), undo=Undo.REVERT)
def change_contact(
    work: Work,
    *,
    contact_id: int,
    name: str = KEEP,
    role: str = KEEP,
    email: str = KEEP,
    phone: str = KEEP,
) -> int:
    """Change a contact; what isn't given stays as it is."""
    row = work.get(Contact, contact_id, "contact_id")
    _fill(work, row, name=name, role=role, email=email, phone=phone)
    return row.id


@action("contact.remove", title=N_("Contactpersoon verwijderen"), undo=Undo.REVERT)
def remove_contact(work: Work, *, contact_id: int) -> int:
    """Take a contact away."""
    work.remove(work.get(Contact, contact_id, "contact_id"))
    return contact_id


@action("note.add", title=N_("Notitie toevoegen"), undo=Undo.REVERT)
def add_note(work: Work, *, customer_id: int, text: str) -> int:
    """Write a note in a customer's file and return its key."""
    customer = living(work, customer_id)
    row = Note(customer_id=customer.id, written_at=work.now, text=_note(text))
    return work.add(row).id


@action("note.change", title=N_("Notitie wijzigen"), undo=Undo.REVERT)
def change_note(work: Work, *, note_id: int, text: str) -> int:
    """Change a note; the moment it was written stays."""
    row = work.get(Note, note_id, "note_id")
    row.text = _note(text)
    return row.id


@action("note.remove", title=N_("Notitie verwijderen"), undo=Undo.REVERT)
def remove_note(work: Work, *, note_id: int) -> int:
    """Take a note away."""
    work.remove(work.get(Note, note_id, "note_id"))
    return note_id


def _note(given: str) -> str:
    return checks.block(given, "text", N_("Notitie"), printable=False)


def _fill(work: Work, row: Contact, *, name: str, role: str, email: str, phone: str) -> None:
    if name != KEEP:
        row.name = checks.line(name, "name", N_("Naam"))
    if role != KEEP:
        row.role = checks.line(role, "role", N_("Functie"), empty=True)
    if email != KEEP:
        row.email = checks.optional(email, "email", identifiers.email)
    if phone != KEEP:
        row.phone = checks.optional(
            phone, "phone", identifiers.phone, country_of(work, row.customer_id)
        )
