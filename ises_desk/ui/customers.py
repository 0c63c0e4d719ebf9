"""Klanten: the list and one customer's file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import customer_forms as forms
from ises_desk.ui.doing import after_question, by_form, record_values
from ises_desk.ui.forms import open_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.related import section
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk

TOUCHED = frozenset({"customer", "contract", "invoice", "payment", "letter", "domain", "complaint"})


def _new(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {
        "language": "nl",
        "one_invoice": True,
        "customer_since": desk.today,
        "addresses": [{"kind": "visiting", "country": "NL"}],
    }


def _known(_desk: Desk, sheet: Sheet | None) -> dict[str, Any]:
    from ises_desk.values.formats import iban

    values = record_values(sheet)
    kept = ("kind", "street", "house_number", "suffix", "postcode", "city", "country")
    values["addresses"] = [
        {name: value for name, value in asdict(address).items() if name in kept}
        for address in values.get("addresses", ())
    ]
    values["iban"] = iban(values.get("iban", ""))
    return values


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return a customer's file."""
    from ises_desk.queries.customers import STATES

    merged = found.merged_into_id is not None
    allowed = {"change", "note", "contact", "account", "letter", "contract", "payment", "merge"}
    return Sheet(
        key=found.id,
        title=found.name,
        subtitle=f"{found.number} · {found.party.label}",
        chips=(state(found.state, STATES),),
        facts=_facts(found),
        warning=_(N_("Samengevoegd met {other}.")).format(other=found.merged_into)
        if merged
        else "",
        sections=(*_lists(session, found, day), *_own(found)),
        allowed=frozenset() if merged else frozenset(allowed | {"remove"}),
        record=found,
    )


def _facts(found: Any) -> tuple[Fact, ...]:
    from ises_desk.values import formats

    lines = [
        Fact(_(N_("Openstaand")), formats.amount(found.owed)),
        *(
            [Fact(_(N_("Waarvan te laat")), formats.amount(found.overdue), tone="bad")]
            if found.overdue
            else []
        ),
    ]
    plain = (
        (N_("T.a.v."), found.attention),
        (N_("E-mail"), found.email),
        (N_("Telefoon"), formats.phone(found.phone) if found.phone else ""),
        (N_("KvK"), found.kvk),
        (N_("Btw-id"), found.vat_id),
        (N_("IBAN"), formats.iban(found.iban)),
        (N_("Post"), found.delivery.label),
        (N_("Klant sinds"), formats.short_day(found.customer_since)),
        (N_("Vroegere nummers"), ", ".join(found.merged)),
    )
    lines += [Fact(_(name), text) for name, text in plain if text]
    lines += [Fact(each.kind.label, "\n".join(each.lines)) for each in found.addresses]
    return tuple(lines)


def _lists(session: Any, found: Any, day: date) -> tuple[Section, ...]:
    from ises_desk.queries import contracts, invoices

    return (
        section(
            session,
            _(N_("Contracten")),
            "contract",
            contracts.listing(day, "all", found.id),
            ("number", "about"),
            states=contracts.STATES,
            empty=_(N_("Nog geen contract.")),
            deed="contract",
        ),
        section(
            session,
            _(N_("Facturen")),
            "invoice",
            invoices.listing(day, "all", found.id),
            ("number", "issued_on", "total"),
            states=invoices.STATES,
            empty=_(N_("Nog geen facturen.")),
        ),
        *_archive(session, found, day),
    )


def _archive(session: Any, found: Any, day: date) -> tuple[Section, ...]:
    from ises_desk.queries import letters

    return (
        section(
            session,
            _(N_("Brieven")),
            "letter",
            letters.listing(day, "all", found.id),
            ("number", "subject"),
            states=letters.STATES,
            empty=_(N_("Nog geen brieven.")),
            deed="letter",
        ),
    )


def _own(found: Any) -> tuple[Section, ...]:
    from ises_desk.values import formats

    accounts = tuple(
        Row(
            (each.name, each.remark),
            ("account", each.id),
            (_(N_("Gesloten")), "plain") if each.closed_on else ("", ""),
        )
        for each in found.accounts
    )
    contacts = tuple(
        Row(
            (each.name, each.role, each.email or formats.phone(each.phone)),
            ("contact", each.id),
        )
        for each in found.contacts
    )
    notes = tuple(
        Row((each.text, formats.short_day(each.written_at.date())), ("note", each.id))
        for each in found.notes
    )
    return (
        Section(_(N_("Accounts")), accounts, empty=_(N_("Nog geen account.")), deed="account"),
        Section(
            _(N_("Contactpersonen")),
            contacts,
            empty=_(N_("Nog geen contactpersoon.")),
            deed="contact",
        ),
        Section(_(N_("Notities")), notes, empty=_(N_("Nog geen notities.")), deed="note"),
    )


def _account(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    account = next(each for each in found.accounts if each.id == key)
    spec = forms.ACCOUNT_CLOSED if account.closed_on else forms.ACCOUNT_CHANGE
    open_form(desk, spec, asdict(account), {"account_id": key})


def _contact(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    contact = next(each for each in found.contacts if each.id == key)
    open_form(desk, forms.CONTACT_CHANGE, asdict(contact), {"contact_id": key})


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


def _letter(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.letter_forms import open_free_letter

    open_free_letter(desk, shown.key if shown else None)


SPEC = PageSpec(
    subject="customer",
    queries="customers",
    title=N_("Klanten"),
    icon="customers",
    touched=TOUCHED,
    sheet=sheet,
    hint=N_("Zoek op naam, nummer, plaats, e-mail of IBAN…"),
    empty_title=N_("Nog geen klanten"),
    empty_text=N_("Voer de eerste klant in met Nieuwe klant (Ctrl+N)."),
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
    parts={"account": _account, "contact": _contact, "note": _note},
    deeds=(
        Deed(
            code="add",
            text=N_("Nieuwe klant"),
            icon="plus",
            run=by_form(forms.ADD, "customer", values=_new),
            place="bar",
            primary=True,
            shortcut="Ctrl+N",
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
        Deed(code="letter", text=N_("Brief schrijven"), icon="letters", run=_letter),
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
            shortcut="Delete",
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
