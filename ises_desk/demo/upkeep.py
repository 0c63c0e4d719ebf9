"""What an owner keeps up with every fortnight besides money: renewals, and data after an end."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from ises_desk.demo import habits
from ises_desk.queries import agenda_deletions, agenda_renewals
from ises_desk.queries.duties import group_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.demo.desk import Desk
    from ises_desk.queries.duties import Duty

# By the deed that fulfils a duty: what the owner adds to what the duty knows.
DEEDS: dict[str, dict[str, Any]] = {
    "renewal.tell": {},
    "renewal.pass_over": {},
    "contract.offer_retrieval": {},
    "contract.record_deletion": {"means": "van de server gewist"},
    "contract.certify_deletion": {},
    "customer.erase": {"confirmed": True},
}


def keep_up(desk: Desk) -> None:
    """Do what the agenda asks of these, and send the letters that come of it."""
    done = False
    while due := desk.ask(_due, desk.day):
        for duty in due:
            desk.do(duty.action, **{**duty.arguments, **DEEDS[duty.action]})
            if duty.action == "customer.erase":  # may take the next one along
                break
        done = True
    if done:
        habits.send(desk)


def _due(session: Session, day: date) -> list[Duty]:
    every = chain(agenda_renewals.duties(session, day), agenda_deletions.duties(session, day))
    return [each for each in every if each.action in DEEDS and group_of(each, day) != "week"]
