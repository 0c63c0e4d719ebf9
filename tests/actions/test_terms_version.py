"""Article 2.5: who was told of new terms and stayed is bound by them, from his own day on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Contract
from ises_desk.queries import contracts
from ises_desk.queries.terms_version import names, version_of
from ises_desk.values.kinds import CampaignKind
from tests.actions.making import advance, conclude, line, printed
from tests.actions.test_campaigns import HOLDS, PUBLISHED, told

if TYPE_CHECKING:
    from tests.actions.conftest import Office

OLD, NEW = "algemene voorwaarden van 25 mei 2018", "algemene voorwaarden van 1 januari 2027"
DAY_BEFORE = date(2026, 12, 21)


@pytest.fixture
def changed(office: Office) -> Office:
    """Return an office with two contracts, and new terms that hold on 22 December 2026."""
    office.on(PUBLISHED).sender()
    for _each in range(2):
        conclude(office, customer_id=office.business(), lines=(advance("121.00"),))
    office.do("campaign.draft", kind=CampaignKind.TERMS, title="Voorwaarden 2027",
              text="Zij zijn bijgewerkt.", publish_on=PUBLISHED,
              version="Algemene voorwaarden van 1 januari 2027")  # fmt: skip
    office.do("campaign.approve", campaign_id=1)
    office.do("campaign.publish", campaign_id=1)
    return office


def version(office: Office, day: date, key: int = 1) -> str:
    """Return the terms that bind a contract on a day."""

    def ask(session: Any) -> str:
        return version_of(session, session.get_one(Contract, key), day).name

    return str(office.ask(ask))


def test_2_5_they_bind_from_the_day_on_whoever_was_told(changed: Office) -> None:
    assert version(changed, HOLDS) == OLD  # nobody was told: the website alone is not enough
    told(changed, 1, 1)
    assert (version(changed, DAY_BEFORE), version(changed, HOLDS)) == (OLD, NEW)
    assert version(changed, HOLDS, 2) == OLD
    changed.on(HOLDS).do("campaign.finish", campaign_id=1)
    assert (version(changed, HOLDS), version(changed, HOLDS, 2)) == (NEW, OLD)
    detail = changed.ask(contracts.detail, 1, HOLDS)
    assert (detail.terms.name, detail.terms.since) == (NEW, HOLDS)


def test_who_is_told_late_is_bound_a_month_after_his_letter(changed: Office) -> None:
    changed.on("2026-12-01")
    told(changed, 1, 1)
    assert version(changed, date(2026, 12, 31)) == OLD
    assert version(changed, date(2027, 1, 1)) == NEW


def test_who_leaves_over_them_keeps_the_old_ones(changed: Office) -> None:
    told(changed, 1, 1)
    changed.do("contract.give_notice", contract_id=1, over_change=True)
    assert version(changed, HOLDS) == OLD
    changed.do("contract.withdraw_notice", notice_id=1)
    assert version(changed, HOLDS) == NEW


def test_letters_and_bills_name_what_binds_then(changed: Office) -> None:
    told(changed, 1, 1)
    changed.on(HOLDS)
    for customer in (1, 2):
        changed.do("billing.draft", customer_id=customer)
    changed.do("invoice.finalise_all")
    assert [data["terms"] for data in printed(changed) if "terms" in data] == [NEW, OLD]
    changed.do("forum.invoke", customer_id=1, contract_id=1, about="De factuur")
    assert printed(changed)[-1]["terms"] == NEW


def test_who_concludes_later_has_the_new_ones(changed: Office) -> None:
    changed.on(HOLDS)
    key = changed.do("contract.offer", customer_id=1, lines=(line(),), starts_on=changed.day)
    changed.do("contract.write_offer", contract_id=key)
    offer = printed(changed)[-1]
    assert (offer["terms"], offer["enclosures"][0]) == (
        NEW,
        "Algemene voorwaarden (1 januari 2027)",
    )

    def both(session: Any) -> str:
        rows = [session.get_one(Contract, number) for number in (1, key)]
        return names(session, rows, HOLDS)

    assert changed.ask(both) == f"{OLD} en 1 januari 2027"
    assert changed.ask(names, [], HOLDS) == NEW
    assert changed.ask(names, [], DAY_BEFORE) == OLD


def test_a_change_that_is_withdrawn_binds_nobody(changed: Office) -> None:
    told(changed, 1, 1)
    changed.do("campaign.withdraw", campaign_id=1)
    assert version(changed, HOLDS) == OLD
