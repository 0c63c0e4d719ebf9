"""The tables: columns, keys and constraints; no rules and no queries.

Importing this package registers every table on `Base.metadata`.
"""

from ises_desk.models.agenda import SetAside
from ises_desk.models.audit import AuditLine, AuditPayload, Counter, Permit, Setting
from ises_desk.models.base import Base
from ises_desk.models.breaches import Dissolution, Occurrence, Suspension, SuspensionInvoice
from ises_desk.models.business import Business, RateRow
from ises_desk.models.campaigns import (
    Campaign,
    CampaignContract,
    CampaignLine,
    CampaignPrice,
    LinePrice,
)
from ises_desk.models.claims import Demand, DemandInvoice
from ises_desk.models.contracts import (
    Contract,
    ContractLine,
    ContractNotice,
    ContractOffer,
    ContractWithdrawal,
    OrderEvidence,
)
from ises_desk.models.customers import Account, Contact, Customer, CustomerAddress, Note
from ises_desk.models.deletions import DataDeletion, DataRetrieval
from ises_desk.models.designs import Design
from ises_desk.models.deviations import Deviation
from ises_desk.models.documents import (
    Document,
    Letter,
    LetterDispatch,
    LetterEnclosure,
    LetterInvoice,
    LetterText,
    TermsDocument,
)
from ises_desk.models.domains import Complaint, Domain
from ises_desk.models.dossiers import MadeDossier
from ises_desk.models.force_majeure import ForceMajeure, ForceMajeureContract
from ises_desk.models.forum import CourtInvocation
from ises_desk.models.invoices import Invoice, InvoiceLine, InvoiceVat
from ises_desk.models.payments import Booking, Payment
from ises_desk.models.products import Product, ProductPrice
from ises_desk.models.received_defaults import ReceivedDefault
from ises_desk.models.renewals import Renewal
from ises_desk.models.transfers import ContractTransfer

__all__ = [
    "Account",
    "AuditLine",
    "AuditPayload",
    "Base",
    "Booking",
    "Business",
    "Campaign",
    "CampaignContract",
    "CampaignLine",
    "CampaignPrice",
    "Complaint",
    "Contact",
    "Contract",
    "ContractLine",
    "ContractNotice",
    "ContractOffer",
    "ContractTransfer",
    "ContractWithdrawal",
    "Counter",
    "CourtInvocation",
    "Customer",
    "CustomerAddress",
    "DataDeletion",
    "DataRetrieval",
    "Demand",
    "DemandInvoice",
    "Design",
    "Deviation",
    "Dissolution",
    "Document",
    "Domain",
    "ForceMajeure",
    "ForceMajeureContract",
    "Invoice",
    "InvoiceLine",
    "InvoiceVat",
    "Letter",
    "LetterDispatch",
    "LetterEnclosure",
    "LetterInvoice",
    "LetterText",
    "LinePrice",
    "MadeDossier",
    "Note",
    "Occurrence",
    "OrderEvidence",
    "Payment",
    "Permit",
    "Product",
    "ProductPrice",
    "RateRow",
    "ReceivedDefault",
    "Renewal",
    "SetAside",
    "Setting",
    "Suspension",
    "SuspensionInvoice",
    "TermsDocument",
]
