"""When a service may be suspended: 8.11, 12.3, 13.5, 13.6, 15.3 and 16.7, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ises_desk.errors import Refusal
from ises_desk.terms.art08_conduct import block, check_clause, review_on
from ises_desk.terms.art12_services import restrict, restrictable_from
from ises_desk.terms.art13_domains import disable, everywhere, names_kept_until
from ises_desk.terms.art15_duration import suspend, suspend_for_doubt, suspend_for_payment
from ises_desk.terms.art16_security import avert
from ises_desk.terms.articles import cited, explain
from ises_desk.terms.breach import Finding, Happened, Owed, Summons
from ises_desk.values.kinds import Ground, Party

DAY = date(2026, 11, 23)
BEFORE = DAY - timedelta(days=1)
NOTICE = Summons(letter="B2026-0003", last_day=BEFORE)
BOTH = (Party.CONSUMER, Party.BUSINESS)


def owed(due: date = BEFORE, **values: bool) -> Owed:
    """Return an open invoice."""
    return Owed(number="20260007", due_on=due, **values)


def happened(ground: Ground, **values: object) -> Happened:
    """Return what was recorded on the day before."""
    return Happened(**{"ground": ground, "on": BEFORE, **values})  # type: ignore[arg-type]


def sources(finding: Finding) -> set[str]:
    """Return the places that a finding names."""
    return {reason.source for reason in finding.ruling.reasons}


@pytest.mark.parametrize("party", [*BOTH, Party.GOVERNMENT])
@pytest.mark.parametrize(("due", "met"), [(BEFORE, True), (DAY, False)])
def test_15_3_an_invoice_counts_from_the_day_after_it_is_due(
    party: Party, due: date, *, met: bool
) -> None:
    finding = suspend_for_payment(party, [owed(due)], DAY)
    assert (finding.met, finding.since) == (met, due + timedelta(days=1))
    assert "20260007" in cited(finding.fact)


def test_15_3_without_an_open_invoice_there_is_nothing_to_suspend_for() -> None:
    finding = suspend_for_payment(Party.BUSINESS, [], DAY)
    assert (finding.met, finding.since) == (False, None)
    assert "geen factuur open" in cited(finding.fact)


@pytest.mark.parametrize("party", BOTH)
def test_6_262_a_disputed_invoice_does_not_count(party: Party) -> None:
    finding = suspend_for_payment(party, [owed(disputed=True)], DAY)
    assert not finding.met
    assert "betwist" in cited(finding.fact)
    assert suspend_for_payment(party, [owed(disputed=True), owed()], DAY).met


def test_6_52_an_invoice_of_another_contract_counts_for_a_business_only() -> None:
    elsewhere = [owed(connected=False)]
    assert suspend_for_payment(Party.BUSINESS, elsewhere, DAY).met
    finding = suspend_for_payment(Party.CONSUMER, elsewhere, DAY)
    assert (finding.met, finding.ruling.by_terms, finding.ruling.by_law) == (False, True, False)
    assert finding.fact.source == "6:52 BW"
    assert "De wet gaat hier voor de voorwaarden" in explain(finding.ruling)[0]
    assert "6:236 onder c BW" in sources(finding)


@pytest.mark.parametrize(("last", "met"), [(BEFORE, True), (DAY, False)])
def test_15_3_another_obligation_waits_for_the_term_of_the_notice(last: date, *, met: bool) -> None:
    finding = suspend(Summons(letter="B1", last_day=last), DAY)
    assert (finding.met, finding.ruling.by_terms) == (met, True)
    assert finding.since == last + timedelta(days=1)


def test_15_3_without_a_notice_or_after_performance_nothing_is_suspended() -> None:
    assert not suspend(None, DAY).met
    done = suspend(Summons(letter="B1", last_day=BEFORE, performed=True), DAY)
    assert (done.met, done.since) == (False, None)
    assert "alsnog nagekomen" in cited(done.fact)


@pytest.mark.parametrize(("answer_by", "met"), [(BEFORE, True), (DAY, False)])
def test_6_80_doubt_waits_for_the_customers_answer(answer_by: date, *, met: bool) -> None:
    asked = happened(Ground.DOUBT, told_on=date(2026, 11, 9), answer_by=answer_by)
    finding = suspend_for_doubt(asked, DAY)
    assert (finding.met, finding.since) == (met, answer_by + timedelta(days=1))
    assert {"6:80 BW", "6:263 BW"} <= sources(finding)


def test_6_80_doubt_alone_is_not_enough_whatever_the_terms_say() -> None:
    finding = suspend_for_doubt(happened(Ground.DOUBT), DAY)
    assert (finding.met, finding.ruling.by_terms) == (False, True)
    assert not suspend_for_doubt(None, DAY).ruling.by_terms


def test_12_3_five_full_days_after_the_notice() -> None:
    assert restrictable_from(date(2026, 11, 22)) == date(2026, 11, 28)


@pytest.mark.parametrize(("day", "met"), [("2026-11-27", False), ("2026-11-28", True)])
def test_12_3_traffic_is_restricted_from_that_day(day: str, *, met: bool) -> None:
    told = happened(Ground.TRAFFIC, told_on=date(2026, 11, 22))
    finding = restrict(told, date.fromisoformat(day))
    assert (finding.met, finding.since) == (met, date(2026, 11, 28))


def test_12_3_towards_a_consumer_the_rule_of_proof_does_not_hold_and_both_are_told() -> None:
    told = happened(Ground.TRAFFIC, told_on=date(2026, 11, 22))
    firm, consumer = (
        [cited(each) for each in restrict(told, date(2026, 11, 28), 5, party).ruling.reasons]
        for party in (Party.BUSINESS, Party.CONSUMER)
    )
    assert not [each for each in firm if each.startswith("6:236")]
    proof = next(at for at, each in enumerate(consumer) if "bewijst de overschrijding" in each)
    assert consumer[proof].startswith("Voorwaarden art. 12.3")
    assert consumer[proof + 1].startswith("6:236 onder k BW")
    assert set(firm) < set(consumer)


def test_12_3_an_excess_of_which_the_customer_was_not_told_is_no_ground() -> None:
    finding = restrict(happened(Ground.TRAFFIC), DAY)
    assert not finding.met
    assert "nog niet op de hoogte" in cited(finding.fact)
    assert not restrict(None, DAY).met


@pytest.mark.parametrize("party", BOTH)
@pytest.mark.parametrize(("last", "met"), [(BEFORE, True), (DAY, False)])
def test_13_5_names_from_the_day_after_the_term(party: Party, last: date, *, met: bool) -> None:
    finding = disable(party, Summons(letter="B1", last_day=last), DAY)
    assert (finding.met, finding.since) == (met, last + timedelta(days=1))
    assert ("6:236 onder c BW" in sources(finding)) == (party is Party.CONSUMER)
    assert any("verhuiscode" in cited(reason) for reason in finding.ruling.reasons)


def test_13_6_names_under_all_accounts_but_not_of_a_consumer() -> None:
    assert everywhere(Party.BUSINESS).applied
    ruling = everywhere(Party.CONSUMER)
    assert (ruling.by_terms, ruling.applied) == (True, False)


def test_13_7_names_can_be_moved_for_fourteen_days_first() -> None:
    assert names_kept_until(DAY) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("party", "established", "met"),
    [
        (Party.BUSINESS, False, True),
        (Party.BUSINESS, True, True),
        (Party.CONSUMER, False, False),
        (Party.CONSUMER, True, True),
    ],
)
def test_8_11_a_suspicion_blocks_a_business_but_no_consumer(
    party: Party, *, established: bool, met: bool
) -> None:
    recorded = happened(Ground.MISUSE, clause="8.7", established=established)
    finding = block(party, recorded)
    assert (finding.met, finding.ruling.by_terms) == (met, True)
    assert "artikel 8.7" in cited(finding.fact)
    assert "DSA art. 17" in sources(finding)


@pytest.mark.parametrize("party", BOTH)
def test_8_11_without_a_recorded_breach_nothing_is_blocked(party: Party) -> None:
    assert not block(party, None).met


@pytest.mark.parametrize("clause", ["8.0", "8.10", "8.11", "9.1", ""])
def test_8_11_names_8_1_to_8_9_only(clause: str) -> None:
    assert check_clause("8.1") == "8.1"
    assert check_clause("8.9") == "8.9"
    with pytest.raises(Refusal) as refused:
        check_clause(clause)
    assert (refused.value.field, refused.value.basis) == ("clause", "8.11")


def test_8_11_a_block_is_weighed_again_after_a_week() -> None:
    assert review_on(DAY) == date(2026, 11, 30)


def test_16_7_a_recorded_danger_is_enough() -> None:
    assert avert(happened(Ground.DANGER)).met
    assert not avert(None).met
