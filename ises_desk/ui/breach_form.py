"""The default notice (L10) for another obligation than payment, with its page beside the form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.ui.notice_fields import BREACH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk


def contracts_of(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the contracts of the chosen customer (on the read lane)."""
    from ises_desk.queries import contracts
    from ises_desk.queries.listing import dictionaries

    key = values.get("customer_id")
    if key is None:
        return ()
    rows = dictionaries(session, contracts.listing(values["_today"], "all", key))
    return tuple((row["id"], f"{row['number']}: {row['about']}") for row in rows)


SPEC = fields.FormSpec(
    title=N_("Ingebrekestelling voor iets anders dan betalen"),
    act="default_notice.issue_other",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Choice(
                    name="contract_id",
                    label=N_("&Contract"),
                    required=True,
                    span=12,
                    load=contracts_of,
                    depends="customer_id",
                ),
                fields.Line(
                    name="clause",
                    label=N_("&Waar het staat"),
                    required=True,
                    longest=120,
                    span=7,
                    example=N_("artikel 8.2 van de algemene voorwaarden"),
                ),
                *BREACH,
                fields.Line(
                    name="final_time",
                    label=N_("Tijdsti&p"),
                    longest=10,
                    example=N_("12.00"),
                    hint=N_("Van de laatste dag; mag leeg."),
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    intro=N_("De redelijke termijn telt vanaf de dag waarop de brief aankomt (6:82 BW)."),
    look=pdf_of,
    success=N_("De brief is gemaakt. Leg vast hoe u hem verstuurt."),
)


def open_breach(desk: Desk, customer_id: int, contract_id: int | None = None) -> None:
    """Ask what wasn't performed; afterwards the letter is shown to be sent."""
    from ises_desk.ui.letter_preview import open_letter

    values: dict[str, Any] = {"customer_id": customer_id}
    if contract_id is not None:
        values["contract_id"] = contract_id
    open_form(desk, SPEC, values, done=partial(open_letter, desk))
