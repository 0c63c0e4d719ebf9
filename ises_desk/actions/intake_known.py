"""The customers that rows of other files refer to by number."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions.intake_rows import Judge, shortened
from ises_desk.i18n import N_
from ises_desk.models import Customer, CustomerAddress
from ises_desk.values.address import HOME


class Owners:
    """Customers by number, a merged one as the one it went into; their countries by key."""

    def __init__(self, session: Session) -> None:
        found = session.scalars(select(Customer)).all()
        by_key = {each.id: each for each in found}
        self._by_number: dict[str, Customer] = {}
        for each in found:
            kept = each
            while kept.merged_into_id is not None:
                kept = by_key[kept.merged_into_id]
            self._by_number[each.number.casefold()] = kept
        self.by_key = by_key
        rows = session.execute(select(CustomerAddress.customer_id, CustomerAddress.country))
        self._countries = {key: country for key, country in rows}  # noqa: C416  rows are no pairs

    def of(self, judge: Judge) -> Customer:
        """Return the customer that a row belongs to."""
        number = judge.facts.text("customer")
        if not number:
            raise judge.refuse(N_("Er staat geen klantnummer op deze regel."))
        found = self._by_number.get(number.casefold())
        if found is None:
            raise judge.refuse(
                N_("Klant {number} staat niet in de administratie; neem eerst die klant over."),
                number=shortened(number),
            )
        if found.number.casefold() != number.casefold():
            judge.remark(
                N_("Klant {number} is samengevoegd met {other}."), number=number, other=found.number
            )
        return found

    def country(self, customer: Customer) -> str:
        """Return the country of a customer."""
        return self._countries.get(customer.id, HOME)
