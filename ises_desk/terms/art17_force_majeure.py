"""Article 17: what can't be helped, and from when both sides may end it."""

from __future__ import annotations

from datetime import date, timedelta

from ises_desk.i18n import N_
from ises_desk.terms.articles import Citation, Ruling, article
from ises_desk.values.kinds import Cause

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
_EVEN_WHEN_LATE = Citation(
    "17.2", N_("Volgens de voorwaarden telt overmacht ook als de dienst al te laat was.")
)
_FROM_OUTSIDE = Citation(
    "17.1", N_("De oorzaak moet van buiten komen en redelijkerwijs niet te voorzien zijn.")
)
_BROAD = Citation(
    "6:237 onder f BW",
    N_("Tegenover een particulier is het ruim om elke storing bij een ander overmacht te noemen; "
       "leg vast waarom u er niets aan kon doen."),
)  # fmt: skip
_OTHERS = frozenset({Cause.INTERNET, Cause.TELECOM, Cause.NETWORK, Cause.SUPPLIER})


@article("17.1")
def doubts_about(cause: Cause, *, consumers: bool) -> tuple[Citation, ...]:
    """Return what may stand against calling a cause force majeure.

    >>> [each.source for each in doubts_about(Cause.INTERNET, consumers=True)]
    ['17.1', '6:237 onder f BW']
    """
    # to check: force-majeure-causes
    return (_FROM_OUTSIDE, _BROAD) if cause in _OTHERS and consumers else (_FROM_OUTSIDE,)


@article("17.2")
def own_risk(began_on: date, owed_since: date | None) -> Ruling[bool]:
    """Return whether force majeure is at our own risk: it began when we were late already.

    >>> own_risk(date(2026, 11, 22), date(2026, 11, 21)).applied
    True
    """
    late = owed_since is not None and owed_since < began_on
    reasons = (_EVEN_WHEN_LATE, _LATE_OURSELVES) if late else (_EVEN_WHEN_LATE,)
    return Ruling(by_terms=False, by_law=late, applied=late, reasons=reasons)


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
