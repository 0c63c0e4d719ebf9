"""Two years of an administration, month by month, and then one working day."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from ises_desk.demo import agreements, deals, episodes, fates, habits, people, upkeep, working_day
from ises_desk.demo.cast import cast
from ises_desk.demo.desk import Desk, working
from ises_desk.demo.summary import Summary, summarise
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _, fill
from ises_desk.paths import DEMO_MARK, FILE_NAME
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Party
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ises_desk.demo.people import Client

SEED = 20181125
MONTHS = 24
WORKING_DAY = date(2026, 11, 23)  # a fixed one, or each day would make another story
MOST_CUSTOMERS = 10_000
OLDEST = date(2015, 2, 1)
MID_MONTH = timedelta(days=9)
BUNDLES = {
    Party.CONSUMER: {"small": 40, "site": 15, "name": 15, "names": 10, "mail": 3, "build": 17},
    Party.BUSINESS: {"site": 35, "small": 15, "names": 12, "large": 6, "mail": 3, "build": 28},
    Party.GOVERNMENT: {"large": 70, "names": 30},
}
# The fixed parts buy what their story needs.
FIRST_BUYS = {
    1: "names",
    2: "build",
    3: "large",
    4: "safe",
    5: "site",
    6: "large",
    7: "safe",
    11: "mail",
    13: "build",
    14: "build",
}
SECOND_CONTRACT = 0.2


def run(folder: Path, customers: int, day: date | None, say: Callable[[str], None]) -> Summary:
    """Build the demonstration in a folder and carry out one working day in it.

    Its first files are made anew: an administration that a demonstration left there is replaced,
    any other is a Trouble. Returns what was made, for the table.
    """
    if not 1 <= customers <= MOST_CUSTOMERS:
        raise Refusal(N_("Een demonstratie heeft 1 tot {most} klanten."), most=MOST_CUSTOMERS)
    today = working(day or WORKING_DAY)
    path = _fresh(folder)
    database = open_database(path)
    try:
        chance = Random(SEED)  # noqa: S311  the same each time is what is wanted
        begin = add_months(today.replace(day=1), -MONTHS)
        desk = Desk(database, begin, chance)
        clients = _years(desk, cast(customers, begin, today, chance), today, say)
        agreements.prepare(desk, clients)
        say(fill(N_("Werkdag {day}"), {"day": today}))
        done = working_day.work(desk, clients, folder)
        return summarise(desk, path, done)
    finally:
        database.close()


def _fresh(folder: Path) -> Path:
    """Return where the administration will lie; only an earlier demonstration is taken away."""
    path, mark = folder / FILE_NAME, folder / DEMO_MARK
    if path.exists() and not mark.exists():
        raise Trouble(
            N_("In {folder} ligt al een administratie die geen demonstratie is."),
            advice=N_("Kies een andere map voor de demonstratie."),
            folder=str(folder),
        )
    said = _(N_("Alles in deze map is verzonnen en mag weg; de demonstratie maakt haar opnieuw.\n"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
            (folder / name).unlink(missing_ok=True)
        mark.write_text(said, encoding="utf-8")
    except OSError as why:
        raise Trouble(
            N_("In {folder} kan geen demonstratie worden gemaakt."),
            why=str(why),
            advice=N_("Kies een andere map voor de demonstratie."),
            folder=str(folder),
        ) from why
    return path


def _years(
    desk: Desk, clients: list[Client], today: date, say: Callable[[str], None]
) -> dict[int, Client]:
    """Play everything before the working day; returns the customers by their key."""
    known: dict[int, Client] = {}
    deals.open_shop(desk)
    for client in clients:
        desk.plan(client.comes_on, lambda client=client: _come(desk, client, known))  # type: ignore[misc]
    begin = desk.day
    _plan_rounds(desk, known, begin, today)
    fates.plan_waiting_complaints(desk, known, today)
    episodes.plan(desk, known, today)
    for month in range(MONTHS + 1):
        first = add_months(begin, month)
        desk.plan(working(first), lambda: habits.bill(desk, known))
        desk.until(min(add_months(first, 1), today))
        if month % 3 == 2:  # noqa: PLR2004  every quarter
            said = {"day": desk.day, "count": len(known)}
            say(fill(N_("Tot {day}: {count} klanten"), said))
    return known


def _plan_rounds(desk: Desk, known: dict[int, Client], begin: date, today: date) -> None:
    """Plan a round of overdue letters every fortnight, so that today is the next one."""
    round_on = today - timedelta(days=habits.ROUND_DAYS)
    while round_on > begin:
        desk.plan(round_on, lambda: habits.dun(desk, known))
        desk.plan(round_on, lambda: upkeep.keep_up(desk))
        round_on -= timedelta(days=habits.ROUND_DAYS)


def _come(desk: Desk, client: Client, known: dict[int, Client]) -> None:
    """Enter a customer and conclude his first contracts."""
    start = _start(desk, client)
    people.enter(desk, client, since=start)
    known[client.key] = client
    deals.conclude(desk, client, FIRST_BUYS.get(client.place) or _bundle(desk, client), start)
    if desk.chance.random() < SECOND_CONTRACT:
        deals.conclude(desk, client, _bundle(desk, client), max(start, _start(desk, client)))
    if not client.old:
        habits.bill_at_once(desk, client)
    fates.plan_fate(desk, client)


def _start(desk: Desk, client: Client) -> date:
    """Return when a contract begins: long ago for who was always there."""
    if not client.old:
        return desk.day
    if client.place in FIRST_BUYS and FIRST_BUYS[client.place] == "mail":
        return OLDEST + MID_MONTH
    return OLDEST + timedelta(days=desk.chance.randrange((desk.day - OLDEST).days - 1))


def _bundle(desk: Desk, client: Client) -> str:
    weights = BUNDLES[client.party]
    bundle = desk.chance.choices(list(weights), list(weights.values()))[0]
    return "site" if client.old and bundle == "build" else bundle
