"""All letters by name; the name is the text file's and is stored with what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.letters import (
    changes,
    credit_note,
    default_notice,
    deletion,
    dissolution,
    forum,
    invoice,
    order,
    reasons,
    renewal,
    suspension,
    termination_confirmed,
    withdrawal,
)
from ises_desk.letters.claim_specification import ClaimSpecification
from ises_desk.letters.force_majeure import ForceMajeureConsumer, ForceMajeureNotice
from ises_desk.letters.fourteen_day_letter import FourteenDayLetter
from ises_desk.letters.free_letter import FreeLetter
from ises_desk.letters.payment_demand import PaymentDemand
from ises_desk.letters.payment_reminder import PaymentReminder

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

# The code in the letter catalogue (L04 ...) is each class's KIND.
LETTERS: dict[str, type[Letter]] = {
    "invoice": invoice.Invoice,
    "invoice_consumer": invoice.InvoiceConsumer,
    "invoice_gross": invoice.InvoiceGross,
    "invoice_reverse_charge": invoice.InvoiceReverseCharge,
    "invoice_outside": invoice.InvoiceOutside,
    "invoice_outside_consumer": invoice.InvoiceOutsideConsumer,
    "credit_note": credit_note.CreditNote,
    "credit_note_consumer": credit_note.CreditNoteConsumer,
    "credit_note_reverse_charge": credit_note.CreditNoteReverseCharge,
    "credit_note_outside": credit_note.CreditNoteOutside,
    "payment_reminder": PaymentReminder,
    "fourteen_day_letter": FourteenDayLetter,
    "payment_demand": PaymentDemand,
    "claim_specification": ClaimSpecification,
    "default_notice_payment": default_notice.DefaultNoticePayment,
    "default_notice_payment_consumer": default_notice.DefaultNoticePaymentConsumer,
    "default_notice_domains": default_notice.DefaultNoticeDomains,
    "default_notice_obligation": default_notice.DefaultNoticeObligation,
    "deletion_certified_business": deletion.DeletionCertifiedBusiness,
    "deletion_certified_consumer": deletion.DeletionCertifiedConsumer,
    "dissolved_after_notice": dissolution.DissolvedAfterNotice,
    "dissolved_at_once": dissolution.DissolvedAtOnce,
    "reasons_contract": reasons.ReasonsContract,
    "reasons_law": reasons.ReasonsLaw,
    "suspension_announced": suspension.SuspensionAnnounced,
    "suspension_begun": suspension.SuspensionBegun,
    "termination_confirmed_business": termination_confirmed.TerminationConfirmedBusiness,
    "termination_confirmed_business_accepted": (
        termination_confirmed.TerminationConfirmedBusinessAccepted
    ),
    "termination_confirmed_business_late": termination_confirmed.TerminationConfirmedBusinessLate,
    "termination_confirmed_consumer_early": termination_confirmed.TerminationConfirmedConsumerEarly,
    "termination_confirmed_consumer_first_year": (
        termination_confirmed.TerminationConfirmedConsumerFirstYear
    ),
    "termination_confirmed_consumer_monthly": (
        termination_confirmed.TerminationConfirmedConsumerMonthly
    ),
    "termination_confirmed_change": termination_confirmed.TerminationConfirmedChange,
    "renewal_business": renewal.RenewalBusiness,
    "renewal_consumer": renewal.RenewalConsumer,
    "price_change_business": changes.PriceChangeBusiness,
    "price_change_consumer": changes.PriceChangeConsumer,
    "terms_change": changes.TermsChange,
    "offer_consumer": order.OfferConsumer,
    "offer_consumer_binding": order.OfferConsumerBinding,
    "offer_business": order.OfferBusiness,
    "offer_business_binding": order.OfferBusinessBinding,
    "order_confirmed_consumer": order.OrderConsumer,
    "order_confirmed_business": order.OrderBusiness,
    "application_refused": order.ApplicationRefused,
    "offer_revoked": order.OfferRevoked,
    "force_majeure": ForceMajeureNotice,
    "force_majeure_consumer": ForceMajeureConsumer,
    "forum_business": forum.ForumBusiness,
    "forum_consumer": forum.ForumConsumer,
    "withdrawal_received": withdrawal.WithdrawalReceived,
    "withdrawal_received_online": withdrawal.WithdrawalReceivedOnline,
    "withdrawal_settled": withdrawal.WithdrawalSettled,
    "withdrawal_settled_nothing_kept": withdrawal.WithdrawalSettledNothingKept,
    "withdrawal_settled_unpaid": withdrawal.WithdrawalSettledUnpaid,
    "free_letter": FreeLetter,
}
_NAMES = {letter: name for name, letter in LETTERS.items()}


def name_of(letter: type[Letter]) -> str:
    """Return the name of a letter's class."""
    return _NAMES[letter]
