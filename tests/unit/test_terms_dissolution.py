"""When a contract may be dissolved: 15.2 after a default notice, 15.4 on its six grounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ises_desk.terms.art15_duration import dissolve, dissolve_at_once
from ises_desk.terms.articles import cited, explain
from ises_desk.terms.breach import Happened, Summons
from ises_desk.terms.remedies import AT_ONCE
from ises_desk.values.kinds import Ground, Party

DAY = date(2026, 12, 9)
BEFORE = DAY - timedelta(days=1)
LAPSED = Summons(letter="B2026-0003", last_day=BEFORE)
RUNS = Summons(letter="B2026-0003", last_day=DAY)


def recorded(ground: Ground, **values: bool) -> Happened:
    """Return what was recorded."""
    return Happened(ground=ground, on=date(2026, 11, 20), **values)


@pytest.mark.parametrize(("notice", "met"), [(LAPSED, True), (RUNS, False), (None, False)])
def test_15_2_from_the_day_after_the_term(notice: Summons | None, *, met: bool) -> None:
    finding = dissolve(notice, DAY)
    assert (finding.met, finding.ruling.by_terms, finding.ruling.by_law) == (met, met, met)
    assert {"6:265 lid 2 BW", "6:267 BW"} <= {each.source for each in finding.ruling.reasons}


def test_15_2_not_when_the_customer_performed_after_all() -> None:
    done = Summons(letter="B1", last_day=BEFORE, performed=True)
    finding = dissolve(done, DAY)
    assert not finding.met
    assert "alsnog nagekomen" in cited(finding.fact)


@pytest.mark.parametrize("ground", AT_ONCE)
def test_15_4_each_of_the_six_needs_its_fact(ground: Ground) -> None:
    assert not dissolve_at_once(Party.BUSINESS, ground, None, None, DAY).met
    assert dissolve_at_once(Party.BUSINESS, ground, recorded(ground), None, DAY).met
    suspected = recorded(ground, established=False)
    assert not dissolve_at_once(Party.BUSINESS, ground, suspected, None, DAY).met


@pytest.mark.parametrize("ground", AT_ONCE)
@pytest.mark.parametrize(("notice", "lapsed"), [(None, False), (RUNS, False), (LAPSED, True)])
def test_15_4_a_consumer_must_be_in_default(
    ground: Ground, notice: Summons | None, *, lapsed: bool
) -> None:
    finding = dissolve_at_once(Party.CONSUMER, ground, recorded(ground), notice, DAY)
    of_firms = ground in {Ground.MORATORIUM, Ground.LIQUIDATION}
    assert finding.met == (lapsed and not of_firms)
    assert finding.ruling.by_terms
    assert ("niet bij een particulier" in cited(finding.fact)) == of_firms
    if not finding.met:
        assert "De wet gaat hier voor de voorwaarden" in explain(finding.ruling)[0]


@pytest.mark.parametrize("party", [Party.CONSUMER, Party.BUSINESS])
@pytest.mark.parametrize("ground", AT_ONCE)
def test_15_4_what_is_excepted_dissolves_nothing(party: Party, ground: Ground) -> None:
    finding = dissolve_at_once(party, ground, recorded(ground, excepted=True), LAPSED, DAY)
    assert not finding.met


@pytest.mark.parametrize(
    ("ground", "place", "words"),
    [
        (Ground.FALSE_DATA, "13.2", "verbeteren"),
        (Ground.FALSE_PRETENCES, "3:44 BW", "vernietigen"),
        (Ground.MISUSE, "DSA art. 17", "motivering"),
        (Ground.BANKRUPTCY, "15.4", "nog geen faillissement"),
        (Ground.BANKRUPTCY, "373 lid 3 Fw", "WHOA"),
        (Ground.MORATORIUM, "373 lid 3 Fw", "WHOA"),
        (Ground.LIQUIDATION, "15.4", "opgaat in een andere"),
    ],
)
def test_15_4_each_ground_has_its_warning(ground: Ground, place: str, words: str) -> None:
    finding = dissolve_at_once(Party.BUSINESS, ground, recorded(ground), None, DAY)
    assert any(each.source == place and words in cited(each) for each in finding.ruling.reasons)
