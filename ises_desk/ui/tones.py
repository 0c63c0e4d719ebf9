"""Which of our colours a state or a figure has: the word always stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    States = Mapping[str, tuple[str, str]]

TONES = {"green": "good", "blue": "info", "red": "bad", "amber": "warn", "grey": "plain"}


def tone(colour: str) -> str:
    """Return our tone for a query's colour word; a tone of ours stays itself."""
    return TONES.get(colour, colour if colour in TONES.values() else "plain")


def state(value: Any, states: States) -> tuple[str, str]:
    """Return the word for people and the tone of a state; an enumeration labels itself."""
    label, colour = states.get(str(value), (getattr(value, "label", str(value)), "grey"))
    return _(label), tone(colour)
