"""What the screen does with a duty of the agenda: how it is shown, and what its button opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, overload

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.messages import named_basis
from ises_desk.ui.sheet import Fact, FigureCard, Section, Sheet
from ises_desk.ui.tones import tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ises_desk.ui.desk import Desk

MARKS = {"overdue": "warning", "today": "today", "week": "calendar"}
GROUP_TONES = {"overdue": "bad", "today": "warn", "week": "info"}
DO = {
    "business": N_("Invullen"),
    "backup": N_("Back-up maken"),
    "rates": N_("Tarieven bekijken"),
    "send_bills": N_("Verstuurd vastleggen"),
    "send_letter": N_("Brief bekijken"),
    "confirm_notice": N_("Naar het contract"),
    "complaint": N_("Naar de klacht"),
    "decide": N_("Naar de klant"),
    "domain": N_("Naar de domeinnaam"),
    "refund": N_("Terugbetalen"),
    "finalise": N_("Definitief maken"),
    "bill": N_("Factureren"),
}
LETTERS = frozenset({"L06", "L07", "L08", "L10"})
DEED_LETTER = N_("Brief voorbereiden")


class Shown:
    """A duty as a row; its words are made when they are first looked at."""

    def __init__(self, duty: Any, group: str, group_words: str, kind: tuple[str, str]) -> None:
        self.duty, self.group, self._group_words, self._kind = duty, group, group_words, kind

    @property
    def same(self) -> tuple[Any, ...]:
        """What a duty is about: by this it is found again when the agenda was read anew."""
        return self.duty.kind, self.duty.subject, self.duty.key, self.duty.customer_id

    @property
    def chip(self) -> tuple[str, str]:
        """The kind of duty for people, and its tone."""
        label, colour = self._kind
        return _(label), tone(colour)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells of the row."""
        from ises_desk.values.formats import short_day

        basis = ", ".join(self.duty.basis)
        group = f"{_(self._group_words)}|{GROUP_TONES[self.group]}"
        due = short_day(self.duty.due_on)
        return group, due, self.duty.title, "|".join(self.chip), basis

    @cached_property
    def searched(self) -> str:
        """The words that a search looks in."""
        from ises_desk.values.text import fold

        return fold(" ".join(self.texts))


class Texts(Sequence[tuple[str, ...]]):
    """The cells of many rows, each made when it is asked."""

    def __init__(self, rows: list[Shown]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[str, ...]]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return the cells of a row, or of several."""
        if isinstance(at, slice):
            return [row.texts for row in self._rows[at]]
        return self._rows[at].texts


def warm(_session: Any, rows: list[Shown]) -> None:
    """Make the words that a search looks in, before anybody searches (on the read lane)."""
    for row in rows:
        _made = row.searched


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that the page shows."""

    rows: list[Shown]
    cards: list[FigureCard]
    kinds: dict[str, tuple[str, str]]


def read(session: Any, day: date, folder: Path) -> Agenda:
    """Return the agenda of a day, ready to be shown; `folder` has the backups (read lane)."""
    from ises_desk.queries import agenda
    from ises_desk.queries.duties import KINDS

    found = agenda.agenda(session, day, backed_up_on=backed_up_on(folder), backups=True)
    groups = [agenda.group_of(duty, day) for duty in found]
    rows = [
        Shown(duty, group, agenda.GROUPS[group], KINDS[duty.kind])
        for duty, group in zip(found, groups, strict=True)
    ]
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
    return Agenda(rows, cards, {kind: KINDS[kind] for kind in KINDS if kind in present})


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
    facts = [Fact(_(N_("Uiterlijk")), long_day(duty.due_on), tone=_late(shown))]
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
    )


def explained(duty: Any) -> tuple[Section, ...]:
    """Return the part of a panel that says why a duty is there, and by which article."""
    why = [duty.explanation] if duty.explanation else []
    why += [f"•  {named_basis(basis)}" for basis in duty.basis]
    return (Section(_(N_("Waarom?")), text="\n".join(why)),) if why else ()


WHERE = {
    "customer": N_("Klant"),
    "contract": N_("Contract"),
    "invoice": N_("Factuur"),
    "domain": N_("Domeinnaam"),
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
    ways: dict[str, Callable[[], object]] = {
        "business": partial(menus.settings.emit, "business"),
        "rates": partial(menus.settings.emit, "rates"),
        "backup": menus.backup.emit,
        "send_bills": partial(_send, desk, duty),
        "send_letter": partial(_letter, desk, duty.key),
        "refund": partial(_refund, desk, duty),
        "finalise": partial(_finalise, desk),
        "bill": partial(_bill, desk, duty),
    }
    ways.get(duty.kind, partial(desk.navigator.go_to, duty.subject, duty.key))()


def _send(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.letter_forms import SENT_COUNTED

    keys = duty.arguments["letter_ids"]
    one = N_("{count} factuur als verstuurd vastleggen?")
    desk.messages.ask(
        plural(one, N_("{count} facturen als verstuurd vastleggen?"), len(keys)),
        _(N_("Elke factuur geldt dan als vandaag verstuurd, op de wijze die bij de klant hoort.")),
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

    amount = duty.words[1].get("amount")
    values = {"customer_id": duty.customer_id, "amount": amount, "refunded_on": desk.today}
    open_form(desk, REFUND, {**values, "method": "transfer"})


def _finalise(desk: Desk) -> None:
    desk.navigator.go_to("invoice", None, "draft")


def _bill(desk: Desk, duty: Any) -> None:
    from ises_desk.ui.billing import open_billing

    open_billing(desk, duty.customer_id)
