"""One confirmation of a notice (L19) of each kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.letters import termination_confirmed as ended
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of


def endings(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the confirmations by their names; `shared` is what all letters have."""
    common = {
        **shared,
        "reference": "B2026-0015",
        "contract": "C-2024-017",
        "received_on": date(2026, 11, 20),
        "channel": Channel.EMAIL,
        "ends_on": date(2027, 2, 28),
        "services": (ended.Service(description="Webhosting Basis"),),
        "reasons": ("De opzegging geldt voor de hele overeenkomst.",),
        "credit": euro("22.54"),
        "credit_period": Period(date(2026, 12, 23), date(2027, 3, 1)),
        "domains": (ended.DomainRow(name="voorbeeld.nl", registered_until=date(2027, 3, 14)),),
        "domains_before": date(2027, 2, 21),
        "data_until": date(2027, 3, 30),
    }
    return {
        "termination_confirmed_business": ended.TerminationConfirmedBusiness(
            **common, last_notice_on=date(2027, 1, 31)
        ),
        "termination_confirmed_business_accepted": ended.TerminationConfirmedBusinessAccepted(
            **common, last_notice_on=date(2026, 10, 31)
        ),
        "termination_confirmed_business_late": ended.TerminationConfirmedBusinessLate(
            **{**common, "ends_on": date(2027, 11, 30)},
            last_notice_on=date(2026, 10, 31),
            term_end=date(2026, 11, 30),
            offered_end=date(2026, 12, 31),
            offer_until=date(2026, 12, 6),
        ),
        "termination_confirmed_change": ended.TerminationConfirmedChange(
            **{**common, "ends_on": date(2026, 12, 31)},
            changed="prijzen",
            effective_on=date(2027, 1, 1),
        ),
        "termination_confirmed_consumer_early": ended.TerminationConfirmedConsumerEarly(
            **{**common, "ends_on": date(2026, 11, 20)}, term_end=date(2027, 2, 28)
        ),
        "termination_confirmed_consumer_first_year": ended.TerminationConfirmedConsumerFirstYear(
            **common,
            term_end=date(2027, 2, 28),
            notice_end=date(2026, 12, 20),
            early_end=date(2026, 12, 20),
            early_refund=euro("12.34"),
        ),
        "termination_confirmed_consumer_monthly": ended.TerminationConfirmedConsumerMonthly(
            **{**common, "ends_on": date(2026, 12, 20)}
        ),
    }
