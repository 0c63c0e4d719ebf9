"""The forms of an invoice: drafts and their lines, final, credit, dispute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks, sold
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = (
    fields.Choice(
        name="_product",
        label=N_("Pro&duct"),
        span=4,
        load=sold.products,
        nothing=N_("geen product"),
    ),
    fields.Line(name="description", label=N_("&Omschrijving"), required=True, longest=120, span=5),
    fields.Line(name="detail", label=N_("&Toelichting"), longest=200, span=3),
    fields.Count(name="quantity", label=N_("&Aantal"), required=True, span=3),
    fields.Amount(name="unit_price", label=N_("&Prijs per stuk"), required=True, span=3),
    fields.Choice(
        name="vat_kind",
        label=N_("&Btw"),
        required=True,
        span=3,
        options=fields.kinds(kinds.VatKind),
    ),
    fields.Day(name="supplied_on", label=N_("&Geleverd op"), span=3),
)
_FROM_PRODUCT = ("description", "unit_price", "vat_kind")


def one() -> Any:
    """Return the quantity one."""
    from ises_desk.values.quantity import Quantity

    return Quantity.of("1")


def _plain(line: fields.Field) -> fields.Field:
    return replace(line, bare=True)


def _from_product(
    session: Any, row: Mapping[str, Any], form: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Fill a line of a new invoice from its product; the owner can change all of it."""
    return _filled(session, row, form, gross=sold.sees_gross(session, form))


def _from_product_here(session: Any, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Fill a line of a draft that is there, with the prices of that draft."""
    from ises_desk.queries import invoices

    key = values.get("invoice_id") or values["_invoice_id"]
    gross = invoices.detail(session, key, values["_today"]).gross_prices
    return _filled(session, values, values, gross=gross)


def _filled(
    session: Any, row: Mapping[str, Any], form: Mapping[str, Any], *, gross: bool
) -> Mapping[str, Any]:
    found = sold.listed(session, row["_product"], form, gross=gross)
    return {name: value for name, value in found.items() if name in _FROM_PRODUCT}


def _sums(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the lines come to, and how the customer sees prices."""
    from ises_desk.queries import customers
    from ises_desk.values.money import ZERO

    if values.get("customer_id") is None:
        return None
    found = customers.detail(session, values["customer_id"], values["_today"])
    total = ZERO
    for line in values.get("lines") or ():
        if line.get("unit_price") is not None and line.get("quantity") is not None:
            total += line["unit_price"].times(line["quantity"].fraction)
    consumer = found.party is kinds.Party.CONSUMER
    text = N_("Samen {total} met btw.") if consumer else N_("Samen {total} zonder btw.")
    return fields.Insight(fill(text, {"total": total}))


DRAFT = fields.FormSpec(
    title=N_("Nieuwe factuur"),
    act="invoice.draft",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(span=8),
                fields.Whole(
                    name="payment_days",
                    label=N_("&Betaaltermijn"),
                    least=1,
                    most=365,
                    unit=N_("dagen"),
                    span=4,
                ),
                fields.Line(name="remark", label=N_("Op&merking"), longest=500, span=12),
            ),
        ),
        fields.Group(
            title=N_("Regels"),
            note=N_("Een particulier ziet prijzen met btw, een bedrijf zonder."),
            fields=(
                fields.Rows(
                    name="lines",
                    label=N_("Regels"),
                    add=N_("&Regel toevoegen"),
                    least=1,
                    fields=tuple(_plain(line) for line in LINE),
                    on="_product",
                    fill=_from_product,
                    follows=("customer_id",),
                    fresh=(("quantity", one()), ("vat_kind", "high")),
                ),
            ),
        ),
    ),
    submit=N_("Concept &maken"),
    insight=_sums,
    width=860,
    success=N_("Het concept is gemaakt. Kijk het na en maak het definitief."),
)
CHANGE = fields.FormSpec(
    title=N_("Concept wijzigen"),
    act="invoice.change_draft",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Whole(
                    name="payment_days",
                    label=N_("&Betaaltermijn"),
                    required=True,
                    least=1,
                    most=365,
                    unit=N_("dagen"),
                ),
                fields.Block(name="remark", label=N_("Op&merking"), longest=500),
            ),
        ),
    ),
    submit=N_("&Opslaan"),
    width=520,
)


