"""After the end (15.5): the data offered, deleted at the server, and the declaration (L34)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.deletion_paper import deletion_paper
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, Marked
from ises_desk.law.retention import retrieval_until
from ises_desk.letters.letter import Passage
from ises_desk.models import Account, Contract, Customer, DataDeletion, DataRetrieval, Domain
from ises_desk.queries.deletion_facts import ended, unbilled
from ises_desk.queries.deletions import may_certify, terms_of
from ises_desk.terms.deletion import AT_SERVER, BASIS, Term, check_deleted
from ises_desk.values.kinds import Channel, ContractStage, DataKind, DomainState

LONGEST_MEANS = 200
_FETCHING = f"{BASIS}; Dataverordening art. 25"


@action("contract.offer_retrieval", title=N_("Gegevens laten ophalen"), undo=Undo.REVERT)
def offer_retrieval(
    work: Work,
    *,
    contract_id: int,
    told_on: date | None = None,
    channel: Channel = Channel.EMAIL,
    until_on: date | None = None,
) -> int:
    """Record that a customer was told until when he can fetch his data: at least thirty days.

    Told anew the last day moves on, never back. Returns the contract's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.offer_retrieval")
    _stored(work, contract)
    facts = ended(work.session, [contract])[contract.id]
    day = checks.not_future(told_on or work.today, work.today, "told_on")
    least = max(retrieval_until(facts.ended_on), retrieval_until(day), facts.told_until or day)
    until = checks.near(until_on or least, "until_on")
    if until < least:
        raise Refusal(
            N_("De klant krijgt ten minste dertig dagen: tot en met {least}."),
            field="until_on",
            basis=_FETCHING,
            least=least,
        )
    if facts.gone_on is not None:
        raise Refusal(
            N_("De gegevens zijn op {day} al gewist; er is niets meer op te halen."),
            field="contract_id",
            basis=BASIS,
            day=facts.gone_on,
        )
    row = work.session.get(DataRetrieval, contract.id)
    if row is None:
        row = DataRetrieval(contract_id=contract.id)
        work.session.add(row)
    row.told_on, row.channel, row.until_on = day, channel, until
    work.session.flush()
    return contract.id


def _stored(work: Work, contract: Contract) -> dict[DataKind, Term]:
    terms = {term.kind: term for term in terms_of(work.session, contract)}
    if not terms:
        raise Refusal(
            N_("Bij contract {number} hoort geen hosting, e-mail of andere opslag: er staat niets "
               "op de server."),
            field="contract_id",
            basis=BASIS,
            number=contract.number,
        )  # fmt: skip
    return terms


@action("contract.record_deletion", title=N_("Verwijdering vastleggen"), undo=Undo.REVERT)
def record_deletion(
    work: Work,
    *,
    contract_id: int,
    kinds: tuple[DataKind, ...],
    means: str,
    deleted_on: date | None = None,
) -> int:
    """Record that classes of data were deleted at the server: on which day, by what means.

    With the access, the account closes that serves nothing else. Returns the contract's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.record_deletion")
    terms = _stored(work, contract)
    day = checks.not_future(deleted_on or work.today, work.today, "deleted_on")
    how = checks.line(means, "means", N_("De manier van wissen"), LONGEST_MEANS)
    chosen = [each for each in AT_SERVER if each in set(kinds)]
    if not chosen or not set(kinds) <= set(AT_SERVER):
        raise Refusal(N_("Kies wat er op de server is gewist."), field="kinds", basis=BASIS)
    gone = {row.kind: row for row in _rows(work, contract)}
    for kind in chosen:
        _refuse_gone(gone.get(kind))
        check_deleted(terms[kind], day)
        work.add(
            DataDeletion(
                customer_id=contract.customer_id,
                contract_id=contract.id,
                kind=kind,
                deleted_on=day,
                means=how,
            )
        )
    if DataKind.ACCESS in chosen:
        _close_account(work, contract, day)
    return contract.id


def _rows(work: Work, contract: Contract) -> list[DataDeletion]:
    mine = select(DataDeletion).where(DataDeletion.contract_id == contract.id)
    return list(work.session.scalars(mine.order_by(DataDeletion.id)))


def _refuse_gone(row: DataDeletion | None) -> None:
    if row is not None:
        raise Refusal(
            N_("{what}: op {day} al gewist."),
            field="kinds",
            basis=BASIS,
            what=Marked(row.kind.word),
            day=row.deleted_on,
        )


def _close_account(work: Work, contract: Contract, day: date) -> None:
    """Close the account of a contract that serves no other contract and no domain name."""
    account = work.session.get(Account, contract.account_id) if contract.account_id else None
    if account is None or account.closed_on is not None:
        return
    others = select(Contract).where(
        Contract.account_id == account.id,
        Contract.id != contract.id,
        Contract.stage.in_((ContractStage.CONCLUDED, ContractStage.OFFER,
                            ContractStage.APPLICATION)),
        Contract.ends_on.is_(None) | (Contract.ends_on >= work.today),
    )  # fmt: skip
    names = select(Domain).where(
        Domain.account_id == account.id, Domain.state == DomainState.ACTIVE
    )
    if not any(work.session.scalars(each.limit(1)).first() for each in (others, names)):
        account.closed_on = day


@action(
    "contract.certify_deletion",
    title=N_("Verwijdering verklaren"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def certify_deletion(work: Work, *, contract_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Write the declaration (L34): what is gone, what is kept and why; returns its key."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.certify_deletion")
    terms = _stored(work, contract)
    rows = _rows(work, contract)
    if not may_certify(row.kind for row in rows):
        raise Refusal(
            N_("Leg eerst vast dat de gegevens en de toegang op de server zijn gewist."),
            field="contract_id",
            basis=BASIS,
        )
    if work.session.scalar(unbilled(contract_id=contract.id)) is not None:
        raise Refusal(
            N_("Van contract {number} is nog niet alles gefactureerd; doe dat eerst."),
            field="contract_id",
            basis=BASIS,
            number=contract.number,
        )
    customer = work.get(Customer, contract.customer_id)
    paper = deletion_paper(work, contract, customer, rows, terms)
    letter = issue(work, paper, customer, contract_id=contract.id, wording=wording)
    contract.stage = ContractStage.DELETED
    for row in rows:
        row.certificate_id = letter.id
    work.session.flush()
    return letter.id
