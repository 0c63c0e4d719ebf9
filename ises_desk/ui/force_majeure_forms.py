"""The forms and questions about force majeure (17)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui import fields, picks
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk


def _contracts(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the contracts of the chosen customer (on the read lane)."""
    from ises_desk.queries import contracts
    from ises_desk.queries.listing import dictionaries

    key = values.get("customer_id")
    if key is None:
        return ()
    rows = dictionaries(session, contracts.listing(values["_today"], "all", key))
    return tuple((row["id"], f"{row['number']}: {row['about']}") for row in rows)


def _meaning(_session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say from when both sides may dissolve, and what makes the appeal weak."""
    from ises_desk.queries.force_majeure import preview, warnings

    began, code = values.get("began_on"), values.get("cause_code")
    if began is None or code is None:
        return None
    first, reasons = preview(began)
    owed = values.get("owed_since")
    weak = warnings(kinds.Cause(code), began, owed, consumers=True)
    text = fill(N_("Duurt het zo lang, dan mogen beide partijen ontbinden vanaf {day}."), {
        "day": first,
    })  # fmt: skip
    late = owed is not None and owed < began
    return fields.Insight(text, (*reasons, *weak), "warn" if late else "info")


RECORD = fields.FormSpec(
    title=N_("Overmacht vastleggen"),
    act="force_majeure.record",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="cause_code",
                    label=N_("&Soort oorzaak"),
                    required=True,
                    span=7,
                    options=fields.kinds(kinds.Cause),
                ),
                fields.Day(name="began_on", label=N_("&Begonnen op"), required=True, span=5),
                fields.Block(
                    name="cause",
                    label=N_("&Oorzaak"),
                    required=True,
                    rows=3,
                    longest=1000,
                    hint=N_("Dit leest de klant in de brief."),
                ),
                fields.Day(
                    name="owed_since",
                    label=N_("Al te &laat sinds"),
                    span=7,
                    hint=N_("Alleen als u toen al had moeten leveren (artikel 17.2)."),
                ),
            ),
        ),
        fields.Group(
            title=N_("Welke contracten"),
            note=N_("Zonder keuze: alle contracten die op die dag liepen."),
            fields=(
                replace(picks.customer(), required=False),
                fields.Ticks(
                    name="contract_ids",
                    label=N_("Alleen deze &contracten"),
                    load=_contracts,
                    depends="customer_id",
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    insight=_meaning,
    width=700,
    success=N_("De overmacht is vastgelegd. Licht de klanten nu in."),
)
END = fields.FormSpec(
    title=N_("Overmacht is voorbij"),
    act="force_majeure.end",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(
                    name="ended_on", label=N_("&Laatste dag zonder dienst"), required=True, span=7
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Wat over die dagen is gefactureerd, staat daarna op Vandaag om te crediteren."),
    width=560,
    success=N_("De laatste dag is vastgelegd."),
)


def ask_inform(desk: Desk, event_id: int) -> None:
    """Ask before the letters are made."""
    one, many = N_("{count} brief gemaakt."), N_("{count} brieven gemaakt.")
    desk.messages.ask(
        _(N_("Brieven over de overmacht maken?")),
        _(N_("Wie nog geen brief heeft en een adres heeft, krijgt er een. Versturen doet u zelf.")),
        _(N_("&Maken")),
        lambda: desk.lanes.perform(
            lambda count: desk.messages.say(plural(one, many, count)),
            "force_majeure.inform",
            event_id=event_id,
        ),
    )


def ask_weigh(desk: Desk, event_id: int) -> None:
    """Ask whether the owner weighed to dissolve."""
    desk.messages.ask(
        _(N_("Hebt u afgewogen of u ontbindt?")),
        _(N_("De overmacht duurt langer dan twee weken: u en de klant mogen ontbinden, zonder "
             "rechter en zonder schadevergoeding (artikel 17.3).")),
        _(N_("&Afgewogen")),
        lambda: desk.lanes.perform(
            lambda _none: desk.messages.say(_(N_("De afweging is vastgelegd."))),
            "force_majeure.weigh",
            event_id=event_id,
        ),
    )  # fmt: skip


def ask_credit(desk: Desk, event_id: int, contract_id: int | None = None) -> None:
    """Ask before the days without service are credited."""
    one, many = N_("{count} creditnota gemaakt."), N_("{count} creditnota's gemaakt.")
    which: dict[str, Any] = {} if contract_id is None else {"contract_id": contract_id}
    desk.messages.ask(
        _(N_("De dagen zonder dienst crediteren?")),
        _(N_("Wat over die dagen is gefactureerd, komt naar evenredigheid terug. Een creditnota is "
             "definitief.")),
        _(N_("&Crediteren")),
        lambda: desk.lanes.perform(
            lambda count: desk.messages.say(plural(one, many, count)),
            "force_majeure.credit",
            event_id=event_id,
            **which,
        ),
    )  # fmt: skip
