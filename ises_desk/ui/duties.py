"""What the screen does with a duty of the agenda: how it is shown, and what its button opens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.citing import goto
from ises_desk.ui.duty_rows import Shown
from ises_desk.ui.duty_views import VIEWS
from ises_desk.ui.duty_words import DELETING, DO
from ises_desk.ui.messages import named_basis
from ises_desk.ui.sheet import Fact, FigureCard, Row, Section, Sheet
from ises_desk.ui.tones import tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from ises_desk.ui.desk import Desk

MARKS = {"overdue": "warning", "today": "today", "week": "calendar"}
FIRST_ROWS = 50  # what a large screen shows of them
LETTERS = frozenset({"L06", "L07", "L08", "L09", "L10"})
DEED_LETTER = N_("Brief voorbereiden")


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that the page shows."""

    rows: list[Shown]
    cards: list[FigureCard]
    kinds: dict[str, tuple[str, str]]
    aside: list[Shown]


def read(session: Any, day: date, folder: Path) -> Agenda:
    """Return the agenda of a day, ready to be shown; `folder` has the backups (read lane)."""
    from ises_desk.queries import agenda
    from ises_desk.queries.duties import KINDS, MORE

    made_on = backed_up_on(folder)
    found, waiting = agenda.both(session, day, backed_up_on=made_on, backups=True)
    groups = [agenda.group_of(duty, day) for duty in found]
    rows = [
        Shown(duty, group, agenda.GROUPS[group], KINDS[duty.kind])
        for duty, group in zip(found, groups, strict=True)
    ]
    for row in rows[:FIRST_ROWS]:
        row.texts  # noqa: B018  made here, so that the window need not wait for them
    cards = [
        FigureCard(
            label=_(figure.label),
            value=str(figure.value),
            icon=MARKS[name],
            tone=tone(figure.tone),
            state=name,
        )
        for name, figure in zip(agenda.GROUPS, agenda.figures(found, day), strict=True)
    ]
    present = {duty.kind for duty in found}
    kinds = {kind: KINDS[kind] for kind in KINDS if kind in present}
    aside = [Shown(duty, "aside", MORE["aside"], KINDS[duty.kind]) for duty in waiting]
    return Agenda(rows, cards, kinds | VIEWS, aside)


def next_after(before: Sequence[Shown], at: int, now: Sequence[Shown]) -> int:
    """Return where to go on when the agenda was read anew, `at` being chosen before.

    The same duty when it is still there, else the first of those after it, else the last one.
    """
    places = {row.same: place for place, row in reversed(list(enumerate(now)))}
    for row in before[max(at, 0) :]:
        if row.same in places:
            return places[row.same]
    return min(max(at, 0), len(now) - 1)


def backed_up_on(folder: Path) -> date | None:
    """Return the day of the last backup by its name: looking inside would delay the first page."""
    from ises_desk.clock import business_day, stamped

    moments = (stamped(path.stem.removeprefix("ises-")) for path in folder.glob("ises-*.zip"))
    return max((business_day(moment) for moment in moments if moment), default=None)


def sheet(shown: Shown) -> Sheet:
    """Return the panel's content for a duty."""
    from ises_desk.values.formats import day as long_day

    duty = shown.duty
    when = N_("Gedaan") if shown.group == "done" else N_("Uiterlijk")
    facts = [Fact(_(when), long_day(duty.due_on), tone=_late(shown))]
    if duty.last_on is not None:
        facts.append(Fact(_(N_("Volgens de wet")), long_day(duty.last_on)))
    if duty.aside is not None:
        facts.append(Fact(_(N_("Uitgesteld tot")), long_day(duty.aside.until)))
    if duty.customer_id is not None:
        facts.append(Fact(_(N_("Klant")), duty.customer, ("customer", duty.customer_id)))
    if duty.subject in WHERE and duty.key is not None and duty.subject != "customer":
        facts.append(Fact(_(WHERE[duty.subject]), _(N_("Bekijken")), (duty.subject, duty.key)))
    return Sheet(
        key=id(duty),
        title=duty.title,
        chips=(shown.chip,),
        facts=tuple(facts),
        sections=explained(duty),
        allowed=allowed(shown),
    )


def allowed(shown: Shown) -> frozenset[str]:
    """Return the codes of the buttons that make sense for a row."""
    if shown.group == "done":
        return frozenset({"do"} if shown.duty.key is not None else ())
    if shown.group == "aside":
        return frozenset({"do", "take_up"})
    fixed = shown.duty.kind in {"business", "backup"}
    return frozenset({"do"} if fixed else {"do", "aside"})


def explained(duty: Any, *, leads: bool = True) -> tuple[Section, ...]:
    """Return the part of a panel that says why a duty is there, and by which article.

    An article of the terms `leads` to its paragraph, where one can go there.
    """
    why = [duty.explanation] if duty.explanation else []
    led = [each for each in duty.basis if leads and goto(each)]
    why += [f"•  {named_basis(each)}" for each in duty.basis if each not in led]
    if not why and not led:
        return ()
    rows = tuple(Row((named_basis(each),), goto=goto(each)) for each in led)
    return (Section(_(N_("Waarom?")), rows=rows, text="\n".join(why)),)


