"""The form of a notice (15.1): it says when the contract ends, and why, before it is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill
from ises_desk.ui import fields
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping


def _ending(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say when this notice ends the contract, and why."""
    from ises_desk.queries import notices

    if values.get("received_on") is None:
        return None
    found = notices.preview(session, values["contract_id"], values["received_on"])
    ends, credit = found.ends_on, found.credit
    if values.get("early_exit") and found.early_end is not None:
        ends, credit = found.early_end, found.early_credit
    elif values.get("over_change") and found.change_end is not None:
        ends, credit = found.change_end, found.change_credit
    elif values.get("accept_late") and found.accepted_end is not None:
        ends, credit = found.accepted_end, found.accepted_credit
    parts = [fill(N_("Het contract eindigt na {day}."), {"day": ends})]
    if credit:
        parts.append(fill(N_("Er komt {amount} terug."), {"amount": credit}))
    if found.late and found.in_time_until is not None:
        parts.append(fill(N_("Op tijd was het tot en met {day}."), {"day": found.in_time_until}))
    if found.early_end is not None and not values.get("early_exit"):
        parts.append(fill(N_("Uit coulance kan het na {day}."), {"day": found.early_end}))
    if found.accepted_end is not None and not values.get("accept_late"):
        parts.append(fill(N_("Als u haar nog aanneemt: na {day}."), {"day": found.accepted_end}))
    if found.change_end is not None and not values.get("over_change"):
        parts.append(fill(N_("Om de wijziging: na {day}."), {"day": found.change_end}))
    tone = "warn" if found.late or found.doubtful else "info"
    return fields.Insight(" ".join(parts), found.reasons, tone)


EARLY = fields.Tick(
    name="early_exit",
    label=N_("Particulier in het &eerste jaar laten gaan (7:408 BW)"),
    span=12,
)
LATE = fields.Tick(
    name="accept_late",
    label=N_("Zakelijke opzegging die een dag te &laat kwam toch aannemen"),
    span=12,
)
OVER_CHANGE = fields.Tick(
    name="over_change",
    label=N_("&Omdat prijzen of voorwaarden veranderen (artikel 3.2)"),
    span=12,
)
NOTICE = fields.FormSpec(
    title=N_("Opzegging vastleggen"),
    act="contract.give_notice",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="received_on", label=N_("&Ontvangen op"), required=True, span=6),
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    span=6,
                    options=fields.kinds(kinds.Channel),
                ),
                EARLY,
                LATE,
                OVER_CHANGE,
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("De dag waarop u de opzegging ontving, beslist (artikel 15.1)."),
    insight=_ending,
    width=640,
    success=N_("De opzegging is vastgelegd. Bevestig haar nu met een brief."),
)


def notice_of(party: kinds.Party, *, change: bool = False) -> fields.FormSpec:
    """Return the form of a notice by a consumer or by someone else: with only his own choices.

    With `change` he can also leave over a change of prices or terms.
    """
    other = LATE if party is kinds.Party.CONSUMER else EARLY
    left_out = {other.name} if change else {other.name, OVER_CHANGE.name}
    (group,) = NOTICE.groups
    asked = tuple(field for field in group.fields if field.name not in left_out)
    return replace(NOTICE, groups=(replace(group, fields=asked),))


CONFIRM = fields.FormSpec(
    title=N_("Opzegging bevestigen"),
    act="contract.confirm_notice",
    groups=(fields.Group(title="", fields=(fields.Wording(),)),),
    submit=N_("&Bevestigen"),
    intro=N_(
        "De klant krijgt een bevestiging en wat na de einddatum is gefactureerd, wordt"
        " gecrediteerd. Beide zijn daarna definitief."
    ),
    look=pdf_of,
)
