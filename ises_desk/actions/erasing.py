"""Erasing what is known of a customer who left (15.5, AVG art. 17), in the file itself."""

from __future__ import annotations

from sqlalchemy import delete, select, text, update

from ises_desk.actions.customers import living, search_text, search_words
from ises_desk.actions.register import Undo, action
from ises_desk.actions.retention import erase, lines_about
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, Marked
from ises_desk.models import Account, Contact, Customer, CustomerAddress, DataDeletion, Note
from ises_desk.queries.deletions import DataRow, of_customer
from ises_desk.terms.deletion import BASIS, HERE
from ises_desk.values.kinds import DataKind, Delivery

_BASIS = f"{BASIS}; AVG art. 17"


@action(
    "customer.erase",
    title=N_("Klantgegevens wissen"),
    undo=Undo.NEVER,
    because=N_("Wat gewist is, is weg; dat is de bedoeling."),
)
def erase_customer(
    work: Work, *, customer_id: int, kinds: tuple[DataKind, ...], confirmed: bool = False
) -> int:
    """Erase contacts, notes, telephone and e-mail of a customer, or the log about him.

    The log repeats the first, so it goes with it. What the tax law keeps stays; older backups
    still hold what was erased. Returns the customer's key.
    """
    customer = living(work, customer_id)
    rows = {row.kind: row for row in of_customer(work.session, customer.id, work.today)}
    if not rows:
        raise Refusal(
            N_("Van {name} loopt nog een contract, of er was er nog geen."),
            field="customer_id",
            basis=BASIS,
            name=customer.name,
        )
    chosen = set(kinds)
    if not chosen or not chosen <= set(HERE):
        raise Refusal(N_("Kies wat er van de klant wordt gewist."), field="kinds", basis=_BASIS)
    if not confirmed:
        raise Refusal(
            N_("Bevestig dat u wist: het is niet terug te draaien."),
            field="confirmed",
            basis=_BASIS,
        )
    for kind in HERE:
        if kind in chosen:
            _refuse(work, rows[kind])
    if DataKind.PERSONAL in chosen:
        chosen.add(DataKind.LOG)
        _erase_personal(work, customer)
    erase(work, lines_about(work, customer.id))
    for kind in HERE:
        if kind in chosen and rows[kind].deleted_on is None:
            work.add(
                DataDeletion(
                    customer_id=customer.id,
                    kind=kind,
                    deleted_on=work.today,
                    means="gewist in deze administratie",
                )
            )
    return customer.id


def _refuse(work: Work, row: DataRow) -> None:
    if row.deleted_on is not None:
        raise Refusal(
            N_("{what}: op {day} al gewist."),
            field="kinds",
            basis=BASIS,
            what=Marked(row.kind.word),
            day=row.deleted_on,
        )
    if row.held:
        raise Refusal(
            N_("Dit is nog nodig. {why}"), field="kinds", basis=_BASIS, why=" ".join(row.held)
        )
    if work.today < row.first_on:
        raise Refusal(
            N_("De klant kan zijn gegevens nog ophalen; wissen kan vanaf {first}."),
            field="kinds",
            basis=_BASIS,
            first=row.first_on,
        )


def _erase_personal(work: Work, customer: Customer) -> None:
    """Erase by plain statements, which the log of this deed doesn't repeat."""
    session, key = work.session, customer.id
    session.execute(text("PRAGMA secure_delete=ON"))
    for model in (Contact, Note):
        session.execute(delete(model).where(model.customer_id == key))
    session.execute(update(Account).where(Account.customer_id == key).values(remark=""))
    empty = {"email": "", "phone": "", "attention": "", "delivery": Delivery.POST}
    session.execute(update(Customer).where(Customer.id == key).values(**empty))
    session.expire_all()
    addresses = session.scalars(select(CustomerAddress).filter_by(customer_id=key)).all()
    words = search_words(customer, addresses)
    words += session.scalars(select(Account.name).where(Account.customer_id == key))
    session.execute(update(Customer).where(Customer.id == key).values(search=search_text(words)))
    session.expire_all()
