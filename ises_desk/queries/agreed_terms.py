"""The terms of one contract: its edition with what was agreed in writing apart from it (2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ises_desk.i18n import N_, plural
from ises_desk.terms import deviations as rules
from ises_desk.terms.articles import cited
from ises_desk.terms.deviations import Agreement
from ises_desk.terms.edition import Edition, edition_of
from ises_desk.values.kinds import AgreedNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.models import Contract, Deviation
    from ises_desk.terms.articles import Ruling

T = TypeVar("T")

TERM = frozenset({AgreedNumber.DURATION_MONTHS, AgreedNumber.NOTICE_MONTHS})
_DAYS = (N_("{count} dag"), N_("{count} dagen"))
_MONTHS = (N_("{count} maand"), N_("{count} maanden"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationDetail:
    """An agreement apart from the terms; `says` is its number or text in words.

    `holds` tells whether no newer agreement took its place, `differs` whether it is something else
    than the terms have; `reasons` are the text of "Waarom?".
    """

    id: int
    article: str
    number: AgreedNumber | None
    says: str
    text: str
    agreed_on: date
    document: str
    holds: bool
    differs: bool
    reasons: tuple[str, ...]


def agreements(contract: Contract) -> tuple[Agreement, ...]:
    """Return the numbers that were agreed, the newest last."""
    return tuple(filter(None, map(_agreement, contract.deviations)))


def _agreement(row: Deviation) -> Agreement | None:
    if row.number is None or row.value is None:
        return None
    return Agreement(
        number=row.number, value=row.value, agreed_on=row.agreed_on, document=row.document
    )


def terms_of(contract: Contract) -> Edition:
    """Return the numbers that bind a contract: those of its edition, or as they were agreed."""
    return rules.agreed_terms(edition_of(contract.edition), agreements(contract))


def ruled(
    contract: Contract, rule: Callable[[Edition], Ruling[T]], numbers: frozenset[AgreedNumber]
) -> Ruling[T]:
    """Return what a rule gives for a contract, with what the terms themselves give beside it."""
    return rules.ruled(rule, edition_of(contract.edition), agreements(contract), numbers)


def details(session: Session, contract_id: int) -> tuple[DeviationDetail, ...]:
    """Return what was agreed about a contract apart from the terms, the oldest first."""
    from ises_desk.models import Contract

    contract = session.get_one(Contract, contract_id)
    rows = contract.deviations
    newest = {row.number: row.id for row in rows if row.number is not None}
    return tuple(
        _detail(contract, row, holds=row.number is None or newest[row.number] == row.id)
        for row in rows
    )


def _detail(contract: Contract, row: Deviation, *, holds: bool) -> DeviationDetail:
    edition = edition_of(contract.edition)
    reasons: tuple[str, ...] = ()
    if (made := _agreement(row)) is not None:
        found = (
            *rules.reasons_of(made, edition),
            *rules.doubts(made.number, made.value, contract.party, edition),
        )
        reasons = tuple(cited(each) for each in found)
    return DeviationDetail(
        id=row.id,
        article=row.article,
        number=row.number,
        says=words_of(row.number, row.value) or row.text.splitlines()[0],
        text=row.text,
        agreed_on=row.agreed_on,
        document=row.document,
        holds=holds,
        differs=made is None or rules.differs(made, edition),
        reasons=reasons,
    )


def words_of(number: AgreedNumber | None, value: int | None) -> str:
    """Return an agreed number in words: "Betaaltermijn: 30 dagen"; "" without one."""
    if number is None or value is None:
        return ""
    unit = _DAYS if number.value.endswith("days") else _MONTHS
    return f"{number.label}: {plural(*unit, value)}"


def preview(
    session: Session, contract_id: int, number: AgreedNumber, value: int
) -> tuple[tuple[str, ...], bool]:
    """Return what agreeing on a number means, with whether that is doubtful; may be a Refusal."""
    from ises_desk.models import Contract

    contract = session.get_one(Contract, contract_id)
    edition = edition_of(contract.edition)
    rules.check_number(number, value, contract.party, edition)
    found = rules.doubts(number, value, contract.party, edition)
    usual = words_of(number, getattr(edition, number.value))
    return (usual, *(cited(each) for each in found)), bool(found)
