"""What the panel shows of a customer: his whole file; runs on the read lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.clock import business_day
from ises_desk.i18n import N_, _
from ises_desk.ui.related import section
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date


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
        Row((each.text, formats.short_day(business_day(each.written_at))), ("note", each.id))
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
