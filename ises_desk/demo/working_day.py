"""One working day: bills, payments, overdue letters, a notice, a domain name, a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.demo import deals, fates, habits, reading
from ises_desk.demo.words import words
from ises_desk.i18n import N_, _, fill, plural
from ises_desk.models import Complaint
from ises_desk.paths import backup_folder
from ises_desk.store import backup, integrity
from ises_desk.values.formats import day as long_day
from ises_desk.values.kinds import ComplaintState, Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client

Line = tuple[str, str]
MOST_PAYMENTS = 6


def work(desk: Desk, clients: Mapping[int, Client], folder: Path) -> list[Line]:
    """Carry out the day; returns what was done, a line for each part.

    The letters of the afternoon and a bill for work by the hour stay ready for tomorrow.
    """
    leaver = next((one for one in clients.values() if one.contracts and not one.fate), None)
    return [
        _billing(desk, clients),
        _payments(desk, clients),
        _overdue(desk, clients),
        _notice(desk, leaver),
        _domain(desk, clients, leaver.key if leaver else 0),
        _complaints(desk, clients),
        _hours(desk, clients),
        _prints(desk, folder),
        _backup(desk),
    ]


def _billing(desk: Desk, clients: Mapping[int, Client]) -> Line:
    made = habits.bill(desk, clients)
    said = plural("{count} factuur", "{count} facturen", len(made))
    span = f", {made[0]} t/m {made[-1]}" if made else ""
    return _(N_("Gefactureerd")), said + span


def _payments(desk: Desk, clients: Mapping[int, Client]) -> Line:
    """Enter the day's bank statement: some who are about to be reminded pay just in time."""
    paid = 0
    for duty in desk.ask(habits.due_letters, desk.day):
        client = clients[duty.customer_id]
        if client.habit in habits.ONLY_AFTER_A_LETTER or paid == MOST_PAYMENTS:
            continue
        for each in desk.ask(reading.unpaid, client.key):
            if each.due_on < desk.day and paid < MOST_PAYMENTS:
                habits.pay(desk, client, each.key)
                paid += 1
    return _(N_("Betalingen ingeboekt")), str(paid)


def _overdue(desk: Desk, clients: Mapping[int, Client]) -> Line:
    made = habits.dun(desk, clients)
    parts = [f"{count} x {kind.value} {kind.label.lower()}" for kind, count in sorted(made.items())]
    return _(N_("Brieven over te laat betalen")), ", ".join(parts) or _(N_("geen"))


def _notice(desk: Desk, client: Client | None) -> Line:
    label = _(N_("Opzegging"))
    if client is None:
        return label, _(N_("geen"))
    channel = "email" if client.party is Party.CONSUMER else "form"
    ends_on = deals.leave(desk, client, client.contracts[0], channel)
    told = {"name": client.name, "day": ends_on}
    return label, fill(N_("{name}, eindigt op {day}, bevestigd"), told)


def _domain(desk: Desk, clients: Mapping[int, Client], without: int) -> Line:
    label = _(N_("Domeinnaam die verloopt"))
    found = desk.ask(reading.next_domain, desk.day, without)
    if found is None:
        return label, _(N_("geen"))
    key, customer_id, name, anniversary_on = found
    text = words("texts")["letters"]["expiry"]
    desk.do("domain.cancel", domain_id=key)
    owner = clients[customer_id]
    owner.domains = [each for each in owner.domains if each != key]
    filled = text["text"].format(name=name, day=long_day(anniversary_on))
    desk.do("letter.write", customer_id=customer_id, subject=text["subject"], text=filled)
    told = {"name": name, "day": anniversary_on}
    return label, fill(N_("{name} ({day}), opgezegd, klant bericht gestuurd"), told)


def _complaints(desk: Desk, clients: Mapping[int, Client]) -> Line:
    """Write down a complaint by phone and answer the oldest that waits."""
    waiting = desk.ask(_oldest_complaint)
    stories = words("texts")["complaints"]
    said = ""
    if waiting is not None:
        key, customer_id, number, subject = waiting
        told_then = next(story for story in stories if story["subject"] == subject)
        fates.answer(desk, clients[customer_id], key, told_then, sends=False)
        said = fill(N_("; {number} beantwoord"), {"number": number})
    client = desk.chance.choice(list(clients.values()))
    story = stories[desk.chance.randrange(len(stories))]
    desk.do(
        "complaint.open",
        customer_id=client.key,
        channel="phone",
        subject=story["subject"],
        text=story["text"],
    )
    told = {"name": client.name, "subject": story["subject"]}
    return _(N_("Klacht")), fill(N_("{name}: {subject}"), told) + said


def _oldest_complaint(session: Session) -> tuple[int, int, str, str] | None:
    row = session.execute(
        select(Complaint.id, Complaint.customer_id, Complaint.number, Complaint.subject)
        .where(Complaint.state == ComplaintState.OPEN)
        .order_by(Complaint.answer_due, Complaint.id)
        .limit(1)
    ).first()
    return (row.id, row.customer_id, row.number, row.subject) if row else None


def _hours(desk: Desk, clients: Mapping[int, Client]) -> Line:
    """Prepare a bill for work that was done today."""
    client = clients[max(clients)]
    work_done = {
        "description": desk.pick("texts", "work"),
        "quantity": "1.5",
        "unit_price": "72.60" if client.party is Party.CONSUMER else "60.00",
    }
    desk.do("invoice.draft", customer_id=client.key, lines=[work_done])
    return _(N_("Werk per uur")), fill(N_("concept voor {name}"), {"name": client.name})


def _prints(desk: Desk, folder: Path) -> Line:
    """Write the PDFs of the day's letters into a folder of their own."""
    target = folder / "brieven"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.pdf"):
        old.unlink()
    found = desk.ask(reading.papers, desk.day)
    for name, content in found:
        (target / name).write_bytes(content)
    told = {"count": len(found), "folder": str(target)}
    return _(N_("Brieven als PDF")), fill(N_("{count} in {folder}"), told)


def _backup(desk: Desk) -> Line:
    """Make a backup, verify it, and look the whole file over."""
    path = desk.database.path
    made = backup.make(path, backup_folder(path), desk.now)
    backup.verify(made.path)
    problems = desk.ask(integrity.problems)
    state = _(N_("nagekeken")) if not problems else " ".join(problems)
    return _(N_("Back-up")), f"{made.path} ({made.size // 1_000_000} MB), {state}"
