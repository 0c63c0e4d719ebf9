"""Which colour a state has: the word always stands beside it."""

from __future__ import annotations

from typing import Any

from ises_desk.i18n import N_, _

TONES = {
    # invoices and payments
    "draft": "plain",
    "open": "info",
    "due": "info",
    "overdue": "bad",
    "reminded": "warn",
    "demanded": "warn",
    "noticed": "bad",
    "in_default": "bad",
    "disputed": "warn",
    "paid": "good",
    "credited": "plain",
    "credit_note": "plain",
    "refund": "warn",
    "booked": "good",
    "unbooked": "warn",
    "reversed": "plain",
    "reversal": "plain",
    # contracts, domains, products, customers
    "active": "good",
    "running": "good",
    "future": "info",
    "notice_given": "warn",
    "ending": "warn",
    "ended": "plain",
    "cancelled": "plain",
    "expiring": "warn",
    "withdrawn": "plain",
    "current": "good",
    "merged": "plain",
    "consumer": "info",
    "business": "plain",
    "government": "warn",
    # complaints and letters
    "answered": "good",
    "closed": "plain",
    "late": "bad",
    "sent": "good",
    "unsent": "warn",
    "made": "warn",
    "to_send": "warn",
}


def tone(word: str) -> str:
    """Return the tone of a state's stored word; grey for a word without one."""
    return TONES.get(word, "plain")


LABELS = {
    "draft": N_("Concept"),
    "open": N_("Open"),
    "overdue": N_("Verlopen"),
    "reminded": N_("Herinnerd"),
    "demanded": N_("Aangemaand"),
    "noticed": N_("In gebreke"),
    "disputed": N_("Betwist"),
    "paid": N_("Betaald"),
    "credited": N_("Gecrediteerd"),
    "credit_note": N_("Creditnota"),
    "booked": N_("Verwerkt"),
    "unbooked": N_("Tegoed"),
    "reversed": N_("Teruggedraaid"),
    "active": N_("Actief"),
    "running": N_("Lopend"),
    "future": N_("Toekomstig"),
    "notice_given": N_("Opgezegd"),
    "ending": N_("Loopt af"),
    "ended": N_("Beëindigd"),
    "expiring": N_("Verloopt"),
    "cancelled": N_("Opgezegd"),
    "withdrawn": N_("Vervallen"),
    "current": N_("Leverbaar"),
    "merged": N_("Samengevoegd"),
    "late": N_("Te laat"),
    "answered": N_("Beantwoord"),
    "closed": N_("Gesloten"),
    "sent": N_("Verstuurd"),
    "unsent": N_("Te versturen"),
}


def state_label(value: Any) -> str:
    """Return the word for people of a state: its own label, or ours for a derived state."""
    if hasattr(value, "label"):
        return str(value.label)
    return _(LABELS.get(str(value), str(value)))
