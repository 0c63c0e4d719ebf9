"""Duties about money that is late: which letter is due to whom, by the rule in `law.dunning`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.law.dunning import BASES, Debt, Round, rounds
from ises_desk.models import Customer, Invoice, Suspension, SuspensionInvoice
from ises_desk.queries import debts, limitations
from ises_desk.queries.cautions import Cautions, cautions
from ises_desk.queries.demands import ACTIONS
from ises_desk.queries.duties import Duty, Words, horizon
from ises_desk.values.kinds import LetterKind, Party
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)
_TITLES: dict[LetterKind | None, tuple[str, str]] = {
    LetterKind.L06: (
        N_("Betalingsherinnering aan {customer}: factuur {number}, {open}"),
        N_("Betalingsherinnering aan {customer}: {count} facturen, {open}"),
    ),
    LetterKind.L07: (
        N_("Veertiendagenbrief aan {customer}: factuur {number}, {open}"),
        N_("Veertiendagenbrief aan {customer}: {count} facturen, {open}"),
    ),
    LetterKind.L08: (
        N_("Aanmaning aan {customer}: factuur {number}, {open}"),
        N_("Aanmaning aan {customer}: {count} facturen, {open}"),
    ),
    LetterKind.L09: (
        N_("Specificatie vordering aan {customer}: factuur {number}, {open}"),
        N_("Specificatie vordering aan {customer}: {count} facturen, {open}"),
    ),
    LetterKind.L10: (
        N_("Ingebrekestelling aan {customer}: factuur {number}, {open}"),
        N_("Ingebrekestelling aan {customer}: {count} facturen, {open}"),
    ),
    None: (
        N_("Beslissen over {customer}: factuur {number}, {open}"),
        N_("Beslissen over {customer}: {count} facturen, {open}"),
    ),
}
_IN_DEFAULT = N_("In verzuim sinds {since}; de rente loopt vanaf die dag.")
_REASONS: dict[LetterKind | None, Words] = {
    LetterKind.L06: (N_("De herinnering is kosteloos."), {}),
    LetterKind.L07: (
        N_(
            "Zonder deze brief is een particulier geen incassokosten verschuldigd; alle vervallen "
            "facturen gaan in één brief."
        ),
        {},
    ),
    LetterKind.L08: (N_("De aanmaning vordert hoofdsom, handelsrente en incassokosten."), {}),
    LetterKind.L09: (
        N_("De brief vordert hoofdsom, rente en kosten, en laat zien hoe elk bedrag is ontstaan."),
        {},
    ),
    LetterKind.L10: (N_("De ingebrekestelling geeft een laatste termijn om na te komen."), {}),
    None: (N_("Alle brieven zijn verstuurd en hun termijnen zijn voorbij."), {}),
}
_LAPSED_CONSUMER = N_(
    "De veertiendagentermijn liep tot en met {last}; sindsdien zijn ook de incassokosten "
    "verschuldigd."
)
_LAPSED = N_("De termijn uit de vorige brief liep tot en met {last}.")
_DISPUTED = N_("Betwist, en daarom weggelaten: {numbers}.")


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield a duty for each letter or decision that late payers ask for up to a week ahead."""
    pace = debts.pace(session)
    names = _names(session, day)
    known, old = cautions(session), limitations.remarks(session, day)
    last, suspended = horizon(day), _suspended(session)
    for customer_id, owed in debts.overdue(session, day).items():
        remarks = tuple(_remarks(owed, known, customer_id, old))
        for each in rounds(owed, pace, day):
            decided = each.kind is None and all(debt.key in suspended for debt in each.debts)
            if each.due_on <= last and not decided:
                yield _duty(each, customer_id, names[customer_id], remarks)


def _suspended(session: Session) -> set[int]:
    """Return the invoices over which a service is suspended: that was the decision."""
    standing = select(Suspension.id).where(Suspension.lifted_on.is_(None))
    return set(
        session.scalars(
            select(SuspensionInvoice.invoice_id).where(
                SuspensionInvoice.suspension_id.in_(standing)
            )
        )
    )


def _names(session: Session, day: date) -> dict[int, str]:
    late = select(Invoice.customer_id).where(debts.UNPAID, Invoice.due_on < day)
    table = Customer.__table__.c
    rows = session.connection().execute(select(table.id, table.name).where(table.id.in_(late)))
    return {key: name for key, name in rows}  # noqa: C416  rows are not pairs to a checker


def _duty(each: Round, customer_id: int, name: str, remarks: tuple[Words, ...]) -> Duty:
    keys = tuple(debt.key for debt in each.debts)
    one, many = _TITLES[each.kind]
    values: dict[str, Any] = {
        "customer": name,
        "number": each.debts[0].number,
        "numbers": tuple(debt.number for debt in each.debts),
        "count": len(keys),
        "open": Money.total(debt.open for debt in each.debts),
    }
    single = len(keys) == 1
    return Duty(
        kind=each.kind.value if each.kind else "decide",
        due_on=each.due_on,
        words=(one if single else many, values),
        reasons=(*_reasons(each), *remarks),
        basis=BASES[each.kind] if each.kind else ("4.2",),
        subject="invoice" if single else "customer",
        key=keys[0] if single else customer_id,
        customer_id=customer_id,
        customer=name,
        action=ACTIONS[each.kind] if each.kind else "",
        arguments={"customer_id": customer_id, "invoice_ids": keys} if each.kind else {},
    )


def _reasons(each: Round) -> Iterable[Words]:
    since = min(debt.due_on for debt in each.debts) + _DAY
    last = max((debt.runs_until for debt in each.debts if debt.runs_until), default=None)
    if last is None:
        return (_IN_DEFAULT, {"since": since}), _REASONS[each.kind]
    consumer = each.debts[0].party is Party.CONSUMER and each.kind is LetterKind.L09
    lapsed = _LAPSED_CONSUMER if consumer else _LAPSED
    return (_IN_DEFAULT, {"since": since}), (lapsed, {"last": last}), _REASONS[each.kind]


def _remarks(
    owed: Iterable[Debt], known: Cautions, customer_id: int, old: Mapping[int, Words]
) -> Iterator[Words]:
    disputed = tuple(debt.number for debt in owed if debt.disputed_on is not None)
    if disputed:
        yield _DISPUTED, {"numbers": disputed}
    yield from known.words(((debt.key, debt.number) for debt in owed), customer_id)
    yield from (old[debt.key] for debt in owed if debt.key in old)
