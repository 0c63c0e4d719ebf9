"""Why notice ends a contract when it does (15.1): the places in terms and law."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation

RENEWAL = Citation(
    "15.1", N_("Zakelijk: opzeggen kan tot een maand voor het einde van de lopende termijn.")
)
MONTHLY = Citation("15.1", N_("Particulier: na de eerste termijn is maandelijks opzegbaar."))
FROM_RECEIPT = Citation("15.1", N_("De opzegtermijn begint op de dag van ontvangst."))
ANY_DAY = Citation(
    "6:236 onder j BW", N_("Na de eerste termijn kan het elke dag, met hooguit een maand.")
)
ONE_YEAR = Citation("6:237 onder k BW", N_("Na een jaar moet een particulier kunnen opzeggen."))
EARLY = Citation(
    "7:408 lid 1 BW",
    N_("Is hosting een opdracht, dan kan een particulier ook in het eerste jaar elke dag opzeggen; "
       "dat is omstreden. De uitkomst daarvan staat ernaast."),
)  # fmt: skip
LATE = Citation(
    "15.1",
    N_("De opzegging kwam te laat voor deze termijn en geldt voor het einde van de volgende."),
)
DOUBTFUL = Citation(
    "6:238 lid 2 BW",
    N_("De opzegging kwam een dag te laat; de tekst van 15.1 is niet helder. Het advies is haar "
       "toch aan te nemen."),
)  # fmt: skip
ANY_CHANNEL = Citation(
    "6:236 onder o BW",
    N_("Opzeggen kan op de manier waarop de overeenkomst is gesloten; daarom geldt elke weg."),
)
ON_PAPER = Citation("15.1", N_("Opzeggen gaat schriftelijk of per fax."))
