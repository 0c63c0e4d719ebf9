"""The small administration that the window is shown with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk import clock
from ises_desk.actions.arguments import read
from ises_desk.actions.perform import perform
from ises_desk.actions.register import find

if TYPE_CHECKING:
    from ises_desk.store.database import Database

DAY = date(2026, 11, 22)
BUSINESS = {
    "name": "ISES Softpack",
    "street": "Hoofdstraat",
    "house_number": "12",
    "postcode": "8011 AB",
    "city": "Zwolle",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "ISES Softpack",
    "email": "info@ises.example",
}
ADDRESS = {"street": "Dorpsstraat", "house_number": "1", "postcode": "8011 AB", "city": "Zwolle"}


class Clerk:
    """Does deeds by their code on a day."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def do(self, code: str, /, on: date = DAY, **words: Any) -> Any:
        """Do a deed and return its value."""
        act = find(code)
        assert act is not None
        return perform(self.database, clock.moment_on(on), act, **read(act, words)).value


def fill(clerk: Clerk) -> None:
    """Enter a business, products, three customers, a contract, invoices and what follows."""
    clerk.do("business.set", **BUSINESS)
    for at in range(70):
        key = clerk.do("product.add", code=f"P{at:03}", name=f"Product {at}", kind="hosting")
        if at < 3:
            clerk.do("price.set", product_id=key, valid_from="2024-01-01", net=f"{10 + at}.00")
    firm = clerk.do(
        "customer.add", name="Bakkerij & Zn. <b>Zoet</b>", kvk="08119563", email="b@zoet.example",
        addresses=[ADDRESS],
    )  # fmt: skip
    person = clerk.do("customer.add", name="Ömer Łuk", addresses=[ADDRESS])
    clerk.do("customer.add", name="Gemeente Zwolle", party="government", addresses=[ADDRESS])
    clerk.do("account.add", customer_id=firm, name="zoet")
    clerk.do("contact.add", customer_id=firm, name="Anna")
    clerk.do("note.add", customer_id=firm, text="Belt graag terug")
    concluded = date(2025, 10, 1)
    for owner in (firm, person):
        clerk.do(
            "contract.conclude", on=concluded, customer_id=owner, starts_on="2025-10-01",
            lines=[{"product": "P001", "months": 12, "billing_moment": "arrears"}],
        )  # fmt: skip
        clerk.do("domain.register", on=concluded, customer_id=owner, name=f"zoet{owner}.nl")
    for key in clerk.do("billing.run", on=date(2026, 10, 2)):
        clerk.do("invoice.finalise", on=date(2026, 10, 2), invoice_id=key)
    clerk.do("payment.record", on=date(2026, 10, 5), customer_id=firm, amount="5.00")
    line = {"description": "Werk", "unit_price": "50.00"}
    clerk.do("invoice.draft", customer_id=firm, lines=[line])
    clerk.do(
        "complaint.open", customer_id=person, subject="Traag", text="Te traag", channel="email"
    )
    clerk.do("letter.write", customer_id=firm, subject="Welkom", text="Fijn dat u er bent.")
    clerk.do(
        "campaign.draft", kind="price", title="Prijzen 2028", text="Duurder.", percent="2",
        publish_on="2027-10-01",
    )  # fmt: skip
