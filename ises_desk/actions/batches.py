"""Many deeds in a row in a process of their own: the window stays free, each deed is whole.

A busy Python thread would hold the window through the interpreter lock, so billing runs and
other series are carried out by a worker process on the same file, one transaction a deed. A
batch that is broken off has done a number of whole deeds; running it again does the rest.
What only reads but computes for long, such as a trial, is asked of such a process too.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions.stepping import heard
from ises_desk.errors import Refusal, Stopped, Trouble
from ises_desk.i18n import N_, choose, language
from ises_desk.models import Invoice
from ises_desk.queries.billing import to_bill

if TYPE_CHECKING:
    from ises_desk.actions.billing import Foreseen
    from ises_desk.actions.perform import Outcome
    from ises_desk.store.database import Database

Deed = tuple[str, dict[str, Any]]
Tell = Callable[[int, int, str], bool]
_WAIT_S = 0.1
_PART = 500  # rows that come home at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a batch: values of the deeds done, refusals by place, subjects touched."""

    values: tuple[Any, ...]
    refused: tuple[tuple[int, str], ...]
    touched: frozenset[str]
    stopped: bool

    @property
    def done(self) -> int:
        """Return how many deeds were carried out."""
        return len(self.values)


def drafts_to_make(session: Session, through: date) -> list[Deed]:
    """Return the deeds of a billing run: one for each customer with something to bill."""
    return [
        ("billing.draft", {"customer_id": each.customer_id, "through": through})
        for each in to_bill(session, through)
    ]


def drafts_to_finalise(session: Session, issued_on: date | None = None) -> list[Deed]:
    """Return the deeds that make every draft final, in the order of preparation."""
    keys = session.scalars(select(Invoice.id).where(Invoice.number.is_(None)).order_by(Invoice.id))
    return [("invoice.finalise", {"invoice_id": key, "issued_on": issued_on}) for key in keys]


def run_apart(
    path: Path, now: datetime, deeds: Sequence[Deed], tell: Tell, *, at_once: bool = False
) -> Report:
    """Carry out deeds in a worker process; `tell(done, total, text)` False stops between deeds.

    With `at_once` it stops in the middle of a deed, of which nothing is then done. Raises Trouble
    when the worker meets one or breaks down; what it did before stays done.
    """
    job = partial(_carry_out, path=path, now=now, deeds=list(deeds))
    with _worker(job, at_once=at_once) as ours:
        return _follow(ours, len(deeds), tell, at_once=at_once)


def run_here(
    write: Callable[[Callable[[Database], Any]], Any],
    now: datetime,
    deeds: Sequence[Deed],
    tell: Tell,
) -> Report:
    """Carry out a few deeds in this process, each by `write`: it calls with the file and waits.

    `tell` stops between deeds, as for `run_apart`.
    """
    values: list[Any] = []
    refused: list[tuple[int, str]] = []
    touched: set[str] = set()
    stopped = False
    for place, deed in enumerate(deeds):
        stopped = not tell(place, len(deeds), "")
        if stopped:
            break
        try:
            outcome = write(partial(_do, now=now, deed=deed))
        except Refusal as refusal:
            refused.append((place, str(refusal)))
        else:
            values.append(outcome.value)
            touched |= outcome.touched
    return Report(
        values=tuple(values),
        refused=tuple(refused),
        touched=frozenset(touched),
        stopped=stopped,
    )


def _do(database: Database, now: datetime, deed: Deed) -> Outcome[Any]:
    from ises_desk.actions.perform import perform
    from ises_desk.actions.register import find

    code, arguments = deed
    act = find(code)
    if act is None:
        raise KeyError(code)
    return perform(database, now, act, **arguments)


def ask_apart(path: Path, look: Callable[[Session], Sequence[Any]], tell: Tell) -> list[Any]:
    """Return what `look` reads of the file, in a worker process: plain rows, in parts.

    Raises its Refusal, Stopped when `tell` is False, and Trouble as `run_apart` does.
    """
    found: list[Any] = []
    stand = (0, 0)
    with _worker(partial(_look, path=path, look=look), at_once=True) as ours:
        while tell(*stand, ""):
            if not ours.poll(_WAIT_S):
                continue
            word, *rest = ours.recv()
            if word == "stand":
                stand = (rest[0], rest[1])
            elif word == "part":
                found += rest[0]
            elif word == "end":
                return found
            else:
                _raise(word, rest)
    raise Stopped


