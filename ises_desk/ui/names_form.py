"""The default notice about domain names (L11), and that a default notice was performed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.ui.notice_fields import BREACH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _names(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the active names of the customer; a consumer's under this contract only (13.6)."""
    from ises_desk.queries.breach_names import nameable

    return nameable(session, values["contract_id"])


NAMES = fields.FormSpec(
    title=N_("Ingebrekestelling over domeinnamen"),
    act="default_notice.issue_domains",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Ticks(
                    name="domain_ids",
                    label=N_("Domein&namen"),
                    load=_names,
                    hint=N_("Niets gekozen: die onder dit contract."),
                ),
                fields.Line(
                    name="clause",
                    label=N_("&Waar het staat"),
                    required=True,
                    longest=120,
                    span=7,
                    example=N_("artikel 4.1 van de algemene voorwaarden"),
                ),
                *BREACH,
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    intro=N_("Na de termijn mogen deze namen en certificaten onbruikbaar worden gemaakt (13.5)."),
    look=pdf_of,
    success=N_("De brief is gemaakt. Leg vast hoe u hem verstuurt."),
)


def _notices(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries.breach_file import breach_file

    found = breach_file(session, values["_contract_id"], values["_today"])
    return tuple(
        (each.letter_id, f"{each.number} · {each.kind.label}")
        for each in found.notices
        if each.sent_on is not None and each.performed_on is None
    )


PERFORMED = fields.FormSpec(
    title=N_("Alsnog nagekomen"),
    act="default_notice.performed",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="letter_id",
                    label=N_("&Ingebrekestelling"),
                    required=True,
                    span=8,
                    load=_notices,
                ),
                fields.Day(name="performed_on", label=N_("Nagekomen &op"), required=True, span=4),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Wie binnen de termijn nakomt, is niet in verzuim; daarna vervalt de grond ook."),
    width=620,
    success=N_("Vastgelegd: de klant is alsnog nagekomen."),
)


def notice_names(desk: Desk, shown: Sheet | None) -> None:
    """Ask which names and why; afterwards the letter is shown to be sent."""
    if shown is not None:
        from ises_desk.ui.letter_preview import open_letter

        open_form(desk, NAMES, {}, {"contract_id": shown.key}, partial(open_letter, desk))


def performed(desk: Desk, shown: Sheet | None) -> None:
    """Ask which default notice was performed, and when."""
    if shown is not None:
        fixed = {"_contract_id": shown.key}
        open_form(desk, PERFORMED, {"performed_on": desk.today, **fixed}, fixed)
