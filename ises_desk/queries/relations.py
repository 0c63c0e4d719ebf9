"""What belongs to a record by way of another: a contract's invoices, a product's contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import (
    Campaign,
    CampaignContract,
    Contract,
    ContractLine,
    ContractNotice,
    Domain,
    Invoice,
    InvoiceLine,
    Letter,
    LetterInvoice,
    Product,
)
from ises_desk.queries import campaigns, contracts, domains, invoices, letters, products
from ises_desk.values.kinds import LetterKind

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.queries.listing import Listing


def invoices_of_contract(day: date, contract_id: int) -> Listing:
    """Return the invoices with a line of the contract, and the credit notes about it."""
    lines = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    billed = select(InvoiceLine.invoice_id).where(
        InvoiceLine.contract_line_id.in_(lines), InvoiceLine.credits_line_id.is_(None)
    )
    own = select(Invoice.id).where(Invoice.contract_id == contract_id)
    back = select(ContractNotice.credit_note_id).where(
        ContractNotice.contract_id == contract_id, ContractNotice.credit_note_id.is_not(None)
    )
    told = (
        select(LetterInvoice.invoice_id)
        .join(Letter, Letter.id == LetterInvoice.letter_id)
        .where(Letter.contract_id == contract_id, Letter.kind == LetterKind.L18)
    )
    return invoices.listing(day).only(Invoice.id.in_(billed.union(own, back, told)))


def domains_of_contract(day: date, contract_id: int) -> Listing:
    """Return the domain names that are held by a line of the contract."""
    lines = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    return domains.listing(day).only(Domain.contract_line_id.in_(lines))


def letters_of_contract(day: date, contract_id: int) -> Listing:
    """Return the letters about the contract."""
    return letters.listing(day).only(Letter.contract_id == contract_id)


def products_of_contract(day: date, contract_id: int) -> Listing:
    """Return the products of the contract's lines."""
    sold = select(ContractLine.product_id).where(ContractLine.contract_id == contract_id)
    return products.listing(day).only(Product.id.in_(sold))


def campaigns_of_contract(day: date, contract_id: int) -> Listing:
    """Return the changes of prices and terms that the contract is in."""
    own = select(CampaignContract.campaign_id).where(CampaignContract.contract_id == contract_id)
    return campaigns.listing(day).only(Campaign.id.in_(own))


def contracts_of_invoice(day: date, invoice_id: int) -> Listing:
    """Return the contracts of which the invoice bills a line."""
    sold = (
        select(ContractLine.contract_id)
        .join(InvoiceLine, InvoiceLine.contract_line_id == ContractLine.id)
        .where(InvoiceLine.invoice_id == invoice_id)
    )
    return contracts.listing(day).only(Contract.id.in_(sold))


def contracts_with_product(day: date, product_id: int) -> Listing:
    """Return the contracts with a line of the product."""
    sold = select(ContractLine.contract_id).where(ContractLine.product_id == product_id)
    return contracts.listing(day).only(Contract.id.in_(sold))
