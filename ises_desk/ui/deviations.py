"""What was agreed apart from the terms (2.1) in the window: recorded, shown, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _is_number(values: Mapping[str, Any]) -> bool:
    return values.get("number") is not None


def _is_text(values: Mapping[str, Any]) -> bool:
    return values.get("number") is None


def _meaning(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the terms have, and what the law says of the number that was typed."""
    from ises_desk.errors import Refusal
    from ises_desk.queries.agreed_terms import preview

    number, value = values.get("number"), values.get("value")
    if number is None or value is None:
        return None
    try:
        (usual, *why), doubtful = preview(
            session, values["contract_id"], kinds.AgreedNumber(number), value
        )
    except Refusal as refusal:
        return fields.Insight(str(refusal), (refusal.basis,) if refusal.basis else (), "warn")
    text = fill(N_("Volgens de voorwaarden: {usual}."), {"usual": usual})
    return fields.Insight(text, tuple(why), "warn" if doubtful else "info")


AGREE = fields.FormSpec(
    title=N_("Anders afspreken"),
    act="deviation.agree",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="number",
                    label=N_("&Wat"),
                    span=8,
                    options=fields.kinds(kinds.AgreedNumber),
                    nothing=N_("iets anders, in woorden"),
                ),
                fields.Whole(name="value", label=N_("Wor&dt"), span=4, most=365, when=_is_number),
                fields.Line(
                    name="article",
                    label=N_("&Lid dat wijkt"),
                    span=4,
                    longest=20,
                    example=N_("3.1"),
                    when=_is_text,
                ),
                fields.Block(
                    name="text",
                    label=N_("Afs&praak in woorden"),
                    rows=3,
                    longest=1000,
                    hint=N_("Staat op de offerte en de bevestiging."),
                ),
                fields.Day(name="agreed_on", label=N_("A&fgesproken op"), required=True, span=4),
                fields.Line(
                    name="document",
                    label=N_("&In welk stuk"),
                    required=True,
                    longest=120,
                    span=8,
                    example=N_("offerte van 1 november, getekend retour"),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Alleen wat schriftelijk is afgesproken, gaat voor de voorwaarden (artikel 2.1)."),
    insight=_meaning,
    width=640,
    success=N_("De afspraak is vastgelegd. Facturen en termijnen volgen haar."),
)


def _agree(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        fixed = {"contract_id": shown.key}
        open_form(desk, AGREE, {"agreed_on": desk.today, **fixed}, fixed)


def _remove(desk: Desk, _shown: Sheet, key: int) -> None:
    """Ask before an agreement is taken away."""
    desk.messages.ask(
        _(N_("Deze afspraak laten vervallen?")),
        _(N_("Daarna gelden weer de voorwaarden, of een oudere afspraak.")),
        _(N_("&Laten vervallen")),
        lambda: desk.lanes.perform(
            lambda _key: desk.messages.say(_(N_("De afspraak is vervallen."))),
            "deviation.remove",
            deviation_id=key,
        ),
    )


DEEDS = (Deed(code="deviate", text=N_("Anders afspreken"), icon="edit", run=_agree),)
PARTS = {"deviation": _remove}
ACTS = {"deviate": "deviation.agree"}


def sections(session: Any, contract_id: int) -> tuple[Section, ...]:
    """Return the part of a contract's record; nothing when all is as the terms say."""
    from ises_desk.queries.agreed_terms import details
    from ises_desk.values.formats import short_day

    found = details(session, contract_id)
    if not found:
        return ()
    rows, why = [], []
    for each in found:
        if not each.holds:
            chip = (_(N_("Vervangen")), "plain")
        elif each.document:
            chip = (each.article, "info")
        else:
            chip = (_(N_("Stuk onbekend")), "warn")
        where = ", ".join(filter(None, (short_day(each.agreed_on), each.document)))
        rows.append(Row((each.says,), ("deviation", each.id), chip))
        if each.holds:
            why += [f"{each.says} ({where})", *each.reasons]
    text = "\n".join(f"•  {each}" for each in dict.fromkeys(why))
    return (
        Section(_(N_("Anders afgesproken")), tuple(rows), deed="deviate"),
        Section(_(N_("Waarom?")), text=text),
    )
