"""What the calculators of a claim ask: interest, costs, the fourteen-day term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTY = fields.Choice(
    name="party",
    label=N_("&Klant"),
    required=True,
    options=(("consumer", N_("Particulier")), ("business", N_("Zakelijk"))),
)


def _together(values: Mapping[str, Any]) -> bool:
    return bool(values.get("one_contract"))


INTEREST = fields.FormSpec(
    title=N_("Rente"),
    act="",
    submit="",
    intro=N_("Wat een vordering op een dag is, met de wettelijke rente (6:119, 6:119a BW)."),
    groups=(
        fields.Group(
            title=N_("Vordering"),
            fields=(
                _PARTY,
                fields.Amount(name="amount", label=N_("&Hoofdsom"), required=True),
                fields.Day(
                    name="due",
                    label=N_("&Uiterste betaaldag"),
                    required=True,
                    hint=N_("De rente loopt vanaf de dag erna."),
                ),
                fields.Day(name="until", label=N_("&Rekenen tot en met"), required=True),
                fields.Amount(name="costs", label=N_("&Incassokosten")),
                fields.Choice(
                    name="day_basis",
                    label=N_("&Delen door"),
                    nothing=N_("de dagen van het rentejaar"),
                    options=(("365", N_("altijd 365 dagen")),),
                ),
            ),
        ),
        fields.Group(
            title=N_("Betalingen"),
            fields=(
                fields.Rows(
                    name="payments",
                    label=N_("Betalingen"),
                    add=N_("&Betaling toevoegen"),
                    fields=(
                        fields.Day(name="on", label=N_("Ontvangen op"), required=True),
                        fields.Amount(name="paid", label=N_("Bedrag"), required=True),
                    ),
                ),
            ),
        ),
    ),
)
COSTS = fields.FormSpec(
    title=N_("Incassokosten"),
    act="",
    submit="",
    intro=N_("De kosten die u buiten de rechter om mag vragen (6:96 BW, Besluit BIK)."),
    groups=(
        fields.Group(
            title="",
            fields=(
                _PARTY,
                fields.Day(name="on", label=N_("&Dag van de brief"), required=True),
                fields.Rows(
                    name="amounts",
                    label=N_("Openstaande bedragen"),
                    add=N_("&Bedrag toevoegen"),
                    required=True,
                    least=1,
                    fields=(
                        fields.Amount(
                            name="amount", label=N_("Open, met btw"), required=True, span=12
                        ),
                    ),
                ),
                fields.Tick(
                    name="one_contract", label=N_("Het zijn &termijnen van één contract"), span=12
                ),
                fields.Day(
                    name="earlier_letter",
                    label=N_("&Eerdere brief over dat contract"),
                    span=12,
                    when=_together,
                ),
                fields.Tick(
                    name="vat_uplift",
                    label=N_("Met bt&w erbij"),
                    hint=N_("Alleen als een ander met btw voor u incasseert, u die btw niet kunt"
                            " aftrekken en u dat uitdrukkelijk verklaart."),
                    span=12,
                ),
            ),
        ),
    ),
)  # fmt: skip
LETTER_TERM = fields.FormSpec(
    title=N_("Veertiendagenbrief"),
    act="",
    submit="",
    intro=N_("Tot wanneer een particulier zonder kosten kan betalen (6:96 lid 6 BW)."),
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="sent", label=N_("&Verstuurd op"), required=True),
                fields.Choice(
                    name="by",
                    label=N_("&Hoe"),
                    nothing=N_("per post"),
                    options=(("email", N_("per e-mail")),),
                ),
            ),
        ),
    ),
)
