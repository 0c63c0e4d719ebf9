"""Domeinen: the names held for customers; our own anniversary leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import fields, keys, picks
from ises_desk.ui.doing import after_question, at_once, by_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.sheet import Fact, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.ui.desk import Desk


def _domain(text: str) -> Any:
    """Check a domain name."""
    from ises_desk.values.domains import domain_name

    return domain_name(text).unicode


def _lines(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the contract lines for a domain name of the chosen customer."""
    from ises_desk.queries import contracts
    from ises_desk.queries.listing import keys

    if values.get("customer_id") is None:
        return ()
    day = values["_today"]
    listed = contracts.listing(day, "all", values["customer_id"])
    found = [contracts.detail(session, key, day) for key in keys(session, listed)]
    return tuple(
        (line.id, f"{contract.number}: {line.description}")
        for contract in found
        for line in contract.lines
        if line.kind.value == "domain"
    )


FIELDS = (
    fields.Line(
        name="name",
        label=N_("&Domeinnaam"),
        required=True,
        longest=253,
        span=12,
        check=_domain,
        example=N_("voorbeeld.nl"),
        hint=N_("Precies zoals de klant hem opgaf (artikel 13.8)."),
    ),
    picks.customer(),
    picks.ACCOUNT,
    fields.Choice(
        name="contract_line_id",
        label=N_("&Contractregel"),
        load=_lines,
        depends="customer_id",
    ),
    fields.Line(name="registrar", label=N_("Re&gistrar"), longest=60, span=4),
    fields.Day(name="registered_on", label=N_("Ge&registreerd op"), span=4),
    fields.Day(
        name="anniversary_on",
        label=N_("&Verlengdatum"),
        span=4,
        hint=N_("Leeg: volgt uit de dag van registratie."),
    ),
    fields.Block(name="notes", label=N_("&Notities"), rows=3, longest=2000),
)
ADD = fields.FormSpec(
    title=N_("Domeinnaam vastleggen"),
    act="domain.register",
    groups=(fields.Group(title="", fields=FIELDS),),
    submit=N_("&Vastleggen"),
    success=N_("De domeinnaam is vastgelegd."),
)


def _changed(values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the change: no account or contract line is 0, which takes the link away."""
    asked = {name: value for name, value in values.items() if not name.startswith("_")}
    for name in ("account_id", "contract_line_id"):
        asked[name] = asked[name] or 0
    return "domain.change", {name: value for name, value in asked.items() if value is not None}


CHANGE = fields.FormSpec(
    title=N_("Domeinnaam wijzigen"),
    act="domain.change",
    deed=_changed,
    groups=(fields.Group(title="", fields=FIELDS),),
    submit=N_("&Opslaan"),
    success=N_("De domeinnaam is gewijzigd."),
)
CANCEL = fields.FormSpec(
    title=N_("Domeinnaam opzeggen"),
    act="domain.cancel",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="cancelled_on", label=N_("&Opgezegd per"), required=True, span=12),
            ),
        ),
    ),
    submit=N_("&Opzeggen"),
    intro=N_(
        "Vandaag, of een dag tot en met de verlengdatum. Zeg de naam ook bij de registrar op."
    ),
    width=460,
    success=N_("De domeinnaam is opgezegd."),
)


def sheet(_session: Any, found: Any, day: date) -> Sheet:
    """Return a domain name."""
    from ises_desk.queries.domains import STATES
    from ises_desk.values.formats import short_day

    held = found.state != "cancelled"
    facts = [
        Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id)),
        *(
            [Fact(_(N_("Account")), found.account, ("customer", found.customer_id))]
            if found.account
            else []
        ),
    ]
    if found.contract_id:
        facts.append(Fact(_(N_("Contract")), found.contract, ("contract", found.contract_id)))
    plain = (
        (N_("Registrar"), found.registrar),
        (N_("Geregistreerd"), short_day(found.registered_on)),
        (N_("Verlengdatum"), short_day(found.anniversary_on)),
        (N_("Herinnering"), short_day(found.next_reminder_on) if found.next_reminder_on else ""),
        (N_("Opgezegd per"), short_day(found.cancelled_on) if found.cancelled_on else ""),
        (N_("Als ASCII"), found.ascii_name if found.ascii_name != found.name else ""),
    )
    facts += [Fact(_(name), text) for name, text in plain if text]
    allowed = {"change", "renew", "seen", "cancel", "remove"} if held else {"restore", "remove"}
    stands = found.next_reminder_on is not None and found.next_reminder_on <= day
    if not stands or found.next_reminder_on >= found.anniversary_on:  # then: renew or cancel it
        allowed.discard("seen")
    return Sheet(
        key=found.id,
        title=found.name,
        chips=(state(found.state, STATES),),
        facts=tuple(facts),
        sections=(Section(_(N_("Notities")), text=found.notes),) if found.notes else (),
        allowed=frozenset(allowed),
        record=found,
    )


def _today(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"cancelled_on": desk.today}


def _new(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"registered_on": desk.today}


SPEC = PageSpec(
    subject="domain",
    queries="domains",
    title=N_("Domeinen"),
    icon="domains",
    touched=frozenset({"domain", "customer", "contract"}),
    sheet=sheet,
    hint=N_("Zoek op naam, klant of registrar…"),
    empty_title=N_("Nog geen domeinnamen"),
    empty_text=N_("Leg vast welke namen u voor klanten houdt, met Domeinnaam vastleggen (Ctrl+N)."),
    nothing_chosen=N_("Kies een domeinnaam om hem hier te zien."),
    one=N_("{count} domeinnaam"),
    many=N_("{count} domeinnamen"),
    marks=(("warning", "expired"), ("clock", "soon"), ("domains", "active"), ("stop", "cancelled")),
    wide="name",
    spare=("extension", "registered_on", "registrar"),
    deeds=(
        Deed(
            code="add",
            text=N_("Domeinnaam vastleggen"),
            icon="plus",
            run=by_form(ADD, "domain", values=_new),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="renew",
            text=N_("Verlengd"),
            icon="refresh",
            run=at_once("domain.renew", "domain_id", N_("{title} is voor een jaar verlengd.")),
            onward=True,
        ),
        Deed(
            code="seen",
            text=N_("Herinnering gezien"),
            icon="bell",
            run=at_once(
                "domain.acknowledge", "domain_id", N_("De volgende herinnering komt later.")
            ),
        ),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(CHANGE, key="domain_id"),
            opens=True,
        ),
        Deed(
            code="cancel",
            text=N_("Opzeggen"),
            icon="stop",
            run=by_form(CANCEL, key="domain_id", values=_today),
        ),
        Deed(
            code="restore",
            text=N_("Opzegging intrekken"),
            icon="undo",
            run=at_once("domain.restore", "domain_id", N_("De naam wordt weer gehouden.")),
        ),
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=after_question(
                "domain.remove",
                "domain_id",
                heading=N_("{title} verwijderen?"),
                text=N_("Dit kan alleen op de dag van invoeren. Daarna zegt u de naam op."),
                yes=N_("&Verwijderen"),
                said=N_("De domeinnaam is verwijderd."),
            ),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
