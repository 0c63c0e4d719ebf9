"""Duties after the end of a contract (15.5): offer the data, delete them, declare it."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, literal_column, select

from ises_desk.i18n import N_
from ises_desk.models import (
    Contract,
    ContractNotice,
    ContractWithdrawal,
    Customer,
    DataDeletion,
    Letter,
)
from ises_desk.queries.debts import of_kind
from ises_desk.queries.deletion_facts import TELLING, ended, has_ended, storing
from ises_desk.queries.deletions import may_certify, of_customer
from ises_desk.queries.departures import departed
from ises_desk.queries.duties import Duty, horizon
from ises_desk.queries.letter_piles import chunks
from ises_desk.terms.art15_duration import deletion_of
from ises_desk.terms.deletion import HERE
from ises_desk.values.kinds import ContractStage, DataKind
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.terms.deletion import Ended, Term

_UNCERTIFIED: ColumnElement[bool] = literal_column(
    "contract.ends_on IS NOT NULL AND contract.stage <> 'deleted'"
)
_BEFORE: ColumnElement[bool] = literal_column("contract.stage <> 'concluded'")
_DAYS_TO_OFFER = timedelta(days=7)
_BASIS = ("15.5", "Dataverordening art. 25")
_ERASING = ("15.5", "AVG art. 17")
_WORDS = {
    DataKind.HOSTED: N_("Gegevens van {customer} wissen op de server: contract {number}"),
    DataKind.ACCESS: N_("Toegang van {customer} wissen op de server: contract {number}"),
    DataKind.COPIES: N_("Nagaan dat de back-ups van {customer} weg zijn: contract {number}"),
}
_ERASE = {
    DataKind.PERSONAL: N_("Contactgegevens en notities van {customer} wissen"),
    DataKind.LOG: N_("Logregels over {customer} wissen"),
}


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what contracts that ended still ask, and customers who left."""
    rows = _over(session, day)
    kept = storing(session, [contract.id for contract, _name in rows])
    over = [(contract, name) for contract, name in rows if contract.id in kept]
    facts = ended(session, [contract for contract, _name in over])
    gone = _gone(session, [contract.id for contract, _name in over])
    waiting = _waiting(session)
    for contract, name in over:
        common = _about(contract, name)
        found = facts[contract.id]
        if found.told_until is None and not gone[contract.id]:
            if contract.id not in waiting:
                yield _offer(contract, name, found, common)
            continue
        yield from _deletions(contract, name, found, gone[contract.id], common, day)
    yield from _erasures(session, day)


def _over(session: Session, day: date) -> list[Any]:
    """Return the contracts that are over and of which something may be to do, by their keys.

    The bare words are in SQLite's own, so that it takes the small index of each.
    """
    copies = exists().where(
        DataDeletion.contract_id == Contract.id, DataDeletion.kind == DataKind.COPIES
    )
    parts = (
        (_UNCERTIFIED, Contract.ends_on <= day, has_ended(day)),
        (_BEFORE, Contract.stage == ContractStage.DELETED, ~copies),
    )
    found: list[Any] = []
    for conditions in parts:
        found += session.execute(
            select(Contract, Customer.name)
            .join(Customer, Customer.id == Contract.customer_id)
            .where(*conditions)
        )
    return sorted(found, key=lambda row: int(row[0].id))


def _about(contract: Contract, name: str) -> dict[str, Any]:
    return {
        "subject": "contract",
        "key": contract.id,
        "customer_id": contract.customer_id,
        "customer": name,
    }


def _gone(session: Session, keys: Sequence[int]) -> dict[int, dict[DataKind, date]]:
    found: dict[int, dict[DataKind, date]] = defaultdict(dict)
    for some in chunks(keys):
        rows = select(DataDeletion.contract_id, DataDeletion.kind, DataDeletion.deleted_on).where(
            DataDeletion.contract_id.in_(some)
        )
        for key, kind, day in session.execute(rows):
            if key is not None:
                found[key][kind] = day
    return found


def _waiting(session: Session) -> set[int]:
    """Return the contracts about whose end a letter is still to be written or sent."""
    notice, withdrawal = ContractNotice, ContractWithdrawal
    found = (
        select(notice.contract_id).where(notice.withdrawn_on.is_(None), notice.letter_id.is_(None)),
        select(withdrawal.contract_id).where(withdrawal.settlement_id.is_(None)),
        select(Letter.contract_id).where(
            of_kind(*TELLING), Letter.sent_on.is_(None), Letter.withdrawn_on.is_(None)
        ),
    )
    return {key for rows in found for key in session.scalars(rows) if key is not None}


