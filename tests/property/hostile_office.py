"""An office with one of everything, and a call of every deed that succeeds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.actions.arguments import read
from ises_desk.actions.register import load_all
from ises_desk.letters.template import shipped
from tests.actions.pdfs import sheets
from tests.property import (
    hostile_agreements,
    hostile_breaches,
    hostile_endings,
    hostile_terms,
)
from tests.property.hostile_files import ITEM

if TYPE_CHECKING:
    from tests.actions.conftest import Office

TODAY = "2026-11-22"
ADDRESS = {
    "kind": "visiting",
    "street": "Kerkweg",
    "house_number": "1",
    "postcode": "7731 AA",
    "city": "Ommen",
}
LINE = {
    "description": "Hosting",
    "quantity": "1.5",
    "unit_price": "100.00",
    "vat_kind": "high",
    "kind": "hosting",
    "months": 12,
    "billing_moment": "arrears",
}
TYPED = {"description": "Werk", "quantity": "2", "unit_price": "50.00", "vat_kind": "high"}
BUSINESS = {
    "name": "ISES Softpack",
    "street": "Lemelerweg",
    "house_number": "12",
    "postcode": "8148 PC",
    "city": "Lemele",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "ISES Softpack",
    "email": "info@isessoftpack.nl",
}


class Filling:
    """Does deeds in words; a deed's value is kept under the name that it is given."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.keys: dict[str, Any] = {}

    def __call__(self, code: str, /, keep: str = "", **words: Any) -> None:
        """Do a deed."""
        act = load_all()[code]
        value = self.office.do(act, **read(act, filled(words, self.keys)))
        if keep:
            self.keys[keep] = value


def filled(words: Any, keys: dict[str, Any]) -> Any:
    """Return words with each `@name` replaced by the key that has this name."""
    if isinstance(words, dict):
        return {name: filled(value, keys) for name, value in words.items()}
    if isinstance(words, list):
        return [filled(value, keys) for value in words]
    return keys[words[1:]] if isinstance(words, str) and words.startswith("@") else words


def fill(office: Office) -> dict[str, Any]:
    """Enter one of everything; return the keys by name."""
    do = Filling(office)
    office.on("2026-02-01")
    _people(do)
    _bills(do)
    office.on("2026-11-21")
    hostile_endings.wait(do)
    office.on(TODAY)
    _open_things(do)
    return do.keys


def _people(do: Filling) -> None:
    do("business.set", **BUSINESS)
    do("product.add", "product", code="P1", name="Hosting S", kind="hosting")
    do("price.set", "price", product_id="@product", valid_from="2020-01-01", net="10.00")
    do("product.add", "spare_product", code="P2", name="Los", kind="work")
    do("product.add", "gone_product", code="P3", name="Weg", kind="work")
    do("product.withdraw", product_id="@gone_product")
    firm = {"kvk": "08119563", "email": "firma@voorbeeld.nl", "delivery": "post"}
    do("customer.add", "firm", name="Firma", addresses=[ADDRESS], **firm)
    for name in ("person", "credited", "rich", "spare", "spare2", "noticed", "late"):
        do("customer.add", name, name=name.title(), addresses=[ADDRESS], delivery="post")
    do("account.add", "account", customer_id="@firm", name="zoet")
    do("account.add", "shut", customer_id="@firm", name="dicht")
    do("account.close", account_id="@shut")
    do("contact.add", "contact", customer_id="@firm", name="Anna")
    do("note.add", "note", customer_id="@firm", text="Belt graag terug")
    do("opening_item.add", "opening", customer_id="@firm", number="2024-16", **ITEM)
    do("domain.register", "domain", customer_id="@firm", name="zoet.nl", registered_on="2025-12-01")
    do("domain.register", "gone", customer_id="@firm", name="weg.nl", registered_on="2025-12-01")
    do("domain.cancel", domain_id="@gone")
    days = {"starts_on": "2026-02-01", "concluded_at": "2026-01-15T10:00"}
    advance = {**LINE, "billing_moment": "advance"}
    do("contract.conclude", "contract", customer_id="@firm", lines=[LINE], **days)
    do("contract.conclude", "fresh", customer_id="@firm", lines=[LINE], **days)
    do("contract_line.add", "contract_line", contract_id="@fresh", line=LINE)
    do("contract.conclude", "ending", customer_id="@noticed", lines=[advance, LINE], **days)
    hostile_agreements.begin(do, ADDRESS)
    hostile_endings.begin(do, LINE, ADDRESS)


