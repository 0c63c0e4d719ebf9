"""What the panel shows of a customer: his whole file; runs on the read lane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.clock import business_day
from ises_desk.i18n import N_, _
from ises_desk.ui import deletion_sheet
from ises_desk.ui.beside import KINDS
from ises_desk.ui.forum import of_customer as forum
from ises_desk.ui.related import section
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date


_PARTS = (
    ("contract", N_("Contracten"), N_("Nog geen contract."), ("number", "about")),
    ("invoice", N_("Facturen"), N_("Nog geen facturen."),
     ("number", "issued_on", "total", "open")),
    ("payment", N_("Betalingen"), N_("Nog geen betalingen."), ("received_on", "method", "amount")),
    ("letter", N_("Brieven"), N_("Nog geen brieven."), ("number", "subject")),
    ("domain", N_("Domeinen"), N_("Nog geen domeinnaam."), ("name", "anniversary_on")),
    ("complaint", N_("Klachten"), N_("Geen klachten."), ("number", "subject")),
)  # fmt: skip


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return a customer's file."""
    from ises_desk.queries import deletions
    from ises_desk.queries.customers import STATES

    merged = found.merged_into_id is not None
    allowed = {"change", "note", "contact", "account", "letter", "contract", "payment", "domain"}
    allowed |= {"complaint", "merge", "claim", "dossier"}
    lists = _lists(session, found, day)
    if lists[0].rows:  # a contract of which something may not be performed
        allowed.add("breach")
    disputes, more = forum(session, found.id)
    allowed |= more
    known = deletions.of_customer(session, found.id, day)
    if deletions.to_erase(known, day):
        allowed.add("erase")
    return Sheet(
        key=found.id,
        title=found.name,
        subtitle=f"{found.number} · {found.party.label}",
        chips=(state(found.state, STATES),),
        facts=_facts(found),
        warning=_(N_("Samengevoegd met {other}.")).format(other=found.merged_into)
        if merged
        else "",
        sections=(*lists, *disputes, *_own(found), *deletion_sheet.of_customer(known, day)),
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
    from ises_desk.queries import complaints, contracts, domains, invoices, letters, payments

    modules = {
        "contract": contracts, "invoice": invoices, "payment": payments, "letter": letters,
        "domain": domains, "complaint": complaints,
    }  # fmt: skip
    made = []
    for subject, title, empty, columns in _PARTS:
        module: Any = modules[subject]
        part = section(
            session,
            _(title),
            subject,
            module.listing(day, "all", found.id),
            columns,
            states=module.STATES,
            empty=_(empty),
            deed="" if subject == "invoice" else subject,
            more=f"{KINDS}{subject}",
        )
        made.append(_open(part) if subject == "invoice" else part)
    return tuple(made)


def _open(section: Section) -> Section:
    """Say under the amount of an invoice what is open of it, where that is less."""
    rows = []
    for row in section.rows:
        *cells, total, left = (*row.cells, "", "") if len(row.cells) == 1 else row.cells
        partly = left not in ("", total) and any(sign in "123456789" for sign in left)
        text = f"{total}\n{_(N_('open {amount}')).format(amount=left)}" if partly else total
        rows.append(replace(row, cells=(*cells, text) if text else tuple(cells)))
    return replace(section, rows=tuple(rows))


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
