"""A call of every deed about withdrawals and their evidence, with every argument given."""

from __future__ import annotations

from typing import Any

WITHDRAWALS: dict[str, Any] = {
    "contract.acknowledge_withdrawal": {"withdrawal_id": "@withdrawal"},
    "contract.record_evidence": {
        "contract_id": "@bought",
        "informed_on": "2026-11-20",
        "conditions_told": "ja",
        "function_url": "https://www.voorbeeld.nl/herroepen",
        "start_request": "Begin maar",
        "start_requested_at": "2026-11-20T10:00:00+01:00",
        "statement": "Ik weet het",
        "stated_at": "2026-11-20T10:00:00+01:00",
        "one_off_consent": "ja",
    },
    "contract.settle_withdrawal": {"withdrawal_id": "@withdrawal"},
    "contract.withdraw": {
        "contract_id": "@bought",
        "received_at": "2026-11-21T10:00:00+01:00",
        "sent_on": "2026-11-21",
        "channel": "website",
        "by_function": "ja",
        "declaration": "Ik zie ervan af",
        "refund_method": "transfer",
        "refund_iban": "NL91ABNA0417164300",
        "performed": [],
    },
}