def foresee_apart(path: Path, now: datetime, tell: Tell) -> Foreseen:
    """Return what a billing run of now would bring, computed in a worker process."""
    found: Foreseen = ask_apart(path, partial(_foreseen, now=now), tell)[0]
    return found


def _foreseen(session: Session, *, now: datetime) -> list[Foreseen]:
    from ises_desk.actions.billing import foresee

    return [foresee(session, now)]


@contextmanager
def _worker(job: Callable[[Connection], None], *, at_once: bool) -> Iterator[Connection]:
    """Let a process do a job, and give the way to it; it is gone at the end."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, job, language()), daemon=True)
    worker.start()
    theirs.close()
    try:
        yield ours
    except (EOFError, OSError) as broken:
        raise Trouble(
            N_("De serie is halverwege afgebroken."),
            why=str(broken),
            advice=N_("Wat klaar was, is bewaard; start de serie opnieuw voor de rest."),
        ) from broken
    finally:
        ours.close()
        if at_once:
            worker.terminate()
        worker.join()


def _follow(ours: Connection, total: int, tell: Tell, *, at_once: bool) -> Report:
    values: list[Any] = []
    refused: list[tuple[int, str]] = []
    touched: set[str] = set()
    asked = False
    stand = (0, 0)  # of the deed under way, when it tells that itself
    while True:
        going = tell(*(stand if stand[1] else (len(values) + len(refused), total)), "")
        if not going and not asked:
            asked = True
            if at_once:
                break
            ours.send("stop")
        if not ours.poll(_WAIT_S):
            continue
        word, *rest = ours.recv()
        stand = (rest[0], rest[1]) if word == "stand" else (0, 0)
        if word == "done":
            values.append(rest[0])
            touched |= rest[1]
        elif word == "refused":
            refused.append((rest[0], rest[1]))
        elif word == "end":
            break
        elif word != "stand":
            _raise(word, rest)
    return Report(
        values=tuple(values),
        refused=tuple(refused),
        touched=frozenset(touched),
        stopped=asked and len(values) + len(refused) < total,
    )


def _raise(word: str, rest: list[Any]) -> None:
    """Raise here what went wrong in the worker."""
    if word == "refusal":
        raise rest[0]
    if word == "trouble":
        what, why, advice, facts = rest
        raise Trouble(what, why=why, advice=advice, **facts)
    raise RuntimeError(rest[0])


def _work(conn: Connection, job: Callable[[Connection], None], spoken: str) -> None:
    """Run in the worker: do the job on the same file, beside the window's lock, and report."""
    import traceback

    choose(spoken)  # of the refusals that the window shows
    try:
        with heard(lambda done, total: conn.send(("stand", done, total))):
            job(conn)
        conn.send(("end",))
    except Refusal as refusal:
        conn.send(("refusal", refusal))
    except Trouble as trouble:
        conn.send(("trouble", trouble.what, trouble.why, trouble.advice, trouble.values))
    except Exception:  # noqa: BLE001  whatever it is, the window must show it as a bug
        conn.send(("bug", traceback.format_exc()))
    finally:
        conn.close()


def _look(conn: Connection, path: Path, look: Callable[[Session], Sequence[Any]]) -> None:
    from ises_desk.store.database import open_database

    database = open_database(path, create=False, lock=False)
    try:
        with database.read() as session:
            found = look(session)
    finally:
        database.close()
    for at in range(0, len(found), _PART):
        conn.send(("part", found[at : at + _PART]))


def _carry_out(conn: Connection, path: Path, now: datetime, deeds: list[Deed]) -> None:
    from ises_desk.store.database import open_database

    database = open_database(path, create=False, lock=False)
    try:
        for place, deed in enumerate(deeds):
            if conn.poll():
                return
            try:
                outcome = _do(database, now, deed)
            except Refusal as refusal:
                conn.send(("refused", place, str(refusal)))
            else:
                conn.send(("done", outcome.value, outcome.touched))
    finally:
        database.close()
