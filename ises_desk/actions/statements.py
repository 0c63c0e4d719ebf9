"""The statement of reasons (L13): due when content is the ground, at the latest as it starts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.demand_papers import opening
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.suspension_paper import MEASURES
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.letter import Passage
from ises_desk.letters.reasons import ReasonsContract, ReasonsLaw
from ises_desk.models import Contract, Customer, Dissolution, Letter, Occurrence, Suspension

LONGEST = 2000
_LONGEST_LINE = 200
_NOTICED = "Aanleiding was een melding die wij hebben ontvangen."
_OWN = "Wij hebben dit zelf vastgesteld, zonder melding."
_AUTOMATED = (
    "Bij het vinden van de inhoud of bij de beslissing zijn geautomatiseerde middelen gebruikt."
)
_BY_HAND = "Een medewerker heeft de inhoud bekeken en beslist, zonder geautomatiseerde middelen."
_DISSOLVED = "Wij hebben de overeenkomst ontbonden."
_SUSPENDED = "Wij hebben opgeschort: {measure}"


@action(
    "occurrence.state_reasons",
    title=N_("Motivering maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def state_reasons(
    work: Work,
    *,
    occurrence_id: int,
    why: str,
    scope: str,
    duration: str,
    law: str = "",
    from_notice: bool = False,
    automated: bool = False,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Tell a customer why his content was restricted, as art. 17 of the DSA asks.

    `why` is why the content goes against the terms, or against `law` when it is thought to be
    illegal; `scope` is where the measure holds. Returns the letter's key.
    """
    row = work.get(Occurrence, occurrence_id, "occurrence_id")
    contract = work.get(Contract, row.contract_id)
    since, measure = _measure(work, row)
    _refuse_twice(work, row)
    provision = checks.line(law, "law", N_("De wet"), _LONGEST_LINE, empty=True)
    words = {
        **opening(work, work.get(Customer, contract.customer_id)),
        "contract": contract.number,
        "measure": measure,
        "since": since,
        "scope": checks.line(scope, "scope", N_("Waar het geldt"), _LONGEST_LINE),
        "lasts": checks.line(duration, "duration", N_("De duur"), _LONGEST_LINE),
        "facts": row.facts,
        "origin": _NOTICED if from_notice else _OWN,
        "automated": _AUTOMATED if automated else _BY_HAND,
        "why": checks.block(why, "why", N_("Waarom"), LONGEST),
    }
    article = row.clause or "16.7"
    clause = f"artikel {article} van onze algemene voorwaarden"
    paper = (
        ReasonsLaw(**words, law=provision) if provision else ReasonsContract(**words, clause=clause)
    )
    customer = work.get(Customer, contract.customer_id)
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    row.statement_id = letter.id
    work.session.flush()
    return letter.id


def _measure(work: Work, row: Occurrence) -> tuple[date, str]:
    """Return since when which measure holds; Refusal when there is nothing to give reasons for."""
    if not row.about_content:
        raise Refusal(
            N_("Een motivering is er alleen als het om inhoud van de klant gaat."),
            field="occurrence_id",
            basis="DSA art. 17",
        )
    dissolved = work.session.scalar(
        select(Dissolution).where(Dissolution.occurrence_id == row.id).limit(1)
    )
    if dissolved is not None:
        return dissolved.dissolved_on, _DISSOLVED
    off = work.session.scalar(
        select(Suspension)
        .where(Suspension.occurrence_id == row.id)
        .order_by(Suspension.id.desc())
        .limit(1)
    )
    if off is None:
        raise Refusal(
            N_("Over dit voorval is nog niets opgeschort of ontbonden."),
            field="occurrence_id",
            basis="DSA art. 17",
        )
    return off.starts_on, _SUSPENDED.format(measure=MEASURES[off.reach])


def _refuse_twice(work: Work, row: Occurrence) -> None:
    if row.statement_id is not None:
        letter = work.get(Letter, row.statement_id)
        raise Refusal(
            N_("Dit is al gemotiveerd met brief {number}."),
            field="occurrence_id",
            number=letter.number,
        )
