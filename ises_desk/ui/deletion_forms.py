"""The forms after the end (15.5): data offered, deleted, declared (L34); a customer erased."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill
from ises_desk.ui import fields
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.ui.page_spec import Deed
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _at_server(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import deletions

    day = values["_today"]
    found = deletions.of_contract(session, values["contract_id"], day)
    may = () if found is None else deletions.to_record(found, day)
    return tuple((kind.value, kind.label) for kind in may)


def _when(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say from when each class may go, what still needs it, and why."""
    from ises_desk.queries import deletions

    found = deletions.of_contract(session, values["contract_id"], values["_today"])
    return None if found is None else _insight(found.rows)


def _insight(rows: Any) -> fields.Insight:
    parts, held = [], False
    for row in rows:
        words = {"what": row.kind.label, "first": row.first_on, "last": row.last_on}
        if row.deleted_on is not None:
            parts.append(fill(N_("{what}: gewist op {day}."), words | {"day": row.deleted_on}))
        elif row.held:
            held = True
            parts.append(fill(N_("{what}: nog nodig."), words))
        else:
            parts.append(fill(N_("{what}: vanaf {first}, uiterlijk {last}."), words))
    reasons = tuple(dict.fromkeys(each for row in rows for each in (*row.held, *row.why)))
    return fields.Insight("\n".join(parts), reasons, "warn" if held else "info")


def _known(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    from ises_desk.queries import deletions

    rows = deletions.of_customer(session, values["customer_id"], values["_today"])
    return _insight(rows) if rows else None


def _here(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import deletions

    day = values["_today"]
    rows = deletions.of_customer(session, values["customer_id"], day)
    return tuple((kind.value, kind.label) for kind in deletions.to_erase(rows, day))


OFFER = fields.FormSpec(
    title=N_("Gegevens laten ophalen"),
    act="contract.offer_retrieval",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="told_on", label=N_("V&erteld op"), required=True, span=4),
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    span=4,
                    options=fields.kinds(kinds.Channel),
                ),
                fields.Day(
                    name="until_on",
                    label=N_("Ophalen &t/m"),
                    span=4,
                    hint=N_("Leeg: de kortste termijn, dertig dagen."),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_(
        "Leg vast wanneer u de klant liet weten tot wanneer hij zijn gegevens kan ophalen. In de"
        " brief over een ontbinding, herroeping of opzegging staat het al."
    ),
    insight=_when,
    success=N_("Vastgelegd. Daarna vraagt Vandaag om de gegevens te wissen."),
)
RECORD = fields.FormSpec(
    title=N_("Verwijdering vastleggen"),
    act="contract.record_deletion",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Ticks(
                    name="kinds",
                    label=N_("Wat is ge&wist"),
                    required=True,
                    load=_at_server,
                    depends="contract_id",
                ),
                fields.Day(name="deleted_on", label=N_("Gewist &op"), required=True, span=4),
                fields.Line(
                    name="means",
                    label=N_("&Hoe"),
                    required=True,
                    longest=200,
                    span=8,
                    example="van de server gewist",
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_(
        "U wist zelf op de server; hier staat wat, wanneer en hoe. Het komt in de verklaring aan de"
        " klant."
    ),
    insight=_when,
    success=N_("De verwijdering is vastgelegd."),
)
CERTIFY = fields.FormSpec(
    title=N_("Verwijderingsverklaring maken"),
    act="contract.certify_deletion",
    groups=(fields.Group(title="", fields=(fields.Wording(),)),),
    submit=N_("Brief &maken"),
    intro=N_(
        "Wat is gewist en wanneer, wat u nog bewaart en waarom. Daarna is het contract gewist."
    ),
    look=pdf_of,
    success=N_("De verklaring is gemaakt. Leg vast hoe u haar verstuurt."),
)
ERASE = fields.FormSpec(
    title=N_("Klantgegevens wissen"),
    act="customer.erase",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Ticks(
                    name="kinds",
                    label=N_("Wat wordt gew&ist"),
                    required=True,
                    load=_here,
                    depends="customer_id",
                ),
                fields.Tick(
                    name="confirmed",
                    label=N_("Ik &weet dat dit niet is terug te draaien"),
                    span=12,
                ),
            ),
        ),
    ),
    submit=N_("Ge&gevens wissen"),
    intro=N_(
        "Wat hier wordt gewist, verdwijnt uit dit bestand. Facturen, brieven en het contract"
        " blijven zolang de wet dat vraagt; oudere back-ups houden wat er was."
    ),
    insight=_known,
    success=N_("De klantgegevens zijn gewist."),
)


def offer(desk: Desk, contract_id: int) -> None:
    """Ask when and how the customer was told to fetch his data."""
    start = {"told_on": desk.today, "channel": "email"}
    open_form(desk, OFFER, start, {"contract_id": contract_id})


def record(desk: Desk, contract_id: int, chosen: Any = None) -> None:
    """Ask what was deleted at the server; `chosen` are the classes that are ticked at once."""
    desk.lanes.read(_may, partial(_record, desk, contract_id, chosen), contract_id, desk.today)


def _may(session: Any, contract_id: int, day: Any) -> tuple[str, ...]:
    """Return what is ticked: backups last, for they stay a while after the rest is deleted."""
    options = _at_server(session, {"contract_id": contract_id, "_today": day})
    found = tuple(key for key, _label in options)
    return tuple(key for key in found if key != kinds.DataKind.COPIES) or found


def _record(desk: Desk, contract_id: int, chosen: Any, may: tuple[str, ...]) -> None:
    start = {
        "kinds": tuple(str(each) for each in chosen) if chosen else may,
        "deleted_on": desk.today,
        "means": "van de server gewist",  # it is printed
    }
    open_form(desk, RECORD, start, {"contract_id": contract_id})


def certify(desk: Desk, contract_id: int) -> None:
    """Show the declaration to make; afterwards it is shown to be sent."""
    from ises_desk.ui.letter_preview import open_letter

    open_form(desk, CERTIFY, {}, {"contract_id": contract_id}, partial(open_letter, desk))


def erase(desk: Desk, customer_id: int, chosen: Any = ()) -> None:
    """Ask what of a customer is erased."""
    start = {"kinds": tuple(str(each) for each in chosen)}
    open_form(desk, ERASE, start, {"customer_id": customer_id})


def do_duty(desk: Desk, duty: Any) -> None:
    """Open the form that resolves a duty after the end."""
    if duty.kind == "offer_data":
        offer(desk, duty.key)
    elif duty.kind == "delete_data":
        record(desk, duty.key, duty.arguments["kinds"])
    elif duty.kind == "certify_deletion":
        certify(desk, duty.key)
    else:
        erase(desk, duty.key, duty.arguments["kinds"])


def _on_sheet(run: Any) -> Any:
    def do(desk: Desk, shown: Sheet | None) -> None:
        if shown is not None:
            run(desk, shown.key)

    return do


DEEDS = (
    Deed(
        code="certify",
        text=N_("Verklaring maken"),
        icon="letters",
        run=_on_sheet(certify),
        primary=True,
    ),
    Deed(code="delete_data", text=N_("Gegevens wissen"), icon="stop", run=_on_sheet(record)),
    Deed(code="offer_data", text=N_("Laten ophalen"), icon="clock", run=_on_sheet(offer)),
)
OF_CUSTOMER = Deed(
    code="erase", text=N_("Klantgegevens wissen"), icon="delete", run=_on_sheet(erase)
)
