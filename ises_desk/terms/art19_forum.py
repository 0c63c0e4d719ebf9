"""Article 19: which court, and how long a consumer may choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.deadline import Deadline
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from datetime import date

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
