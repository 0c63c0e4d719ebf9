"""Who plays in the demonstration: fixed parts first, so that every letter occurs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.demo.desk import working
from ises_desk.demo.habits import HABITS
from ises_desk.demo.people import Client
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from datetime import date
    from random import Random

# What he is, how he pays, what happens to him, and how many days ago he came (0: always there).
# Who came 98, 63, 35 or 20 days ago and never pays gets his L10 (a consumer after his L09), his
# L10, his L07 or L08, or his L06 today.
PARTS = (
    ("consumer", "never", "", 98),
    ("business", "never", "", 35),
    ("government", "late", "", 0),
    ("association", "reminder", "lets go", 20),
    ("abroad", "prompt", "credited BE", 0),
    ("abroad", "prompt", "credited CH", 0),
    ("consumer", "prompt", "leaves early", 240),
    ("consumer", "prompt", "leaves", 0),
    ("business", "prompt", "leaves", 0),
    ("business", "prompt", "leaves late", 0),
    ("consumer", "over", "complains", 0),
    ("business", "late", "quarrels", 0),
    ("consumer", "never", "", 35),
    ("business", "never", "", 63),
    ("business", "prompt", "leaves accepted", 0),
    ("consumer", "prompt", "leaves at once", 240),
    ("emigrant", "prompt", "", 0),
    ("all in", "prompt", "", 0),
)
SORTS = {"consumer": 44, "business": 43, "association": 7, "government": 2, "abroad": 4}
FATES = {"": 82, "leaves": 7, "leaves late": 2, "complains": 4, "quarrels": 2, "credited": 3}
ALWAYS_THERE = 0.6
NEW_ENOUGH_MONTHS = 12


def cast(count: int, begin: date, end: date, chance: Random) -> list[Client]:
    """Return the customers in order of their coming."""
    clients = []
    for place in range(1, count + 1):
        if place <= len(PARTS):
            sort, habit, fate, days = PARTS[place - 1]
            comes = working(end - timedelta(days=days)) if days else begin
        else:
            comes = _coming(begin, end, chance)
            sort, fate = _one(SORTS, chance), _one(FATES, chance)
            habit = _habit(comes, end, chance)
        client = Client(place=place, sort=sort, comes_on=comes, habit=habit, fate=fate)
        client.old = comes == begin
        clients.append(client)
    return sorted(clients, key=lambda each: (each.comes_on, each.place))


def _coming(begin: date, end: date, chance: Random) -> date:
    if chance.random() < ALWAYS_THERE:
        return begin
    return working(begin + timedelta(days=chance.randint(1, (end - begin).days - 30)))


def _habit(comes: date, end: date, chance: Random) -> str:
    """Nobody goes on delivering for years to who never pays."""
    habit = _one(HABITS, chance)
    new = comes > add_months(end, -NEW_ENOUGH_MONTHS)
    return "late" if habit == "never" and not new else habit


def _one(weights: dict[str, int], chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
