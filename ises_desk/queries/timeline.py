"""The time line of a customer: all that happened, newest first, in one list over all tables."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Text,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Complaint,
    Contract,
    ContractNotice,
    ContractTransfer,
    ContractWithdrawal,
    DataDeletion,
    Domain,
    Invoice,
    Letter,
    LetterDispatch,
    MadeDossier,
    Note,
    Payment,
    Suspension,
)
from ises_desk.models.base import Cents, Day
from ises_desk.queries.listing import Column, Listing
from ises_desk.values.kinds import InvoiceKind, LetterKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

# What can be filtered on: the subject that an event leads to.
STATES = {
    "contract": (N_("Contracten"), "green"),
    "invoice": (N_("Facturen"), "blue"),
    "payment": (N_("Betalingen"), "green"),
    "letter": (N_("Brieven"), "grey"),
    "domain": (N_("Domeinen"), "blue"),
    "complaint": (N_("Klachten"), "amber"),
    "note": (N_("Notities"), "grey"),
    "dossier": (N_("Dossiers"), "blue"),
}
# Each event: its words, its tone, and the subject it leads to. The order is its number in a key.
EVENTS = {
    "concluded": (N_("Contract gesloten"), "green", "contract"),
    "noticed": (N_("Contract opgezegd"), "amber", "contract"),
    "kept": (N_("Opzegging ingetrokken"), "grey", "contract"),
    "ended": (N_("Contract beëindigd"), "grey", "contract"),
    "suspended": (N_("Dienst opgeschort"), "red", "contract"),
    "lifted": (N_("Opschorting opgeheven"), "green", "contract"),
    "invoiced": (N_("Factuur"), "blue", "invoice"),
    "credited": (N_("Creditnota"), "amber", "invoice"),
    "paid": (N_("Betaling"), "green", "payment"),
    "returned": (N_("Terugbetaald of gestorneerd"), "amber", "payment"),
    "written": (N_("Brief gemaakt"), "grey", "letter"),
    "sent": (N_("Brief verstuurd"), "blue", "letter"),
    "dropped": (N_("Brief vervallen"), "grey", "letter"),
    "registered": (N_("Domeinnaam geregistreerd"), "green", "domain"),
    "cancelled": (N_("Domeinnaam opgezegd"), "amber", "domain"),
    "complained": (N_("Klacht ontvangen"), "red", "complaint"),
    "answered": (N_("Klacht beantwoord"), "green", "complaint"),
    "noted": (N_("Notitie"), "grey", "note"),
    "withdrawn": (N_("Contract herroepen"), "amber", "contract"),
    "deleted": (N_("Gegevens gewist"), "grey", "contract"),
    "passed": (N_("Contract overgedragen aan een andere klant"), "amber", "contract"),
    "taken": (N_("Contract overgenomen van een andere klant"), "green", "contract"),
    "bundled": (N_("Dossier gemaakt"), "blue", "dossier"),
}
WORDS = {word: (text, tone) for word, (text, tone, _subject) in EVENTS.items()}
_NUMBERS = {word: number for number, word in enumerate(EVENTS)}
_STEP = 32  # events a key has room for
_LONGEST_IBAN = 34  # signs


def listing(day: date, customer_id: int, kind: str = "all") -> Listing:
    """Return what happened with a customer up to a day; `kind` is a word of `STATES` or "all"."""
    parts = [part for subject, part in _parts(customer_id) if kind in ("all", subject)]
    found = union_all(*parts).subquery("event")
    return Listing(
        name="timeline",
        key=found.c.key,
        columns=(
            Column("on", N_("Datum"), found.c.on, "day", sort=found.c.at),
            Column("what", N_("Wat"), found.c.what, "state"),
            Column("name", N_("Omschrijving"), found.c.name),
            Column("amount", N_("Bedrag"), found.c.amount, "money"),
        ),
        source=found,
        where=(found.c.on <= day,),
        order=(("on", True),),
        search=func.folded(found.c.words),
    )


def place(session: Session, key: int) -> tuple[str, int]:
    """Return the subject and the key of the record that an event leads to."""
    row, number = divmod(key, _STEP)
    word = list(EVENTS)[number]
    subject = EVENTS[word][2]
    behind = {
        "noticed": (ContractNotice.contract_id, ContractNotice.id),
        "kept": (ContractNotice.contract_id, ContractNotice.id),
        "suspended": (Suspension.contract_id, Suspension.id),
        "lifted": (Suspension.contract_id, Suspension.id),
        "withdrawn": (ContractWithdrawal.contract_id, ContractWithdrawal.id),
        "deleted": (DataDeletion.contract_id, DataDeletion.id),
        "passed": (ContractTransfer.contract_id, ContractTransfer.id),
        "taken": (ContractTransfer.contract_id, ContractTransfer.id),
        "sent": (LetterDispatch.letter_id, LetterDispatch.id),
        "bundled": (MadeDossier.customer_id, MadeDossier.id),
    }
    if word in behind:
        wanted, own = behind[word]
        found = session.scalar(select(wanted).where(own == row))
        if found is None:
            raise Refusal(N_("Wat hier gebeurde, is ongedaan gemaakt."))
        return "customer" if word == "bundled" else subject, found
    return subject, row


def _event(
    word: str, own: Any, at: Any, name: Any, amount: Any = None, *, words: Any = None
) -> Select[Any]:
    """Return one part of the list; `at` is a day or a moment (its Amsterdam day is shown).

    It is found by its name, or by `words`.
    """
    when = type_coerce(at, Text)
    return select(
        (own * _STEP + _NUMBERS[word]).label("key"),
        type_coerce(func.business_day(when), Day).label("on"),
        when.label("at"),
        literal(word, Text).label("what"),
        type_coerce(name, Text).label("name"),
        type_coerce(name if words is None else words, Text).label("words"),
        type_coerce(literal(None) if amount is None else amount, Cents).label("amount"),
    )


def _parts(customer: int) -> list[tuple[str, Select[Any]]]:
    found = (*_contracts(customer), *_money(customer), *_letters(customer), *_others(customer))
    return [(EVENTS[word][2], part) for word, part in found]


def _contracts(customer: int) -> tuple[tuple[str, Select[Any]], ...]:
    is_withdrawn = exists().where(ContractWithdrawal.contract_id == Contract.id)
    notice, off, gone = ContractNotice, Suspension, DataDeletion
    withdrawal, number = ContractWithdrawal, Contract.number
    begun = off.lifted_on.is_(None) | (off.lifted_on >= off.starts_on)
    concluded = _event("concluded", Contract.id, Contract.concluded_at, number)
    ended = _event("ended", Contract.id, Contract.ends_on, number)
    # Each event of a contract with its table, its day, and when there is one.
    parts: tuple[tuple[str, Any, Any, Any], ...] = (
        ("noticed", notice, notice.received_on, true()),
        ("kept", notice, notice.withdrawn_on, notice.withdrawn_on.is_not(None)),
        ("suspended", off, off.starts_on, begun),
        ("lifted", off, off.lifted_on, begun & off.lifted_on.is_not(None)),
        ("withdrawn", withdrawal, withdrawal.received_at, true()),
    )
    deleted = _event("deleted", func.min(gone.id), gone.deleted_on, number).join(
        Contract, Contract.id == gone.contract_id
    )
    is_over = Contract.ends_on.is_not(None) & ~is_withdrawn
    return (
        ("concluded", concluded.where(_his(customer, Contract.concluded_at),
                                      Contract.concluded_at.is_not(None))),
        ("ended", ended.where(_his(customer, Contract.ends_on), is_over)),
        *(
            (word, _event(word, table.id, at, number)
             .join(Contract, Contract.id == table.contract_id)
             .where(_his(customer, at), when))
            for word, table, at, when in parts
        ),
        ("deleted", deleted.where(_his(customer, gone.deleted_on))
         .group_by(gone.contract_id, gone.deleted_on)),
        *_passed(customer),
    )  # fmt: skip


def _his(customer: int, at: Any) -> Any:
    """Return the condition that a contract is the customer's, or was on a day before it passed."""
    row = ContractTransfer
    before = exists().where(
        row.contract_id == Contract.id,
        row.from_customer_id == customer,
        row.done_on.is_not(None),
        type_coerce(at, Text) < type_coerce(row.from_on, Text),
    )
    return or_(Contract.customer_id == customer, before)


