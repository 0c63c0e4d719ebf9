"""Where things are found: per subject its words, its number, and what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    null,
    type_coerce,
)

from ises_desk.i18n import N_
from ises_desk.models import (
    Account,
    Campaign,
    Complaint,
    Contract,
    Customer,
    Domain,
    Invoice,
    Letter,
    Payment,
    Product,
)
from ises_desk.values.kinds import InvoiceKind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

# The words of what is found; the screen gives each kind its icon.
WORDS = {
    "customer": N_("Klant"),
    "account": N_("Account"),
    "domain": N_("Domeinnaam"),
    "contract": N_("Contract"),
    "invoice": N_("Factuur"),
    "payment": N_("Betaling"),
    "complaint": N_("Klacht"),
    "letter": N_("Brief"),
    "product": N_("Product"),
    "campaign": N_("Wijziging"),
}
DRAFT, CREDIT, REFUND = N_("Concept"), N_("Creditnota"), N_("Terugbetaling")
OPEN = N_("nog open")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """One kind of thing: `number` is what it is called exactly, `goto` the record it leads to."""

    kind: str
    subject: str
    key: Any
    words: Any
    number: Any
    title: Any
    about: tuple[Any, ...]
    joined: Any
    goto: Any
    word: ColumnElement[str]
    where: tuple[ColumnElement[bool], ...] = ()
    amounts: bool = False
    owed: ColumnElement[bool] | None = None  # what has `:cents` still to be paid
    ibans: bool = False


def _source(kind: str, model: Any, **others: Any) -> Source:
    own = model.__table__
    given: dict[str, Any] = {
        "subject": kind,
        "key": model.id,
        "goto": model.id,
        "word": literal_column(f"'{WORDS[kind]}'"),
        "words": getattr(model, "search", None),
        "joined": own if model is Customer or not hasattr(model, "customer_id") else _with(own),
    }
    return Source(kind=kind, **(given | others))


def _with(own: Any) -> Any:
    return own.join(Customer.__table__, Customer.id == own.c.customer_id)


# With literal words, so that the index of these letters alone serves.
_LETTERS: ColumnElement[bool] = literal_column("letter.kind NOT IN ('L04', 'L05')")
# With a plus, so that the index of the merged ones, which leads to every row, doesn't serve.
_KEPT: ColumnElement[bool] = literal_column("+customer.merged_into_id IS NULL")
# Both columns stand in one index, that is read alone; a draft isn't due, a credit note neither.
_OWED = and_(Invoice.due_on.is_not(None), type_coerce(Invoice.open, Integer) == bindparam("cents"))
_PARTLY = and_(Invoice.due_on.is_not(None), Invoice.open > 0, Invoice.open < Invoice.total)
# In the order in which equals are shown.
SOURCES = (
    _source(
        "customer", Customer,
        number=Customer.number, title=Customer.name, about=(Customer.number, Customer.email),
        where=(_KEPT,), ibans=True,
    ),
    _source(
        "account", Account,
        subject="customer", goto=Account.customer_id, words=func.lower(Account.name),
        number=Account.name, title=Account.name, about=(Customer.name, Customer.number),
    ),
    _source(
        "domain", Domain,
        number=Domain.ascii_name, title=Domain.name, about=(Customer.name,),
    ),
    _source(
        "contract", Contract,
        number=Contract.number, title=Contract.number,
        about=(Customer.name, Contract.starts_on),
    ),
    _source(
        "invoice", Invoice,
        number=Invoice.number, title=func.coalesce(Invoice.number, DRAFT),
        word=case(
            (Invoice.kind == InvoiceKind.CREDIT_NOTE, CREDIT), else_=WORDS["invoice"]
        ),
        about=(
            Customer.name, Invoice.issued_on, Invoice.total,
            case((_PARTLY, literal_column(f"'{OPEN}'"))), case((_PARTLY, Invoice.open)),
        ),
        amounts=True, owed=_OWED,
    ),
    _source(
        "payment", Payment,
        number=null(), title=Customer.name,
        word=case((Payment.amount < literal(0), REFUND), else_=WORDS["payment"]),
        about=(Payment.received_on, Payment.amount), amounts=True, ibans=True,
    ),
    _source(
        "complaint", Complaint,
        number=Complaint.number, title=Complaint.subject,
        about=(Complaint.number, Customer.name),
    ),
    _source(
        "letter", Letter,
        words=Letter.words, number=Letter.number, title=Letter.subject,
        about=(Letter.kind, Letter.number, Customer.name, Letter.dated_on), where=(_LETTERS,),
    ),
    _source(
        "product", Product,
        number=Product.code, title=Product.name, about=(Product.code,),
    ),
    _source(
        "campaign", Campaign,
        number=Campaign.number, title=Campaign.title,
        about=(Campaign.number, Campaign.effective_on),
    ),
)  # fmt: skip
