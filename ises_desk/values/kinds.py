"""The kinds of things; each value is the word that is stored for good."""

from __future__ import annotations

from enum import StrEnum

from ises_desk.i18n import N_, _


class Kind(StrEnum):
    """A stored word with a Dutch label.

    >>> Party.CONSUMER.label
    'Particulier'
    """

    @property
    def word(self) -> str:
        """The marked word, for what is made before it is known in which language it is shown."""
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


class LetterKind(Kind):
    """The letters of the letter catalogue."""

    L04 = "L04"
    L05 = "L05"
    L06 = "L06"
    L07 = "L07"
    L08 = "L08"
    L10 = "L10"
    L19 = "L19"
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


# By class, since words of two classes can be equal: an e-mail channel and an e-mail product.
LABELS: dict[type[Kind], dict[str, str]] = {
    Party: {
        "consumer": N_("Particulier"),
        "business": N_("Zakelijk"),
        "government": N_("Overheid"),
    },
    Channel: {
        "form": N_("Formulier"),
        "website": N_("Website"),
        "email": N_("E-mail"),
        "post": N_("Post"),
        "phone": N_("Telefoon"),
        "in_person": N_("Mondeling"),
        "supply": N_("Levering"),
        "fax": N_("Fax"),
    },
    Delivery: {"post": N_("Per post"), "email": N_("Per e-mail")},
    VatKind: {
        "high": N_("Hoog tarief"),
        "low": N_("Laag tarief"),
        "zero": N_("Nultarief"),
    },
    VatTreatment: {
        "domestic": N_("Nederlandse btw"),
        "reverse_charge": N_("Btw verlegd"),
        "outside": N_("Buiten de Nederlandse btw"),
    },
    Standing: {
        "void": N_("Zonder werking"),
        "risky": N_("Aantastbaar"),
        "fine": N_("In orde"),
    },
    ProductKind: {
        "hosting": N_("Hosting"),
        "domain": N_("Domeinnaam"),
        "certificate": N_("SSL-certificaat"),
        "email": N_("E-mail"),
        "work": N_("Werk"),
        "other": N_("Overig"),
    },
    BillingMoment: {"arrears": N_("Achteraf"), "advance": N_("Vooraf")},
    AddressKind: {
        "visiting": N_("Bezoekadres"),
        "postal": N_("Postadres"),
        "invoice": N_("Factuuradres"),
    },
    DomainState: {"active": N_("Actief"), "cancelled": N_("Opgezegd")},
    ComplaintState: {
        "open": N_("Open"),
        "answered": N_("Beantwoord"),
        "closed": N_("Gesloten"),
    },
    InvoiceKind: {"invoice": N_("Factuur"), "credit_note": N_("Creditnota")},
    DayBasis: {
        "actual": N_("Werkelijk aantal dagen van het rentejaar"),
        "365": N_("Altijd 365 dagen"),
    },
    PaymentMethod: {
        "transfer": N_("Overboeking"),
        "cash": N_("Contant"),
        "direct_debit": N_("Incasso"),
        "other": N_("Anders"),
    },
    LetterKind: {
        "L04": N_("Factuur"),
        "L05": N_("Creditnota"),
        "L06": N_("Betalingsherinnering"),
        "L07": N_("Veertiendagenbrief"),
        "L08": N_("Aanmaning"),
        "L10": N_("Ingebrekestelling"),
        "L19": N_("Bevestiging van opzegging"),
        "FREE": N_("Vrije brief"),
    },
    Intake: {
        "customers": N_("Klanten"),
        "contracts": N_("Contracten"),
        "open-invoices": N_("Openstaande facturen"),
        "domains": N_("Domeinnamen"),
    },
    Verdict: {
        "new": N_("Nieuw"),
        "changed": N_("Gewijzigd"),
        "same": N_("Ongewijzigd"),
        "needless": N_("Hoeft niet"),
        "doubtful": N_("Twijfelachtig"),
        "refused": N_("Geweigerd"),
    },
}