def _bills(do: Filling) -> None:
    do("billing.draft", "ending_bills", customer_id="@noticed")
    for key in do.keys["ending_bills"]:
        do("invoice.finalise", invoice_id=key)
    do.office.on("2026-05-01")
    hostile_agreements.held(do)
    for name, owner in (
        ("firm_bill", "@firm"),
        ("person_bill", "@person"),
        ("disputed", "@late"),
        ("credited_bill", "@credited"),
    ):
        do("invoice.draft", name, customer_id=owner, lines=[TYPED])
        do("invoice.finalise", invoice_id=f"@{name}")
    do("payment.record", "payment", customer_id="@credited", amount="121.00")
    do("payment.record", "balance", customer_id="@rich", amount="75.00")
    do("invoice.set_disputed", invoice_id="@disputed", reason="Nooit ontvangen")


def _open_things(do: Filling) -> None:
    do("invoice.credit", "note_number", invoice_id="@credited_bill", reason="Fout")
    for name, owner in (("owed", "@credited"), ("rich_bill", "@rich")):
        do("invoice.draft", name, customer_id=owner, lines=[TYPED])
    do("invoice.draft", "draft", customer_id="@firm", lines=[TYPED, TYPED])
    bought = {"starts_on": "2026-11-20", "concluded_at": "2026-11-20T09:00", "channel": "website"}
    for name in ("bought", "undone"):
        do("contract.conclude", name, customer_id="@person", lines=[LINE], **bought)
    do("contract.withdraw", "withdrawal", contract_id="@undone", channel="email")
    do("contract.give_notice", "notice", contract_id="@ending", channel="email")
    subject = {"subject": "Traag", "text": "Te traag", "channel": "email"}
    do("complaint.open", "complaint", customer_id="@firm", **subject)
    do("complaint.open", "closed", customer_id="@firm", **subject)
    do("complaint.answer", complaint_id="@closed", outcome="Opgelost")
    do("complaint.close", complaint_id="@closed")
    for name in ("letter", "sent"):
        do("letter.write", name, customer_id="@firm", subject="Welkom", text="Fijn.")
    answer = {"complaint_id": "@complaint", "subject": "Antwoord", "text": "Sneller."}
    do("letter.write", "answer", customer_id="@firm", **answer)
    do("domain.register", "today", customer_id="@firm", name="fout.nl")
    do("letter.mark_sent", letter_id="@sent")
    hostile_breaches.fill(do, LINE, TODAY)
    hostile_agreements.fill(do, LINE)
    hostile_terms.fill(do)
    hostile_endings.fill(do)
    do("rate.add", table="vat_low", valid_from="2028-01-01", percent="9", source="Stcrt.")
    do("text.set", name="free_letter", text=shipped("free_letter") + "\nDag.\n")
    do("text.set", name="free_letter", text=shipped("free_letter"))
    for count, name in enumerate(("terms", "newer_terms"), start=1):
        do("terms.load", name, content=sheets(count))
    hostile_agreements.more_keys(do.office, do.keys)
    hostile_terms.more_keys(do.office, do.keys)
    do("duty.set_aside", duty="@waiting", until="2026-11-30", reason="Wacht")
    do("note.add", "later_note", customer_id="@firm", text="Nog een")
    assert do.office.last is not None
    do.keys["line"] = do.office.last.line
    session_keys(do)


def session_keys(do: Filling) -> None:
    """Add the keys that no deed returned."""
    from ises_desk.models import Invoice, InvoiceLine

    office, keys = do.office, do.keys
    [note] = [row for row in office.all(Invoice) if row.number == keys["note_number"]]
    keys["credit_note"] = note.id
    keys["second_line"] = office.all(InvoiceLine, invoice_id=keys["draft"])[1].id
    keys["ending_bill"] = keys["ending_bills"][0]
    for name in ("draft", "firm_bill", "ending_bill"):
        keys[f"{name}_line"] = office.all(InvoiceLine, invoice_id=keys[name])[0].id
