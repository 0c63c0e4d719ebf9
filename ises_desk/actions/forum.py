"""The choice of court (19): invoked by letter (L43), the consumer's choice, and its end."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.demand_papers import opening
from ises_desk.actions.issuing import issue
from ises_desk.actions.payments import LARGEST
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.forum import ForumBusiness, ForumConsumer
from ises_desk.letters.letter import Passage
from ises_desk.models import Contract, CourtInvocation, Customer, Letter
from ises_desk.queries.forum import choose_by
from ises_desk.queries.terms_version import names
from ises_desk.values.kinds import Channel, Party
from ises_desk.values.money import ZERO, Money

LONGEST_ABOUT = 2000
LONGEST_OUTCOME = 300


@action(
    "forum.invoke",
    title=N_("Beroep op de forumkeuze"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def invoke(
    work: Work,
    *,
    customer_id: int,
    about: str,
    contract_id: int | None = None,
    at_stake: Money | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make the letter (L43) that invokes 19.1 in a dispute; returns its key.

    `about` says what the dispute is about, as the customer reads it. A consumer's month runs from
    the day the letter should arrive.
    """
    customer = customer_of(work, customer_id)
    contract = _contract(work, customer, contract_id)
    said = checks.block(about, "about", N_("Het geschil"), LONGEST_ABOUT)
    if at_stake is not None and not ZERO < at_stake <= LARGEST:
        raise Refusal(
            N_("Vul een bedrag in dat groter is dan € 0,00 en hooguit {most}."),
            field="at_stake",
            most=LARGEST,
        )
    _refuse_twice(work, customer, contract)
    party = contract.party if contract else customer.party
    last = (
        choose_by(work.session, customer, contract, work.today) if party is Party.CONSUMER else None
    )
    words: dict[str, Any] = {
        **opening(work, customer),
        "about": said,
        "at_stake": at_stake,
        "contract": contract.number if contract else "",
        "terms": names(work.session, [contract] if contract else [], work.today),
    }
    paper = ForumBusiness(**words) if last is None else ForumConsumer(**words, choose_by=last)
    key = contract.id if contract else None
    letter = issue(work, paper, customer, contract_id=key, wording=wording)
    work.add(
        CourtInvocation(
            customer_id=customer.id,
            contract_id=key,
            letter_id=letter.id,
            party=party,
            about=said,
            at_stake=at_stake,
            made_on=work.today,
            choose_by=last,
        )
    )
    return letter.id


def _contract(work: Work, customer: Customer, contract_id: int | None) -> Contract | None:
    if contract_id is None:
        return None
    contract = work.get(Contract, contract_id, "contract_id")
    if contract.customer_id != customer.id:
        raise Refusal(N_("Dit contract is van een andere klant."), field="contract_id")
    if contract.concluded_at is None:
        raise Refusal(
            N_("Contract {number} is nog niet gesloten; de voorwaarden gelden nog niet."),
            field="contract_id",
            basis="2.3",
            number=contract.number,
        )
    return contract


def _refuse_twice(work: Work, customer: Customer, contract: Contract | None) -> None:
    """Refuse a second letter about the same contract while an earlier one is not closed."""
    key = contract.id if contract else None
    earlier = work.session.scalar(
        select(Letter)
        .join(CourtInvocation, CourtInvocation.letter_id == Letter.id)
        .where(
            CourtInvocation.customer_id == customer.id,
            CourtInvocation.contract_id.is_not_distinct_from(key),
            CourtInvocation.closed_on.is_(None),
            CourtInvocation.chosen_on.is_(None),
            Letter.withdrawn_on.is_(None),
        )
        .limit(1)
    )
    if earlier is not None:
        raise Refusal(
            N_("Hierover loopt al een beroep op de forumkeuze: brief {letter} van {day}. Sluit dat "
               "eerst af."),
            field="contract_id",
            basis="19.2",
            letter=earlier.number,
            day=earlier.dated_on,
        )  # fmt: skip


@action("forum.choose", title=N_("Rechterkeuze van de klant vastleggen"), undo=Undo.REVERT)
def choose(work: Work, *, invocation_id: int, chosen_on: date, channel: Channel) -> int:
    """Record that a consumer chose the court of the law (19.2); returns the invocation's key.

    A choice after his month is recorded too: it is the law that decides, not the month.
    """
    row = _open(work, invocation_id)
    if row.choose_by is None or row.sent_on is None:
        raise Refusal(
            N_("Alleen een particulier die de brief kreeg, kan de wettelijke rechter kiezen."),
            field="invocation_id",
            basis="19.2",
        )
    day = checks.not_future(chosen_on, work.today, "chosen_on")
    if day < row.sent_on:
        raise Refusal(
            N_("De brief is op {day} verstuurd; de keuze kwam daarna."),
            field="chosen_on",
            day=row.sent_on,
        )
    row.chosen_on = day
    row.channel = channel
    work.session.flush()
    return row.id


@action("forum.close", title=N_("Beroep op de forumkeuze afsluiten"), undo=Undo.REVERT)
def close(work: Work, *, invocation_id: int, outcome: str) -> int:
    """Record how it ended: no choice came in, a court was asked, or the dispute is over."""
    row = _open(work, invocation_id)
    if row.sent_on is None:
        raise Refusal(
            N_("De brief is nog niet verstuurd; laat hem vervallen als dat niet meer hoeft."),
            field="invocation_id",
        )
    row.outcome = checks.line(outcome, "outcome", N_("De afloop"), LONGEST_OUTCOME)
    row.closed_on = work.today
    work.session.flush()
    return row.id


def _open(work: Work, invocation_id: int) -> CourtInvocation:
    row = work.get(CourtInvocation, invocation_id, "invocation_id")
    letter = work.get(Letter, row.letter_id)
    if letter.withdrawn_on is not None:
        raise Refusal(
            N_("Brief {number} is op {day} vervallen."),
            field="invocation_id",
            number=letter.number,
            day=letter.withdrawn_on,
        )
    if row.closed_on is not None or row.chosen_on is not None:
        raise Refusal(
            N_("Dit beroep op de forumkeuze is al afgehandeld op {day}."),
            field="invocation_id",
            day=row.chosen_on or row.closed_on,
        )
    return row
