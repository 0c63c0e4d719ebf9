"""What follows from some days by the terms and the law, without any record: in words and as data.

The window and the command line ask the same functions; a Refusal names the day that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.terms.art03_prices import change_of_price
from ises_desk.terms.art05_withdrawal import Withdrawal, WithdrawalFacts
from ises_desk.terms.art05_withdrawal import withdrawal as withdrawal_rule
from ises_desk.terms.art15_duration import NoticeEnd, NoticeFacts, check_received, end_by_notice
from ises_desk.terms.art17_force_majeure import dissolvable_from
from ises_desk.terms.art19_forum import court_choice
from ises_desk.terms.articles import Ruling, explain
from ises_desk.terms.edition import edition_of
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.law.withdrawal import Order
    from ises_desk.values.kinds import Party


@dataclass(frozen=True, slots=True)
class Grid:
    """An outcome as a table: heads as (title, kind of column), and rows of texts."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome: sentences for people, the reasons with their places, the data, a table."""

    said: tuple[str, ...]
    why: tuple[str, ...]
    data: dict[str, Any]
    grid: Grid | None = None


def usual_months() -> int:
    """Return the duration of a contract in months where nothing else was agreed (15.1)."""
    return edition_of().duration_months


def notice(party: Party, start: date, received: date, months: int | None = None) -> Answer:
    """Return when notice ends a contract (15.1)."""
    check_received(start, received)
    ruling = end_by_notice(
        NoticeFacts(
            party=party,
            start=start,
            received_on=received,
            months=months or usual_months(),
            notice_months=edition_of().notice_months,
        )
    )
    end, why = ruling.applied, explain(ruling)
    data = {
        "current_end": end.current_end,
        "last_notice_day": end.in_time_until,
        "ends_on": end.ends_on,
    }
    return Answer(tuple(_about_notice(ruling)), why, {**data, "why": why})


def _about_notice(ruling: Ruling[NoticeEnd]) -> list[str]:
    end, beside = ruling.applied, ruling.beside
    said = [fill(N_("De laatste dag van het contract is {day}."), {"day": end.ends_on})]
    if end.current_end is None:
        said.append(_(N_("Er loopt geen termijn meer: opzeggen kan elke dag.")))
    else:
        values = {"end": end.current_end, "last": end.in_time_until}
        said.append(
            fill(
                N_("De lopende termijn eindigt op {end}; daarvoor was opzeggen op tijd tot en "
                   "met {last}."),
                values,
            )
        )  # fmt: skip
    if end.accepted_end is not None:
        values = {"day": end.accepted_end}
        said.append(fill(N_("Neemt u haar toch aan, dan is de laatste dag {day}."), values))
    if beside is not None:
        values = {"day": beside.ends_on}
        said.append(fill(N_("Laat u de klant eerder gaan, dan kan dat vanaf {day}."), values))
    return said


def campaign(published: date) -> Answer:
    """Return from when a change of prices or terms holds (3.2, 13.11, 2.5)."""
    ruling = change_of_price(published, edition_of().price_change_months)
    found = ruling.applied
    said = (
        fill(N_("De wijziging gaat in op {day}."), {"day": found.effective}),
        fill(
            N_("Opzeggen om de wijziging kan tot en met {day}; dat is dan ook de laatste dag."),
            {"day": found.cancel_until},
        ),
    )
    data = {
        "effective": found.effective,
        "cancel_until": found.cancel_until,
        "ends_on": found.ends_on,
    }
    return Answer(said, explain(ruling), data)


def force_majeure(start: date) -> Answer:
    """Return from when force majeure lets both sides dissolve (17.3)."""
    ruling = dissolvable_from(start, edition_of().force_majeure_weeks)
    said = fill(
        N_("Duurt de overmacht dan nog, dan mogen beide partijen ontbinden vanaf {day}."),
        {"day": ruling.applied},
    )
    why = explain(ruling)
    return Answer((said,), why, {"dissolve_from": ruling.applied, "why": why})


def forum(invoked: date) -> Answer:
    """Return until when a consumer may choose the court of the law (19.2)."""
    ruling = court_choice(invoked, edition_of().court_choice_months)
    day = ruling.applied.last_day
    said = fill(N_("De klant kan de wettelijke rechter kiezen tot en met {day}."), {"day": day})
    why = explain(ruling)
    return Answer((said,), why, {"choose_until": day, "why": why})


def withdrawal(
    concluded: date,
    informed: date | None,
    received: date | None = None,
    sent: date | None = None,
    order: Order | None = None,
) -> Answer:
    """Return what a withdrawal does (5); `informed` None means never, `sent` None when received."""
    facts = WithdrawalFacts(
        concluded_on=concluded,
        informed_on=informed,
        received_on=received,
        sent_on=sent,
        order=order,
    )
    ruling = withdrawal_rule(facts, edition_of().withdrawal_days)
    names = ("last_day", "in_time", "owed", "refund", "refund_by")
    why = explain(ruling)
    data = {name: getattr(ruling.applied, name) for name in names}
    return Answer(tuple(_about_withdrawal(ruling)), why, {**data, "why": why})


def _about_withdrawal(ruling: Ruling[Withdrawal]) -> list[str]:
    found, beside = ruling.applied, ruling.beside
    said = [fill(N_("Herroepen kan tot en met {day}."), {"day": found.last_day})]
    if found.in_time is not None:
        said.append(
            _(N_("De herroeping is op tijd.")) if found.in_time
            else _(N_("De herroeping is te laat."))
        )  # fmt: skip
    if found.owed is not None:
        values = {"owed": found.owed, "refund": found.refund}
        said.append(fill(N_("De klant is {owed} verschuldigd en krijgt {refund} terug."), values))
    if found.to_pay:
        values = {"credit": found.credit, "to_pay": found.to_pay}
        said.append(fill(N_("Crediteer {credit}; er blijft {to_pay} te betalen."), values))
    if beside is not None:
        values = {"owed": beside.owed, "refund": beside.refund}
        said.append(
            fill(
                N_("In de andere lezing blijft {owed} verschuldigd en komt {refund} terug."), values
            )
        )
    if found.refund_by is not None and found.refund != ZERO:
        said.append(fill(N_("Terugbetalen uiterlijk op {day}."), {"day": found.refund_by}))
    return said
