"""Kinds: the stored words never change, and each has a Dutch label."""

from __future__ import annotations

import pytest

from ises_desk.values import kind_labels, kinds

STORED = {
    "Party": "consumer business government",
    "Channel": "form website email post phone in_person supply fax",
    "ContractStage": "offer application concluded refused revoked withdrawn dissolved deleted",
    "Ground": (
        "payment default domain traffic misuse doubt danger false_data false_pretences bankruptcy "
        "moratorium liquidation"
    ),
    "Cause": "internet telecom network supplier power disaster attack authority other",
    "Reach": "panel website mail names",
    "Delivery": "post email",
    "VatKind": "high low zero",
    "VatTreatment": "domestic reverse_charge outside",
    "ProductKind": "hosting domain certificate email work other",
    "RightsHolder": "ours customer",
    "AgreedNumber": (
        "payment_days traffic_notice_days duration_months notice_months court_choice_months"
    ),
    "BillingMoment": "arrears advance",
    "AddressKind": "visiting postal invoice",
    "DomainState": "active cancelled",
    "ComplaintState": "open answered closed",
    "InvoiceKind": "invoice credit_note",
    "DayBasis": "actual 365",
    "PaymentMethod": "transfer cash direct_debit other",
    "LetterKind": "L01 L02 L02z L03 L04 L05 L06 L07 L08 L09 L10 L11 L12 L13 L14 L17 L18 L19 L20 "
    "L21 L22 L34 L40 L43 FREE",
}


@pytest.mark.parametrize("name", STORED)
def test_stored_words_are_permanent(name: str) -> None:
    assert [member.value for member in getattr(kinds, name)] == STORED[name].split()


def test_every_word_has_a_label() -> None:
    for kind in kinds.Kind.__subclasses__():
        assert list(kind_labels.LABELS[kind]) == [member.value for member in kind]
        assert all(member.label for member in kind)


def test_equal_words_of_two_kinds_keep_their_own_label() -> None:
    assert kinds.Channel.POST.label == "Post"
    assert kinds.Delivery.POST.label == "Per post"
