"""What the rule of 15.5 must know: of contracts that ended, and of customers who left."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ises_desk.i18n import N_
from ises_desk.models import (
    Complaint,
    Contract,
    ContractLine,
    ContractTransfer,
    CourtInvocation,
    CustomerAddress,
    DataDeletion,
    DataRetrieval,
    Invoice,
    InvoiceLine,
    Letter,
    Occurrence,
    Payment,
    ReceivedDefault,
)
from ises_desk.models.base import Day
from ises_desk.queries.settings import value
from ises_desk.terms.articles import Citation
from ises_desk.terms.deletion import Ended, Left, fetch_until, stores
from ises_desk.values.identifiers import EU_COUNTRIES, HOME
from ises_desk.values.kinds import ComplaintState, ContractStage, DataKind, LetterKind, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

# The letters about an end that say until when the customer can fetch his data.
TELLING = (LetterKind.L14, LetterKind.L18, LetterKind.L19)
ENDED = (ContractStage.CONCLUDED, ContractStage.WITHDRAWN, ContractStage.DISSOLVED)
_COMPLAINT = Citation("3:310 BW", N_("Klacht {number} is nog niet gesloten."))
_DISPUTED = Citation("3:310 BW", N_("Factuur {number} is betwist."))
_RECEIVED = Citation(
    "AVG art. 17 lid 3 onder e",
    N_("Op de ingebrekestelling van de klant van {day} is nog niet geantwoord."),
)
_OCCURRENCE = Citation("3:310 BW", N_("Het voorval van {day} is nog niet afgesloten."))
_COURT = Citation("19.1", N_("Het geschil van {day} is nog niet afgesloten."))
_OPEN = Citation("15.5", N_("Factuur {number} staat nog open."))
_UNBILLED = Citation("15.5", N_("Van contract {number} is nog niet alles gefactureerd."))
_DRAFT = Citation("15.5", N_("Er is nog een conceptfactuur."))


def has_ended(day: date) -> ColumnElement[bool]:
    """Return the condition that a contract is over and its end was not certified yet."""
    return Contract.stage.in_(ENDED) & (
        (Contract.stage != ContractStage.CONCLUDED) & (Contract.ends_on <= day)
        | (Contract.ends_on < day)
    )


def storing(session: Session, keys: Sequence[int]) -> set[int]:
    """Return which of the contracts keep data of the customer at a server."""
    kinds: dict[int, set[Any]] = defaultdict(set)
    for part in _parts(keys):
        rows = select(ContractLine.contract_id, ContractLine.kind).where(
            ContractLine.contract_id.in_(part)
        )
        for key, kind in session.execute(rows):
            kinds[key].add(kind)
    return {key for key, found in kinds.items() if stores(found)}


def _parts(keys: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """Yield keys in parts that a statement has room for."""
    return (keys[at : at + size] for at in range(0, len(keys), size))


def ended(session: Session, contracts: Sequence[Contract]) -> dict[int, Ended]:
    """Return by key what must be known of contracts that ended, in a few statements."""
    keys = [each.id for each in contracts]
    told: dict[int, date] = {}
    gone: dict[int, date] = {}
    needed: dict[int, list[Citation]] = defaultdict(list)
    for part in _parts(keys):
        _told(session, part, told)
        rows = select(DataDeletion.contract_id, DataDeletion.deleted_on).where(
            DataDeletion.contract_id.in_(part), DataDeletion.kind == DataKind.HOSTED
        )
        gone.update((key, day) for key, day in session.execute(rows) if key is not None)
        _needed(session, part, needed)
    complaints = _quarrels(session, {each.customer_id for each in contracts})
    copies = int(value(session, "deletion.copies_days"))
    return {
        each.id: Ended(
            ended_on=each.ends_on or each.starts_on,
            told_until=told.get(each.id),
            gone_on=gone.get(each.id),
            copies_days=copies,
            needed=(*complaints.get(each.customer_id, ()), *needed[each.id]),
        )
        for each in contracts
    }


def _told(session: Session, keys: Sequence[int], told: dict[int, date]) -> None:
    """Fill in until when each customer was told that he can fetch his data; the latest counts."""
    until = func.json_extract(Letter.data, "$.data_until", type_=Day)
    letters = select(Letter.contract_id, until).where(
        Letter.contract_id.in_(keys), Letter.kind.in_(TELLING), Letter.sent_on.is_not(None)
    )
    apart = select(DataRetrieval.contract_id, DataRetrieval.until_on).where(
        DataRetrieval.contract_id.in_(keys)
    )
    for key, day in (*session.execute(letters), *session.execute(apart)):
        if key is not None and day is not None:
            told[key] = max(day, told.get(key, day))


def _needed(session: Session, keys: Sequence[int], needed: dict[int, list[Citation]]) -> None:
    """Fill in what of a contract itself still needs its data."""
    by_line = (
        select(ContractLine.contract_id, Invoice.number)
        .join(InvoiceLine, InvoiceLine.contract_line_id == ContractLine.id)
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where(ContractLine.contract_id.in_(keys), *_in_dispute())
    )
    own = select(Invoice.contract_id, Invoice.number).where(
        Invoice.contract_id.in_(keys), *_in_dispute()
    )
    for key, number in session.execute(by_line.union(own)):
        needed[key].append(_DISPUTED.filled(number=number))
    happened = select(Occurrence.contract_id, Occurrence.happened_on).where(
        Occurrence.contract_id.in_(keys), Occurrence.closed_on.is_(None)
    )
    for key, day in session.execute(happened):
        needed[key].append(_OCCURRENCE.filled(day=day))
    received = select(ReceivedDefault.contract_id, ReceivedDefault.received_on).where(
        ReceivedDefault.contract_id.in_(keys), ReceivedDefault.answered_on.is_(None)
    )
    for key, day in session.execute(received):
        needed[key].append(_RECEIVED.filled(day=day))


def _in_dispute() -> tuple[ColumnElement[bool], ...]:
    return (Invoice.disputed_on.is_not(None), Invoice.open != 0, Invoice.number.is_not(None))


def _quarrels(session: Session, customers: Iterable[int]) -> dict[int, list[Citation]]:
    # to check: complaint-keeps-the-data
    found: dict[int, list[Citation]] = defaultdict(list)
    for part in _parts(sorted(customers)):
        rows = select(Complaint.customer_id, Complaint.number).where(
            Complaint.customer_id.in_(part), Complaint.state != ComplaintState.CLOSED
        )
        for key, number in session.execute(rows):
            found[key].append(_COMPLAINT.filled(number=number))
        courts = select(CourtInvocation.customer_id, CourtInvocation.made_on).where(
            CourtInvocation.customer_id.in_(part), CourtInvocation.closed_on.is_(None)
        )
        for key, day in session.execute(courts):
            found[key].append(_COURT.filled(day=day))
    return found


def unbilled(contract_id: int | None = None, customer_id: int | None = None) -> Any:
    """Return the statement for the numbers of contracts with something left to bill."""
    rows = (
        select(Contract.number)
        .join(ContractLine, ContractLine.contract_id == Contract.id)
        .where(ContractLine.next_invoice_on.is_not(None))
        .distinct()
    )
    mine = Contract.customer_id == customer_id if contract_id is None else (
        Contract.id == contract_id
    )  # fmt: skip
    return rows.where(mine)


def left(session: Session, customer_id: int, day: date) -> Left | None:
    """Return what must be known of a customer who left; None while a contract goes on."""
    mine = session.scalars(
        select(Contract).where(
            Contract.customer_id == customer_id,
            Contract.stage.not_in((ContractStage.REFUSED, ContractStage.REVOKED)),
        )
    ).all()
    # An offer that nobody took up anymore holds nothing; one that stands does.
    over = [each for each in mine if each.ends_on is not None and each.concluded_at is not None]
    lapsed = [each for each in mine if each.valid_until is not None and each.valid_until < day
              and each.concluded_at is None]  # fmt: skip
    passed = session.scalar(
        select(func.max(ContractTransfer.from_on, type_=Day)).where(
            ContractTransfer.from_customer_id == customer_id, ContractTransfer.done_on.is_not(None)
        )
    )
    days = [each.ends_on for each in over if each.ends_on is not None]
    if passed is not None:  # with all that was stored: there is nothing to fetch any more
        days.append(passed)
    if not days or len(over) + len(lapsed) < len(mine) or max(days) >= day:
        return None
    last = max(days)
    facts = ended(session, over)
    until = max([fetch_until(each) for each in facts.values()], default=last)
    return Left(
        ended_on=last,
        free_on=date_after(max(until, last)),
        paper_on=_last_paper(session, customer_id, last),
        abroad_on=last_abroad(session, customer_id),
        needed=tuple(_of_customer(session, customer_id)),
    )


def date_after(day: date) -> date:
    """Return the next day."""
    return day.fromordinal(day.toordinal() + 1)


def _of_customer(session: Session, key: int) -> Iterable[Citation]:
    """Yield what is not settled yet with a customer."""
    yield from _quarrels(session, [key]).get(key, ())
    invoices = select(Invoice.number).where(Invoice.customer_id == key)
    owed = invoices.where(Invoice.open != 0, Invoice.number.is_not(None)).order_by(Invoice.id)
    for number in session.scalars(owed):
        yield _OPEN.filled(number=number)
    if session.scalar(invoices.where(Invoice.number.is_(None)).with_only_columns(Invoice.id)):
        yield _DRAFT
    for number in session.scalars(unbilled(customer_id=key)):
        yield _UNBILLED.filled(number=number)


def _last_paper(session: Session, key: int, ended_on: date) -> date:
    """Return the day of the last paper of the administration; a contract is one."""
    days = [
        session.scalar(select(func.max(column, type_=Day)).where(owner == key))
        for column, owner in (
            (Invoice.issued_on, Invoice.customer_id),
            (Letter.dated_on, Letter.customer_id),
            (Payment.received_on, Payment.customer_id),
        )
    ]
    return max([ended_on, *(day for day in days if day is not None)])


def last_abroad(session: Session, key: int) -> date | None:
    """Return the day of the last invoice to a consumer who lives elsewhere in the Union."""
    elsewhere = select(CustomerAddress.customer_id).where(
        CustomerAddress.country.in_(EU_COUNTRIES - {HOME})
    )
    return session.scalar(
        select(func.max(Invoice.issued_on, type_=Day)).where(
            Invoice.customer_id == key,
            Invoice.party == Party.CONSUMER,
            Invoice.customer_id.in_(elsewhere),
        )
    )
