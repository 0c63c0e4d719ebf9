"""Default notices that customers sent: recorded and answered on the page of contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

LONGEST = 2000
RECORD = fields.FormSpec(
    title=N_("Ontvangen ingebrekestelling vastleggen"),
    act="received_default.record",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="received_on", label=N_("&Ontvangen op"), required=True, span=4),
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    span=4,
                    options=fields.kinds(kinds.Channel),
                ),
                fields.Day(
                    name="given_until",
                    label=N_("&Termijn tot en met"),
                    span=4,
                    hint=N_("Leeg: veertien dagen na ontvangst."),
                ),
                fields.Block(
                    name="facts",
                    label=N_("&Wat de klant mist"),
                    required=True,
                    rows=4,
                    longest=LONGEST,
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Na deze termijn bent u in verzuim, ook als de klant een particulier is (15.2)."),
    success=N_("De ingebrekestelling is vastgelegd; de uiterste dag staat op Vandaag."),
)


def _waiting(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries.received_defaults import of_contract
    from ises_desk.values.formats import short_day

    found = of_contract(session, values["_contract_id"], values["_today"])
    return tuple(
        (each.id, f"{short_day(each.received_on)} · {each.facts.splitlines()[0]}")
        for each in found
        if each.answered_on is None
    )


ANSWER = fields.FormSpec(
    title=N_("Ingebrekestelling beantwoorden"),
    act="received_default.answer",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="received_default_id",
                    label=N_("&Ingebrekestelling"),
                    required=True,
                    span=8,
                    load=_waiting,
                ),
                fields.Day(name="answered_on", label=N_("&Afgehandeld op"), required=True, span=4),
                fields.Block(
                    name="outcome",
                    label=N_("&Hoe"),
                    required=True,
                    rows=3,
                    longest=LONGEST,
                    hint=N_("Nagekomen, of waarom u het anders ziet."),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    success=N_("Het antwoord is vastgelegd; de taak is afgehandeld."),
)


def record(desk: Desk, shown: Sheet | None) -> None:
    """Ask what came in about the contract on the sheet."""
    if shown is not None:
        values = {"received_on": desk.today, "channel": "email"}
        open_form(desk, RECORD, values, {"contract_id": shown.key})


def answer(desk: Desk, contract_id: int, received_default_id: int | None = None) -> None:
    """Ask what was done about a notice, or about the one of the contract that waits."""
    values = {"received_default_id": received_default_id, "answered_on": desk.today}
    fixed = {"_contract_id": contract_id}
    open_form(desk, ANSWER, {**values, **fixed}, fixed)


def of_duty(desk: Desk, duty: Any) -> None:
    """Ask what was done about the notice that a duty is about."""
    answer(desk, duty.key, duty.arguments["received_default_id"])


def _answer(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        answer(desk, shown.key)


DEEDS = (
    Deed(
        code="received_default",
        text=N_("Ontvangen ingebrekestelling"),
        icon="bell",
        run=record,
    ),
    Deed(
        code="answer_default",
        text=N_("Ingebrekestelling beantwoord"),
        icon="check",
        run=_answer,
    ),
)


def sections(session: Any, contract_id: int, day: date) -> tuple[tuple[Section, ...], bool]:
    """Return the part of a contract's record, and whether one still waits for an answer."""
    from ises_desk.queries.received_defaults import of_contract
    from ises_desk.values.formats import short_day

    found = of_contract(session, contract_id, day)
    rows = []
    for each in found:
        if each.answered_on is not None:
            chip = (_(N_("Beantwoord")), "good")
        elif each.late:
            chip = (_(N_("Termijn voorbij")), "bad")
        else:
            chip = (_(N_("Wacht op u")), "warn")
        rows.append(Row((each.facts.splitlines()[0], short_day(each.last_day)), None, chip))
    shown = (Section(_(N_("De klant stelde u in gebreke (met uiterste dag)")), tuple(rows)),)
    return (shown if rows else ()), any(each.answered_on is None for each in found)
