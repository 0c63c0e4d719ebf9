"""What each calculator asks, in the order of the list; another one is another line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import fields
from ises_desk.ui.claim_calculator_forms import COSTS, INTEREST, LETTER_TERM

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES_NO = (("yes", N_("Ja")), ("no", N_("Nee")))
_MONTHS = fields.Whole(
    name="months", label=N_("&Looptijd"), least=1, most=120, unit=N_("maanden"), span=6,
    hint=N_("Leeg: een jaar."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator: its name among the queries, its title, and the form that it fills.

    The fields in `today` begin with today.
    """

    name: str
    title: str
    form: fields.FormSpec
    today: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields without which nothing can be told."""
        asked = (field for group in self.form.groups for field in group.fields)
        return tuple(field.name for field in asked if field.required)


def _day(name: str, label: str, **more: Any) -> fields.Day:
    return fields.Day(name=name, label=label, required=True, span=6, **more)


def _form(title: str, intro: str, *groups: fields.Group) -> fields.FormSpec:
    return fields.FormSpec(title=title, act="", groups=groups, submit="", intro=intro)


def _later(values: Mapping[str, Any]) -> bool:
    return values.get("knew") == "later"


def _answer(name: str, label: str) -> fields.Choice:
    return fields.Choice(name=name, label=label, options=_YES_NO, span=12)


_NOTICE = _form(
    N_("Opzegging"),
    N_("Wanneer een opzegging het contract beëindigt (artikel 15.1)."),
    fields.Group(
        title="",
        fields=(
            fields.Choice(
                name="party", label=N_("&Klant"), required=True, span=6,
                options=(("business", N_("Zakelijk")), ("consumer", N_("Particulier"))),
            ),
            _day("start", N_("&Begin van het contract")),
            _day("received", N_("&Opzegging ontvangen")),
            _MONTHS,
        ),
    ),
)  # fmt: skip
_WITHDRAWAL = _form(
    N_("Herroeping"),
    N_("Tot wanneer een particulier kan herroepen, en wat hij dan verschuldigd is (artikel 5)."),
    fields.Group(
        title=N_("Termijn"),
        fields=(
            _day("concluded", N_("&Gesloten op")),
            fields.Choice(
                name="knew", label=N_("&Informatie volledig"), span=6,
                nothing=N_("Bij het sluiten"),
                options=(("later", N_("Later")), ("never", N_("Nooit"))),
            ),
            fields.Day(name="informed", label=N_("&Volledig op"), span=12, when=_later),
            fields.Day(name="received", label=N_("&Herroeping ontvangen"), span=6),
            fields.Day(
                name="sent", label=N_("&Verstuurd op"), span=6,
                hint=N_("Leeg: op de dag van ontvangst."),
            ),
        ),
    ),
    fields.Group(
        title=N_("Bestelling"),
        note=N_("Alleen om uit te rekenen wat de klant verschuldigd is. Bedragen met btw."),
        fields=(
            fields.Day(name="start", label=N_("&Dienst begint op"), span=6),
            fields.Amount(name="price", label=N_("&Prijs van de looptijd"), span=6),
            _MONTHS,
            fields.Amount(name="one_off", label=N_("&Eenmalig deel"), span=6),
            fields.Amount(
                name="paid", label=N_("Be&taald"), span=6, hint=N_("Leeg: alles.")
            ),
            _answer("express_request", N_("Vroeg hij uitdrukkelijk om meteen te &beginnen?")),
            _answer("statement", N_("&Verklaarde hij te weten dat zijn recht vervalt?")),
            _answer("information", N_("Kreeg hij de in&formatie over het herroepen?")),
            _answer("one_off_consent", N_("Is het een&malige deel met instemming verricht?")),
        ),
    ),
)  # fmt: skip
CALCULATORS = (
    Calculator(name="notice", title=N_("Opzegging"), form=_NOTICE),
    Calculator(name="withdrawal", title=N_("Herroeping"), form=_WITHDRAWAL),
    Calculator(
        name="campaign",
        title=N_("Wijziging van prijzen"),
        form=_form(
            N_("Wijziging van prijzen"),
            N_("Wanneer een wijziging van prijzen of voorwaarden ingaat (artikel 3.2 en 2.5)."),
            fields.Group(title="", fields=(_day("published", N_("&Bekendgemaakt op")),)),
        ),
    ),
    Calculator(
        name="force_majeure",
        title=N_("Overmacht"),
        form=_form(
            N_("Overmacht"),
            N_("Vanaf wanneer beide partijen wegens overmacht mogen ontbinden (artikel 17.3)."),
            fields.Group(title="", fields=(_day("start", N_("&Begin van de overmacht")),)),
        ),
    ),
    Calculator(
        name="forum",
        title=N_("Keuze van de rechter"),
        form=_form(
            N_("Keuze van de rechter"),
            N_("Tot wanneer een particulier de wettelijke rechter kan kiezen (artikel 19.2)."),
            fields.Group(title="", fields=(_day("invoked", N_("&Beroep gedaan op")),)),
        ),
    ),
    Calculator(name="interest", title=N_("Rente"), form=INTEREST, today=("until",)),
    Calculator(name="costs", title=N_("Incassokosten"), form=COSTS, today=("on",)),
    Calculator(
        name="letter_term", title=N_("Veertiendagenbrief"), form=LETTER_TERM, today=("sent",)
    ),
)
