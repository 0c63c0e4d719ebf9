"""The dossier for a bailiff or lawyer: made whole, written whole, and recorded."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.stepping import hearing
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, on_paper
from ises_desk.models import Customer, MadeDossier
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from ises_desk.errors import Tell
    from ises_desk.store.database import Database

PDF, ZIP = ".pdf", ".zip"
DIGEST = 64  # signs of a SHA-256
_LONGEST = 500  # signs of a path that is remembered
_SIGNS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A dossier of one customer, of `invoice_ids` or of all that is open at the end of `until`.

    With `parcel` it is a ZIP with the originals beside it.
    """

    customer_id: int
    until: date
    invoice_ids: tuple[int, ...] = ()
    parcel: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes to write, and what the claim comes to."""

    content: bytes
    open: Money

    @property
    def sha256(self) -> str:
        """The digest by which the file is known."""
        return hashlib.sha256(self.content).hexdigest()


@action(
    "dossier.record",
    title=N_("Dossier vastleggen"),
    undo=Undo.NEVER,
    because=N_("Het bestand is geschreven; verwijder het zelf als u het niet meer nodig hebt."),
)
def record(work: Work, *, customer_id: int, until: date, path: str, digest: str, amount: Money
           ) -> int:  # fmt: skip
    """Record a dossier that was written: of whom, to which day, where; returns its key."""
    customer = work.get(Customer, customer_id, "customer_id")
    if len(digest) != DIGEST or set(digest) - _SIGNS:
        raise Refusal(N_("Dit is geen SHA-256 in 64 kleine hexadecimale tekens."), field="digest")
    if amount <= Money(0):
        raise Refusal(N_("Een vordering is hoger dan nul."), field="amount")
    row = MadeDossier(
        customer_id=customer.id,
        made_at=work.now,
        until=until,
        path=checks.line(path, "path", N_("Bestand"), _LONGEST, printable=False),
        sha256=digest,
        open=amount,
    )
    return work.add(row).id


def made(session: Session, now: datetime, asked: Asked, tell: Tell | None = None) -> Made:
    """Return the dossier, or its ZIP; Refusal when there is no claim, Stopped by `tell`."""
    from ises_desk.actions.issuing import letterhead
    from ises_desk.letters.dossier import bound
    from ises_desk.queries.dossier import assembled

    with on_paper():
        head = letterhead(Work(session, now))
    found = assembled(session, asked.customer_id, asked.until, asked.invoice_ids, head)
    content = bound(found.dossier, head, tell)
    if asked.parcel:
        from ises_desk.exchange.parcel import packed

        files = [(f"{found.dossier.title}.pdf", found.dossier.title, content)]
        files += [(f"{at:03d} {each.file}", each.title, each.original)
                  for at, each in enumerate(found.dossier.exhibits, 1)
                  if each.original is not None]  # fmt: skip
        content = packed(files, asked.until)
    return Made(content, found.open)


def parts_made(session: Session, *, now: datetime, asked: Asked) -> list[Made]:
    """Return the same as a list, for a process of its own, whose stand is heard."""
    hear = hearing()

    def tell(done: int, total: int, _text: str) -> bool:
        if hear is not None:
            hear(done, total)
        return True

    return [made(session, now, asked, tell)]


def looked_at(session: Session, asked: Asked) -> str:
    """Return the number of the customer; Refusal when there is no claim to make it of."""
    from ises_desk.queries.dossier import claim_of

    customer, _view = claim_of(session, asked.customer_id, asked.until, asked.invoice_ids)
    return customer.number


def check_place(path: Path) -> None:
    """Refuse a place that can't be meant: a file that is there, or an ending that isn't ours."""
    if path.suffix.lower() not in (PDF, ZIP):
        raise Refusal(N_("Geef het bestand een naam op .pdf of .zip."), field="path")
    if path.exists():
        raise Refusal(N_("{path} bestaat al: kies een andere naam."), field="path", path=str(path))


def write(path: Path, made_: Made, record_it: Callable[[], object]) -> None:
    """Write the file whole and record it; what fails half-way leaves nothing behind."""
    check_place(path)
    half: Path | None = None
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f"{path.name}.", suffix=".part", delete=False
        ) as file:
            half = Path(file.name)
            file.write(made_.content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as why:
        if half is not None:
            with suppress(OSError):
                half.unlink(missing_ok=True)
        raise Trouble(
            N_("Het bestand {path} kan niet worden geschreven."),
            why=str(why),
            advice=N_("Kies een andere map, of kijk of er ruimte vrij is."),
            path=str(path),
        ) from why
    try:
        record_it()
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def record_in(
    database: Database, now: datetime, asked: Asked, found: Made, path: Path
) -> frozenset[str]:
    """Record a dossier that was written; returns what it touched."""
    from ises_desk.actions.perform import perform

    outcome = perform(
        database,
        now,
        record,
        customer_id=asked.customer_id,
        until=asked.until,
        path=str(path),
        digest=found.sha256,
        amount=found.open,
    )
    return outcome.touched


def save(
    database: Database, now: datetime, asked: Asked, path: Path, tell: Tell | None = None
) -> Made:
    """Make a dossier, write it to `path` and record it: all, or nothing."""
    check_place(path)
    with database.read() as session:
        found = made(session, now, asked, tell)
    write(path, found, partial(record_in, database, now, asked, found, path))
    return found


def customer_of(session: Session, number: str) -> int:
    """Return the key of the customer with a number, or a Refusal."""
    from sqlalchemy import select

    key = session.scalar(select(Customer.id).where(Customer.number == number))
    if key is None:
        raise Refusal(N_("Er is geen klant met nummer {number}."), field="customer", number=number)
    return key


def invoices_of(session: Session, numbers: Sequence[str]) -> tuple[int, ...]:
    """Return the keys of the invoices with these numbers, or a Refusal."""
    from sqlalchemy import select

    from ises_desk.models import Invoice

    found = []
    for number in numbers:
        key = session.scalar(select(Invoice.id).where(Invoice.number == number))
        if key is None:
            raise Refusal(
                N_("Er is geen factuur met nummer {number}."), field="invoice", number=number
            )
        found.append(key)
    return tuple(found)