def _passed(customer: int) -> Iterator[tuple[str, Select[Any]]]:
    row = ContractTransfer
    for word, side in (("passed", row.from_customer_id), ("taken", row.to_customer_id)):
        found = _event(word, row.id, row.from_on, Contract.number)
        joined = found.join(Contract, Contract.id == row.contract_id)
        yield word, joined.where(side == customer, row.done_on.is_not(None))


def _money(customer: int) -> tuple[tuple[str, Select[Any]], ...]:
    issued = (Invoice.customer_id == customer, Invoice.number.is_not(None))
    back = or_(Payment.amount < 0, Payment.reverses_id.is_not(None))
    bill = (Invoice.id, Invoice.issued_on, Invoice.number, Invoice.total)
    grouped = _grouped(Payment.iban)
    about = case((Payment.remark != "", Payment.remark), else_=grouped)
    words = case((Payment.remark != "", Payment.remark), else_=grouped + " " + Payment.iban)
    payment = (Payment.id, Payment.received_on, about, Payment.amount)
    mine = Payment.customer_id == customer
    return (
        ("invoiced", _event("invoiced", *bill).where(*issued, Invoice.kind == InvoiceKind.INVOICE)),
        ("credited", _event("credited", *bill).where(*issued, Invoice.kind != InvoiceKind.INVOICE)),
        ("paid", _event("paid", *payment, words=words).where(mine, ~back)),
        ("returned", _event("returned", *payment, words=words).where(mine, back)),
    )


