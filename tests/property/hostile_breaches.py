"""Breaches in the office with one of everything, and a call of every deed about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HAPPENED = {
    "happened_on": "2026-11-21",
    "facts": "Er ging spam uit",
    "clause": "8.7",
    "source": "logboek",
    "established": "ja",
    "about_content": "nee",
    "excepted": "nee",
    "told_on": "2026-11-21",
    "told_by": "email",
    "answer_by": "2026-12-05",
}
BREACH = {
    "clause": "artikel 5",
    "obligation": "De inhoud weghalen",
    "facts": "Die staat er nog",
    "demanded": "Haal haar weg",
    "due_on": "2026-11-01",
}
OFF = {"ground": "misuse", "reach": "website", "reason": "Spam", "proportion": "Nodig"}
CALLS: dict[str, dict[str, Any]] = {
    "contract.dissolve": {
        "contract_id": "@spam",
        "ground": "misuse",
        "shortcoming": "Spam",
        "confirmed": "ja",
        "claim": "Herstel",
        "line_ids": [],
    },
    "occurrence.state_reasons": {
        "occurrence_id": "@content",
        "why": "Onjuist",
        "scope": "alle landen",
        "duration": "een week",
        "law": "6:162 BW",
        "from_notice": "ja",
        "automated": "nee",
    },
    "contract.lift": {"contract_id": "@off", "reason": "Opgelost", "lifted_on": "2026-11-22"},
    "contract.restored": {"contract_id": "@lifted", "restored_on": "2026-11-22"},
    "contract.review_suspension": {
        "contract_id": "@off",
        "proportion": "Nog nodig",
        "reach": "panel",
        "review_on": "2026-11-25",
    },
    "contract.suspend": {
        "contract_id": "@spam",
        **OFF,
        "starts_on": "2026-11-22",
        "everywhere": "nee",
    },
    "default_notice.issue_domains": {
        "contract_id": "@contract",
        "domain_ids": ["@domain"],
        **BREACH,
        "days": 14,
    },
    "default_notice.performed": {"letter_id": "@breach", "performed_on": "2026-11-22"},
    "received_default.answer": {
        "received_default_id": "@summoned",
        "outcome": "Hersteld",
        "answered_on": "2026-11-22",
    },
    "received_default.record": {
        "contract_id": "@contract",
        "received_on": "2026-11-20",
        "channel": "email",
        "facts": "De website is traag",
        "given_until": "2026-12-04",
    },
    "occurrence.change": {"occurrence_id": "@happened", **HAPPENED},
    "occurrence.close": {
        "occurrence_id": "@happened",
        "outcome": "Verholpen",
        "closed_on": "2026-11-22",
    },
    "occurrence.record": {"contract_id": "@contract", "ground": "misuse", **HAPPENED},
}


def fill(do: Callable[..., None], line: dict[str, Any], today: str) -> None:
    """Enter a suspension that stands, one that was lifted, and a default notice."""
    days = {"starts_on": "2026-02-01", "concluded_at": "2026-01-15T10:00", "lines": [line]}
    misuse = {"ground": "misuse", "clause": "8.7", "facts": "Spam", "happened_on": today}
    for name in ("off", "lifted", "spam"):
        do("contract.conclude", name, customer_id="@firm", **days)
        about = {"about_content": "ja"} if name == "off" else {}
        keep = "content" if name == "off" else "happened"
        do("occurrence.record", keep, contract_id=f"@{name}", **misuse, **about)
    for name in ("off", "lifted"):
        do("contract.suspend", contract_id=f"@{name}", **OFF)
    do("contract.lift", contract_id="@lifted", reason="Opgelost")
    do("default_notice.issue_other", "breach", customer_id="@firm", contract_id="@off", **BREACH)
    do("letter.mark_sent", letter_id="@breach")
    came = {"received_on": today, "channel": "email", "facts": "De website is traag"}
    do("received_default.record", "summoned", contract_id="@off", **came)