def _offer(contract: Contract, name: str, found: Ended, common: dict[str, Any]) -> Duty:
    return Duty(
        kind="offer_data",
        due_on=found.ended_on + _DAYS_TO_OFFER,
        stands_on=found.ended_on,
        words=(
            N_("{customer} laten weten tot wanneer hij zijn gegevens kan ophalen: contract "
               "{number}"),
            {"customer": name, "number": contract.number},
        ),
        reasons=(
            (
                N_("Het contract eindigde op {day}. De klant krijgt ten minste dertig dagen om op "
                   "te halen; die gaan pas in als hij het weet."),
                {"day": found.ended_on},
            ),
        ),
        basis=_BASIS,
        action="contract.offer_retrieval",
        arguments={"contract_id": contract.id},
        **common,
    )  # fmt: skip


def _deletions(  # noqa: PLR0917  the facts of one contract
    contract: Contract,
    name: str,
    found: Ended,
    gone: dict[DataKind, date],
    common: dict[str, Any],
    day: date,
) -> Iterator[Duty]:
    for term in deletion_of(found):
        if term.kind in gone or term.held:
            continue
        copies = term.kind is DataKind.COPIES
        if copies and DataKind.HOSTED not in gone:
            continue  # they go after it
        if (term.last_on if copies else term.first_on) <= horizon(day):
            yield _delete(contract, name, term, common)
    if contract.stage is not ContractStage.DELETED and may_certify(gone):
        since = max(gone[DataKind.HOSTED], gone[DataKind.ACCESS])
        yield _certify(contract, name, since, common)


def _delete(contract: Contract, name: str, term: Term, common: dict[str, Any]) -> Duty:
    return Duty(
        kind="delete_data",
        due_on=term.last_on,
        stands_on=None if term.kind is DataKind.COPIES else term.first_on,
        words=(_WORDS[term.kind], {"customer": name, "number": contract.number}),
        reasons=tuple((each.text, dict(each.values)) for each in term.why),
        basis=_BASIS,
        action="contract.record_deletion",
        arguments={"contract_id": contract.id, "kinds": (term.kind,)},
        **common,
    )


def _certify(contract: Contract, name: str, since: date, common: dict[str, Any]) -> Duty:
    return Duty(
        kind="certify_deletion",
        due_on=since + _DAYS_TO_OFFER,
        stands_on=since,
        words=(
            N_("Verwijderingsverklaring maken voor {customer}: contract {number}"),
            {"customer": name, "number": contract.number},
        ),
        reasons=(
            (
                N_("De gegevens zijn op {day} gewist. De verklaring zegt wat weg is, en wat u "
                   "waarom nog bewaart."),
                {"day": since},
            ),
        ),
        basis=("15.5", "AVG art. 28"),
        action="contract.certify_deletion",
        arguments={"contract_id": contract.id},
        **common,
    )  # fmt: skip


def _erasures(session: Session, day: date) -> Iterator[Duty]:
    """Yield what of a customer who left is to be erased here, in the week before it is late."""
    before = add_months(horizon(day), -12)
    ended_on, names = departed(session, before)
    erased: dict[int, set[DataKind]] = defaultdict(set)
    gone = select(DataDeletion.customer_id, DataDeletion.kind, DataDeletion.deleted_on).where(
        DataDeletion.contract_id.is_(None)
    )
    for key, kind, deleted_on in session.execute(gone):
        last_day = ended_on.get(key)
        if last_day is not None and deleted_on > last_day:
            erased[key].add(kind)
    for key in sorted(names):
        if not erased[key].issuperset(HERE):
            yield from _of_customer(key, names[key], of_customer(session, key, day), day)


def _of_customer(key: int, name: str, rows: Iterable[Any], day: date) -> Iterator[Duty]:
    for row in rows:
        if row.kind not in HERE or row.deleted_on or row.held or row.last_on > horizon(day):
            continue
        yield Duty(
            kind="erase_customer",
            due_on=row.last_on,
            words=(_ERASE[row.kind], {"customer": name}),
            reasons=(
                (
                    N_("Het laatste contract is ruim een jaar voorbij; wat niet in de administratie"
                       " hoort, gaat weg."),
                    {},
                ),
            ),
            basis=_ERASING,
            subject="customer",
            key=key,
            customer_id=key,
            customer=name,
            action="customer.erase",
            arguments={"customer_id": key, "kinds": (row.kind,)},
        )  # fmt: skip