def _alone(field: fields.Field) -> fields.Field:
    """Return a field of a line as wide as a form has room for: a description is read whole."""
    whole = isinstance(field, fields.Line) or field.name == "_product"
    return replace(field, span=12 if whole else 3)


ADD_LINE = fields.FormSpec(
    title=N_("Regel toevoegen"),
    act="invoice.add_line",
    groups=(fields.Group(title="", fields=tuple(_alone(line) for line in LINE)),),
    submit=N_("&Toevoegen"),
    wrap="line",
    on="_product",
    fill=_from_product_here,
)
CHANGE_LINE = replace(
    ADD_LINE,
    title=N_("Factuurregel"),
    act="invoice.change_line",
    submit=N_("&Opslaan"),
    others=((N_("&Verwijderen"), "invoice.remove_line"),),
)


def _paper(session: Any, number: str) -> bytes:
    """Return the PDF of an invoice that was just made final, by its number."""
    from ises_desk.queries import invoices, letter_papers
    from ises_desk.queries.listing import keys

    listed = invoices.listing(_FAR, "all").filtered(number)
    for key in keys(session, listed):
        found = invoices.detail(session, key, _FAR)
        if found.number == number and found.letters:
            return letter_papers.pdf_of(session, found.letters[0].id)
    raise LookupError(number)


def _far() -> Any:
    from datetime import date

    return date.max


_FAR = _far()
FINALISE = fields.FormSpec(
    title=N_("Factuur definitief maken"),
    act="invoice.finalise",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="issued_on", label=N_("&Factuurdatum"), required=True, span=12),
            ),
        ),
    ),
    submit=N_("&Definitief maken"),
    intro=N_(
        "De factuur krijgt het volgende nummer en kan daarna niet meer worden gewijzigd of"
        " verwijderd; een fout herstelt u met een creditnota."
    ),
    look=_paper,
    success=N_("De factuur is definitief en staat klaar om te versturen."),
)
DISPUTE = fields.FormSpec(
    title=N_("Factuur betwist"),
    act="invoice.set_disputed",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="disputed_on", label=N_("&Sinds"), required=True, span=4),
                fields.Line(name="reason", label=N_("&Reden"), required=True, longest=200, span=8),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Zolang een factuur is betwist, gaat er geen aanmaning over uit."),
    width=600,
)


def _lines(session: Any, values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries import invoices
    from ises_desk.values import formats

    found = invoices.detail(session, values["invoice_id"], values["_today"])
    return tuple(
        (line.id, f"{line.description}: {formats.amount(line.amount)}") for line in found.lines
    )


CREDIT = fields.FormSpec(
    title=N_("Creditnota maken"),
    act="invoice.credit",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="reason", label=N_("&Reden"), required=True, longest=200, span=12),
            ),
        ),
        fields.Group(
            title=N_("Welke regels"),
            note=N_("Zonder regels wordt de hele factuur gecrediteerd."),
            fields=(
                fields.Rows(
                    name="lines",
                    label=N_("Regels"),
                    add=N_("Regel &kiezen"),
                    fields=(
                        fields.Choice(
                            name="line_id", label=N_("Regel"), required=True, span=8, load=_lines
                        ),
                        fields.Amount(name="amount", label=N_("Bedrag (leeg: alles)"), span=4),
                    ),
                ),
            ),
        ),
    ),
    submit=N_("Creditnota &maken"),
    intro=N_("Een creditnota is definitief, krijgt een eigen nummer en verwijst naar de factuur."),
    look=_paper,
    success=N_("De creditnota is gemaakt."),
)


def period(start: Any, until: Any) -> str:
    """Return a line's period with its last day, empty without one."""
    if start is None or until is None:
        return ""
    from datetime import timedelta

    from ises_desk.values.formats import short_day

    return _("{first} t/m {last}").format(
        first=short_day(start), last=short_day(until - timedelta(days=1))
    )
