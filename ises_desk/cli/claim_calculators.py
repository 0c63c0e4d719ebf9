"""The calculators of a claim: interest, collection costs and the fourteen-day term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli import readings, run
from ises_desk.cli.calculation import Calculator, at_options, tell
from ises_desk.cli.readings import AMOUNT, DAY, PAYMENT
from ises_desk.i18n import N_
from ises_desk.options import UnknownWords
from ises_desk.values.kinds import DayBasis, Delivery, Party
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

_PARTY = readings.words(
    {"business": Party.BUSINESS, "consumer": Party.CONSUMER}, "consumer|business"
)
_BASIS = readings.words({"actual": DayBasis.ACTUAL, "365": DayBasis.FIXED_365}, "actual|365")
_BY = readings.words({"post": Delivery.POST, "email": Delivery.EMAIL}, "post|email")
_DAY = N_("DAG")
_AMOUNT = N_("BEDRAG")
_KIND = click.option(
    "--kind",
    type=_PARTY,
    required=True,
    metavar="consumer|business",
    help=N_("Wie het verschuldigd is."),
)


@click.command(
    "interest",
    cls=Calculator,
    short_help=N_("Wettelijke rente en wat er open staat (6:119, 6:119a BW)."),
    help=N_(
        "Reken uit wat een vordering op een dag is, met de wettelijke rente (particulier) of "
        "handelsrente (bedrijf), volgens de meegeleverde rentetabellen. De rente loopt vanaf de "
        "dag na --due tot en met --until. Een betaling gaat eerst van de kosten af, dan van de "
        "rente, dan van de hoofdsom (6:44 BW); wat uiterlijk op --due binnenkwam, verlaagt de "
        "hoofdsom."
    ),
)
@_KIND
@click.option("--amount", type=AMOUNT, required=True, metavar=_AMOUNT, help=N_("De hoofdsom."))
@click.option(
    "--due", type=DAY, required=True, metavar=_DAY, help=N_("De laatste dag om op tijd te betalen.")
)
@click.option("--until", type=DAY, required=True, metavar=_DAY, help=N_("Rekenen tot en met."))
@click.option(
    "--payment",
    "payments",
    type=PAYMENT,
    multiple=True,
    metavar=N_("DAG=BEDRAG"),
    help=N_("Een betaling; mag vaker."),
)
@click.option("--costs", type=AMOUNT, metavar=_AMOUNT, help=N_("De incassokosten."))
@click.option(
    "--day-basis",
    type=_BASIS,
    metavar="actual|365",
    help=N_("Delen door de dagen van het rentejaar (zo is het anders), of altijd door 365."),
)
def interest(
    kind: Party, payments: tuple[tuple[date, Money], ...], costs: Money | None, **given: Any
) -> None:
    """Tell what a debt has grown to."""
    from ises_desk.law.interest import Receipt
    from ises_desk.queries import claim_calculators

    debt = claim_calculators.Debt(
        party=kind,
        amount=given["amount"],
        due=given["due"],
        until=given["until"],
        receipts=tuple(Receipt(on, paid) for on, paid in payments),
        costs=costs or ZERO,
        basis=given["day_basis"] or DayBasis.ACTUAL,
    )
    with at_options():
        tell(claim_calculators.interest(debt))


@click.command(
    "costs",
    cls=Calculator,
    short_help=N_("Buitengerechtelijke incassokosten (6:96 BW, Besluit BIK)."),
    help=N_(
        "Reken de incassokosten uit over een of meer openstaande bedragen in één brief. Zijn het "
        "termijnen van één contract (--one-contract), dan geldt voor een particulier de hoogste "
        "vergoeding van één termijn (6:96 lid 8 BW), en binnen zes maanden na een eerdere brief "
        "20 euro (--earlier-letter). --vat-uplift rekent er btw bij: alleen als een ander met btw "
        "voor u incasseert, u die niet kunt aftrekken en u dat uitdrukkelijk verklaart."
    ),
)
@_KIND
@click.option(
    "--amount",
    "amounts",
    type=AMOUNT,
    required=True,
    multiple=True,
    metavar=_AMOUNT,
    help=N_("Een openstaand bedrag met btw; mag vaker."),
)
@click.option("--one-contract", is_flag=True, help=N_("Het zijn termijnen van één contract."))
@click.option(
    "--earlier-letter", type=DAY, metavar=_DAY, help=N_("Eerdere brief over datzelfde contract.")
)
@click.option("--on", type=DAY, metavar=_DAY, help=N_("De dag van deze brief; anders vandaag."))
@click.option("--vat-uplift", is_flag=True, help=N_("Met btw (Besluit BIK art. 2 lid 3)."))
def costs(
    kind: Party,
    amounts: tuple[Money, ...],
    on: date | None,
    earlier_letter: date | None,
    **chosen: bool,
) -> None:
    """Tell what the collection costs are."""
    from ises_desk.queries import cost_calculators

    if earlier_letter is not None and len(amounts) > 1 and not chosen["one_contract"]:
        raise UnknownWords(
            N_("{name} gaat over één contract: zet --one-contract erbij, of noem één bedrag."),
            name="--earlier-letter",
        )
    asked = cost_calculators.Costs(
        party=kind,
        amounts=amounts,
        on=on or run.today(),
        earlier_letter=earlier_letter,
        **chosen,
    )
    with at_options():
        tell(cost_calculators.costs(asked))


@click.command(
    "letter-term",
    cls=Calculator,
    short_help=N_("De termijn van een veertiendagenbrief (6:96 lid 6 BW)."),
    help=N_(
        "Reken uit wanneer een veertiendagenbrief als bezorgd geldt, tot en met welke dag de "
        "klant zonder kosten kan betalen en vanaf wanneer hij ze verschuldigd is."
    ),
)
@click.option("--sent", type=DAY, required=True, metavar=_DAY, help=N_("Verstuurd op."))
@click.option(
    "--by", type=_BY, metavar="post|email", help=N_("Hoe de brief gaat; anders per post.")
)
def letter_term(sent: date, by: Delivery | None) -> None:
    """Tell when the term of a fourteen-day letter ends."""
    from ises_desk.queries import cost_calculators

    tell(cost_calculators.letter_term(sent, by or Delivery.POST))
