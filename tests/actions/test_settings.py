"""The own business, the choices, letter texts and newer rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from ises_desk.errors import Refusal
from ises_desk.models import Business, Document, RateRow, Setting
from ises_desk.queries import business, rates, settings

if TYPE_CHECKING:
    from tests.actions.conftest import Office

SENDER = {
    "name": "ISES Softpack",
    "street": "Kerkweg",
    "house_number": "1",
    "postcode": "8148ab",
    "city": "Lemele",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91 ABNA 0417 1643 00",
    "account_name": "ISES Softpack",
    "email": "info@isessoftpack.nl",
}


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    """Draw a picture."""
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def test_the_business_reads_back_in_normal_form(office: Office) -> None:
    assert office.ask(business.detail) is None
    office.undoes(
        "business.set", **SENDER, website="https://www.isessoftpack.nl/", phone="0572331234"
    )
    found = office.ask(business.detail)
    assert (found.postcode, found.bic) == ("8148 AB", "ABNANL2A")
    assert (found.website, found.phone) == ("www.isessoftpack.nl", "+31572331234")
    office.undoes("business.set", **{**SENDER, "bic": "ingbnl2a", "signatory": "<b>J</b>"})
    assert office.get(Business, 1).bic == "INGBNL2A"


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        *((field, "") for field in SENDER),
        ("name", "x" * 71),
        ("name", "a\u202eb"),
        ("signatory", "😀"),
        ("street", "\x07"),
        ("house_number", "x" * 17),
        ("suffix", "x" * 17),
        ("postcode", "12345"),
        ("city", "x" * 36),
        ("country", "XX"),
        ("kvk", "0811956"),
        ("vat_id", "NL000099998B58"),
        ("vat_id", "DE136695976"),
        ("iban", "NL91ABNA0417164301"),
        ("bic", "XX"),
        ("account_name", "x" * 71),
        ("email", "info"),
        ("phone", "1"),
        ("website", "geen website"),
    ],
)
def test_bad_business_facts_are_refused_at_their_field(
    office: Office, field: str, bad: str
) -> None:
    assert office.refused("business.set", **{**SENDER, field: bad}).field == field


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_kept_as_a_document_and_can_be_taken_off(office: Office, kind: str) -> None:
    office.do("business.set", **SENDER)
    office.do("business.set_logo", content=picture(kind))
    assert office.ask(business.detail).logo == picture(kind)
    assert office.all(Document)[0].media_type == f"image/{kind.lower()}"
    office.refused_undo()
    office.do("business.set", **{**SENDER, "name": "Nieuw"})
    assert office.ask(business.detail).logo is not None
    office.do("business.set_logo", content=None)
    assert office.ask(business.detail).logo is None
    assert office.problems() == []


@pytest.mark.parametrize(
    "content",
    [b"geen plaatje", picture("GIF"), picture()[:60], b"x" * 2_097_153],
    ids=["text", "gif", "cut off", "too large"],
)
def test_what_is_no_logo_is_refused(office: Office, content: bytes) -> None:
    office.do("business.set", **SENDER)
    assert office.refused("business.set_logo", content=content).field == "content"


def test_a_logo_needs_a_business(office: Office) -> None:
    office.refused("business.set_logo", content=picture())


@pytest.mark.parametrize(
    ("key", "given", "kept"),
    [
        ("dunning.grace_days", "5", 5),
        ("dunning.grace_days", 0, 0),
        ("costs.per_invoice", "ja", True),
        ("costs.per_invoice", False, False),
        ("interest.day_basis", "365", "365"),
    ],
)
def test_choices_are_kept_by_their_kind(
    office: Office, key: str, given: object, kept: object
) -> None:
    office.undoes("setting.set", key=key, value=given)
    assert office.ask(settings.value, key) == office.ask(settings.values)[key] == kept
    office.undoes("setting.set", key=key, value="")
    assert office.ask(settings.value, key) == settings.CHOICES[key].default


@pytest.mark.parametrize(
    ("key", "bad", "field"),
    [
        ("bestaat.niet", "1", "key"),
        ("text.invoice", "1", "key"),
        ("dunning.grace_days", "61", "value"),
        ("dunning.grace_days", "-1", "value"),
        ("dunning.grace_days", "1.5", "value"),
        ("dunning.grace_days", "\u0663", "value"),
        ("dunning.demand_days", "0", "value"),
        ("costs.per_invoice", "misschien", "value"),
        ("interest.day_basis", "360", "value"),
    ],
)
def test_bad_choices_are_refused(office: Office, key: str, bad: str, field: str) -> None:
    assert office.refused("setting.set", key=key, value=bad).field == field


def add_rate(office: Office, percent: str = "5,5", day: str = "2027-01-01") -> None:
    """Add a consumer rate."""
    office.do(
        "rate.add",
        table=rates.CONSUMER_INTEREST,
        valid_from=date.fromisoformat(day),
        percent=percent,
        source="Stcrt. 2026, 12345",
    )


def test_an_added_rate_counts_and_stretches_the_checked_day(office: Office) -> None:
    assert office.ask(rates.table, rates.CONSUMER_INTEREST).checked_until == date(2026, 12, 31)
    office.undoes(
        "rate.add",
        table=rates.CONSUMER_INTEREST,
        valid_from=date(2027, 1, 1),
        percent="5,5 %",
        source="<b>Stcrt.</b>",
    )
    table = office.ask(rates.table, rates.CONSUMER_INTEREST)
    assert table.at(date(2026, 12, 31)).percent == 4
    assert table.at(date(2027, 1, 1)).percent == Decimal("5.5")
    assert table.checked_until == date(2027, 6, 30)
    own = [line for line in office.ask(rates.lines) if line.own]
    assert [(line.percent, line.source) for line in own] == [(Decimal("5.5"), "<b>Stcrt.</b>")]
    assert rates.CONSUMER_INTEREST not in dict(office.ask(rates.outdated, date(2027, 6, 30)))


def test_an_added_rate_can_be_taken_away_but_a_shipped_one_stays(office: Office) -> None:
    add_rate(office)
    given = {"table": rates.CONSUMER_INTEREST, "valid_from": date(2027, 1, 1)}
    office.undoes("rate.remove", **given)
    assert office.all(RateRow) == []
    given["valid_from"] = date(2026, 1, 1)
    assert office.refused("rate.remove", **given).field == "valid_from"
    assert office.refused("rate.remove", **{**given, "table": "x"}).field == "table"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"table": "vat_middle"}, "table"),
        ({"percent": "vijf"}, "percent"),
        ({"percent": "5,555"}, "percent"),
        ({"percent": "-1"}, "percent"),
        ({"percent": "100"}, "percent"),
        ({"percent": "\u0665"}, "percent"),
        ({"percent": ""}, "percent"),
        ({"source": ""}, "source"),
        ({"source": "a\u202eb"}, "source"),
        ({"source": "x" * 201}, "source"),
        ({"valid_from": date(2026, 1, 1)}, "valid_from"),
        ({"valid_from": date(2027, 1, 1)}, "valid_from"),
        ({"valid_from": date(2200, 1, 1)}, "valid_from"),
    ],
)
def test_bad_rates_are_refused(office: Office, values: dict[str, Any], field: str) -> None:
    add_rate(office)
    given = {
        "table": rates.CONSUMER_INTEREST,
        "valid_from": date(2027, 7, 1),
        "percent": "6",
        "source": "Stcrt.",
        **values,
    }
    assert office.refused("rate.add", **given).field == field


def test_an_unknown_choice_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        office.ask(settings.value, "x")
    assert office.all(Setting) == []
