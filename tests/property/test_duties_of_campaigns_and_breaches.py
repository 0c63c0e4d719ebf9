"""What campaigns, lapsed notices, suspensions and what was set aside ask, as the rule says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from ises_desk.clock import moment_on
from ises_desk.models import (
    Campaign,
    CampaignContract,
    Complaint,
    Demand,
    DemandInvoice,
    SetAside,
    Suspension,
    SuspensionInvoice,
)
from ises_desk.queries import agenda_breaches, agenda_campaigns
from ises_desk.queries.agenda import both
from ises_desk.queries.set_aside import mark_of
from ises_desk.terms.art03_prices import tell_by
from ises_desk.terms.art08_conduct import review_on
from ises_desk.values.kinds import (
    CampaignKind,
    CampaignState,
    Channel,
    ComplaintState,
    ContractStage,
    Ground,
    LetterKind,
    Reach,
)
from ises_desk.values.money import ZERO, Money
from tests.property import rows
from tests.property.test_duties_are_the_rule import AHEAD, DAY, FEW, near, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

_DAY = timedelta(days=1)

LISTED = st.fixed_dictionaries(
    {
        "letter": st.sampled_from(["none", "waits", "sent", "withdrawn"]),
        "left_out": st.booleans(),
        "ends": st.sampled_from([None, -1, 0]),  # days from the day on which the change holds
        "stage": st.sampled_from([ContractStage.CONCLUDED, ContractStage.WITHDRAWN]),
    }
)
CAMPAIGN = st.fixed_dictionaries(
    {
        "state": st.sampled_from([*CampaignState, *[CampaignState.PUBLISHED] * 3]),
        "publish_on": near(-40, 10),
        "effective_on": near(-10, 45) | near(24, 45),
        "contracts": st.lists(LISTED, max_size=3),
    }
)


def wanted_of_campaign(key: int, fact: dict[str, Any]) -> Iterator[tuple[str, int, date]]:
    """Yield what 2.5 and 3.2 ask of a campaign today or within a week."""
    state, effective = fact["state"], fact["effective_on"]
    first = {CampaignState.DRAFT: "campaign.approve", CampaignState.APPROVED: "campaign.publish"}
    if state in first and fact["publish_on"] <= AHEAD:
        yield first[state], key, fact["publish_on"]
    if state is not CampaignState.PUBLISHED:
        return
    by, listed = tell_by(effective), fact["contracts"]
    if by <= AHEAD and any(
        each["letter"] == "none"
        and not each["left_out"]
        and each["stage"] is ContractStage.CONCLUDED
        and each["ends"] != -1
        for each in listed
    ):
        yield "campaign.tell", key, by
    if any(each["letter"] == "waits" for each in listed):
        yield "letter.mark_many_sent", key, by
    if effective <= DAY:
        yield "campaign.finish", key, effective


@FEW
@given(facts=st.lists(CAMPAIGN, min_size=4, max_size=10))
def test_3_2_what_campaigns_ask(database: Database, facts: list[dict[str, Any]]) -> None:
    expected: list[tuple[str, int, date]] = []
    with rows.for_a_moment(database) as session:
        for key, fact in enumerate(facts, start=1):
            lay_campaign(session, key, fact)
            expected += wanted_of_campaign(key, fact)
        assert told(agenda_campaigns.duties(session, DAY)) == sorted(expected)


def lay_campaign(session: Session, at: int, fact: dict[str, Any]) -> None:
    """Lay a campaign with contracts of its own."""
    session.add(
        Campaign(
            id=at,
            number=f"W{at}",
            kind=CampaignKind.PRICE,
            state=fact["state"],
            title="Prijzen",
            text="x",
            publish_on=fact["publish_on"],
            effective_on=fact["effective_on"],
            tell_by=tell_by(fact["effective_on"]),
            search="",
        )
    )
    session.flush()
    for key, each in enumerate(fact["contracts"], start=10 * at):
        ends = None if each["ends"] is None else fact["effective_on"] + each["ends"] * _DAY
        rows.contract(session, key, stage=each["stage"], ends_on=ends)
        paper = {
            "waits": {"sent_on": None},
            "withdrawn": {"sent_on": None, "withdrawn_on": DAY},
            "sent": {},
        }.get(each["letter"])
        made = None if paper is None else rows.letter(session, LetterKind.L21, key, **paper)
        session.add(
            CampaignContract(
                campaign_id=at,
                contract_id=key,
                effective_on=fact["effective_on"],
                cancel_until=DAY,
                letter_id=made,
                left_out_on=DAY if each["left_out"] else None,
            )
        )
    session.flush()


BREACH = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([LetterKind.L08, LetterKind.L10, LetterKind.L11]),
        "of_contract": st.booleans(),
        "sent": st.sampled_from([True, True, False]),
        "last_day": near(-10, 10),
        "performed": st.booleans(),
        "left": st.sampled_from([ZERO, Money(1)]),
        "demanded": st.booleans(),
        "suspended": st.sampled_from(["never", "stands", "lifted", "restored"]),
        "decided_on": near(-20, 3),
        "stage": st.sampled_from([ContractStage.CONCLUDED] * 3 + [ContractStage.DISSOLVED]),
        "ends_on": st.none() | st.none() | near(-2, 2),
    }
)


def wanted_of_breach(key: int, fact: dict[str, Any]) -> Iterator[tuple[str, int, date]]:
    """Yield what 8.11, 15.2 and 15.3 ask of a notice and the suspension that followed it."""
    ends, stands = fact["ends_on"], fact["suspended"] == "stands"
    alive = fact["stage"] is ContractStage.CONCLUDED and (ends is None or ends >= DAY)
    lapsed = fact["sent"] and fact["last_day"] + _DAY <= AHEAD
    if fact["of_contract"]:
        if fact["kind"] is LetterKind.L08 or fact["performed"] or not alive or stands:
            lapsed = False
    elif fact["kind"] is not LetterKind.L10 or not fact["left"] or fact["demanded"] or stands:
        lapsed = False
    if lapsed:
        yield "", key, fact["last_day"] + _DAY
    review = review_on(fact["decided_on"])
    if stands and alive and review <= AHEAD:
        yield "contract.review_suspension", key, review
    if stands and alive and fact["performed"]:
        yield "contract.lift", key, DAY
    if fact["suspended"] == "lifted" and alive:  # of what is over nothing is put on again
        yield "contract.restored", key, DAY


def lay_breach(session: Session, key: int, fact: dict[str, Any]) -> None:
    """Lay a notice about an invoice or something else, and the suspension on it."""
    rows.contract(session, key, stage=fact["stage"], ends_on=fact["ends_on"])
    notice = Demand(
        kind=fact["kind"],
        customer_id=key,
        contract_id=key if fact["of_contract"] else None,
        letter_id=rows.letter(session, fact["kind"], key),
        made_on=DAY,
        fee=ZERO,
        interest=ZERO,
        sent_on=DAY if fact["sent"] else None,
        last_day=fact["last_day"] if fact["sent"] else None,
        performed_on=DAY if fact["performed"] else None,
    )
    session.add(notice)
    session.flush()
    owed = rows.invoice(session, key, fact["left"], demanded_on=DAY if fact["demanded"] else None)
    if not fact["of_contract"]:
        part = {"principal": ZERO, "interest": ZERO, "fee": ZERO}
        session.add(DemandInvoice(demand_id=notice.id, invoice_id=owed, **part))
    if fact["suspended"] != "never":
        block = Suspension(
            contract_id=key,
            ground=Ground.DEFAULT,
            reach=Reach.MAIL,
            demand_id=notice.id,
            decided_on=fact["decided_on"],
            starts_on=fact["decided_on"],
            review_on=review_on(fact["decided_on"]),
            reason="x",
            proportion="x",
            ruling={},
            lifted_on=None if fact["suspended"] == "stands" else DAY,
            restored_on=DAY if fact["suspended"] == "restored" else None,
        )
        session.add(block)
        session.flush()
        session.add(SuspensionInvoice(suspension_id=block.id, invoice_id=owed))
    session.flush()


@FEW
@given(facts=st.lists(BREACH, min_size=8, max_size=20))
def test_8_11_and_15_what_notices_and_suspensions_ask(
    database: Database, facts: list[dict[str, Any]]
) -> None:
    expected: list[tuple[str, int, date]] = []
    with rows.for_a_moment(database) as session:
        for key, fact in enumerate(facts, start=1):
            lay_breach(session, key, fact)
            expected += wanted_of_breach(key, fact)
        assert told(agenda_breaches.duties(session, DAY)) == sorted(expected)


@FEW
@given(facts=st.lists(st.tuples(near(-9, 9), st.none() | near(-9, 9), st.booleans()), max_size=12))
def test_a_duty_waits_until_the_day_it_was_set_aside_to_and_no_longer(
    database: Database, facts: list[tuple[date, date | None, bool]]
) -> None:
    waiting, open_ = set[int](), set[int]()
    with rows.for_a_moment(database) as session:
        for key, (due, _until, _moved) in enumerate(facts, start=1):
            session.add(
                Complaint(
                    id=key,
                    number=f"KL{key}",
                    customer_id=rows.customer(session, key),
                    subject="x",
                    text="x",
                    channel=Channel.EMAIL,
                    received_at=moment_on(DAY),
                    answer_due=due,
                    state=ComplaintState.OPEN,
                    search="",
                )
            )
        session.flush()
        found = {duty.key: duty for duty in both(session, DAY)[0] if duty.kind == "complaint"}
        for key, (due, until, moved) in enumerate(facts, start=1):
            if due > AHEAD:
                continue
            waits = until is not None and until > DAY and not moved
            (waiting if waits else open_).add(key)
            if until is not None:
                session.add(
                    SetAside(
                        mark=mark_of(found[key]),
                        kind="complaint",
                        due_on=due,
                        until_on=until,
                        reason="Wachten.",
                        set_on=DAY,
                    )
                )
            if moved and until is not None:  # then it is another duty
                row = session.get_one(Complaint, key)
                row.answer_due = due - _DAY
            session.flush()
        now, aside = both(session, DAY)
        assert {duty.key for duty in now if duty.kind == "complaint"} == open_
        assert {duty.key for duty in aside} == waiting
