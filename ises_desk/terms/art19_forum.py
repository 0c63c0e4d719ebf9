"""Article 19: which court, whether that choice has effect, and how long a consumer may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.law.jurisdiction import CANTONAL_LIMIT, choice_has_effect, why_not
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.deadline import Deadline
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.values.kinds import Party
    from ises_desk.values.money import Money

_A_MONTH = Citation(
    "19.2",
    N_("Een particulier mag tot een maand nadat u zich op artikel 19.1 beriep, kiezen voor de "
       "rechter die volgens de wet bevoegd is."),
)  # fmt: skip
_IN_WRITING = Citation(
    "6:236 onder n BW",
    N_("De maand begint pas als u zich er schriftelijk op hebt beroepen, en is het minste dat de "
       "wet vraagt."),
)  # fmt: skip
_NO_EFFECT = Citation(
    "Rv art. 108 lid 2",
    N_("De keuze van artikel 19.1 werkt niet voor vorderingen tot en met € 25.000 en niet tegen "
       "particulieren, ook niet als de maand voorbij is."),
)  # fmt: skip
_ABOLISHED = Citation(
    "19.1",
    N_("Het arrondissement Zwolle bestaat niet meer; nu is dat de rechtbank Overijssel."),
)
_CHOSEN = Citation(
    "19.1",
    N_("Over geschillen beslist volgens de voorwaarden de rechter in het arrondissement Zwolle, "
       "ook al mag ieder een voorziening in kort geding vragen."),
)  # fmt: skip
_LACKING = {
    "consumer": Citation(
        "Rv art. 108 lid 2 en 101",
        N_("Tegen een particulier heeft de keuze geen gevolg; ook de rechter van zijn woonplaats "
           "is bevoegd."),
    ),
    "small": Citation(
        "Rv art. 108 lid 2 en 93",
        N_("Tot en met {limit}, de rente tot de dagvaarding meegeteld, heeft de keuze geen gevolg: "
           "de kantonrechter van de wet is bevoegd."),
        (("limit", CANTONAL_LIMIT),),
    ),
    "unknown": Citation(
        "Rv art. 108 lid 2 en 93",
        N_("Is de vordering ten hoogste {limit}, dan heeft de keuze geen gevolg. Het bedrag is "
           "niet ingevuld, dus daar gaat het programma van uit."),
        (("limit", CANTONAL_LIMIT),),
    ),
}  # fmt: skip
_HOLDS = Citation(
    "Rv art. 108 lid 1",
    N_("Boven {limit} en tegen wie geen particulier is, mag een rechter worden afgesproken: de "
       "rechtbank Overijssel, locatie Zwolle."),
    (("limit", CANTONAL_LIMIT),),
)  # fmt: skip


@article("19.1")
def court_of_terms(party: Party, claim: Money | None) -> Ruling[bool]:
    """Return whether the choice of court in 19.1 has effect; `claim` None is taken as small.

    >>> from ises_desk.values.kinds import Party
    >>> court_of_terms(Party.CONSUMER, None).applied
    False
    """
    holds = choice_has_effect(party, claim)
    found = (_HOLDS,) if holds else tuple(_LACKING[word] for word in why_not(party, claim))
    return Ruling(by_terms=True, by_law=holds, applied=holds, reasons=(_CHOSEN, _ABOLISHED, *found))


@article("19.2")
def court_choice(invoked_on: date, months: int = 1) -> Ruling[Deadline]:
    """Return the last day on which a consumer can choose the court of the law.

    Counted from the day on which 19.1 was invoked in writing; no weekend shift.

    >>> from datetime import date
    >>> court_choice(date(2026, 11, 22)).applied.last_day
    datetime.date(2026, 12, 22)
    """
    until = Deadline(add_months(invoked_on, months))
    by_law = Deadline(add_months(invoked_on, 1))
    return Ruling(
        by_terms=until,
        by_law=by_law,
        applied=max(until, by_law),
        reasons=(_A_MONTH, _IN_WRITING, _NO_EFFECT, _ABOLISHED),
    )
