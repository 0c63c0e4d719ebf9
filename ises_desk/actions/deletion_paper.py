"""The declaration of a deletion (L34): what it says is gone, and what is kept and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from ises_desk.actions.demand_papers import opening
from ises_desk.actions.work import Work
from ises_desk.i18n import fill
from ises_desk.law.retention import FOREIGN_YEARS, YEARS, destroy_after
from ises_desk.letters.deletion import (
    DeletedRow,
    DeletionCertifiedBusiness,
    DeletionCertifiedConsumer,
    KeptRow,
)
from ises_desk.letters.letter import Letter
from ises_desk.models import (
    Contract,
    ContractWithdrawal,
    Customer,
    DataDeletion,
    Dissolution,
)
from ises_desk.queries.deletion_facts import ended, last_abroad, left
from ises_desk.queries.deletions import of_customer
from ises_desk.terms.articles import Citation
from ises_desk.terms.deletion import Term, fetch_until
from ises_desk.values import formats
from ises_desk.values.kinds import ContractStage, DataKind, Party

_WHAT = {
    DataKind.HOSTED: "Website, e-mail en databases",
    DataKind.ACCESS: "Toegang en accounts",
    DataKind.COPIES: "Back-ups",
    DataKind.PERSONAL: "Contactgegevens en notities, met de logregels daarover",
    DataKind.FISCAL: "Facturen, betalingen, brieven en de overeenkomst",
    DataKind.ABROAD: "Facturen aan een particulier elders in de EU",
}
_COPIES = "Back-ups verdwijnen vanzelf; wij zetten er niets meer uit terug."
_QUESTIONS = "Voor vragen achteraf (artikel 5 lid 1 onder e AVG)."
_CUSTOMER = "U heeft nog een andere overeenkomst met ons."
_FISCAL = "Wij moeten onze administratie zeven jaar bewaren (artikel 52 lid 4 AWR)."
_ABROAD = "Deze stukken moeten wij tien jaar bewaren (btw-verordening artikel 63 quater)."


def deletion_paper(
    work: Work,
    contract: Contract,
    customer: Customer,
    rows: Sequence[DataDeletion],
    terms: Mapping[DataKind, Term],
) -> Letter:
    """Return the declaration that fits the kind of customer."""
    facts = ended(work.session, [contract])[contract.id]
    gone = {row.kind for row in rows}
    consumer = contract.party is Party.CONSUMER
    paper = DeletionCertifiedConsumer if consumer else DeletionCertifiedBusiness
    return paper(
        **opening(work, customer),
        contract=contract.number,
        ended_on=facts.ended_on,
        data_until=fetch_until(facts),
        deleted=tuple(
            DeletedRow(what=_WHAT[row.kind], deleted_on=row.deleted_on, means=row.means)
            for row in rows
        ),
        kept=(*_copies(gone, terms), *_customer(work, contract)),
    )


def _copies(gone: set[DataKind], terms: Mapping[DataKind, Term]) -> Iterable[KeptRow]:
    if DataKind.COPIES not in gone:
        last = formats.day(terms[DataKind.COPIES].last_on)
        yield KeptRow(what=_WHAT[DataKind.COPIES], until=f"uiterlijk {last}", why=_COPIES)


def _customer(work: Work, contract: Contract) -> Iterable[KeptRow]:
    """Yield what is kept of the customer himself: this letter is a paper of today."""
    key = contract.customer_id
    rows = {row.kind: row for row in of_customer(work.session, key, work.today)}
    personal = rows.get(DataKind.PERSONAL)
    if left(work.session, key, work.today) is None:
        yield KeptRow(what=_WHAT[DataKind.PERSONAL], until="zolang u klant bent", why=_CUSTOMER)
    elif personal is not None and personal.deleted_on is None:
        held = [fill(each.text, dict(each.values)) for each in _held(work, key)]
        yield KeptRow(
            what=_WHAT[DataKind.PERSONAL],
            until="zolang dat nodig is" if held else f"uiterlijk {formats.day(personal.last_on)}",
            why=" ".join(held) or _QUESTIONS,
        )
    until = formats.day(destroy_after(work.today, YEARS))
    yield KeptRow(what=_WHAT[DataKind.FISCAL], until=f"tot en met {until}", why=_FISCAL)
    abroad = last_abroad(work.session, key)
    if abroad is not None:
        until = formats.day(destroy_after(abroad, FOREIGN_YEARS))
        yield KeptRow(what=_WHAT[DataKind.ABROAD], until=f"tot en met {until}", why=_ABROAD)


def _held(work: Work, customer_id: int) -> Sequence[Citation]:
    found = left(work.session, customer_id, work.today)
    return found.needed if found else ()


def declares_no_more(work: Work, letter_id: int) -> None:
    """Let the deletions of a declaration that is never sent wait for another one."""
    rows = work.session.scalars(
        select(DataDeletion).where(DataDeletion.certificate_id == letter_id)
    ).all()
    for row in rows:
        row.certificate_id = None
    for key in {row.contract_id for row in rows if row.contract_id is not None}:
        contract = work.get(Contract, key)
        contract.stage = _stage_before(work, contract)


def _stage_before(work: Work, contract: Contract) -> ContractStage:
    """Return how a contract had ended before its deletion was declared."""
    found = select(ContractWithdrawal.id).where(ContractWithdrawal.contract_id == contract.id)
    if work.session.scalar(found) is not None:
        return ContractStage.WITHDRAWN
    whole = select(Dissolution.id).where(
        Dissolution.contract_id == contract.id, ~Dissolution.partly
    )
    dissolved = work.session.scalar(whole) is not None
    return ContractStage.DISSOLVED if dissolved else ContractStage.CONCLUDED
