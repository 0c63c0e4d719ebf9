"""The forms of a withdrawal (5): recorded, received, settled; and of the order's evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.clock import business_day
from ises_desk.i18n import N_, _, fill
from ises_desk.ui import address_fields as address
from ises_desk.ui import fields
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk


def _foreseen(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say whether this withdrawal is in time, and what it does."""
    from ises_desk.queries import withdrawals

    if values.get("received_at") is None:
        return None
    found = withdrawals.preview(
        session,
        values["contract_id"],
        values["received_at"],
        values.get("sent_on"),
        values.get("performed") if values.get("_once") else None,
    )
    if not found.in_time:
        text = fill(
            N_("Te laat: herroepen kon tot en met {day}. Leg haar vast als een opzegging."),
            {"day": found.last_day},
        )
        return fields.Insight(text, found.reasons, "warn")
    first = fill(N_("Op tijd: herroepen kan tot en met {day}."), {"day": found.last_day})
    return fields.Insight(f"{first} {_told(found)}", found.reasons, _tone(found))


def _to_settle(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the settlement does to the money."""
    from ises_desk.queries import withdrawals

    found = withdrawals.foreseen(session, values["withdrawal_id"])
    if found is None:
        return None
    return fields.Insight(_told(found), found.reasons, _tone(found))


def _told(found: Any) -> str:
    parts = [fill(N_("Verschuldigd blijft {owed}."), {"owed": found.owed})]
    if found.refund:
        words = N_("Terug komt {refund}, uiterlijk op {day}.")
        parts.append(fill(words, {"refund": found.refund, "day": found.refund_by}))
    if found.to_pay:
        parts.append(fill(N_("Te betalen blijft {amount}."), {"amount": found.to_pay}))
    if found.beside is not None:
        words = N_("In de andere lezing blijft {owed} verschuldigd.")
        parts.append(fill(words, {"owed": found.beside}))
    if found.elsewhere:
        words = N_("In de oude administratie gefactureerd en daar af te rekenen: {lines}.")
        parts.append(fill(words, {"lines": found.elsewhere}))
    if found.alongside:
        words = N_(
            "Dezelfde dag gesloten: {contracts}. Wat daarvan bij dit contract hoort, eindigt mee"
            " (6:230q lid 2 BW)."
        )
        parts.append(fill(words, {"contracts": found.alongside}))
    return " ".join(parts)


def _tone(found: Any) -> str:
    unsure = found.elsewhere or found.alongside or found.beside is not None
    return "warn" if unsure else "info"


def _once(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import withdrawals

    return withdrawals.beginning(session, values["contract_id"], values["_today"]).once


def _has_once(values: Mapping[str, Any]) -> bool:
    return bool(values.get("_once"))


def _as_notice(desk: Desk, values: Mapping[str, Any]) -> None:
    """Open the form of a notice with the day and the channel that were filled in."""
    from ises_desk.ui.forms import open_form
    from ises_desk.ui.notice_form import notice_of

    moment = values.get("received_at")
    day = desk.today if moment is None else business_day(moment)
    start = {"received_on": day, "channel": values.get("channel") or "email"}
    spec = notice_of(kinds.Party.CONSUMER)
    open_form(desk, spec, start, {"contract_id": values["contract_id"]})


WITHDRAW = fields.FormSpec(
    title=N_("Herroeping vastleggen"),
    act="contract.withdraw",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Moment(name="received_at", label=N_("&Ontvangen op"), required=True, span=6),
                fields.Day(
                    name="sent_on",
                    label=N_("Ver&stuurd op"),
                    span=6,
                    hint=N_("Leeg: de dag van ontvangst."),
                ),
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    span=6,
                    options=fields.kinds(kinds.Channel),
                ),
                fields.Tick(
                    name="by_function",
                    label=N_("Met de herroepings&functie op de website"),
                    span=6,
                ),
                fields.Block(
                    name="declaration",
                    label=N_("Wat de klant sch&reef"),
                    rows=2,
                    longest=4000,
                    hint=N_("Komt in de ontvangstbevestiging."),
                ),
                fields.Ticks(
                    name="performed",
                    label=N_("&Geheel verricht"),
                    load=_once,
                    depends="contract_id",
                    when=_has_once,
                    hint=N_("Wat één keer wordt gedaan en al klaar is, zoals een registratie."),
                ),
                fields.Choice(
                    name="refund_method",
                    label=N_("&Terugbetalen"),
                    span=5,
                    options=fields.kinds(kinds.PaymentMethod),
                    nothing=N_("zoals is betaald"),
                    hint=N_("Anders alleen als de klant dat uitdrukkelijk wil."),
                ),
                fields.Line(
                    name="refund_iban",
                    label=N_("Op &IBAN"),
                    longest=42,
                    span=7,
                    check=address.iban,
                    hint=N_("Leeg: de rekening waarvan is betaald."),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("De dag waarop de klant zijn verklaring verstuurde, beslist (artikel 5.1)."),
    insight=_foreseen,
    width=720,
    ways=((N_("Als o&pzegging vastleggen"), _as_notice),),
    success=N_("De herroeping is vastgelegd. Bevestig de ontvangst nu meteen."),
)
ACKNOWLEDGE = fields.FormSpec(
    title=N_("Ontvangst van herroeping bevestigen"),
    act="contract.acknowledge_withdrawal",
    groups=(fields.Group(title="", fields=(fields.Wording(),)),),
    submit=N_("&Bevestigen"),
    intro=N_("De klant krijgt meteen een bevestiging met de dag en het tijdstip van ontvangst."),
    look=pdf_of,
)
SETTLE = fields.FormSpec(
    title=N_("Herroeping afwikkelen"),
    act="contract.settle_withdrawal",
    groups=(fields.Group(title="", fields=(fields.Wording(),)),),
    submit=N_("&Afwikkelen"),
    intro=N_(
        "Wat niet verschuldigd is, wordt gecrediteerd; wat verschuldigd is en nog niet was"
        " gefactureerd, krijgt een factuur. Die zijn daarna definitief."
    ),
    insight=_to_settle,
    look=pdf_of,
)


def _worth(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what this evidence is worth when the consumer withdraws."""
    from ises_desk.queries import order_evidence

    names = order_evidence.EvidenceDetail.__slots__
    given = {name: values[name] for name in names if values.get(name) is not None}
    found = order_evidence.judged(
        session, values["contract_id"], order_evidence.EvidenceDetail(**given)
    )
    parts = []
    if found.last_day is not None:
        parts.append(fill(N_("Herroepen kan tot en met {day}."), {"day": found.last_day}))
    if found.no_function:
        parts.append(
            _(N_("Zonder het adres van de herroepingsfunctie is de informatie niet volledig."))
        )
    if found.missing:
        lacking = tuple(_(words) for words in found.missing)
        words = N_("Bij herroepen komt alles terug. Nog niet aan te tonen: {lacking}.")
        parts.append(fill(words, {"lacking": lacking}))
        return fields.Insight(" ".join(parts), found.reasons, "warn")
    parts.append(_(N_("Het bewijs is volledig: het gebruikte deel blijft verschuldigd.")))
    return fields.Insight(" ".join(parts), found.reasons, "info")


EVIDENCE = fields.FormSpec(
    title=N_("Bewijs bij de bestelling"),
    act="contract.record_evidence",
    groups=(
        fields.Group(
            title=N_("Wat u de klant vertelde"),
            note=N_("Over het herroepen, met het modelformulier (6:230m lid 1 BW)."),
            fields=(
                fields.Day(name="informed_on", label=N_("&Volledig geïnformeerd op"), span=5),
                fields.Tick(
                    name="conditions_told",
                    label=N_("Ook &dat een begonnen dienst geld kost"),
                    span=7,
                ),
                fields.Line(
                    name="function_url",
                    label=N_("&Adres van de herroepingsfunctie"),
                    longest=300,
                    span=12,
                    example="https://www.voorbeeld.nl/herroepen",
                ),
            ),
        ),
        fields.Group(
            title=N_("Wat de klant vroeg en verklaarde"),
            fields=(
                fields.Block(
                    name="start_request",
                    label=N_("Ver&zoek om meteen te beginnen"),
                    rows=2,
                    longest=2000,
                ),
                fields.Moment(name="start_requested_at", label=N_("&Gevraagd op"), span=6),
                fields.Block(
                    name="statement",
                    label=N_("Verklaring dat het &recht vervalt als alles is verricht"),
                    rows=2,
                    longest=2000,
                ),
                fields.Moment(name="stated_at", label=N_("Ver&klaard op"), span=6),
                fields.Tick(
                    name="one_off_consent",
                    label=N_("Stemde in met de directe uitvoering van wat één keer wordt &gedaan"),
                    span=12,
                ),
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    intro=N_("Zonder volledig bewijs mag bij een herroeping niets worden ingehouden."),
    insight=_worth,
    width=720,
    success=N_("Het bewijs is vastgelegd."),
)
