"""What seldom happens, once each: withdrawals, suspension, dissolution, force majeure."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.demo import habits, reading
from ises_desk.demo.desk import working
from ises_desk.demo.words import words
from ises_desk.values.kinds import Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client

DAY = timedelta(days=1)
BEFORE_TODAY = 42  # days: the orders that go wrong
WITHDRAWN_AFTER = 8
URL = "https://www.ises.example/herroepen"
IN_ADVANCE = {"product": "HOST-S", "billing_moment": "advance"}
ORDERS = 3  # of consumers, who withdraw from them


def plan(desk: Desk, known: Mapping[int, Client], today: date) -> None:
    """Plan all of it, so that it is over or on its way when the working day comes."""
    begin = working(today - timedelta(days=BEFORE_TODAY))
    desk.plan(begin, lambda: _withdrawals(desk, known))
    desk.plan(begin, lambda: _firm(desk, known))


def _some(known: Mapping[int, Client], party: Party) -> list[Client]:
    """Return who behaves, those first to whom nothing else happens."""
    mine = [known[key] for key in sorted(known) if known[key].party is party]
    return sorted(mine, key=lambda each: (each.habit != "prompt", bool(each.fate), each.place))


# consumers --------------------------------------------------------------------------------


def _withdrawals(desk: Desk, known: Mapping[int, Client]) -> None:
    """Let three consumers order: two pay, one shows all evidence, and all think better of it."""
    clients = _some(known, Party.CONSUMER)[:ORDERS]
    for at, client in enumerate(clients):
        key = desk.do(
            "contract.conclude",
            customer_id=client.key,
            lines=[IN_ADVANCE],
            starts_on=desk.day,
            channel="website",
        )
        if at != 1:
            desk.do("contract.record_evidence", contract_id=key, **_evidence(desk))
        made = desk.do("billing.draft", customer_id=client.key)
        for invoice in made:
            desk.do("invoice.finalise", invoice_id=invoice)
        habits.send(desk)
        if at < 2:  # noqa: PLR2004  the third one has not paid yet
            for invoice in made:
                desk.plan(desk.day + DAY, partial(habits.pay, desk, client, invoice))
        after = working(desk.day + timedelta(days=WITHDRAWN_AFTER))
        desk.plan(after, partial(_withdraw, desk, client, key, online=at == 0))


def _evidence(desk: Desk) -> dict[str, Any]:
    return {
        "informed_on": desk.day,
        "conditions_told": True,
        "function_url": URL,
        "start_request": "Begint u alstublieft meteen.",
        "start_requested_at": desk.now,
        "statement": "Ik weet dat mijn recht vervalt als alles is verricht.",
        "stated_at": desk.now,
    }


def _withdraw(desk: Desk, client: Client, contract_id: int, *, online: bool) -> None:
    key = desk.do(
        "contract.withdraw",
        contract_id=contract_id,
        channel="website" if online else "email",
        by_function=online,
        declaration="Ik herroep mijn bestelling.",
    )
    desk.do("contract.acknowledge_withdrawal", withdrawal_id=key)
    habits.send(desk)
    desk.do("contract.settle_withdrawal", withdrawal_id=key)
    habits.send(desk)
    habits.give_back(desk, client)


# a business -------------------------------------------------------------------------------


def _firm(desk: Desk, known: Mapping[int, Client]) -> None:
    """Let one business break its promises under five contracts, each in its own way."""
    firms = _some(known, Party.BUSINESS)
    if not firms:  # a demonstration of a few
        return
    client = firms[0]
    kinds = ("mild", "grave", "content", "slow", "names")
    made = {
        kind: desk.do(
            "contract.conclude",
            customer_id=client.key,
            lines=[{"product": "DOM-NL" if kind == "names" else "HOST-S"}],
            starts_on=desk.day,
            channel="form",
        )
        for kind in kinds
    }
    [(line, _what)] = desk.ask(reading.domain_lines, made["names"])
    desk.do(
        "domain.register",
        customer_id=client.key,
        name=f"{client.domain}-extra-{client.place}.nl",
        registered_on=desk.day,
        contract_line_id=line,
        registrar=desk.pick("businesses", "registrars"),
    )
    desk.plan(desk.soon(7, 8), lambda: _summon(desk, client, made))
    desk.plan(desk.soon(24, 26), lambda: _act(desk, known, made))


def _summon(desk: Desk, client: Client, made: Mapping[str, int]) -> None:
    """Set terms in writing: over what was not done, and over names."""
    late = {"due_on": desk.day - 3 * DAY, "days": 10, **words("texts")["breach"]}
    desk.do(
        "default_notice.issue_other",
        customer_id=client.key,
        contract_id=made["slow"],
        final_time="12.00",
        **late,
    )
    desk.do("default_notice.issue_domains", contract_id=made["names"], **late)
    habits.send(desk)


def _act(desk: Desk, known: Mapping[int, Client], made: Mapping[str, int]) -> None:
    """Suspend, give reasons, dissolve; and stand still for a while by the hand of others."""
    happened = {
        kind: desk.do(
            "occurrence.record",
            contract_id=made[kind],
            ground="misuse",
            clause="8.7",
            happened_on=desk.day - DAY,
            facts="Vanaf dit pakket gingen in een nacht 40.000 berichten uit.",
            source="logboek van de mailserver",
            about_content=kind != "mild",
            told_on=desk.day,
            told_by="email",
        )
        for kind in ("mild", "grave", "content")
    }
    off = {
        "ground": "misuse",
        "reach": "mail",
        "reason": "Er gaat ongevraagde reclame uit.",
        "proportion": "Alleen het versturen gaat uit; de website en het ontvangen blijven aan.",
    }
    desk.do("contract.suspend", contract_id=made["mild"], starts_on=desk.day + 5 * DAY, **off)
    desk.do("contract.suspend", contract_id=made["content"], **off)
    over = {"confirmed": True, "shortcoming": "Na een waarschuwing ging het versturen door."}
    desk.do("contract.dissolve", contract_id=made["grave"], ground="misuse", **over)
    desk.do("contract.dissolve", contract_id=made["slow"], ground="default", **over)
    for kind, law in (("grave", ""), ("content", "artikel 11.7 van de Telecommunicatiewet")):
        desk.do(
            "occurrence.state_reasons",
            occurrence_id=happened[kind],
            why="Ongevraagde reclame mag alleen met toestemming worden verstuurd.",
            scope="alle landen",
            duration="tot het versturen is gestopt",
            law=law,
        )
    habits.send(desk)
    desk.plan(desk.soon(3, 4), lambda: _calm(desk, made))
    _stand_still(desk, known)


def _calm(desk: Desk, made: Mapping[str, int]) -> None:
    """Put on again what was off, once the customer has mended it."""
    desk.do("contract.lift", contract_id=made["content"], reason="Het versturen is gestopt.")
    desk.do("contract.restored", contract_id=made["content"])


def _stand_still(desk: Desk, known: Mapping[int, Client]) -> None:
    """Let the power fail for one business and one consumer, and tell them (L40)."""
    struck = [
        client.contracts[0]
        for party in (Party.BUSINESS, Party.CONSUMER)
        for client in [each for each in _some(known, party) if each.contracts][:1]
    ]
    event = desk.do(
        "force_majeure.record",
        cause_code="power",
        cause="Door een storing in de buurt viel de stroom in het datacentrum uit.",
        began_on=desk.day - DAY,
        contract_ids=struck,
    )
    desk.do("force_majeure.inform", event_id=event)
    habits.send(desk)
    desk.plan(desk.day + DAY, lambda: desk.do("force_majeure.end", event_id=event,
                                              ended_on=desk.day))  # fmt: skip
