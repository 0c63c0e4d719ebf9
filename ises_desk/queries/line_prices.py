"""What a contract line costs on a day: its own price until a campaign changed it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import ContractLine, LinePrice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.money import Money

    Dated = tuple[date, Money]

_CHUNK = 500


def dated_prices(session: Session, line_ids: Sequence[int]) -> dict[int, list[Dated]]:
    """Return the dated prices of those lines that have any, the earliest first."""
    found: dict[int, list[Dated]] = defaultdict(list)
    for start in range(0, len(line_ids), _CHUNK):
        rows = session.execute(
            select(LinePrice.line_id, LinePrice.valid_from, LinePrice.unit_price)
            .where(LinePrice.line_id.in_(line_ids[start : start + _CHUNK]))
            .order_by(LinePrice.line_id, LinePrice.valid_from)
        )
        for line_id, valid_from, price in rows:
            found[line_id].append((valid_from, price))
    return found


def price_at(line: ContractLine, dated: Sequence[Dated], day: date) -> Money:
    """Return what a line costs on a day, by its own price and its dated ones.

    A billing period costs what holds on its first day: a price that changes in the middle of it
    waits for the next one.
    """
    # to check: price-of-a-straddling-period
    price = line.unit_price
    for valid_from, changed in dated:
        price = changed if valid_from <= day else price
    return price


def row_on(session: Session, line: ContractLine, day: date) -> LinePrice | None:
    """Return the dated price that holds for a line on a day, or None while it is the line's own."""
    return session.scalars(
        select(LinePrice)
        .where(LinePrice.line_id == line.id, LinePrice.valid_from <= day)
        .order_by(LinePrice.valid_from.desc())
        .limit(1)
    ).first()


def price_on(session: Session, line: ContractLine, day: date) -> Money:
    """Return what one line costs on a day."""
    return price_at(line, dated_prices(session, [line.id]).get(line.id, ()), day)
