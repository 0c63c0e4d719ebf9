"""The kinds of things; each value is the word that is stored for good."""

from __future__ import annotations

from enum import StrEnum

from ises_desk.i18n import _


class Kind(StrEnum):
    """A stored word with a Dutch label.

    >>> Party.CONSUMER.label
    'Particulier'
    """

    @property
    def word(self) -> str:
        """The marked word, for what is made before it is known in which language it is shown."""
        from ises_desk.values.kind_labels import LABELS

        return LABELS[type(self)][self.value]

    @property
    def label(self) -> str:
        """The word for people, in the chosen language."""
        return _(self.word)


class Party(Kind):
    """Who the customer is before the law (rule of the safe side: consumer)."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    GOVERNMENT = "government"


class Channel(Kind):
    """How a contract, a notice or a complaint came in (art. 2.3, 15.1)."""

    FORM = "form"
    WEBSITE = "website"
    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    IN_PERSON = "in_person"
    SUPPLY = "supply"
    FAX = "fax"


class ContractStage(Kind):
    """How far a contract came by what was done; days then make the state of it (2.2-2.4, 15)."""

    OFFER = "offer"
    APPLICATION = "application"
    CONCLUDED = "concluded"
    REFUSED = "refused"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    DISSOLVED = "dissolved"
    DELETED = "deleted"


class DataKind(Kind):
    """A class of data that goes after the end of a contract, each on its own day (15.5)."""

    HOSTED = "hosted"
    ACCESS = "access"
    COPIES = "copies"
    PERSONAL = "personal"
    LOG = "log"
    LETTERS = "letters"
    FISCAL = "fiscal"
    ABROAD = "abroad"


class Ground(Kind):
    """Why a service may be suspended or a contract dissolved (8.11, 12.3, 13.5, 15.2-15.4, 16.7).

    From `TRAFFIC` on they are things that happened and were recorded.
    """

    PAYMENT = "payment"
    DEFAULT = "default"
    DOMAIN = "domain"
    TRAFFIC = "traffic"
    MISUSE = "misuse"
    DOUBT = "doubt"
    DANGER = "danger"
    FALSE_DATA = "false_data"
    FALSE_PRETENCES = "false_pretences"
    BANKRUPTCY = "bankruptcy"
    MORATORIUM = "moratorium"
    LIQUIDATION = "liquidation"


class Reach(Kind):
    """How far a suspension goes, the lightest first; the code to move a name is never part of it.

    Each goes further than the one before, but `NAMES` (13.5) stands by itself.
    """

    PANEL = "panel"
    WEBSITE = "website"
    MAIL = "mail"
    NAMES = "names"


class Delivery(Kind):
    """How paper reaches a customer."""

    POST = "post"
    EMAIL = "email"


class VatKind(Kind):
    """Which VAT rate a product carries."""

    HIGH = "high"
    LOW = "low"
    ZERO = "zero"


class VatTreatment(Kind):
    """How an invoice line is treated for VAT."""

    DOMESTIC = "domestic"
    REVERSE_CHARGE = "reverse_charge"
    OUTSIDE = "outside"


class Standing(Kind):
    """How a paragraph of the terms stands before the law, for one kind of customer."""

    VOID = "void"
    RISKY = "risky"
    FINE = "fine"


class ProductKind(Kind):
    """What is sold."""

    HOSTING = "hosting"
    DOMAIN = "domain"
    CERTIFICATE = "certificate"
    EMAIL = "email"
    WORK = "work"
    OTHER = "other"


class RightsHolder(Kind):
    """Who has the rights on a website that we designed (12.2)."""

    OURS = "ours"
    CUSTOMER = "customer"


class AgreedNumber(Kind):
    """A number of the terms, by its name there, that can be agreed otherwise (2.1)."""

    PAYMENT_DAYS = "payment_days"
    TRAFFIC_NOTICE_DAYS = "traffic_notice_days"
    DURATION_MONTHS = "duration_months"
    NOTICE_MONTHS = "notice_months"
    COURT_CHOICE_MONTHS = "court_choice_months"


class BillingMoment(Kind):
    """Whether a period is billed when it has passed or before (art. 4.1)."""

    ARREARS = "arrears"
    ADVANCE = "advance"


class AddressKind(Kind):
    """What an address is for."""

    VISITING = "visiting"
    POSTAL = "postal"
    INVOICE = "invoice"


class DomainState(Kind):
    """Whether a domain name is kept."""

    ACTIVE = "active"
    CANCELLED = "cancelled"


class ComplaintState(Kind):
    """How far a complaint is."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class CampaignKind(Kind):
    """What a campaign changes for running contracts (2.5, 3.2, 13.11)."""

    PRICE = "price"
    REGISTRY = "registry"
    TERMS = "terms"


class CampaignState(Kind):
    """How far a campaign is."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class InvoiceKind(Kind):
    """Whether a document bills or credits."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class DayBasis(Kind):
    """By how many days a year of interest is divided."""

    ACTUAL = "actual"
    FIXED_365 = "365"


class PaymentMethod(Kind):
    """How money came in."""

    TRANSFER = "transfer"
    CASH = "cash"
    DIRECT_DEBIT = "direct_debit"
    OTHER = "other"


class Cause(Kind):
    """What kept us from performing, by force majeure (17.1)."""

    INTERNET = "internet"
    TELECOM = "telecom"
    NETWORK = "network"
    SUPPLIER = "supplier"
    POWER = "power"
    DISASTER = "disaster"
    ATTACK = "attack"
    AUTHORITY = "authority"
    OTHER = "other"


class LetterKind(Kind):
    """The letters of the letter catalogue."""

    L01 = "L01"
    L02 = "L02"
    L02Z = "L02z"
    L03 = "L03"
    L04 = "L04"
    L05 = "L05"
    L06 = "L06"
    L07 = "L07"
    L08 = "L08"
    L09 = "L09"
    L10 = "L10"
    L11 = "L11"
    L12 = "L12"
    L13 = "L13"
    L14 = "L14"
    L17 = "L17"
    L18 = "L18"
    L19 = "L19"
    L20 = "L20"
    L21 = "L21"
    L22 = "L22"
    L34 = "L34"
    L40 = "L40"
    L43 = "L43"
    FREE = "FREE"


class Intake(Kind):
    """What an export file of the administration before this one holds."""

    CUSTOMERS = "customers"
    CONTRACTS = "contracts"
    OPEN_INVOICES = "open-invoices"
    DOMAINS = "domains"


class Verdict(Kind):
    """What would become of a row that is brought over."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    NEEDLESS = "needless"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
