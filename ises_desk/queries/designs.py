"""The designs under a contract, and who has the rights on them (12.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Design
from ises_desk.terms.art12_services import DesignFacts, design_rights
from ises_desk.terms.articles import explain

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import RightsHolder


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignDetail:
    """A design: what was agreed of its rights, and who `has` them on the day that was asked."""

    id: int
    what: str
    holder: RightsHolder
    agreed_on: date | None
    document: str
    deed_on: date | None
    licence: str
    has: RightsHolder
    reasons: tuple[str, ...]

    @property
    def lacks_deed(self) -> bool:
        """Whether the customer would get the rights and there is no deed yet."""
        return self.holder is not self.has


def designs(session: Session, contract_id: int, day: date) -> tuple[DesignDetail, ...]:
    """Return the designs of a contract in the order in which they were recorded."""
    rows = session.scalars(select(Design).filter_by(contract_id=contract_id).order_by(Design.id))
    return tuple(_detail(row, day) for row in rows)


def _detail(row: Design, day: date) -> DesignDetail:
    facts = DesignFacts(holder=row.holder, agreed_on=row.agreed_on, deed_on=row.deed_on)
    ruling = design_rights(facts, day)
    return DesignDetail(
        id=row.id,
        what=row.what,
        holder=row.holder,
        agreed_on=row.agreed_on,
        document=row.document,
        deed_on=row.deed_on,
        licence=row.licence,
        has=ruling.applied,
        reasons=explain(ruling),
    )


def design(session: Session, key: int) -> Design:
    """Return one design as it was recorded."""
    return session.get_one(Design, key)


def preview(
    holder: RightsHolder, agreed_on: date | None, deed_on: date | None, day: date
) -> tuple[RightsHolder, tuple[str, ...]]:
    """Return who would have the rights by these facts, and why."""
    facts = DesignFacts(holder=holder, agreed_on=agreed_on, deed_on=deed_on)
    ruling = design_rights(facts, day)
    return ruling.applied, explain(ruling)
