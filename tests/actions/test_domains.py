"""Domain names: recorded, reminded of, renewed and cancelled (13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.errors import Refusal
from ises_desk.models import Account, Domain
from ises_desk.queries import domains
from ises_desk.queries.listing import keys
from ises_desk.values.kinds import DomainState

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def register(office: Office, name: str = "voorbeeld.nl", since: str = "2024-03-15") -> int:
    """Record a domain name of a new customer."""
    return int(
        office.do(
            "domain.register",
            customer_id=office.customer(),
            name=name,
            registered_on=date.fromisoformat(since),
        )
    )


def test_13_2_a_name_is_recorded_with_its_next_anniversary(office: Office) -> None:
    key = office.undoes(
        "domain.register",
        customer_id=office.customer(accounts=("jansen",)),
        account_id=1,
        name=" Bäckerei.DE. ",
        registered_on=date(2024, 2, 29),
        registrar="<b>SIDN & Co</b>",
        notes="regel 1\nregel 2 😀",
    )
    found = office.ask(domains.detail, key, DAY)
    assert (found.name, found.ascii_name) == ("bäckerei.de", "xn--bckerei-5wa.de")
    assert (found.anniversary_on, found.next_reminder_on) == (date(2027, 2, 28), date(2026, 12, 30))
    assert (found.account, found.state, found.extension) == ("jansen", "active", "de")


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2025-01-22", "2026-11-23"),  # 61 days ahead: the first reminder is tomorrow
        ("2025-01-21", "2026-11-22"),  # 60 days ahead: today
        ("2025-12-23", "2026-10-24"),  # 31 days ahead: the 60-day one stands
        ("2025-11-23", "2026-11-16"),  # tomorrow: the 7-day one stands
        ("2025-11-22", "2026-11-22"),  # today
    ],
)
def test_the_reminder_that_stands_is_the_last_that_came(
    office: Office, since: str, due: str
) -> None:
    key = register(office, since=since)
    assert office.get(Domain, key).next_reminder_on == date.fromisoformat(due)


def test_acknowledging_goes_60_30_7_and_stops_at_the_day_itself(office: Office) -> None:
    key = register(office)  # anniversary 15 March 2027
    assert office.refused("domain.acknowledge", domain_id=key).field == "domain_id"
    seen = []
    for _ in range(3):
        office.on(office.get(Domain, key).next_reminder_on)
        seen.append(office.undoes("domain.acknowledge", domain_id=key))
    assert seen == [date(2027, 2, 13), date(2027, 3, 8), date(2027, 3, 15)]
    office.on("2027-03-15")
    assert office.refused("domain.acknowledge", domain_id=key).basis == "13.2"


def test_acknowledging_too_late_leaves_the_day_itself_to_decide_on(office: Office) -> None:
    key = register(office)
    office.on("2027-03-20")
    assert office.do("domain.acknowledge", domain_id=key) == date(2027, 3, 15)
    assert office.refused("domain.acknowledge", domain_id=key).field == "domain_id"


def test_renewing_moves_the_anniversary_a_year_on_from_its_own_day(office: Office) -> None:
    key = register(office, since="2024-02-29")
    assert office.undoes("domain.renew", domain_id=key) == date(2028, 2, 29)
    assert office.refused("domain.renew", domain_id=key).field == "domain_id"
    office.do("domain.change", domain_id=key, anniversary_on=date(2027, 1, 31))
    assert office.do("domain.renew", domain_id=key) == date(2028, 1, 31)
    assert office.get(Domain, key).next_reminder_on == date(2027, 12, 2)


def test_a_name_that_is_past_its_day_shows_as_such_until_renewed(office: Office) -> None:
    key = register(office)
    office.on("2027-03-15")
    assert office.ask(domains.detail, key, office.day).state == "soon"
    office.on("2027-03-16")
    assert office.ask(domains.detail, key, office.day).state == "expired"
    office.do("domain.renew", domain_id=key)
    assert office.ask(domains.detail, key, office.day).state == "active"


def test_cancelling_ends_the_reminders_and_can_be_withdrawn(office: Office) -> None:
    key = register(office)
    late = date(2027, 3, 16)
    refusal = office.refused("domain.cancel", domain_id=key, cancelled_on=late)
    assert refusal.field == "cancelled_on"
    assert office.refused("domain.restore", domain_id=key).field == "domain_id"
    office.undoes("domain.cancel", domain_id=key, cancelled_on=date(2027, 3, 15))
    row = office.get(Domain, key)
    assert (row.state, row.next_reminder_on) == (DomainState.CANCELLED, None)
    for code in ("domain.cancel", "domain.renew", "domain.acknowledge"):
        assert office.refused(code, domain_id=key).field == "domain_id"
    office.undoes("domain.restore", domain_id=key)
    assert office.get(Domain, key).next_reminder_on == date(2027, 1, 14)


def test_a_name_is_held_once_but_may_come_back_after_cancelling(office: Office) -> None:
    key = register(office)
    other = office.customer()
    assert office.refused("domain.register", customer_id=other, name="VOORBEELD.nl").field == "name"
    office.do("domain.cancel", domain_id=key)
    office.do("domain.register", customer_id=other, name="voorbeeld.nl")
    assert office.refused("domain.restore", domain_id=key).field == "domain_id"


@pytest.mark.parametrize(
    "bad",
    ["", " ", "voorbeeld", "www.voorbeeld.nl", "https://voorbeeld.nl", "-a.nl", "a.nl", "bücher.nl",
     "ab--cd.nl", "sub.voorbeeld.nl", "voor beeld.nl", "x" * 64 + ".nl", "a\u202eb.nl", "<b>.nl",
     "jan@voorbeeld.nl", "1.2.3.4", "a\x00b.nl", "x" * 300],
)  # fmt: skip
def test_what_is_no_domain_name_is_refused(office: Office, bad: str) -> None:
    key = office.customer()
    assert office.refused("domain.register", customer_id=key, name=bad).field == "name"


def test_other_bad_input_is_refused_at_its_field(office: Office) -> None:
    key = register(office)
    stranger = office.customer(accounts=("vreemd",))
    account = office.all(Account)[0].id
    for values, field in (
        ({"registered_on": date(2026, 11, 23)}, "registered_on"),
        ({"anniversary_on": date(2024, 3, 15)}, "anniversary_on"),
        ({"anniversary_on": date(2036, 11, 23)}, "anniversary_on"),
        ({"account_id": account}, "account_id"),
        ({"account_id": 99}, "account_id"),
        ({"contract_line_id": 99}, "contract_line_id"),
        ({"registrar": "x" * 81}, "registrar"),
        ({"notes": "\u202e"}, "notes"),
        ({"customer_id": 99}, "customer_id"),
    ):
        assert office.refused("domain.change", domain_id=key, **values).field == field
    assert stranger


def test_changing_moves_a_name_and_lets_the_anniversary_follow(office: Office) -> None:
    key = register(office)
    other = office.customer(accounts=("nieuw",))
    account = office.all(Account)[0].id
    office.undoes(
        "domain.change",
        domain_id=key,
        customer_id=other,
        account_id=account,
        registered_on=date(2024, 4, 1),
        name="voorbeeld.com",
    )
    found = office.ask(domains.detail, key, DAY)
    assert (found.customer_id, found.account) == (other, "nieuw")
    assert (found.anniversary_on, found.extension) == (date(2027, 4, 1), "com")
    office.undoes("domain.change", domain_id=key, account_id=0, notes="x", registrar="y")
    assert office.get(Domain, key).account_id is None


def test_a_name_belongs_to_a_contract_line_of_its_own_customer(office: Office) -> None:
    key = register(office)
    office.contract(office.customer())
    refusal = office.refused("domain.change", domain_id=key, contract_line_id=1)
    assert refusal.field == "contract_line_id"
    contract = office.contract(office.get(Domain, key).customer_id)
    office.undoes("domain.change", domain_id=key, contract_line_id=2)
    found = office.ask(domains.detail, key, DAY)
    assert (found.contract_id, found.contract.endswith("Hosting")) == (contract, True)
    office.undoes("domain.change", domain_id=key, contract_line_id=0)


def test_removing_is_for_the_same_day_only(office: Office) -> None:
    key = register(office)
    office.undoes("domain.remove", domain_id=key)
    again = register(office, "anders.nl")
    office.later(1)
    assert office.refused("domain.remove", domain_id=again).field == "domain_id"


def test_the_list_filters_by_state_customer_and_words(office: Office) -> None:
    first = register(office, "aap.nl", "2024-01-01")
    second = register(office, "noot.nl")
    listed = domains.listing(DAY)
    assert list(office.ask(keys, listed)) == [first, second]
    assert list(office.ask(keys, domains.listing(DAY, "soon"))) == [first]
    assert list(office.ask(keys, domains.listing(DAY, customer_id=2))) == [second]
    assert list(office.ask(keys, listed.filtered("klant 2 noot"))) == [second]
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == 2
    assert {figure.label: figure.value for figure in office.ask(domains.figures, DAY)} == {
        "Verlengdatum voorbij": 0,
        "Verloopt binnenkort": 1,
        "Actief": 1,
        "Opgezegd": 0,
    }


def test_an_unknown_name_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        office.ask(domains.detail, 99, DAY)
