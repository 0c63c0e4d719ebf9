"""The calculator of a withdrawal by a consumer (article 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli.calculation import Calculator, at_options, tell
from ises_desk.cli.readings import AMOUNT, DAY, DAY_OR_NEVER, MONTHS, YES_OR_NO
from ises_desk.i18n import N_
from ises_desk.options import UnknownWords

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.law.withdrawal import Order

_DAY = N_("DAG")
_AMOUNT = N_("BEDRAG")
_ANSWER = "yes|no"


@click.command(
    "withdrawal",
    cls=Calculator,
    short_help=N_("Herroeping door een particulier (artikel 5)."),
    help=N_(
        "Reken de herroeping door een particulier uit (artikel 5). Met alleen --concluded (en "
        "--informed) komt er de laatste dag om te herroepen; met --received of --sent ook of het "
        "op tijd is, en met --received wanneer u uiterlijk terugbetaalt. Voor wat de klant "
        "verschuldigd is en terugkrijgt zijn ook --start, --price, --express-request, --statement "
        "en --information nodig. Wat niet te zeggen is, blijft leeg. Bedragen zijn met btw."
    ),
)
@click.option("--concluded", type=DAY, required=True, metavar=_DAY, help=N_("Gesloten op."))
@click.option(
    "--informed",
    type=DAY_OR_NEVER,
    metavar="DAG|never",
    help=N_("Wanneer de informatie over het herroepen volledig was; anders bij het sluiten."),
)
@click.option("--received", type=DAY, metavar=_DAY, help=N_("De herroeping is ontvangen op."))
@click.option(
    "--sent",
    type=DAY,
    metavar=_DAY,
    help=N_("De herroeping is verstuurd op (beslist of zij op tijd is); anders bij ontvangst."),
)
@click.option("--start", type=DAY, metavar=_DAY, help=N_("De dienst begint op."))
@click.option(
    "--months", type=MONTHS, metavar=N_("AANTAL"), help=N_("Looptijd in maanden; anders een jaar.")
)
@click.option("--price", type=AMOUNT, metavar=_AMOUNT, help=N_("De prijs van de hele looptijd."))
@click.option("--one-off", type=AMOUNT, metavar=_AMOUNT, help=N_("De prijs van een eenmalig deel."))
@click.option(
    "--one-off-consent",
    type=YES_OR_NO,
    metavar=_ANSWER,
    help=N_("Dat deel is geheel verricht, met vastgelegde instemming."),
)
@click.option(
    "--express-request",
    type=YES_OR_NO,
    metavar=_ANSWER,
    help=N_("De klant vroeg uitdrukkelijk om binnen de termijn te beginnen."),
)
@click.option(
    "--statement",
    type=YES_OR_NO,
    metavar=_ANSWER,
    help=N_("De klant verklaarde te weten dat zijn recht vervalt als alles is verricht."),
)
@click.option(
    "--information",
    type=YES_OR_NO,
    metavar=_ANSWER,
    help=N_("De klant kreeg de informatie over het herroepen (6:230m lid 1 onder h en j BW)."),
)
@click.option("--paid", type=AMOUNT, metavar=_AMOUNT, help=N_("Wat er is betaald; anders alles."))
def withdrawal(concluded: date, informed: date | str | None, **given: Any) -> None:
    """Tell what a withdrawal does."""
    from ises_desk.queries import calculators

    received, sent = given.pop("received"), given.pop("sent")
    order = _order(given, exercised=received is not None or sent is not None)
    known = None if isinstance(informed, str) else informed or concluded
    with at_options():
        tell(calculators.withdrawal(concluded, known, received, sent, order))


def _order(given: dict[str, Any], *, exercised: bool) -> Order | None:
    """Return what was ordered, or None when nothing is told; UnknownWords for only a part of it."""
    from ises_desk.law.withdrawal import Evidence, order_of
    from ises_desk.queries.calculators import usual_months

    told = {name: value for name, value in given.items() if value is not None}
    if not told:
        return None
    needed = ["start", "price", "express_request", "statement", "information"]
    if told.keys() & {"one_off", "one_off_consent"}:
        needed += ["one_off", "one_off_consent"]
    missing = [name for name in needed if name not in told]
    if not exercised:
        missing.insert(0, "received")
    if missing:
        raise UnknownWords(
            N_("Hier ontbreekt {name}; zie --help."), name=f"--{missing[0].replace('_', '-')}"
        )
    evidence = {name: told.pop(name) for name in ("express_request", "statement", "information")}
    return order_of(**{"months": usual_months(), **told}, evidence=Evidence(**evidence))
