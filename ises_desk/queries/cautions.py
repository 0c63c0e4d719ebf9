"""What to know before dunning a customer: invoices not sent (in time), money he has with us."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.i18n import N_
from ises_desk.models import Invoice, Letter, LetterInvoice, Payment
from ises_desk.queries.debts import NOTHING, UNPAID_KEYS, never_sent, of_kind
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

NEVER_SENT = N_(
    "Nog niet als verstuurd vastgelegd: {numbers}. Wie een factuur niet kreeg, is niet te laat."
)
SENT_LATE = N_(
    "Later verstuurd dan de factuurdatum: {numbers}. De betaaltermijn liep toen al; geef de klant "
    "die dagen nog, want anders is het verzuim te betwisten."
)
IN_CREDIT = N_(
    "De klant heeft {credit} bij u te goed. Verreken dat eerst: verrekening werkt terug (6:129 BW)."
)


@dataclass(frozen=True, slots=True)
class Cautions:
    """Open invoices by key that were never sent, or after their date; credit by customer."""

    never_sent: set[int]
    sent_late: set[int]
    credit: Mapping[int, Money]

    def words(
        self, owed: Iterable[tuple[int, str]], customer_id: int
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what holds for a customer who owes these invoices (key and number)."""
        known = tuple(owed)
        for sentence, keys in ((NEVER_SENT, self.never_sent), (SENT_LATE, self.sent_late)):
            if numbers := tuple(number for key, number in known if key in keys):
                yield sentence, {"numbers": numbers}
        if credit := self.credit.get(customer_id):
            yield IN_CREDIT, {"credit": credit}


def cautions(session: Session, customer_id: int | None = None) -> Cautions:
    """Return what there is to know, of one customer or of all."""
    return Cautions(
        never_sent(session, customer_id),
        _sent_late(session, customer_id),
        _credit(session, customer_id),
    )


def _sent_late(session: Session, customer_id: int | None) -> set[int]:
    """Return the open invoices whose paper went out after its date: 4.1 counts from that date."""
    # to check: sent-after-its-date
    unpaid = UNPAID_KEYS
    if customer_id is not None:
        unpaid = unpaid.where(Invoice.customer_id == customer_id)
    statement = (
        select(LetterInvoice.invoice_id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .where(
            LetterInvoice.invoice_id.in_(unpaid),
            of_kind(LetterKind.L04),
            Letter.sent_on > Letter.dated_on,
        )
    )
    return set(session.scalars(statement))


def _credit(session: Session, customer_id: int | None) -> dict[int, Money]:
    """Return the balances and open credit notes by customer."""
    paid = select(Payment.customer_id, Payment.unbooked).where(Payment.unbooked > NOTHING)
    noted = select(Invoice.customer_id, -Invoice.open).where(
        Invoice.kind == InvoiceKind.CREDIT_NOTE, Invoice.open < NOTHING
    )
    if customer_id is not None:
        paid = paid.where(Payment.customer_id == customer_id)
        noted = noted.where(Invoice.customer_id == customer_id)
    found: dict[int, Money] = defaultdict(lambda: ZERO)
    for owner, amount in chain(session.execute(paid), session.execute(noted)):
        found[owner] += amount
    return dict(found)
