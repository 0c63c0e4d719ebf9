"""The calculators: what follows from some days by the terms and the law, without any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ises_desk.cli import readings
from ises_desk.cli.calculation import Calculator, at_options, edition, tell
from ises_desk.cli.readings import DAY, MONTHS
from ises_desk.cli.withdrawals import withdrawal
from ises_desk.i18n import N_, _, fill
from ises_desk.values.kinds import Party

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.terms.art15_duration import NoticeEnd
    from ises_desk.terms.articles import Ruling

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
    from ises_desk.terms.art15_duration import NoticeFacts, check_received, end_by_notice
    from ises_desk.terms.articles import explain

    with at_options():
        check_received(start, received)
    ruling = end_by_notice(
        NoticeFacts(
            party=kind,
            start=start,
            received_on=received,
            months=months or edition().duration_months,
            notice_months=edition().notice_months,
        )
    )
    end, why = ruling.applied, explain(ruling)
    data = {
        "current_end": end.current_end,
        "last_notice_day": end.in_time_until,
        "ends_on": end.ends_on,
    }
    tell(_about_notice(ruling), why, {**data, "why": why})


def _about_notice(ruling: Ruling[NoticeEnd]) -> list[str]:
    end, beside = ruling.applied, ruling.beside
    said = [fill(N_("De laatste dag van het contract is {day}."), {"day": end.ends_on})]
    if end.current_end is None:
        said.append(_(N_("Er loopt geen termijn meer: opzeggen kan elke dag.")))
    else:
        values = {"end": end.current_end, "last": end.in_time_until}
        said.append(
            fill(
                N_("De lopende termijn eindigt op {end}; daarvoor was opzeggen op tijd tot en "
                   "met {last}."),
                values,
            )
        )  # fmt: skip
    if end.accepted_end is not None:
        values = {"day": end.accepted_end}
        said.append(fill(N_("Neemt u haar toch aan, dan is de laatste dag {day}."), values))
    if beside is not None:
        values = {"day": beside.ends_on}
        said.append(fill(N_("Laat u de klant eerder gaan, dan kan dat vanaf {day}."), values))
    return said


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
    from ises_desk.terms.art03_prices import change_of_price
    from ises_desk.terms.articles import explain

    ruling = change_of_price(published, edition().price_change_months)
    found = ruling.applied
    said = [
        fill(N_("De wijziging gaat in op {day}."), {"day": found.effective}),
        fill(
            N_("Opzeggen om de wijziging kan tot en met {day}; dat is dan ook de laatste dag."),
            {"day": found.cancel_until},
        ),
    ]
    data = {
        "effective": found.effective,
        "cancel_until": found.cancel_until,
        "ends_on": found.ends_on,
    }
    tell(said, explain(ruling), data)


@calc.command(
    "force-majeure",
    cls=Calculator,
    short_help=N_("Overmacht (artikel 17.3)."),
    help=N_("Reken uit vanaf welke dag beide partijen wegens overmacht mogen ontbinden (17.3)."),
)
@click.option("--start", type=DAY, required=True, metavar=_DAY, help=N_("De overmacht begon op."))
def force_majeure(start: date) -> None:
    """Tell from when force majeure lets both sides dissolve."""
    from ises_desk.terms.art17_force_majeure import dissolvable_from
    from ises_desk.terms.articles import explain

    ruling = dissolvable_from(start, edition().force_majeure_weeks)
    day = ruling.applied
    said = fill(
        N_("Duurt de overmacht dan nog, dan mogen beide partijen ontbinden vanaf {day}."),
        {"day": day},
    )
    why = explain(ruling)
    tell([said], why, {"dissolve_from": day, "why": why})


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
    from ises_desk.terms.art19_forum import court_choice
    from ises_desk.terms.articles import explain

    ruling = court_choice(invoked, edition().court_choice_months)
    day = ruling.applied.last_day
    said = fill(N_("De klant kan de wettelijke rechter kiezen tot en met {day}."), {"day": day})
    why = explain(ruling)
    tell([said], why, {"choose_until": day, "why": why})


calc.add_command(withdrawal)
