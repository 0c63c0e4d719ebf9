"""What the agenda says on a day is what the rule says, of random facts on both sides of each day.

Each expectation is written from the words of the terms over the facts alone, without SQL.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ises_desk.clock import business_day, moment_on
from ises_desk.law.withdrawal import refund_by as withdrawal_refund
from ises_desk.models import (
    ContractOffer,
    ContractWithdrawal,
    ForceMajeure,
    ForceMajeureContract,
    LetterInvoice,
    Renewal,
)
from ises_desk.queries import (
    agenda_force,
    agenda_orders,
    agenda_renewals,
    agenda_withdrawals,
)
from ises_desk.terms.art02_general import refund_by, revocable_until
from ises_desk.terms.art17_force_majeure import dissolvable_from
from ises_desk.values.kinds import (
    Cause,
    Channel,
    ContractStage,
    InvoiceKind,
    LetterKind,
)
from ises_desk.values.money import ZERO, Money
from tests.property import rows
from tests.property.few import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ises_desk.queries.duties import Duty
    from ises_desk.store.database import Database

DAY = rows.DAY
AHEAD = DAY + timedelta(days=7)
_DAY = timedelta(days=1)
FEW = few(30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def near(first: int, last: int) -> st.SearchStrategy[date]:
    """Return days around today, mostly those beside a boundary."""
    beside = (-15, -14, -8, -7, -6, -1, 0, 1, 6, 7, 8)
    edges = [each for each in beside if first <= each <= last] or [first, last]
    return (st.sampled_from(edges) | st.sampled_from(edges) | st.integers(first, last)).map(
        lambda days: DAY + timedelta(days=days)
    )


def told(duties: Iterable[Duty]) -> list[tuple[str, int | None, date]]:
    """Return duties as deed, subject and day."""
    return sorted((duty.action, duty.key or 0, duty.due_on) for duty in duties)


ORDERS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([*ContractStage, ContractStage.OFFER, ContractStage.OFFER]),
        "offered_on": near(-20, 0),
        "valid_until": near(-10, 20),
        "binding": st.booleans(),
        "applied_on": near(-10, 0),
        "decided_on": st.none() | near(-20, 0),
        "received": st.sampled_from([ZERO, Money(1), Money(5000)]),
        "offer": st.booleans(),
        "confirmation": st.booleans(),
        "decision": st.booleans(),
        "refunded": st.booleans(),
    }
)
TURNED_DOWN = (ContractStage.REFUSED, ContractStage.REVOKED)


def wanted_of_order(key: int, order: dict[str, Any]) -> Iterator[tuple[str, int, date]]:
    """Yield what 2.2 and 2.3 ask of an order, whenever that is."""
    stage, decided = order["stage"], order["decided_on"]
    if stage is ContractStage.OFFER and not order["offer"] and order["valid_until"] >= DAY:
        yield "contract.write_offer", key, order["offered_on"]
    if stage is ContractStage.APPLICATION:
        until = revocable_until(order["applied_on"], binding=order["binding"]).applied
        yield "contract.accept", key, until.last_day if until else order["applied_on"]
    if stage is ContractStage.CONCLUDED and decided and not order["confirmation"]:
        yield "contract.confirm_order", key, decided
    if stage in TURNED_DOWN and not order["decision"]:
        yield "contract.write_decision", key, decided
    if stage in TURNED_DOWN and order["received"] and not order["refunded"]:
        yield "contract.refunded", key, refund_by(decided).applied.last_day


@FEW
@given(orders=st.lists(ORDERS, min_size=8, max_size=20))
def test_2_2_and_2_3_what_orders_ask(database: Database, orders: list[dict[str, Any]]) -> None:
    expected = []
    with rows.for_a_moment(database) as session:
        for key, order in enumerate(orders, start=1):
            down = order["stage"] in TURNED_DOWN
            if down:
                order["decided_on"] = order["decided_on"] or DAY
            else:  # the deeds never write one otherwise
                order |= {"decision": False, "received": ZERO, "refunded": False}
            rows.contract(session, key, stage=order["stage"], valid_until=order["valid_until"])
            written = {
                f"{name}_letter_id": rows.letter(session, kind, key) if order[name] else None
                for name, kind in (
                    ("offer", LetterKind.L01),
                    ("confirmation", LetterKind.L02),
                    ("decision", LetterKind.L03),
                )
            }
            session.add(
                ContractOffer(
                    contract_id=key,
                    offered_on=order["offered_on"],
                    binding=order["binding"],
                    applied_at=moment_on(order["applied_on"]),
                    decided_on=order["decided_on"],
                    reason="Vol." if down else "",
                    received=order["received"],
                    refund_by=refund_by(order["decided_on"]).applied.last_day if down else None,
                    refunded_on=DAY if order["refunded"] else None,
                    **written,
                )
            )
            session.flush()
            expected += [each for each in wanted_of_order(key, order) if each[2] <= AHEAD]
        assert told(agenda_orders.duties(session, DAY)) == sorted(expected)


WITHDRAWALS = st.fixed_dictionaries(
    {
        "received_on": near(-20, 0),
        "acknowledged": st.booleans(),
        "settled": st.booleans(),
        "left": st.sampled_from([ZERO, Money(-1), Money(-12100)]),
    }
)


@FEW
@given(facts=st.lists(WITHDRAWALS, max_size=8))
def test_5_what_withdrawals_ask(database: Database, facts: list[dict[str, Any]]) -> None:
    expected = []
    with rows.for_a_moment(database) as session:
        for key, fact in enumerate(facts, start=1):
            rows.contract(session, key, stage=ContractStage.WITHDRAWN, ends_on=DAY)
            by = withdrawal_refund(fact["received_on"]).last_day
            paper = {"contract_id": key}
            receipt = rows.letter(session, LetterKind.L17, key, **paper)
            settlement = rows.letter(session, LetterKind.L18, key, **paper)
            session.add(
                ContractWithdrawal(
                    contract_id=key,
                    sent_on=fact["received_on"],
                    received_at=moment_on(fact["received_on"]),
                    channel=Channel.EMAIL,
                    performed=[],
                    last_day=DAY,
                    refund_by=by,
                    ruling={},
                    owed=ZERO,
                    acknowledgement_id=receipt if fact["acknowledged"] else None,
                    settlement_id=settlement if fact["settled"] else None,
                )
            )
            if not fact["acknowledged"]:
                expected.append(("contract.acknowledge_withdrawal", key, fact["received_on"]))
            if not fact["settled"]:
                expected.append(("contract.settle_withdrawal", key, by))
                continue
            note = rows.invoice(
                session, key, fact["left"], kind=InvoiceKind.CREDIT_NOTE, contract_id=key
            )
            session.add(LetterInvoice(letter_id=settlement, invoice_id=note))
            session.flush()
            if fact["left"] < ZERO:
                expected.append(("payment.refund", key, by))
        session.flush()
        assert told(agenda_withdrawals.duties(session)) == sorted(expected)
        assert business_day(moment_on(DAY)) == DAY


RENEWALS = st.fixed_dictionaries(
    {
        "notice_by": near(-3, 3),
        "due_on": near(-9, 9),
        "told": st.sampled_from([False, False, True]),
        "passed": st.sampled_from([False, False, True]),
        "ends_on": st.none() | st.none() | near(-5, 60),
        "stage": st.sampled_from([ContractStage.CONCLUDED] * 3 + [ContractStage.DISSOLVED]),
    }
)


@FEW
@given(facts=st.lists(RENEWALS, min_size=5, max_size=20))
def test_15_1_whom_renewals_tell(database: Database, facts: list[dict[str, Any]]) -> None:
    expected: list[tuple[str, int, date]] = []
    late: list[tuple[date, int]] = []
    with rows.for_a_moment(database) as session:
        for key, fact in enumerate(facts, start=1):
            rows.contract(session, key, stage=fact["stage"], ends_on=fact["ends_on"])
            session.add(
                Renewal(
                    contract_id=key,
                    term_ends_on=fact["notice_by"] + timedelta(days=31),
                    notice_by=fact["notice_by"],
                    due_on=fact["due_on"],
                    letter_id=rows.letter(session, LetterKind.L20, key) if fact["told"] else None,
                    passed_on=DAY if fact["passed"] else None,
                )
            )
            session.flush()
            done = fact["told"] or fact["passed"] or fact["ends_on"] is not None
            if done or fact["stage"] is not ContractStage.CONCLUDED:
                continue
            if fact["notice_by"] >= DAY and fact["due_on"] <= AHEAD:
                expected.append(("renewal.tell", key, fact["due_on"]))
            elif fact["notice_by"] < DAY and fact["due_on"] <= DAY:
                late.append((fact["notice_by"], key))
        if late:
            only = late[0][1] if len(late) == 1 else 0
            expected.append(("renewal.pass_over", only, min(late)[0]))
        assert told(agenda_renewals.duties(session, DAY)) == sorted(expected)


EVENTS = st.fixed_dictionaries(
    {
        "began_on": near(-30, 0),
        "over": st.booleans(),
        "weighed": st.booleans(),
        "told": st.lists(st.booleans(), min_size=1, max_size=3),
    }
)


@FEW
@given(facts=st.lists(EVENTS, max_size=8))
def test_17_3_what_force_majeure_asks(database: Database, facts: list[dict[str, Any]]) -> None:
    expected = []
    with rows.for_a_moment(database) as session:
        for key in (1, 2, 3):
            rows.contract(session, key)
        for at, fact in enumerate(facts, start=1):
            from_day = dissolvable_from(fact["began_on"]).applied
            session.add(
                ForceMajeure(
                    id=at,
                    cause_code=Cause.POWER,
                    cause="Geen stroom.",
                    began_on=fact["began_on"],
                    ended_on=DAY if fact["over"] else None,
                    dissolve_from=from_day,
                    recorded_on=DAY,
                    weighed_on=DAY if fact["weighed"] else None,
                )
            )
            session.flush()
            for key, is_told in enumerate(fact["told"], start=1):
                sent = rows.letter(session, LetterKind.L40, key) if is_told else None
                session.add(ForceMajeureContract(event_id=at, contract_id=key, letter_id=sent))
            session.flush()
            if not all(fact["told"]):
                expected.append(("force_majeure.inform", at, fact["began_on"]))
            if not fact["over"] and not fact["weighed"] and from_day <= AHEAD:
                expected.append(("force_majeure.weigh", at, from_day))
        assert told(agenda_force.duties(session, DAY)) == sorted(expected)
