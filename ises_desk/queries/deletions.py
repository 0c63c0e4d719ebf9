"""After the end of a contract (15.5): what goes when, what is gone, and what still needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Contract, DataDeletion, DataRetrieval
from ises_desk.queries.contracts import state_of
from ises_desk.queries.deletion_facts import date_after, ended, left, storing
from ises_desk.terms.art15_duration import deletion_of, erasure_of
from ises_desk.terms.articles import cited
from ises_desk.terms.deletion import AT_SERVER, HERE
from ises_desk.values.kinds import Channel, DataKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.terms.deletion import Term

OVER = frozenset({"ended", "withdrawn", "dissolved", "deleted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRow:
    """A class of data: when it goes, whether it is gone (`deleted_on`), and why.

    From `first_on` it may go, after `last_on` it is late; `held` says what still needs it.
    """

    kind: DataKind
    first_on: date
    last_on: date
    why: tuple[str, ...]
    held: tuple[str, ...] = ()
    deleted_on: date | None = None
    means: str = ""
    certificate_id: int | None = None

    @property
    def gone_before(self) -> date:
        """The first day on which it is late."""
        return date_after(self.last_on)

    def may(self, day: date) -> bool:
        """Tell whether it can be recorded as deleted on a day."""
        return self.deleted_on is None and not self.held and day >= self.first_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletions:
    """What of a contract goes; `told_until` is the last day to fetch that the customer knows."""

    told_until: date | None
    told_on: date | None
    channel: Channel | None
    rows: tuple[DataRow, ...]

    @property
    def certificate_id(self) -> int | None:
        """The letter that declares the deletion (L34), None while there is none."""
        return next((each.certificate_id for each in self.rows if each.certificate_id), None)

    @property
    def may_certify(self) -> bool:
        """Tell whether all that a declaration needs is gone, and none was written."""
        return may_certify(each.kind for each in self.rows if each.deleted_on) and (
            self.certificate_id is None
        )


def may_certify(gone: Iterable[DataKind]) -> bool:
    """Tell whether enough is gone to declare it; copies may follow by themselves."""
    return {DataKind.HOSTED, DataKind.ACCESS} <= set(gone)


def terms_of(session: Session, contract: Contract) -> tuple[Term, ...]:
    """Return when each class of data of a contract goes; none where nothing is stored."""
    if contract.id not in storing(session, [contract.id]):
        return ()
    return deletion_of(ended(session, [contract])[contract.id])


def of_contract(session: Session, contract_id: int, day: date) -> Deletions | None:
    """Return what of a contract that is over goes; None before its end, or of nothing stored."""
    contract = session.get_one(Contract, contract_id)
    state = session.scalar(select(state_of(day)).where(Contract.id == contract_id))
    if state not in OVER:
        return None
    terms = terms_of(session, contract)
    if not terms:
        return None
    facts = ended(session, [contract])[contract.id]
    told = session.get(DataRetrieval, contract_id)
    gone = _gone(session, contract_id=contract_id)
    return Deletions(
        told_until=facts.told_until,
        told_on=told.told_on if told else None,
        channel=told.channel if told else None,
        rows=tuple(_row(term, gone.get(term.kind)) for term in terms),
    )


def of_customer(session: Session, customer_id: int, day: date) -> tuple[DataRow, ...]:
    """Return what is known of a customer who left goes; none while a contract goes on."""
    facts = left(session, customer_id, day)
    if facts is None:
        return ()
    gone = {
        kind: row
        for kind, row in _gone(session, customer_id=customer_id).items()
        if row.deleted_on > facts.ended_on
    }
    return tuple(_row(term, gone.get(term.kind)) for term in erasure_of(facts))


def _gone(
    session: Session, *, contract_id: int | None = None, customer_id: int | None = None
) -> dict[DataKind, DataDeletion]:
    rows = select(DataDeletion).order_by(DataDeletion.id)
    if contract_id is not None:
        rows = rows.where(DataDeletion.contract_id == contract_id)
    else:
        rows = rows.where(
            DataDeletion.customer_id == customer_id, DataDeletion.contract_id.is_(None)
        )
    return {row.kind: row for row in session.scalars(rows)}


def _row(term: Term, gone: DataDeletion | None) -> DataRow:
    return DataRow(
        kind=term.kind,
        first_on=term.first_on,
        last_on=term.last_on,
        why=tuple(cited(each) for each in term.why),
        held=() if gone else tuple(cited(each) for each in term.held),
        deleted_on=gone.deleted_on if gone else None,
        means=gone.means if gone else "",
        certificate_id=gone.certificate_id if gone else None,
    )


def to_record(found: Deletions, day: date) -> tuple[DataKind, ...]:
    """Return what can be recorded as deleted at the server on a day."""
    return tuple(each.kind for each in found.rows if each.kind in AT_SERVER and each.may(day))


def to_erase(rows: Iterable[DataRow], day: date) -> tuple[DataKind, ...]:
    """Return what of a customer this program can erase on a day."""
    return tuple(each.kind for each in rows if each.kind in HERE and each.may(day))
