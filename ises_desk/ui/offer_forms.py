"""The forms before a contract runs: offer, application, the decision on it, and their letters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill
from ises_desk.ui import fields, package_fields, picks
from ises_desk.ui.contract_forms import CONCLUDE
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk

_WHO, _LINES, _OTHERWISE = CONCLUDE.groups
_LINES_ROWS: Any = _LINES.fields[0]
_CHANNEL = fields.Choice(
    name="channel",
    label=N_("Gekomen &via"),
    required=True,
    span=4,
    options=fields.kinds(kinds.Channel),
)
_APPLIED = fields.Moment(name="applied_at", label=N_("&Ontvangen op"), required=True, span=4)
_START = fields.Day(name="starts_on", label=N_("&Ingangsdatum"), required=True, span=4)


def _only(group: fields.Group, names: tuple[str, ...]) -> tuple[fields.Field, ...]:
    return tuple(field for field in group.fields if field.name in names)


OFFER = replace(
    CONCLUDE,
    title=N_("Nieuwe offerte"),
    act="contract.offer",
    groups=(
        fields.Group(
            title=N_("Voor wie en tot wanneer"),
            fields=(
                picks.customer(span=8),
                replace(picks.ACCOUNT, span=4),
                _START,
                fields.Day(name="valid_until", label=N_("&Geldig tot en met"), span=4),
                fields.Tick(name="binding", label=N_("&Bindend aanbod"), span=4),
            ),
        ),
        _LINES,
        _OTHERWISE,
    ),
    submit=N_("&Offerte maken"),
    success=N_("De offerte is vastgelegd. Zet haar nu op papier."),
)
RECEIVE = replace(
    CONCLUDE,
    title=N_("Aanvraag vastleggen"),
    act="contract.receive",
    groups=(
        fields.Group(
            title=N_("Van wie en wanneer"),
            fields=(
                picks.customer(span=8),
                replace(picks.ACCOUNT, span=4),
                _APPLIED,
                _CHANNEL,
                _START,
            ),
        ),
        _LINES,
        replace(
            _OTHERWISE,
            title=N_("Verder"),
            note="",
            fields=_only(_OTHERWISE, ("gross_prices", "number", "remark")),
        ),
    ),
    submit=N_("&Vastleggen"),
    success=N_("De aanvraag is vastgelegd. Neem haar aan of weiger haar."),
)


def _without_delay(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say until when an application can be turned down, and why."""
    from ises_desk.queries import offers

    before = offers.detail(session, values["contract_id"])
    if before is None or before.until is None:
        return None
    text = fill(N_("Weigeren of herroepen kan t/m {day}."), {"day": before.until})
    return fields.Insight(text, before.reasons)


