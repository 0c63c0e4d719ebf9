"""Klachten: with the day on which the answer is due."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, keys, picks
from ises_desk.ui.doing import at_once, by_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.ui.desk import Desk

LONGEST = 100  # characters of a letter's subject

_WHAT = (
    fields.Moment(name="received_at", label=N_("&Ontvangen"), required=True, span=6),
    fields.Choice(
        name="channel",
        label=N_("&Hoe"),
        required=True,
        span=6,
        options=fields.kinds(kinds.Channel),
    ),
    fields.Line(name="subject", label=N_("O&nderwerp"), required=True, longest=100, span=12),
    fields.Block(name="text", label=N_("&Klacht"), required=True, rows=7),
    fields.Block(name="notes", label=N_("No&tities"), rows=3),
)
OPEN = fields.FormSpec(
    title=N_("Klacht vastleggen"),
    act="complaint.open",
    groups=(
        fields.Group(
            title="", fields=(picks.customer(span=8), replace(picks.ACCOUNT, span=4), *_WHAT)
        ),
    ),
    submit=N_("&Vastleggen"),
    success=N_("De klacht is vastgelegd; Vandaag bewaakt het antwoord."),
)
CHANGE = fields.FormSpec(
    title=N_("Klacht wijzigen"),
    act="complaint.change",
    groups=(
        fields.Group(
            title="",
            fields=(
                *_WHAT[:2],
                fields.Day(name="answer_due", label=N_("&Antwoord uiterlijk"), required=True),
                *_WHAT[2:],
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    success=N_("De klacht is gewijzigd."),
)


def _letters(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the letters written about this complaint."""
    from ises_desk.queries import complaints

    found = complaints.detail(session, values["complaint_id"], values["_today"])
    return tuple((letter.id, f"{letter.number}: {letter.subject}") for letter in found.letters)


def _unsent(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say that the chosen letter has not left yet: so far the customer knows nothing."""
    from ises_desk.queries import complaints

    found = complaints.detail(session, values["complaint_id"], values["_today"])
    chosen = [letter for letter in found.letters if letter.id == values.get("letter_id")]
    if not chosen or chosen[0].sent_on is not None:
        return None
    said = N_("Brief {number} is nog niet verstuurd: de klant heeft nog geen antwoord.")
    return fields.Insight(fill(said, {"number": chosen[0].number}), tone="warn")


ANSWER = fields.FormSpec(
    title=N_("Klacht beantwoorden"),
    act="complaint.answer",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Block(name="outcome", label=N_("&Uitkomst"), rows=5),
                fields.Choice(name="letter_id", label=N_("Met &brief"), load=_letters),
                fields.Moment(name="answered_at", label=N_("Be&antwoord op"), required=True),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Schrijf op wat u antwoordde, of wijs de brief aan."),
    success=N_("Het antwoord is vastgelegd."),
    insight=_unsent,
)
CLOSE = fields.FormSpec(
    title=N_("Klacht sluiten"),
    act="complaint.close",
    groups=(
        fields.Group(
            title="",
            fields=(fields.Block(name="outcome", label=N_("&Uitkomst"), rows=4),),
        ),
    ),
    submit=N_("&Sluiten"),
    intro=N_("Een klacht die nog niet is beantwoord, sluit u alleen met een uitkomst."),
    width=560,
    success=N_("De klacht is gesloten."),
)


def sheet(_session: Any, found: Any, day: date) -> Sheet:
    """Return a complaint."""
    from ises_desk.queries.complaints import STATES
    from ises_desk.values.formats import moment, short_day

    waiting = found.state in {"open", "late"}
    late = waiting and found.answer_due < day
    facts = [
        Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id)),
        *(
            [Fact(_(N_("Account")), found.account, ("customer", found.customer_id))]
            if found.account
            else []
        ),
        Fact(_(N_("Ontvangen")), f"{moment(found.received_at)} · {found.channel.label}"),
        Fact(_(N_("Antwoord uiterlijk")), short_day(found.answer_due), tone="bad" if late else ""),
    ]
    if found.answered_at is not None:
        facts.append(Fact(_(N_("Beantwoord")), moment(found.answered_at)))
    letters = tuple(Row((each.number, each.subject), ("letter", each.id)) for each in found.letters)
    if waiting:
        allowed = {"answer", "letter", "change", "close"}
    else:
        allowed = {"reopen", "letter"} | ({"close"} if found.state == "answered" else set())
    texts = (
        (N_("Klacht"), found.text),
        (N_("Uitkomst"), found.outcome),
        (N_("Notities"), found.notes),
    )
    return Sheet(
        key=found.id,
        title=found.subject,
        subtitle=found.number,
        chips=(state(found.state, STATES),),
        facts=tuple(facts),
        sections=(
            *(Section(_(name), text=text) for name, text in texts if text),
            *((Section(_(N_("Brieven")), letters),) if letters else ()),
        ),
        allowed=frozenset(allowed),
        record=found,
    )


def _letter(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        from ises_desk.ui.letter_forms import open_free_letter
        from ises_desk.values.text import cut

        found: Any = shown.record
        about = fill(N_("Uw klacht: {subject}"), {"subject": found.subject})
        open_free_letter(desk, found.customer_id, found.id, cut(about, LONGEST))


def _new(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"received_at": desk.now(), "channel": "email"}


def _answered(desk: Desk, shown: Sheet | None) -> dict[str, Any]:
    found: Any = shown.record if shown else None
    letters = found.letters if found else ()
    newest = letters[-1].id if letters else None
    return {"answered_at": desk.now(), "letter_id": newest}


def _outcome(_desk: Desk, shown: Sheet | None) -> dict[str, Any]:
    found: Any = shown.record if shown else None
    return {"outcome": found.outcome if found else ""}


SPEC = PageSpec(
    subject="complaint",
    queries="complaints",
    title=N_("Klachten"),
    icon="complaints",
    touched=frozenset({"complaint", "customer", "letter"}),
    sheet=sheet,
    hint=N_("Zoek op onderwerp, klant of nummer…"),
    empty_title=N_("Geen klachten"),
    empty_text=N_("Komt er een binnen, leg haar dan meteen vast met Klacht vastleggen (Ctrl+N)."),
    stays=N_("Een klacht wordt niet verwijderd: kies Sluiten."),
    nothing_chosen=N_("Kies een klacht om haar hier te zien."),
    one=N_("{count} klacht"),
    many=N_("{count} klachten"),
    marks=(("warning", "late"), ("complaints", "open"), ("check", "answered"), ("inbox", "closed")),
    wide="subject",
    spare=("received_at",),
    deeds=(
        Deed(
            code="add",
            text=N_("Klacht vastleggen"),
            icon="plus",
            run=by_form(OPEN, "complaint", values=_new),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="letter",
            text=N_("Antwoord schrijven"),
            icon="letters",
            run=_letter,
            primary=True,
        ),
        Deed(
            code="answer",
            text=N_("Beantwoord"),
            icon="check",
            run=by_form(ANSWER, key="complaint_id", values=_answered),
        ),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(CHANGE, key="complaint_id"),
            opens=True,
        ),
        Deed(
            code="close",
            text=N_("Sluiten"),
            icon="inbox",
            run=by_form(CLOSE, key="complaint_id", values=_outcome),
        ),
        Deed(
            code="reopen",
            text=N_("Heropenen"),
            icon="undo",
            run=at_once("complaint.reopen", "complaint_id", N_("De klacht is weer open.")),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