WHERE = {
    "customer": N_("Klant"),
    "contract": N_("Contract"),
    "invoice": N_("Factuur"),
    "domain": N_("Domeinnaam"),
    "campaign": N_("Wijziging"),
    "complaint": N_("Klacht"),
    "letter": N_("Brief"),
}


def _late(shown: Shown) -> str:
    return "bad" if shown.group == "overdue" else ""


def words(duty: Any) -> str:
    """Return the text of the button for a duty."""
    return _(DEED_LETTER if duty.kind in LETTERS else DO.get(duty.kind, N_("Bekijken")))


def do(desk: Desk, duty: Any, menus: Any) -> None:
    """Open what resolves a duty; nothing is done without the owner's word."""
    if duty.kind in LETTERS:
        from ises_desk.ui.overdue import open_overdue

        keys = tuple(duty.arguments.get("invoice_ids", ()))
        open_overdue(desk, duty.customer_id, duty.kind, keys)
        return
    from ises_desk.ui import (  # all the forms: not before one is asked for
        deletion_forms,
        dissolution_forms,
        received_default_forms,
        suspension_forms,
        transfer_forms,
        withdrawal_deeds,
    )

    ways: dict[str, Callable[[], object]] = {
        "business": partial(menus.settings.emit, "business"),
        "rates": partial(menus.settings.emit, "rates"),
        "backup": menus.backup.emit,
        "send_bills": partial(_send, desk, duty),
        "send_letter": partial(_letter, desk, duty.key),
        "acknowledge_withdrawal": partial(withdrawal_deeds.do_duty, desk, duty),
        "settle_withdrawal": partial(withdrawal_deeds.do_duty, desk, duty),
        "refund": partial(_refund, desk, duty),
        "finalise": partial(_finalise, desk),
        "bill": partial(_bill, desk, duty),
        "reasons": partial(dissolution_forms.reasons, desk, duty.key),
        **{kind: partial(open_, desk, duty.key) for kind, open_ in suspension_forms.DUTIES.items()},
        **dict.fromkeys(DELETING, partial(deletion_forms.do_duty, desk, duty)),
        "transfer": partial(transfer_forms.do_duty, desk, duty),
        "campaign": partial(_campaign, desk, duty),
        "force_majeure": partial(_force_majeure, desk, duty),
        "renewal": partial(_renewal, desk, duty),
        "forum": partial(_forum, desk, duty),
        "cure": partial(received_default_forms.of_duty, desk, duty),
    }
    ways.get(duty.kind, partial(desk.navigator.go_to, duty.subject, duty.key))()


def _send(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.letter_forms import SENT_COUNTED

    keys = duty.arguments["letter_ids"]
    one = N_("{count} factuur of creditnota als verstuurd vastleggen?")
    all_ = N_("{count} facturen en creditnota's als verstuurd vastleggen?")
    desk.messages.ask(
        plural(one, all_, len(keys)),
        _(N_("Dan geldt vandaag als de dag van versturen, op de wijze die bij de klant hoort.")),
        _(N_("&Vastleggen")),
        lambda: desk.lanes.perform(
            lambda count: desk.messages.say(plural(*SENT_COUNTED, count)),
            "letter.mark_many_sent",
            letter_ids=keys,
        ),
    )


def _letter(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def _refund(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.forms import open_form
    from ises_desk.ui.payment_forms import REFUND

    known = {"method": "transfer", **duty.arguments, "refunded_on": desk.today}
    fixed = {name: known.pop(name) for name in ("credit_note_ids",) if name in known}

    def ask(account: str) -> None:
        open_form(desk, REFUND, {"iban": account, **known}, fixed)

    desk.lanes.read(_account, ask, duty.customer_id)


def _account(session: Any, customer_id: int) -> str:
    """Return where a customer's money goes back to (on the read lane)."""
    from ises_desk.queries.payments import account_of
    from ises_desk.values.formats import iban

    return iban(account_of(session, customer_id))


def _force_majeure(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.force_majeure import do_duty

    do_duty(desk, duty)


def _forum(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.forum import close

    close(desk, duty.customer_id, duty.arguments["invocation_id"])


def _finalise(desk: Desk) -> None:
    desk.navigator.go_to("invoice", None, "draft")


def _campaign(desk: Desk, duty: Any) -> None:
    """Show the campaign; its letters are sent, or made, at once."""
    desk.navigator.go_to("campaign", duty.key)
    if duty.action == "letter.mark_many_sent":
        from ises_desk.ui.campaigns import send_all

        send_all(desk, duty.arguments["letter_ids"])


def _renewal(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.renewals import do as renew

    renew(desk, duty)


def _bill(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.billing import open_billing

    open_billing(desk, duty.customer_id)
