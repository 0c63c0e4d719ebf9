"""The forms of a contract: concluding, changing, its lines, and notice (15.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks, sold
from ises_desk.ui.forms import open_form
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.ui.desk import Desk


def _from_product(
    session: Any, row: Mapping[str, Any], form: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Fill a line from its product, with the price that this kind of customer sees."""
    return sold.listed(session, row["product"], form, gross=_gross(session, form))


def _gross(session: Any, form: Mapping[str, Any]) -> bool:
    if form.get("gross_prices") is not None:
        return bool(form["gross_prices"])
    return sold.sees_gross(session, form)


def _party(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the customer's kind means for this contract."""
    from ises_desk.queries import customers

    if values.get("customer_id") is None:
        return None
    found = customers.detail(session, values["customer_id"], values["_today"])
    if found.party is kinds.Party.CONSUMER:
        text = N_(
            "{name} is particulier: prijzen inclusief btw, en na het eerste jaar elke maand"
            " opzegbaar."
        )
        reasons = [_(N_("art. 38 Wet OB")), _(N_("artikel 15.1; 6:236 onder j BW"))]
    else:
        text = N_("{name} is {kind}: prijzen zonder btw, en stilzwijgend verlengd.")
        reasons = [_(N_("artikel 15.1"))]
    words = {"name": found.name, "kind": found.party.label.lower()}
    return fields.Insight(fill(text, words), tuple(reasons))


LINE = (
    fields.Choice(name="product", label=N_("Product"), span=5, load=sold.products),
    fields.Line(name="description", label=N_("Omschrijving"), longest=120, span=7),
    fields.Count(name="quantity", label=N_("Aantal"), required=True, span=2),
    fields.Amount(name="unit_price", label=N_("Prijs per stuk"), span=2),
    fields.Whole(name="months", label=N_("Per"), most=120, unit=N_("mnd"), span=2),
    fields.Choice(
        name="billing_moment",
        label=N_("Factureren"),
        span=3,
        options=fields.kinds(kinds.BillingMoment),
    ),
    fields.Choice(name="vat_kind", label=N_("Btw"), span=3, options=fields.kinds(kinds.VatKind)),
)


def _fresh() -> tuple[tuple[str, Any], ...]:
    from ises_desk.values.quantity import Quantity

    return (("quantity", Quantity.of("1")),)


CONCLUDE = fields.FormSpec(
    title=N_("Nieuw contract"),
    act="contract.conclude",
    groups=(
        fields.Group(
            title=N_("Met wie en vanaf wanneer"),
            fields=(
                picks.customer(span=8),
                replace(picks.ACCOUNT, span=4),
                fields.Day(name="starts_on", label=N_("&Ingangsdatum"), required=True, span=4),
                fields.Moment(name="concluded_at", label=N_("Ge&sloten op"), required=True, span=4),
                fields.Choice(
                    name="channel",
                    label=N_("Gesloten &via"),
                    required=True,
                    span=4,
                    options=fields.kinds(kinds.Channel),
                ),
            ),
        ),
        fields.Group(
            title=N_("Regels"),
            fields=(
                fields.Rows(
                    name="lines",
                    label=N_("Regels"),
                    add=N_("&Regel toevoegen"),
                    least=1,
                    fields=LINE,
                    on="product",
                    fill=_from_product,
                    follows=("customer_id", "gross_prices"),
                    fresh=_fresh(),
                ),
            ),
        ),
        fields.Group(
            title=N_("Anders afgesproken"),
            note=N_("Leeg betekent: volgens de algemene voorwaarden."),
            fields=(
                fields.Whole(
                    name="months", label=N_("&Duur"), least=1, most=120, unit=N_("maanden"), span=3
                ),
                fields.Whole(
                    name="notice_months",
                    label=N_("&Opzegtermijn"),
                    most=12,
                    unit=N_("maanden"),
                    span=3,
                ),
                fields.Whole(
                    name="payment_days",
                    label=N_("&Betaaltermijn"),
                    least=1,
                    most=365,
                    unit=N_("dagen"),
                    span=3,
                ),
                fields.Choice(
                    name="gross_prices",
                    label=N_("&Prijzen"),
                    span=3,
                    options=((True, N_("Met btw")), (False, N_("Zonder btw"))),
                ),
                fields.Line(
                    name="number",
                    label=N_("Contractnummer"),
                    longest=30,
                    span=3,
                    example=N_("volgt vanzelf"),
                ),
                fields.Line(name="remark", label=N_("Op&merking"), longest=2000, span=9),
            ),
        ),
    ),
    submit=N_("Contract &sluiten"),
    insight=_party,
    width=900,
    success=N_("Het contract is vastgelegd."),
)


def open_contract(
    desk: Desk, customer_id: int | None = None, done: Callable[[Any], None] | None = None
) -> None:
    """Ask for a new contract, with a customer when that is known."""
    values: dict[str, Any] = {
        "starts_on": desk.today,
        "concluded_at": desk.now(),
        "channel": "form",
    }
    if customer_id is not None:
        values["customer_id"] = customer_id
    follow = done or (lambda key: desk.navigator.go_to("contract", key))
    open_form(desk, CONCLUDE, values, done=follow)
