"""Duties about the choice of court (19.2): the consumer's month is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import CourtInvocation, Customer, Letter
from ises_desk.queries.duties import Duty, horizon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the disputes in which a consumer's month ends on a day or within a week."""
    rows = session.execute(
        select(CourtInvocation, Customer.name)
        .join(Customer, Customer.id == CourtInvocation.customer_id)
        .join(Letter, Letter.id == CourtInvocation.letter_id)
        .where(
            CourtInvocation.sent_on.is_not(None),
            CourtInvocation.choose_by < horizon(day),
            CourtInvocation.chosen_on.is_(None),
            CourtInvocation.closed_on.is_(None),
            Letter.withdrawn_on.is_(None),
        )
        .order_by(CourtInvocation.choose_by, CourtInvocation.id)
    )
    for row, customer in rows:
        assert row.choose_by is not None  # noqa: S101  asked for above
        yield Duty(
            kind="forum",
            due_on=row.choose_by + _DAY,
            words=(N_("Rechterkeuze van {customer}: de maand is voorbij"), {"customer": customer}),
            reasons=(
                (
                    N_("Tot en met {last} kon de klant de wettelijke rechter kiezen. Leg vast of "
                       "er een keuze kwam."),
                    {"last": row.choose_by},
                ),
                (
                    N_("Tegen een particulier heeft artikel 19.1 ook daarna geen gevolg: dagvaard "
                       "bij de rechter die de wet aanwijst."),
                    {},
                ),
            ),
            basis=("19.2", "6:236 onder n BW", "Rv art. 108 lid 2"),
            subject="customer",
            key=row.customer_id,
            customer_id=row.customer_id,
            customer=customer,
            action="forum.close",
            arguments={"invocation_id": row.id},
        )  # fmt: skip
