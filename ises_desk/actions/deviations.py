"""What is agreed apart from the terms (2.1): recorded and taken back; the contract follows."""

from __future__ import annotations

import re
from datetime import date

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.deviation_effects import follow, put, refuse_settled
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, Deviation
from ises_desk.terms.deviations import ARTICLES
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import AgreedNumber

_CODE = "deviation.agree"
_PARAGRAPH = re.compile(r"(?:artikel |art\. ?)?([0-9]{1,2}\.[0-9]{1,2})", re.IGNORECASE)
LONGEST_TEXT = 1000
LONGEST_DOCUMENT = 120


@action(_CODE, title=N_("Anders afspreken dan de voorwaarden"), undo=Undo.REVERT)
def agree(
    work: Work,
    *,
    contract_id: int,
    document: str,
    number: AgreedNumber | None = None,
    value: int | None = None,
    article: str = "",
    text: str = "",
    agreed_on: date | None = None,
) -> int:
    """Record what was agreed in writing in the place of a paragraph; returns its key.

    With `number` its `value` holds for this contract from now on: due dates, notice and renewal
    follow. Else `article` says which paragraph gives way, and `text` to what.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, _CODE)
    day = checks.not_future(agreed_on or work.today, work.today, "agreed_on")
    paper = checks.line(document, "document", N_("Het stuk"), LONGEST_DOCUMENT)
    if number is not None:
        if value is None:
            raise Refusal(N_("Vul in wat is afgesproken."), field="value", basis="2.1")
        if article.strip() and _article(contract, article) != ARTICLES[number]:
            raise Refusal(
                N_("Dit getal staat in {article}; laat het lid leeg."),
                field="article",
                basis="2.1",
                article=ARTICLES[number],
            )
        words = checks.block(text, "text", N_("De afspraak"), LONGEST_TEXT, empty=True)
        return put(work, contract, number, value, agreed_on=day, document=paper, text=words).id
    return work.add(
        Deviation(
            contract_id=contract.id,
            article=_article(contract, article),
            text=checks.block(text, "text", N_("De afspraak"), LONGEST_TEXT),
            agreed_on=day,
            document=paper,
        )
    ).id


def _article(contract: Contract, given: str) -> str:
    found = _PARAGRAPH.fullmatch(given.strip())
    if found is None or edition_of(contract.edition).paragraph(found[1]) is None:
        raise Refusal(
            N_("Typ het lid dat wijkt, zoals 3.1; de voorwaarden hebben geen {given}."),
            field="article",
            basis="2.1",
            given=checks.line(given, "article", N_("Het lid"), 20),
        )
    return found[1]


@action("deviation.remove", title=N_("Afspraak laten vervallen"), undo=Undo.REVERT)
def remove(work: Work, *, deviation_id: int) -> int:
    """Take away an agreement that was recorded by mistake; the terms, or an older one, hold."""
    row = work.get(Deviation, deviation_id, "deviation_id")
    contract = work.get(Contract, row.contract_id)
    check_life(work, contract, _CODE)
    if row.number is not None:
        refuse_settled(work, contract, row.number, "deviation_id")
    work.remove(row)
    follow(work, contract)
    return deviation_id
