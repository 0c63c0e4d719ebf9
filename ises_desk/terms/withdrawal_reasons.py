"""Why a withdrawal by a consumer does what it does: the citations of article 5 and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import N_
from ises_desk.law import withdrawal as law
from ises_desk.law.working_days import is_working_day, next_working_day
from ises_desk.values.money import Money
from ises_desk.values.rulings import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ises_desk.values.deadline import Deadline

FORTEEN = Citation(
    "5.1", N_("Een particulier kan tot veertien dagen na het sluiten van de overeenkomst afzien.")
)
_FROM_CONCLUSION = Citation(
    "6:230o lid 1 BW", N_("Veertien dagen na de dag van het sluiten is {day}.")
)
_FROM_INFORMATION = Citation(
    "6:230o lid 2 BW",
    N_("De informatie over het herroepen was pas op {informed} volledig; daarom loopt de termijn "
       "tot en met {day}, en nooit langer dan twaalf maanden extra."),
)  # fmt: skip
_LONGEST = Citation(
    "6:230o lid 2 BW",
    N_("De informatie over het herroepen was niet op tijd volledig; daarom loopt de termijn "
       "twaalf maanden langer, tot en met {day}."),
)  # fmt: skip
NO_FUNCTION = Citation(
    "6:230oa BW",
    N_("Dit contract is via de website gesloten en het adres van de herroepingsfunctie is niet "
       "vastgelegd; zonder dat adres is de informatie over het herroepen niet volledig."),
)  # fmt: skip
FACE_TO_FACE = Citation(
    "6:230g lid 1 onder f BW",
    N_("Mondeling gesloten: buiten uw eigen verkoopruimte geldt de wet ook dan, en artikel 5.1 "
       "geeft elke particulier hetzelfde recht."),
)  # fmt: skip
_NO_WORKING_DAY = Citation(
    "6:230i lid 2 BW",
    N_("Die dag is geen werkdag; de termijn eindigt met {day} (Verordening 1182/71, artikel 3)."),
)
_IN_TIME = Citation(
    "6:230o BW", N_("De verklaring is op {sent} verstuurd, binnen de termijn; dat beslist.")
)
_TOO_LATE = Citation(
    "6:230o BW",
    N_("De verklaring is op {sent} verstuurd, na de termijn: de overeenkomst blijft gelden en er "
       "komt niets terug."),
)  # fmt: skip
_AS_NOTICE = Citation("15.1", N_("Behandel een te late herroeping als een opzegging."))
_LESS_USED = Citation(
    "5.2", N_("De betaalde vergoeding komt terug, met aftrek van het gebruikte deel.")
)
_USED = Citation(
    "6:230s lid 4 BW",
    N_("Gebruikt zijn {used} van de {total} dagen ({term}); van {price} is dat {amount}."),
)
_USED_OF = Citation(
    "6:230s lid 4 BW",
    N_("{what}: gebruikt zijn {used} van de {total} dagen ({term}); van {price} is dat {amount}."),
)
_NOTHING_KEPT = Citation(
    "6:230s lid 5 BW",
    N_("Voor het gebruikte deel mag niets worden ingehouden. Niet aan te tonen: {missing}."),
)
_PERFORMED = Citation(
    "6:230p onder d BW",
    N_("Het eenmalige deel is met instemming en verklaring geheel verricht: {amount} blijft "
       "verschuldigd."),
)  # fmt: skip
_NOT_PERFORMED = Citation(
    "6:230p onder d BW",
    N_("Voor het eenmalige deel is geen instemming met verklaring vastgelegd: {amount} komt "
       "terug."),
)  # fmt: skip
_NOT_DONE = Citation(
    "6:230p onder d BW",
    N_("{what} is niet geheel verricht: daarvoor is niets verschuldigd."),
)
_WHOLE_ORDER = Citation(
    "6:230s lid 5 BW",
    N_("Zonder die instemming wordt van de hele bestelling niets ingehouden. Verdedigbaar is dat "
       "voor het gebruikte deel {amount} verschuldigd blijft; dat staat ernaast."),
)  # fmt: skip
_REFUND = Citation(
    "6:230r lid 1 BW",
    N_("Terugbetalen gaat zonder vertraging, uiterlijk veertien dagen na de ontvangst op "
       "{received}: {day}, op de manier waarop is betaald (lid 2)."),
)  # fmt: skip
_REFUND_SHIFT = Citation(
    "6:230i lid 2 BW",
    N_("Die dag is geen werkdag; een verlenging tot {day} is verdedigbaar, maar reken er niet op."),
)


def of_window(
    concluded_on: date, informed_on: date | None, counted: date, by_law: Deadline
) -> Iterator[Citation]:
    """Yield why the window closes on its last day; `counted` is that day before any extension."""
    yield FORTEEN
    if informed_on is not None and informed_on <= concluded_on:
        yield _FROM_CONCLUSION.filled(day=counted)
    elif informed_on is None or counted < informed_on:
        yield _LONGEST.filled(day=counted)
    else:
        yield _FROM_INFORMATION.filled(informed=informed_on, day=counted)
    if by_law.last_day != counted:
        yield _NO_WORKING_DAY.filled(day=by_law.last_day)


def of_time(sent: date, *, in_time: bool) -> Iterator[Citation]:
    """Yield whether the statement came in time."""
    yield (_IN_TIME if in_time else _TOO_LATE).filled(sent=sent)
    if not in_time:
        yield _AS_NOTICE


def of_order(order: law.Order, informed_on: date | None, sent: date) -> Iterator[Citation]:
    """Yield why something of the order stays due, or nothing."""
    missing = law.missing(order, informed_on, sent)
    services = tuple(part for part in order.parts if not part.once)
    yield _LESS_USED
    if missing and services:
        yield _NOTHING_KEPT.filled(missing=missing)
    elif services:
        yield from (_used(part, sent, several=len(services) > 1) for part in services)
    yield from (
        _NOT_DONE.filled(what=part.what) for part in order.parts if part.once and not part.performed
    )
    if order.done_once:
        yield from _done_once(order, sent, missing=bool(missing))


def _used(part: law.Part, sent: date, *, several: bool) -> Citation:
    share = law.used_part(part, sent)
    named = {"what": part.what} if several else {}
    return (_USED_OF if several else _USED).filled(
        **named,
        used=share.used,
        total=share.total,
        term=part.term,
        price=part.price,
        amount=share.amount,
    )


def _done_once(order: law.Order, sent: date, *, missing: bool) -> Iterator[Citation]:
    amount = Money.total(part.price for part in order.done_once)
    kept = law.one_off_kept(order)
    yield (_PERFORMED if kept else _NOT_PERFORMED).filled(amount=amount)
    if not (kept or missing):
        used = Money.total(
            law.used_part(part, sent).amount for part in order.parts if not part.once
        )
        yield _WHOLE_ORDER.filled(amount=used)


def of_refund(received_on: date) -> Iterator[Citation]:
    """Yield by when what was paid goes back."""
    day = law.refund_by(received_on).last_day
    yield _REFUND.filled(received=received_on, day=day)
    if not is_working_day(day):
        yield _REFUND_SHIFT.filled(day=next_working_day(day))
