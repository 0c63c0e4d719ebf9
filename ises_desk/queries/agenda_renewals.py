"""Duties about renewals: tell the customer ahead, once a term, and send what was made (15.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, select

from ises_desk.i18n import N_
from ises_desk.models import Contract, Customer, Letter, Renewal
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.debts import of_kind
from ises_desk.queries.duties import Duty, horizon
from ises_desk.values.kinds import LetterKind, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    Words = tuple[str, dict[str, Any]]

_MOST = 12  # contracts that are named


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield whom to tell on a day, or within a week, and the letters that lie ready."""
    yield from due(session, day, horizon(day))
    yield from _late(session, day)
    keys = tuple(
        session.scalars(
            select(Letter.id)
            .where(
                of_kind(LetterKind.L20),
                Letter.sent_on.is_(None),
                Letter.withdrawn_on.is_(None),
            )
            .order_by(Letter.id)
        )
    )
    if keys:
        first = session.scalar(select(Letter.dated_on).where(Letter.id == keys[0])) or day
        yield Duty(
            kind="renewal",
            due_on=first,
            words=(
                N_("{count} berichten over verlenging versturen")
                if len(keys) > 1
                else N_("{count} bericht over verlenging versturen"),
                {"count": len(keys)},
            ),
            reasons=((N_("Zij liggen klaar; leg vast wanneer zij zijn verstuurd."), {}),),
            basis=("15.1",),
            subject="letter",
            key=keys[0] if len(keys) == 1 else None,
            action="letter.mark_many_sent",
            arguments={"letter_ids": keys},
        )


def due(session: Session, day: date, through: date) -> Iterator[Duty]:
    """Yield whom to tell through a day; who gave notice, or was told, is not among them."""
    waiting = _waiting().where(Renewal.due_on <= through, Renewal.notice_by >= day)
    for row, number, party, customer_id, customer in session.execute(waiting):
        consumer = party is Party.CONSUMER
        yield Duty(
            kind="renewal",
            due_on=row.due_on,
            words=(
                _words(consumer=consumer),
                {"customer": customer, "number": number, "day": row.term_ends_on},
            ),
            reasons=(_reason(row, consumer=consumer),),
            basis=("15.1", "6:236 onder j BW") if consumer else ("15.1",),
            subject="contract",
            key=row.contract_id,
            customer_id=customer_id,
            customer=customer,
            action="renewal.tell",
            arguments={"renewal_id": row.id},
        )


def _late(session: Session, day: date) -> Iterator[Duty]:
    """Yield the terms about which a message no longer helps, all in one duty."""
    waiting = _waiting().where(Renewal.due_on <= day, Renewal.notice_by < day)
    rows = sorted(session.execute(waiting), key=lambda found: int(found[0].id))
    if not rows:
        return
    one = N_("{count} overeenkomst ging zonder bericht verder: overslaan")
    many = N_("{count} overeenkomsten gingen zonder bericht verder: overslaan")
    yield Duty(
        kind="renewal",
        due_on=min(row[0].notice_by for row in rows),
        words=(one if len(rows) == 1 else many, {"count": len(rows)}),
        reasons=(_named([row.number for row in rows]),),
        basis=("15.1",),
        subject="contract",
        key=rows[0][0].contract_id if len(rows) == 1 else None,
        action="renewal.pass_over",
        arguments={"renewal_ids": tuple(row[0].id for row in rows)},
    )  # fmt: skip


def _named(numbers: Sequence[str]) -> Words:
    """Say which contracts went on, the first by name."""
    said = N_("Opzeggen tegen het einde van de termijn kan niet meer; een bericht helpt de klant "
              "niet. Contracten: {numbers}.")  # fmt: skip
    if len(numbers) > _MOST:
        said = N_("Opzeggen tegen het einde van de termijn kan niet meer; een bericht helpt de "
                  "klant niet. Contracten, de eerste {shown} van {count}: {numbers}.")  # fmt: skip
    words = {"numbers": ", ".join(numbers[:_MOST]), "shown": _MOST, "count": len(numbers)}
    return said, words


def _waiting() -> Any:
    return (
        select(Renewal, Contract.number, Contract.party, Customer.id, Customer.name)
        .join(Contract, Contract.id == Renewal.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            Renewal.letter_id.is_(None),
            Renewal.passed_on.is_(None),
            _endless(),
            is_concluded(),
        )
    )


def _endless() -> ColumnElement[bool]:
    """Return the condition for a contract without an end.

    The sign keeps SQLite off the index of last days: nearly every contract has none.
    """
    ends_on: ColumnElement[str] = literal_column("+contract.ends_on")
    return ends_on.is_(None)


def _words(*, consumer: bool) -> str:
    if consumer:
        return N_("{customer} berichten dat contract {number} na {day} per maand opzegbaar is")
    return N_("{customer} berichten dat contract {number} na {day} wordt verlengd")


def _reason(row: Renewal, *, consumer: bool) -> Words:
    values = {"by": row.notice_by}
    if consumer:
        return N_(
            "Wil hij met deze termijn stoppen, dan moet hij tot en met {by} opzeggen."
        ), values
    return N_("Hij kan de verlenging nog voorkomen door tot en met {by} op te zeggen."), values