def _differing(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say where the acceptance is not what was offered, and what follows from it."""
    from ises_desk.queries import offers

    before = offers.detail(session, values["contract_id"])
    if before is None:
        return None
    if not before.differences:
        return fields.Insight(_SAME, before.reasons)
    text = _OURS_NOT if values.get("as_applied") else _OURS
    return fields.Insight(
        fill(text, {"count": len(before.differences)}), before.reasons, tone="warn"
    )


_SAME = N_("De aanvaarding is gelijk aan het aanbod.")
_OURS = N_(
    "De aanvaarding wijkt op {count} punten af van het aanbod. Het aanbod geldt; de bevestiging"
    " zegt dat."
)
_OURS_NOT = N_("De overeenkomst wordt zoals de klant haar schreef, ook waar dat afwijkt.")
APPLY = fields.FormSpec(
    title=N_("Aanvaarding vastleggen"),
    act="contract.apply",
    groups=(
        fields.Group(title="", fields=(_APPLIED, _CHANNEL)),
        fields.Group(
            title=N_("Alleen als de klant iets anders schreef"),
            note=N_("Vul dan alle regels in zoals hij ze wil. Leeg betekent: zoals aangeboden."),
            fields=(replace(_LINES_ROWS, least=0, follows=()),),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Hoe en wanneer de aanvaarding binnenkwam, beslist later hoe de klant kan opzeggen."),
    width=900,
    success=N_("De aanvaarding is vastgelegd. Neem haar aan of weiger haar."),
)
ACCEPT = fields.FormSpec(
    title=N_("Aanvraag aannemen"),
    act="contract.accept",
    groups=(
        fields.Group(
            title="",
            fields=(
                replace(_START, span=6),
                fields.Tick(
                    name="as_applied",
                    label=N_("&Afwijkingen van de klant overnemen"),
                    span=12,
                    when=lambda values: bool(values.get("_differs")),
                ),
            ),
        ),
    ),
    submit=N_("&Aannemen"),
    insight=_differing,
    width=640,
    success=N_("De overeenkomst is gesloten. Bevestig nu de bestelling."),
)
_REASON = fields.Line(name="reason", label=N_("&Reden"), required=True, longest=500, span=12)
_RECEIVED = fields.Amount(name="received", label=N_("Al &ontvangen"), span=6)
REFUSE = fields.FormSpec(
    title=N_("Aanvraag weigeren"),
    act="contract.refuse",
    groups=(fields.Group(title="", fields=(_REASON, _RECEIVED)),),
    submit=N_("&Weigeren"),
    intro=N_("De reden komt zo in de brief. Wat al is ontvangen, gaat terug (artikel 2.3)."),
    insight=_without_delay,
    width=640,
    success=N_("De aanvraag is geweigerd. Schrijf het de klant meteen."),
)
REVOKE = replace(
    REFUSE,
    title=N_("Overeenkomst herroepen"),
    act="contract.revoke",
    submit=N_("&Herroepen"),
    intro=N_(
        "Er komt dan geen overeenkomst tot stand: wat is gefactureerd, wordt gecrediteerd, en wat"
        " al is ontvangen, gaat terug (artikel 2.3). Dit is definitief."
    ),
    success=N_("De overeenkomst is herroepen. Schrijf het de klant meteen."),
)
REFUNDED = fields.FormSpec(
    title=N_("Terugbetaling vastleggen"),
    act="contract.refunded",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="refunded_on", label=N_("&Terugbetaald op"), required=True, span=6),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    width=480,
    success=N_("De terugbetaling is vastgelegd."),
)


def _letter(act: str, title: str, submit: str, intro: str) -> fields.FormSpec:
    return fields.FormSpec(
        title=title,
        act=act,
        groups=(fields.Group(title="", fields=(fields.Wording(),)),),
        submit=submit,
        intro=intro,
        look=pdf_of,
    )


def _unclear(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the letter leaves unclear about the packages; nothing when all is said."""
    from ises_desk.queries import contracts, packages

    found = contracts.detail(session, values["contract_id"], values["_today"])
    kept = [packages.package_of(line) for line in found.lines if line.ends_on is None]
    left = dict.fromkeys(reason for each in kept for reason in packages.unclear(each))
    return package_fields.said(tuple(left), ()) if left else None


WRITE_OFFER = replace(
    _letter(
        "contract.write_offer",
        N_("Offerte op papier zetten"),
        N_("Brief &maken"),
        N_("De offerte noemt prijzen, duur en tot wanneer zij geldt (artikel 2.2)."),
    ),
    insight=_unclear,
)
CONFIRM = replace(
    _letter(
        "contract.confirm_order",
        N_("Bestelling bevestigen"),
        N_("&Bevestigen"),
        N_(
            "De klant krijgt schriftelijk wat is afgesproken; een particulier ook alles over het"
            " herroepen."
        ),
    ),
    insight=_unclear,
)
WRITE_DECISION = _letter(
    "contract.write_decision",
    N_("Afwijzing schrijven"),
    N_("Brief &maken"),
    N_("De klant leest dat er geen overeenkomst is en wat hij terugkrijgt (artikel 2.3)."),
)


def open_offer(desk: Desk, customer_id: int | None = None) -> None:
    """Ask for a new offer, to a customer when that is known."""
    _open(desk, OFFER, {"starts_on": desk.today}, customer_id)


def open_application(desk: Desk, customer_id: int | None = None) -> None:
    """Ask for an application that no offer went before."""
    values = {"starts_on": desk.today, "applied_at": desk.now(), "channel": "website"}
    _open(desk, RECEIVE, values, customer_id)


def _open(
    desk: Desk, spec: fields.FormSpec, values: dict[str, Any], customer_id: int | None
) -> None:
    known = {} if customer_id is None else {"customer_id": customer_id}
    open_form(desk, spec, values | known, done=lambda key: desk.navigator.go_to("contract", key))
