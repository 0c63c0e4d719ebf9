"""What each stored word is called, by its class: words of two classes can be equal."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.values.kinds import (
    AddressKind,
    BillingMoment,
    Channel,
    ComplaintState,
    ContractStage,
    DayBasis,
    Delivery,
    DomainState,
    Intake,
    InvoiceKind,
    Kind,
    LetterKind,
    Party,
    PaymentMethod,
    ProductKind,
    Standing,
    VatKind,
    VatTreatment,
    Verdict,
)

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
    ContractStage: {
        "offer": N_("Aangeboden"),
        "application": N_("Aangevraagd"),
        "concluded": N_("Gesloten"),
        "refused": N_("Geweigerd"),
        "revoked": N_("Herroepen door ons"),
        "withdrawn": N_("Herroepen door de klant"),
        "dissolved": N_("Ontbonden"),
        "deleted": N_("Gewist"),
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
