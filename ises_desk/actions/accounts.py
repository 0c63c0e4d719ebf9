"""Accounts: the customer names that give access to the system (1.1)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from ises_desk.actions import checks
from ises_desk.actions.checks import KEEP
from ises_desk.actions.customers import living, refresh_search
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Account, Complaint, Contract, Customer, Domain

_HOLDS = (
    (Contract, N_("contracten")),
    (Domain, N_("domeinnamen")),
    (Complaint, N_("klachten")),
)


@action("account.add", title=N_("Account toevoegen"), undo=Undo.REVERT)
def add_account(work: Work, *, customer_id: int, name: str, remark: str = "") -> int:
    """Add an account to a customer and return its key; the name is the customer name of 1.1."""
    customer = living(work, customer_id)
    row = Account(
        customer_id=customer.id,
        name=_name(work, name, None),
        remark=checks.line(remark, "remark", N_("Opmerking"), 200, empty=True, printable=False),
    )
    work.add(row)
    refresh_search(work, customer)
    return row.id


@action("account.change", title=N_("Account wijzigen"), undo=Undo.REVERT)
def change_account(work: Work, *, account_id: int, name: str = KEEP, remark: str = KEEP) -> int:
    """Change an account's name or remark; what isn't given stays as it is."""
    row = work.get(Account, account_id, "account_id")
    if name != KEEP:
        row.name = _name(work, name, row.id)
    if remark != KEEP:
        row.remark = checks.line(
            remark, "remark", N_("Opmerking"), 200, empty=True, printable=False
        )
    refresh_search(work, work.get(Customer, row.customer_id))
    return row.id


@action("account.close", title=N_("Account sluiten"), undo=Undo.REVERT)
def close_account(work: Work, *, account_id: int, closed_on: date | None = None) -> int:
    """Close an account, today unless an earlier day is given."""
    row = work.get(Account, account_id, "account_id")
    if row.closed_on is not None:
        raise Refusal(
            N_("Account {name} is al gesloten op {day}."),
            field="account_id",
            name=row.name,
            day=row.closed_on,
        )
    row.closed_on = checks.not_future(closed_on or work.today, work.today, "closed_on")
    return row.id


@action("account.reopen", title=N_("Account heropenen"), undo=Undo.REVERT)
def reopen_account(work: Work, *, account_id: int) -> int:
    """Open a closed account again."""
    row = work.get(Account, account_id, "account_id")
    if row.closed_on is None:
        raise Refusal(N_("Account {name} is open."), field="account_id", name=row.name)
    row.closed_on = None
    return row.id


@action("account.remove", title=N_("Account verwijderen"), undo=Undo.REVERT)
def remove_account(work: Work, *, account_id: int) -> int:
    """Take away an account that was entered by mistake: nothing may hang on it."""
    row = work.get(Account, account_id, "account_id")
    held = [
        label
        for model, label in _HOLDS
        if work.session.scalar(select(model).filter_by(account_id=account_id).limit(1)) is not None
    ]
    if held:
        raise Refusal(
            N_("Account {name} heeft {held}; sluit het liever."),
            field="account_id",
            name=row.name,
            held=tuple(held),
        )
    customer = work.get(Customer, row.customer_id)
    work.remove(row)
    refresh_search(work, customer)
    return account_id


def of_customer(work: Work, account_id: int | None, customer_id: int) -> int | None:
    """Return an account's key after seeing that it is this customer's; None stays None."""
    if account_id is None:
        return None
    row = work.get(Account, account_id, "account_id")
    if row.customer_id != customer_id:
        raise Refusal(
            N_("Account {name} is van een andere klant."), field="account_id", name=row.name
        )
    return row.id


def _name(work: Work, given: str, own: int | None) -> str:
    name = checks.line(given, "name", N_("Accountnaam"), 64)
    other = work.session.scalar(
        select(Account.id).where(func.lower(Account.name) == name.lower(), Account.id != (own or 0))
    )
    if other is not None:
        raise Refusal(
            N_("Accountnaam {name} bestaat al; elke naam geeft toegang aan één klant."),
            field="name",
            basis="1.1",
            name=name,
        )
    return name
