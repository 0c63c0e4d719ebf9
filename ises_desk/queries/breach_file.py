"""What the file of a contract shows of breaches: what happened, default notices, suspensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Contract, Demand, Dissolution, Letter, Occurrence, Suspension
from ises_desk.queries.agenda_reasons import unexplained
from ises_desk.queries.breaches import DISSOLVING, SUSPENDING, dissolving, findings, known
from ises_desk.terms.articles import cited, explain
from ises_desk.values.kinds import Channel, Ground, LetterKind, Reach

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.terms.breach import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceDetail:
    """Something that happened, by its fields."""

    id: int
    contract_id: int
    ground: Ground
    clause: str
    happened_on: date
    source: str
    facts: str
    established: bool
    about_content: bool
    excepted: bool
    told_on: date | None
    told_by: Channel | None
    answer_by: date | None
    closed_on: date | None
    statement_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeShown:
    """A default notice about the contract, and whether its term has passed."""

    letter_id: int
    number: str
    kind: LetterKind
    sent_on: date | None
    last_day: date | None
    performed_on: date | None
    lapsed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionShown:
    """A suspension; `on` tells that it has begun and was not lifted."""

    id: int
    ground: Ground
    reach: Reach
    starts_on: date
    review_on: date
    proportion: str
    letter_id: int | None
    lifted_on: date | None
    lifted_because: str
    restored_on: date | None
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolutionShown:
    """A dissolution, of the whole contract or in part."""

    ground: Ground
    dissolved_on: date
    partly: bool
    letter_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachFile:
    """All of it, the newest first; `unexplained` are occurrences that still ask for an L13."""

    occurrences: tuple[OccurrenceDetail, ...]
    dissolutions: tuple[DissolutionShown, ...]
    unexplained: frozenset[int]
    notices: tuple[NoticeShown, ...]
    suspensions: tuple[SuspensionShown, ...]

    @property
    def standing(self) -> SuspensionShown | None:
        """The suspension that was not lifted."""
        return next((each for each in self.suspensions if each.lifted_on is None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundShown:
    """A ground with the fact that meets it, or what lacks; `reasons` is the text of "Waarom?"."""

    ground: Ground
    met: bool
    fact: str
    reasons: tuple[str, ...]


def breach_file(session: Session, contract_id: int, day: date) -> BreachFile:
    """Return what is known of breaches of a contract."""
    return BreachFile(
        occurrences=_occurrences(session, contract_id),
        dissolutions=_dissolutions(session, contract_id),
        unexplained=frozenset(
            row.id for row in unexplained(session, Occurrence.contract_id == contract_id)
        ),
        notices=_notices(session, contract_id, day),
        suspensions=_suspensions(session, contract_id, day),
    )


def occurrence(session: Session, key: int) -> OccurrenceDetail:
    """Return one occurrence."""
    return _detail(session.get_one(Occurrence, key))


def grounds(session: Session, contract_id: int, day: date) -> tuple[GroundShown, ...]:
    """Return every ground to suspend a contract, met or not on a day."""
    contract = session.get_one(Contract, contract_id)
    made = findings(known(session, contract), contract, day)
    return _shown(SUSPENDING, made)


def dissolving_grounds(session: Session, contract_id: int, day: date) -> tuple[GroundShown, ...]:
    """Return every ground to dissolve a contract, met or not on a day."""
    contract = session.get_one(Contract, contract_id)
    return _shown(DISSOLVING, dissolving(known(session, contract), contract, day))


def _shown(wanted: tuple[Ground, ...], made: dict[Ground, Finding]) -> tuple[GroundShown, ...]:
    return tuple(
        GroundShown(
            ground=ground,
            met=made[ground].met,
            fact=cited(made[ground].fact),
            reasons=explain(made[ground].ruling),
        )
        for ground in wanted
    )


def _detail(row: Occurrence) -> OccurrenceDetail:
    return OccurrenceDetail(
        id=row.id,
        contract_id=row.contract_id,
        ground=row.ground,
        clause=row.clause,
        happened_on=row.happened_on,
        source=row.source,
        facts=row.facts,
        established=row.established,
        about_content=row.about_content,
        excepted=row.excepted,
        told_on=row.told_on,
        told_by=row.told_by,
        answer_by=row.answer_by,
        closed_on=row.closed_on,
        statement_id=row.statement_id,
    )


def _occurrences(session: Session, contract_id: int) -> tuple[OccurrenceDetail, ...]:
    rows = session.scalars(
        select(Occurrence)
        .where(Occurrence.contract_id == contract_id)
        .order_by(Occurrence.happened_on.desc(), Occurrence.id.desc())
    )
    return tuple(_detail(row) for row in rows)


def _dissolutions(session: Session, contract_id: int) -> tuple[DissolutionShown, ...]:
    rows = session.scalars(
        select(Dissolution)
        .where(Dissolution.contract_id == contract_id)
        .order_by(Dissolution.id.desc())
    )
    return tuple(
        DissolutionShown(
            ground=row.ground,
            dissolved_on=row.dissolved_on,
            partly=row.partly,
            letter_id=row.letter_id,
        )
        for row in rows
    )


def _notices(session: Session, contract_id: int, day: date) -> tuple[NoticeShown, ...]:
    rows = session.execute(
        select(Demand, Letter.number)
        .join(Letter, Letter.id == Demand.letter_id)
        .where(
            Demand.contract_id == contract_id,
            Demand.kind.in_([LetterKind.L10, LetterKind.L11]),
            Letter.withdrawn_on.is_(None),
        )
        .order_by(Demand.id.desc())
    )
    return tuple(
        NoticeShown(
            letter_id=row.letter_id,
            number=number,
            kind=row.kind,
            sent_on=row.sent_on,
            last_day=row.last_day,
            performed_on=row.performed_on,
            lapsed=row.sent_on is not None and row.last_day is not None and row.last_day < day,
        )
        for row, number in rows
    )


def _suspensions(session: Session, contract_id: int, day: date) -> tuple[SuspensionShown, ...]:
    rows = session.scalars(
        select(Suspension)
        .where(Suspension.contract_id == contract_id)
        .order_by(Suspension.id.desc())
    )
    return tuple(
        SuspensionShown(
            id=row.id,
            ground=row.ground,
            reach=row.reach,
            starts_on=row.starts_on,
            review_on=row.review_on,
            proportion=row.proportion,
            letter_id=row.letter_id,
            lifted_on=row.lifted_on,
            lifted_because=row.lifted_because,
            restored_on=row.restored_on,
            on=row.lifted_on is None and row.starts_on <= day,
        )
        for row in rows
    )
