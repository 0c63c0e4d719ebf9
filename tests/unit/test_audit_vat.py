"""Only a VAT id of another member state lays the tax on the customer (Wet OB art. 37a)."""

from __future__ import annotations

import pytest

from ises_desk.law.vat import treatment
from ises_desk.values.kinds import Party, VatTreatment


@pytest.mark.parametrize(
    ("country", "vat_id", "expected"),
    [
        ("DE", "DE136695976", VatTreatment.REVERSE_CHARGE),
        ("GR", "EL094259216", VatTreatment.REVERSE_CHARGE),
        ("DE", "NL123456782B90", VatTreatment.DOMESTIC),
        ("DE", "", VatTreatment.DOMESTIC),
        ("DE", None, VatTreatment.DOMESTIC),
        ("NL", "DE136695976", VatTreatment.DOMESTIC),
        ("CH", "NL123456782B90", VatTreatment.OUTSIDE),
    ],
)
def test_art_37a_wet_ob_a_dutch_vat_id_abroad_is_no_reverse_charge(
    country: str, vat_id: str | None, expected: VatTreatment
) -> None:
    assert treatment(Party.BUSINESS, country, vat_id) is expected


def test_art_37a_wet_ob_a_consumer_never_owes_the_tax_himself() -> None:
    assert treatment(Party.CONSUMER, "DE", "DE136695976") is VatTreatment.DOMESTIC
