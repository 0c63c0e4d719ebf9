"""Article 17: what can't be helped, and from when both sides may end it."""

from __future__ import annotations

from datetime import date, timedelta

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article

_AFTER_TWO_WEEKS = Citation(
    "17.3",
    N_("Duurt de overmacht langer dan twee weken, dan mogen beide partijen zonder rechter "
       "ontbinden, zonder schadevergoeding. Twee weken zijn vol op {full}."),
)  # fmt: skip
_CONSUMER_EARLIER = Citation(
    "6:265 lid 2 BW",
    N_("Een particulier hoeft daar niet op te wachten als nakomen onmogelijk is."),
)
_WRITTEN = Citation(
    "6:267 BW",
    N_("Ontbinden gaat met een schriftelijke verklaring; elektronisch als de overeenkomst zo is "
       "gesloten."),
)  # fmt: skip
_NOT_PERFORMED = Citation(
    "6:271 BW", N_("Wat vooruit is betaald over de tijd zonder dienst, komt terug.")
)
_LATE_OURSELVES = Citation(
    "6:84 BW",
    N_("Begon de overmacht toen de dienst al te laat was, dan is zij voor eigen risico, ook al "
       "zegt artikel 17.2 iets anders."),
)  # fmt: skip


@article("17.3")
def dissolvable_from(started_on: date, weeks: int = 2) -> Ruling[date]:
    """Return the first day on which both sides may dissolve: the day after the full weeks.

    >>> dissolvable_from(date(2026, 11, 22)).applied
    datetime.date(2026, 12, 7)
    """
    # to check: force-majeure-after-full-weeks
    full = started_on + timedelta(weeks=weeks)
    day = full + timedelta(days=1)
    reasons = (_AFTER_TWO_WEEKS.filled(full=full), _CONSUMER_EARLIER, _WRITTEN, _NOT_PERFORMED)
    return Ruling(by_terms=day, by_law=None, applied=day, reasons=(*reasons, _LATE_OURSELVES))
