"""Klanten: the list and one customer's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import customer_forms as forms
from ises_desk.ui import forum, keys
from ises_desk.ui.customer_sheet import sheet
from ises_desk.ui.deletion_forms import OF_CUSTOMER
from ises_desk.ui.doing import after_question, by_form, record_values, values_of
from ises_desk.ui.forms import open_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

TOUCHED = frozenset({"customer", "contract", "invoice", "payment", "letter", "domain", "complaint"})


def _new(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {
        "language": "nl",
        "one_invoice": True,
        "customer_since": desk.today,
        "addresses": [dict(forms.EMPTY)],
    }


def _known(_desk: Desk, sheet: Sheet | None) -> dict[str, Any]:
    from ises_desk.values.formats import iban

    values = record_values(sheet)
    kept = ("kind", "street", "house_number", "suffix", "postcode", "city", "country")
    values["addresses"] = [
        {name: value for name, value in values_of(address).items() if name in kept}
        for address in values.get("addresses", ())
    ]
    values["iban"] = iban(values.get("iban", ""))
    return values


def _account(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    account = next(each for each in found.accounts if each.id == key)
    spec = forms.ACCOUNT_CLOSED if account.closed_on else forms.ACCOUNT_CHANGE
    open_form(desk, spec, values_of(account), {"account_id": key})


def _contact(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    contact = next(each for each in found.contacts if each.id == key)
    open_form(desk, forms.CONTACT_CHANGE, values_of(contact), {"contact_id": key})


def _note(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    note = next(each for each in found.notes if each.id == key)
    open_form(desk, forms.NOTE_CHANGE, {"text": note.text}, {"note_id": key})


def _nothing(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {}


def _contract(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.contract_forms import open_contract

    open_contract(desk, shown.key if shown else None)


def _payment(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.payment_forms import open_payment

    open_payment(desk, shown.key if shown else None)


def _claim(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.claim_view import of_customer

    of_customer(desk, shown)


def _dossier(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.dossier import of_customer

    of_customer(desk, shown)


def _letter(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.letter_forms import open_free_letter

    open_free_letter(desk, shown.key if shown else None)


def _breach(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.breach_form import open_breach

    if shown is not None:
        open_breach(desk, shown.key)


def _domain(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.domains import ADD

    if shown is not None:
        open_form(desk, ADD, {"customer_id": shown.key, "registered_on": desk.today})


def _complaint(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.complaints import OPEN

    if shown is not None:
        values = {"customer_id": shown.key, "received_at": desk.now(), "channel": "email"}
        open_form(desk, OPEN, values)


SPEC = PageSpec(
    subject="customer",
    queries="customers",
    title=N_("Klanten"),
    icon="customers",
    touched=TOUCHED,
    sheet=sheet,
    hint=N_("Zoek op naam, nummer, plaats of IBAN…"),
    empty_title=N_("Nog geen klanten"),
    empty_text=N_("Voer de eerste klant in met Nieuwe klant (Ctrl+N)."),
    stays=N_("Deze klant is samengevoegd met een andere en blijft staan."),
    nothing_chosen=N_("Kies een klant om het dossier te zien."),
    one=N_("{count} klant"),
    many=N_("{count} klanten"),
    marks=(
        ("customers", ""),
        ("warning", "overdue"),
        ("contracts", "active"),
        ("inbox", "ended"),
        ("hourglass", "overdue"),
    ),
    wide="name",
    timeline=True,
    adding=("owed",),
    spare=("email", "customer_since", "city", "party"),
    parts={"account": _account, "contact": _contact, "note": _note},
    deeds=(
        Deed(
            code="add",
            text=N_("Nieuwe klant"),
            icon="plus",
            run=by_form(forms.ADD, "customer", values=_new),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(forms.CHANGE, key="customer_id", values=_known),
            opens=True,
        ),
        Deed(code="contract", text=N_("Nieuw contract"), icon="contracts", run=_contract),
        Deed(code="payment", text=N_("Betaling"), icon="payments", run=_payment),
        Deed(code="claim", text=N_("Vordering"), icon="calculator", run=_claim),
        Deed(code="dossier", text=N_("Dossier maken"), icon="invoices", run=_dossier),
        Deed(code="letter", text=N_("Brief schrijven"), icon="letters", run=_letter),
        Deed(code="breach", text=N_("In gebreke stellen"), icon="bell", run=_breach),
        *forum.OF_CUSTOMER,
        OF_CUSTOMER,
        Deed(
            code="merge",
            text=N_("Samenvoegen"),
            icon="merge",
            run=by_form(forms.MERGE, key="keep_id", values=_nothing),
        ),
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=after_question(
                "customer.remove",
                "customer_id",
                heading=N_("{title} verwijderen?"),
                text=N_("Dit kan alleen als er niets bij deze klant hoort."),
                yes=N_("&Verwijderen"),
                said=N_("De klant is verwijderd."),
            ),
        ),
        Deed(
            code="account",
            text=N_("Account"),
            icon="plus",
            hidden=True,
            run=by_form(forms.ACCOUNT, key="customer_id", values=_nothing),
        ),
        Deed(
            code="contact",
            text=N_("Contactpersoon"),
            icon="plus",
            hidden=True,
            run=by_form(forms.CONTACT, key="customer_id", values=_nothing),
        ),
        Deed(code="domain", text=N_("Domeinnaam"), icon="plus", hidden=True, run=_domain),
        Deed(code="complaint", text=N_("Klacht"), icon="plus", hidden=True, run=_complaint),
        Deed(
            code="note",
            text=N_("Notitie"),
            icon="note",
            hidden=True,
            run=by_form(forms.NOTE, key="customer_id", values=_nothing),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
