"""One receipt (L17) and one settlement (L18) of a withdrawal of each kind."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from ises_desk.letters import withdrawal
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.values.kinds import Channel, PaymentMethod
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of


def withdrawals(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the letters by their names; `shared` is what all letters have."""
    common = {**shared, "reference": "B2026-0016", "contract": "C-2026-017"}
    received = {
        **common,
        "concluded_on": date(2026, 11, 1),
        "received_at": datetime(2026, 11, 12, 22, 30, tzinfo=UTC),
        "channel": Channel.WEBSITE,
        "services": (Service(description="Webhosting Basis"),),
        "refund_by": date(2026, 11, 26),
        "sent_on": date(2026, 11, 11),
        "declaration": "Ik herroep mijn bestelling.\nGraag een bevestiging.",
    }
    settled = {
        **common,
        "received_on": date(2026, 11, 12),
        "data_until": date(2026, 12, 12),
        "credit": euro("58.68"),
        "credit_notes": "C20260003",
        "domains": (DomainRow(name="voorbeeld.nl", registered_until=date(2027, 11, 2)),),
        "domains_before": date(2026, 12, 6),
    }
    used = {
        "parts": (
            withdrawal.PartRow(
                what="Webhosting Basis",
                share="11 van de 365 dagen",
                price=euro("60.50"),
                owed=euro("1.82"),
            ),
            withdrawal.PartRow(
                what="Domeinnaam voorbeeld.nl",
                share="geheel verricht",
                price=euro("9.99"),
                owed=euro("9.99"),
            ),
        ),
        "owed": euro("11.81"),
        "reasons": ("6:230s lid 4 BW: Gebruikt zijn 11 van de 365 dagen.",),
        "invoice": "20260042",
    }
    back = {
        "refund_by": date(2026, 11, 26),
        "refund_method": PaymentMethod.TRANSFER,
        "iban": "NL91ABNA0417164300",
    }
    return {
        "withdrawal_received": withdrawal.WithdrawalReceived(**received),
        "withdrawal_received_online": withdrawal.WithdrawalReceivedOnline(**received),
        "withdrawal_settled": withdrawal.WithdrawalSettled(
            **settled,
            **used,
            **back,
            paid=euro("70.49"),
            refund=euro("58.68"),
            to_pay=euro("1.00"),
        ),
        "withdrawal_settled_nothing_kept": withdrawal.WithdrawalSettledNothingKept(
            **settled, **back, paid=euro("70.49"), refund=euro("70.49")
        ),
        "withdrawal_settled_unpaid": withdrawal.WithdrawalSettledUnpaid(
            **settled, **used, paid=euro("0.00"), to_pay=euro("11.81")
        ),
    }
