"""What each variant of a letter is called beside its kind, by the name of its text."""

from __future__ import annotations

from ises_desk.i18n import N_

VARIANTS = {
    "invoice": N_("zakelijk"),
    "invoice_consumer": N_("particulier"),
    "invoice_gross": N_("zakelijk, prijzen met btw"),
    "invoice_outside": N_("zakelijk, buiten de Nederlandse btw"),
    "invoice_outside_consumer": N_("particulier, buiten de Nederlandse btw"),
    "invoice_reverse_charge": N_("btw verlegd"),
    "credit_note": N_("zakelijk"),
    "credit_note_consumer": N_("particulier"),
    "credit_note_outside": N_("buiten de Nederlandse btw"),
    "credit_note_reverse_charge": N_("btw verlegd"),
    "default_notice_domains": N_("domeinnamen en certificaten"),
    "default_notice_obligation": N_("een andere verplichting"),
    "default_notice_payment": N_("betaling"),
    "default_notice_payment_consumer": N_("betaling, particulier"),
    "suspension_announced": N_("aankondiging"),
    "suspension_begun": N_("ingegaan"),
    "offer_consumer": N_("particulier, vrijblijvend"),
    "offer_consumer_binding": N_("particulier, bindend"),
    "offer_business": N_("zakelijk, vrijblijvend"),
    "offer_business_binding": N_("zakelijk, bindend"),
    "application_refused": N_("aanvraag geweigerd"),
    "offer_revoked": N_("na de aanvaarding herroepen"),
    "price_change_business": N_("zakelijk"),
    "price_change_consumer": N_("particulier"),
    "termination_confirmed_change": N_("om een wijziging"),
    "force_majeure": N_("zakelijk"),
    "force_majeure_consumer": N_("particulier"),
    "renewal_business": N_("zakelijk"),
    "renewal_consumer": N_("particulier"),
    "termination_confirmed_business": N_("zakelijk"),
    "termination_confirmed_business_accepted": N_("zakelijk, te laat maar aangenomen"),
    "termination_confirmed_business_late": N_("zakelijk, te laat"),
    "termination_confirmed_consumer_early": N_("particulier, eerder uit coulance"),
    "termination_confirmed_consumer_first_year": N_("particulier, in het eerste jaar"),
    "termination_confirmed_consumer_monthly": N_("particulier, per maand"),
}