def _grouped(iban: Any) -> Any:
    """Return an IBAN in groups of four, as it stands everywhere."""
    starts = range(5, _LONGEST_IBAN, 4)
    first: Any = func.substr(iban, 1, 4)
    return func.rtrim(
        reduce(lambda told, start: told + " " + func.substr(iban, start, 4), starts, first)
    )


def _letters(customer: int) -> tuple[tuple[str, Select[Any]], ...]:
    mine = Letter.customer_id == customer
    bills = Letter.kind.in_([LetterKind("L04"), LetterKind("L05")])  # the invoice is there itself
    name = Letter.number + ", " + Letter.subject
    sent = _event("sent", LetterDispatch.id, LetterDispatch.sent_at, name)
    dropped = _event("dropped", Letter.id, Letter.withdrawn_on, name)
    return (
        ("written", _event("written", Letter.id, Letter.dated_on, name).where(mine, ~bills)),
        ("sent", sent.join(Letter, Letter.id == LetterDispatch.letter_id).where(mine)),
        ("dropped", dropped.where(mine, Letter.withdrawn_on.is_not(None))),
    )


def _others(customer: int) -> tuple[tuple[str, Select[Any]], ...]:
    mine = Domain.customer_id == customer
    gone = _event("cancelled", Domain.id, Domain.cancelled_on, Domain.name)
    about = Complaint.number + ", " + Complaint.subject
    complained = _event("complained", Complaint.id, Complaint.received_at, about)
    answered = _event("answered", Complaint.id, Complaint.answered_at, about)
    his = Complaint.customer_id == customer
    noted = _event("noted", Note.id, Note.written_at, Note.text)
    made = MadeDossier
    bundled = _event("bundled", made.id, made.made_at, made.path, made.open)
    return (
        ("registered", _event("registered", Domain.id, Domain.registered_on, Domain.name)
         .where(mine)),
        ("cancelled", gone.where(mine, Domain.cancelled_on.is_not(None))),
        ("complained", complained.where(his)),
        ("answered", answered.where(his, Complaint.answered_at.is_not(None))),
        ("noted", noted.where(Note.customer_id == customer)),
        ("bundled", bundled.where(MadeDossier.customer_id == customer)),
    )  # fmt: skip
