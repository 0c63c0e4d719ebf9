"""The calculators: what follows from some days by the terms and the law, without any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ises_desk.cli import readings
from ises_desk.cli.calculation import Calculator, at_options, tell
from ises_desk.cli.claim_calculators import costs, interest, letter_term
from ises_desk.cli.readings import DAY, MONTHS
from ises_desk.cli.withdrawals import withdrawal
from ises_desk.i18n import N_
from ises_desk.values.kinds import Party

if TYPE_CHECKING:
    from datetime import date

_PARTY = readings.words(
    {"business": Party.BUSINESS, "consumer": Party.CONSUMER}, "business|consumer"
)
_DAY = N_("DAG")


@click.group(
    "calc",
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    help=N_(
        "Reken uit wat uit de voorwaarden en de wet volgt, met de reden erbij. Er wordt niets "
        "gelezen of bewaard; dagen in de toekomst mogen."
    ),
)
def calc() -> None:
    """Group the calculators."""


@calc.command(
    "notice",
    cls=Calculator,
    short_help=N_("Opzegging (artikel 15.1)."),
    help=N_(
        "Reken uit wanneer een opzegging het contract beëindigt (artikel 15.1). Is een particulier "
        "het eerste jaar voorbij, dan is er geen lopende termijn: dan blijven het einde ervan en "
        "de laatste dag om op te zeggen leeg."
    ),
)
@click.option(
    "--kind", type=_PARTY, required=True, metavar="business|consumer", help=N_("Wie opzegt.")
)
@click.option("--start", type=DAY, required=True, metavar=_DAY, help=N_("Het contract begon op."))
@click.option(
    "--months", type=MONTHS, metavar=N_("AANTAL"), help=N_("Looptijd in maanden; anders een jaar.")
)
@click.option(
    "--received", type=DAY, required=True, metavar=_DAY, help=N_("De opzegging is ontvangen op.")
)
def notice(kind: Party, start: date, months: int | None, received: date) -> None:
    """Tell when notice ends a contract."""
    from ises_desk.queries import calculators

    with at_options():
        tell(calculators.notice(kind, start, received, months))


@calc.command(
    "campaign",
    cls=Calculator,
    short_help=N_("Wijziging van prijzen of voorwaarden (artikel 3.2, 2.5)."),
    help=N_(
        "Reken uit wanneer een wijziging van prijzen of voorwaarden ingaat, tot wanneer een klant "
        "daarom kan opzeggen en welke dag dan de laatste is (artikel 3.2, 13.11 en 2.5)."
    ),
)
@click.option("--published", type=DAY, required=True, metavar=_DAY, help=N_("Bekendgemaakt op."))
def campaign(published: date) -> None:
    """Tell from when a change holds."""
    from ises_desk.queries import calculators

    tell(calculators.campaign(published))


@calc.command(
    "force-majeure",
    cls=Calculator,
    short_help=N_("Overmacht (artikel 17.3)."),
    help=N_("Reken uit vanaf welke dag beide partijen wegens overmacht mogen ontbinden (17.3)."),
)
@click.option("--start", type=DAY, required=True, metavar=_DAY, help=N_("De overmacht begon op."))
def force_majeure(start: date) -> None:
    """Tell from when force majeure lets both sides dissolve."""
    from ises_desk.queries import calculators

    tell(calculators.force_majeure(start))


@calc.command(
    "forum",
    cls=Calculator,
    short_help=N_("Keuze van de rechter (artikel 19.2)."),
    help=N_(
        "Reken uit tot en met welke dag een particulier voor de wettelijke rechter kan kiezen "
        "nadat u zich schriftelijk op artikel 19.1 beriep (19.2)."
    ),
)
@click.option(
    "--invoked", type=DAY, required=True, metavar=_DAY, help=N_("Schriftelijk beroep gedaan op.")
)
def forum(invoked: date) -> None:
    """Tell until when a consumer may choose the court of the law."""
    from ises_desk.queries import calculators

    tell(calculators.forum(invoked))


for each in (withdrawal, interest, costs, letter_term):
    calc.add_command(each)
