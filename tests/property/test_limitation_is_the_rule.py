"""What the agenda says of limitation is what the rule says, of random claims and demands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ises_desk.models import Demand, DemandInvoice
from ises_desk.queries import limitations
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from tests.property import rows
from tests.property.few import few

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

DAY = rows.DAY
AHEAD = DAY + timedelta(days=7)
FEW = few(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
NEAR = st.sampled_from([-8, -7, -6, -1, 0, 1, 6, 7, 8])
# So long ago that the warning, or the last day, lies about today.
LONG_AGO = st.tuples(st.sampled_from([-60, -54, -54, -42, -30]), NEAR).map(
    lambda at: add_months(DAY, at[0]) + timedelta(days=at[1])
)
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "issued_on": LONG_AGO,
            "term": st.sampled_from([14, 30, 365]),
            "open": st.sampled_from([ZERO, Money(1), Money(12100)]),
            "kind": st.sampled_from([*InvoiceKind, InvoiceKind.INVOICE]),
            "sent": st.lists(
                st.tuples(
                    st.sampled_from([LetterKind.L06, LetterKind.L07, LetterKind.L08]),
                    st.none() | LONG_AGO,
                    st.integers(0, 3),
                ),
                max_size=3,
            ),
        }
    ),
    max_size=4,
)


def lay(session: Session, key: int, claim: dict[str, Any]) -> int:
    """Lay an invoice and the demands about it."""
    rows.customer(session, key)
    due = claim["issued_on"] + timedelta(days=claim["term"])
    bill = rows.invoice(
        session, key, claim["open"], issued_on=claim["issued_on"], due_on=due, kind=claim["kind"]
    )
    for kind, sent, days in claim["sent"]:
        demand = Demand(
            kind=kind, customer_id=key, letter_id=rows.letter(session, kind, key), made_on=DAY,
            fee=ZERO, interest=ZERO, sent_on=sent,
            delivered_on=sent + timedelta(days=days) if sent else None,
        )  # fmt: skip
        session.add(demand)
        session.flush()
        session.add(
            DemandInvoice(
                demand_id=demand.id, invoice_id=bill, principal=ZERO, interest=ZERO, fee=ZERO
            )
        )
    session.flush()
    return bill


def expected(claim: dict[str, Any]) -> tuple[date, date] | None:
    """Return the last day and the day of the warning by the words of the law, without SQL."""
    if claim["open"] <= ZERO or claim["kind"] is not InvoiceKind.INVOICE:
        return None
    due = claim["issued_on"] + timedelta(days=claim["term"])
    last, warned = add_months(due, 60), add_months(claim["issued_on"], 54)
    demanded = [each[1:] for each in claim["sent"] if each[1] and each[0] is not LetterKind.L06]
    for sent, days in sorted(demanded):
        if due < sent and sent + timedelta(days=days) <= last:
            last, warned = add_months(sent, 60), add_months(sent, 54)
    return (last, warned) if warned <= AHEAD else None


@FEW
@given(claims=CLAIMS)
def test_3_308_the_agenda_asks_what_the_law_says(
    database: Database, claims: list[dict[str, Any]]
) -> None:
    with rows.for_a_moment(database) as session:
        keys = {lay(session, at, claim): claim for at, claim in enumerate(claims, 1)}
        found = {
            duty.key: (duty.due_on, duty.stands_on) for duty in limitations.duties(session, DAY)
        }
        wanted = {key: outcome for key, claim in keys.items() if (outcome := expected(claim))}
        assert found == wanted
        told = limitations.remarks(session, DAY)
        assert set(told) == {key for key, (_last, warned) in wanted.items() if warned <= DAY}
        for key, claim in keys.items():
            one = limitations.of_invoice(session, key)
            owed = claim["open"] > ZERO and claim["kind"] is InvoiceKind.INVOICE
            assert (one is not None) == owed
