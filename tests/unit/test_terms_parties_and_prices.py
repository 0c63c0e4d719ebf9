"""Articles 1 and 3: who the customer is, and which prices he sees."""

from __future__ import annotations

import pytest

from ises_desk.terms.art01_parties import party_kind
from ises_desk.terms.art03_prices import prices_include_vat
from ises_desk.values.kinds import Party


@pytest.mark.parametrize(
    ("kvk", "vat_id", "stated", "applied"),
    [
        (None, None, None, Party.CONSUMER),
        ("", "", None, Party.CONSUMER),
        ("08119563", None, None, Party.BUSINESS),
        (None, "NL000099998B57", None, Party.BUSINESS),
        (None, None, Party.BUSINESS, Party.CONSUMER),
        ("08119563", None, Party.BUSINESS, Party.BUSINESS),
        ("08119563", None, Party.CONSUMER, Party.CONSUMER),
        (None, None, Party.CONSUMER, Party.CONSUMER),
        (None, None, Party.GOVERNMENT, Party.GOVERNMENT),
    ],
)
def test_1_3_without_a_number_a_customer_is_a_consumer(
    kvk: str | None, vat_id: str | None, stated: Party | None, applied: Party
) -> None:
    assert party_kind(kvk, vat_id, stated).applied is applied


def test_1_3_a_stated_business_without_number_shows_both_readings() -> None:
    ruling = party_kind(None, None, Party.BUSINESS)
    assert (ruling.by_terms, ruling.by_law) == (Party.BUSINESS, Party.CONSUMER)
    assert [reason.source for reason in ruling.reasons] == ["1.3", "6:230g BW"]
    numbered = party_kind("08119563", None, None)
    assert [reason.source for reason in numbered.reasons] == ["1.3", "6:119a BW"]
    nothing = party_kind(None, None, None)
    assert "veilige kant" in nothing.reasons[1].text


def test_3_1_prices_include_vat_for_consumers_only() -> None:
    assert [prices_include_vat(party).applied for party in Party] == [True, False, False]
    assert prices_include_vat(Party.CONSUMER).by_law is True
    assert prices_include_vat(Party.BUSINESS).by_law is None
    assert not prices_include_vat(Party.CONSUMER).by_terms
    assert len(prices_include_vat(Party.CONSUMER).reasons) == 2
    assert len(prices_include_vat(Party.BUSINESS).reasons) == 1
