"""When open invoices become unenforceable, by what was demanded of them; and who must act."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.law.limitation import BASIS, INTERRUPTING, WARNED_MONTHS, Limitation, limitation
from ises_desk.models import Customer, Demand, DemandInvoice, Invoice
from ises_desk.queries.debts import UNPAID
from ises_desk.queries.duties import Duty, Words, horizon
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

_INVOICE = Invoice.__table__.c
_CUSTOMER = Customer.__table__.c
_DEMAND = Demand.__table__.c
_PART = DemandInvoice.__table__.c
_SLACK_MONTHS = 13  # a term to pay is at most a year: the invoice is that much older than its day
NEAR = N_(
    "Factuur {number} verjaart na {last}. Alleen een brief die het recht op betaling voorbehoudt, "
    "zoals een aanmaning of ingebrekestelling, begint een nieuwe termijn; een herinnering niet."
)
PASSED = N_(
    "Factuur {number} kan na {last} zijn verjaard: doet de klant daar een beroep op, dan kunt u "
    "haar niet meer afdwingen. Dreig daarom nergens mee."
)
_TITLE = N_("Verjaring: factuur {number} van {customer}, {open}, na {last}")
_GONE = N_("Mogelijk verjaard: factuur {number} van {customer}, {open}, sinds {last}")
_SINCE_DUE = N_("Vijf jaar na de laatste dag om te betalen verjaart een vordering.")
_SINCE_DEMAND = N_("De laatste aanmaning ging uit op {sent}; daarna loopt de termijn vijf jaar.")
_ACT = N_(
    "Stuur een aanmaning, specificatie of ingebrekestelling die uiterlijk op die dag aankomt: dan "
    "beginnen er vijf nieuwe jaren. Een betalingsherinnering doet dat niet."
)
_DECIDE = N_(
    "Een klant kan zich erop beroepen. Betaalt hij toch, dan is dat niet onverschuldigd; anders "
    "crediteert u de factuur."
)


def of_invoice(session: Session, invoice_id: int) -> Limitation | None:
    """Return the limitation of a final invoice that is open, or None."""
    row = session.connection().execute(
        select(_INVOICE.issued_on, _INVOICE.due_on).where(
            _INVOICE.id == invoice_id, UNPAID, _INVOICE.kind == InvoiceKind.INVOICE
        )
    ).first()  # fmt: skip
    if row is None or row.issued_on is None or row.due_on is None:
        return None
    sent = _demanded(session, [invoice_id])
    return limitation(row.issued_on, row.due_on, sent[invoice_id])


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield the open claims that become unenforceable within half a year, or did so already."""
    for row, found in _near(session, horizon(day)):
        gone = found.has_passed(day)
        values: dict[str, Any] = {
            "number": row.number,
            "customer": row.name,
            "open": row.open,
            "last": found.last_day,
        }
        since: Words = (_SINCE_DUE, {})
        if found.interrupted_on is not None:
            since = _SINCE_DEMAND, {"sent": found.interrupted_on}
        yield Duty(
            kind="limitation",
            due_on=found.last_day,
            stands_on=found.warned_from,
            words=(_GONE if gone else _TITLE, values),
            reasons=(since, (_DECIDE if gone else _ACT, {})),
            basis=BASIS,
            subject="invoice",
            key=row.id,
            customer_id=row.customer_id,
            customer=row.name,
            last_on=found.last_day,
        )


def remarks(session: Session, day: date, customer_id: int | None = None) -> dict[int, Words]:
    """Return by open invoice what to know before a letter goes out about it."""
    return {
        row.id: (
            PASSED if found.has_passed(day) else NEAR,
            {"number": row.number, "last": found.last_day},
        )
        for row, found in _near(session, day, customer_id)
    }


def _near(
    session: Session, day: date, customer_id: int | None = None
) -> Iterator[tuple[Any, Limitation]]:
    """Yield the open invoices that are to be looked at on a day, each with its limitation."""
    oldest = add_months(day, _SLACK_MONTHS - WARNED_MONTHS)
    test = UNPAID & (_INVOICE.due_on < oldest) & (_INVOICE.kind == InvoiceKind.INVOICE)
    if customer_id is not None:
        test &= _INVOICE.customer_id == customer_id
    columns = (
        _INVOICE.id,
        _INVOICE.number,
        _INVOICE.customer_id,
        _INVOICE.issued_on,
        _INVOICE.due_on,
        _INVOICE.open,
        _CUSTOMER.name,
    )
    statement = (
        select(*columns)
        .join(Customer.__table__, _CUSTOMER.id == _INVOICE.customer_id)
        .where(test)
        .order_by(_INVOICE.due_on, _INVOICE.id)
    )
    rows = session.connection().execute(statement).all()
    sent = _demanded(session, [row.id for row in rows])
    for row in rows:
        found = limitation(row.issued_on, row.due_on, sent[row.id])
        if found.is_near(day):
            yield row, found


def _demanded(session: Session, keys: Iterable[int]) -> dict[int, list[tuple[date, date]]]:
    """Return by invoice when demands that interrupt the limitation were sent and arrived."""
    wanted = list(keys)
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    if not wanted:
        return found
    rows = session.connection().execute(
        select(_PART.invoice_id, _DEMAND.sent_on, _DEMAND.delivered_on)
        .join(Demand.__table__, _DEMAND.id == _PART.demand_id)
        .where(
            _PART.invoice_id.in_(wanted),
            _DEMAND.kind.in_(INTERRUPTING),
            _DEMAND.sent_on.is_not(None),
        )
    )
    for key, sent, arrived in rows:
        found[key].append((sent, arrived or sent))
    return found
