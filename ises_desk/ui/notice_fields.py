"""What every default notice for something else than money asks: since when, what, and by when."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.ui import fields

LONGEST = 2000  # characters of what was agreed, what happened and what is asked
BREACH = (
    fields.Day(name="due_on", label=N_("Had gemoeten &op"), required=True, span=5),
    fields.Block(
        name="obligation",
        label=N_("Wat is &afgesproken"),
        required=True,
        rows=2,
        longest=LONGEST,
    ),
    fields.Block(
        name="facts",
        label=N_("Wat er &gebeurde"),
        required=True,
        rows=3,
        longest=LONGEST,
    ),
    fields.Block(
        name="demanded",
        label=N_("Wat de klant moet &doen"),
        required=True,
        rows=2,
        longest=LONGEST,
    ),
    fields.Whole(
        name="days",
        label=N_("&Termijn"),
        least=1,
        most=60,
        unit=N_("dagen"),
        hint=N_("Leeg: de termijn uit de instellingen."),
    ),
)
