"""Identifiers: check digits by law book and library, refusals that say what is expected."""

from __future__ import annotations

import pytest

from ises_desk.errors import Refusal
from ises_desk.values import identifiers as ids


@pytest.mark.parametrize("text", ["08119563", " 0811 9563 ", "0811.9563"])
def test_a_kvk_number_has_eight_digits(text: str) -> None:
    assert ids.kvk(text) == "08119563"


@pytest.mark.parametrize("text", ["", "8119563", "081195631", "0811956a", "٠٨١١٩٥٦٣", "<b>"])
def test_anything_else_is_no_kvk_number(text: str) -> None:
    with pytest.raises(Refusal, match="acht cijfers"):
        ids.kvk(text)


@pytest.mark.parametrize(
    ("text", "country", "normal"),
    [
        ("NL000099998B57", "NL", "NL000099998B57"),  # mod 97 (7.1)
        ("nl 0044.95.445 b01", "NL", "NL004495445B01"),  # 11-test (7.1)
        ("DE136695976", "DE", "DE136695976"),
        ("BE0403170701", None, "BE0403170701"),
        ("EL094259216", "GR", "EL094259216"),
        ("GB980780684", "GB", "GB980780684"),
        ("XI980780684", "GB", "XI980780684"),
    ],
)
def test_vat_ids_are_normal_with_their_prefix(text: str, country: str | None, normal: str) -> None:
    assert ids.vat_id(text, country) == normal


@pytest.mark.parametrize(
    ("text", "country", "sentence"),
    [
        ("NL123456789B01", "NL", "controlegetal"),  # 7.1
        ("NL000099998B58", "NL", "controlegetal"),
        ("NL4495445B01", "NL", "negen cijfers"),
        ("NL000099998X57", "NL", "negen cijfers"),
        ("000099998B57", "NL", "begint met NL"),
        ("DE136695976", "NL", "begint met NL"),
        ("NL000099998B57", "BE", "begint met BE"),
        ("XI980780684", "DE", "begint met DE"),
        ("DE136695977", "DE", "klopt niet voor DE"),
        ("NL٠٠٠٠٩٩٩٩٨B57", "NL", "negen cijfers"),
        ("", None, "twee letters"),
        ("1234", None, "twee letters"),
    ],
)
def test_wrong_vat_ids_are_refused(text: str, country: str | None, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        ids.vat_id(text, country)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("nl91abna0417164300", "NL91ABNA0417164300"),
        ("BE68539007547034", "BE68539007547034"),
        ("DE89370400440532013000", "DE89370400440532013000"),
    ],
)
def test_an_iban_passes_its_check(text: str, normal: str) -> None:
    assert ids.iban(text) == normal


@pytest.mark.parametrize(
    "text",
    ["", "NL92ABNA0417164300", "NL91ABNA041716430", "417164300", "XX00", "NL９１ABNA0417164300"],
)
def test_a_wrong_iban_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="IBAN klopt niet"):
        ids.iban(text)


def test_bic_and_bank_follow_from_the_iban() -> None:
    assert ids.bic_of("NL91ABNA0417164300") == "ABNANL2A"
    assert "ABN AMRO" in ids.bank_of("NL91ABNA0417164300")
    assert ids.bic_of("NL05XXXX0417164300") == ""
    assert ids.bank_of("NL05XXXX0417164300") == ""


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("jan@voorbeeld.nl", "jan@voorbeeld.nl"),
        (" Jan.de+Vries@Voorbeeld.NL ", "Jan.de+Vries@voorbeeld.nl"),
        ("jan@bäckerei.de", "jan@bäckerei.de"),
    ],
)
def test_an_email_address_is_normal(text: str, normal: str) -> None:
    assert ids.email(text) == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jan",
        "jan@",
        "@nl",
        "a b@c.nl",
        "jan@localhost",
        "jan@x..nl",
        "a@b.nl\nBcc: c@d.nl",
        "<a@b.nl>",
        "josé@x.nl",
    ],
)
def test_a_wrong_email_address_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"naam@voorbeeld\.nl"):
        ids.email(text)


@pytest.mark.parametrize(
    ("text", "country", "normal"),
    [
        ("0572-331234", "NL", "+31572331234"),
        ("06 12 34 56 78", "NL", "+31612345678"),
        ("+49 30 123456", "NL", "+4930123456"),
        ("030 123456", "DE", "+4930123456"),
    ],
)
def test_a_phone_number_gets_its_country(text: str, country: str, normal: str) -> None:
    assert ids.phone(text, country) == normal


@pytest.mark.parametrize(
    "text", ["", "112233", "06-1234567", "bel mij", "٠٦١٢٣٤٥٦٧٨", "0572331234 tst 5"]
)
def test_a_wrong_phone_number_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="telefoonnummer"):
        ids.phone(text, "NL")


@pytest.mark.parametrize(
    ("text", "country", "normal"),
    [
        ("8148ab", "NL", "8148 AB"),
        (" 8148  AB ", "NL", "8148 AB"),
        ("9000", "BE", "9000"),
        ("01067", "DE", "01067"),
        ("sw1a 1aa", "GB", "SW1A 1AA"),
        ("K1A 0B1", "CA", "K1A 0B1"),
    ],
)
def test_a_postcode_is_written_as_its_country_does(text: str, country: str, normal: str) -> None:
    assert ids.postcode(text, country) == normal


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("0148 AB", "NL"),
        ("8148 SS", "NL"),
        ("8148", "NL"),
        ("", "NL"),
        ("٨١٤٨ AB", "NL"),
        ("900", "BE"),
        ("B-9000", "BE"),
        ("", "GB"),
        ("x" * 13, "GB"),
        ("<b>", "US"),
    ],
)
def test_a_wrong_postcode_is_refused(text: str, country: str) -> None:
    with pytest.raises(Refusal, match="postcode"):
        ids.postcode(text, country)


def test_letters_that_no_postcode_has_are_named() -> None:
    with pytest.raises(Refusal, match="SA, SD of SS"):
        ids.postcode("7569SS")


@pytest.mark.parametrize(
    ("text", "shown", "ascii_form", "extension"),
    [
        ("Voorbeeld.NL", "voorbeeld.nl", "voorbeeld.nl", "nl"),
        ("a1.nl.", "a1.nl", "a1.nl", "nl"),
        ("x" * 63 + ".nl", "x" * 63 + ".nl", "x" * 63 + ".nl", "nl"),
        ("ab-c.nl", "ab-c.nl", "ab-c.nl", "nl"),
        ("café.be", "café.be", "xn--caf-dma.be", "be"),
        ("xn--caf-dma.be", "café.be", "xn--caf-dma.be", "be"),
        ("straße.de", "straße.de", "xn--strae-oqa.de", "de"),
        ("iets.co.uk", "iets.co.uk", "iets.co.uk", "co.uk"),
        ("x.com", "x.com", "x.com", "com"),
    ],
)
def test_a_domain_name_has_two_forms(
    text: str, shown: str, ascii_form: str, extension: str
) -> None:
    assert ids.domain_name(text) == ids.DomainName(shown, ascii_form, extension)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "voorbeeld.nl"),
        ("voorbeeld", "een punt en een extensie"),
        ("a.nl", "2 tot 63"),
        ("-ab.nl", "begint of eindigt niet"),
        ("ab-.nl", "begint of eindigt niet"),
        ("xn--caf-dma3.com", "naam met accenten"),
        ("ab--cd.nl", "streepje"),
        ("x" * 64 + ".nl", "voorbeeld.nl"),
        ("café.nl", "geen accenten"),
        ("shop.voorbeeld.nl", "zonder iets ervoor"),
        ("www.voorbeeld.com", "zonder http"),
        ("https://voorbeeld.nl", "zonder http"),
        ("a.b.c.com", "geregistreerde naam zelf"),
        ("een twee.nl", "voorbeeld.nl"),
        ("a_b.nl", "voorbeeld.nl"),
        (f"{'x' * 63}.{'y' * 63}.{'z' * 63}.{'a' * 62}", "voorbeeld.nl"),
        ("192.168", "een punt en een extensie"),
        ("😀.nl", "voorbeeld.nl"),
        ("ab..nl", "voorbeeld.nl"),
        ("a\u202eb.nl", "voorbeeld.nl"),
    ],
)
def test_a_wrong_domain_name_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        ids.domain_name(text)


@pytest.mark.parametrize(
    ("digits", "reference"), [("20260042", "RF8820260042"), ("2026000123", "RF462026000123")]
)
def test_a_payment_reference_has_its_check_digits(digits: str, reference: str) -> None:
    assert ids.rf_reference(digits) == reference


@pytest.mark.parametrize("digits", ["", "x" * 22, "2026/é"])
def test_a_wrong_payment_reference_is_refused(digits: str) -> None:
    with pytest.raises(Refusal, match="21 letters"):
        ids.rf_reference(digits)


@pytest.mark.parametrize(
    "text", ["NL30ZZZ081195630000", "NL69 ZZZ 123456780000", "ES23ZZZ47690558N"]
)
def test_a_creditor_id_passes_its_check(text: str) -> None:
    assert ids.creditor_id(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "NL31ZZZ081195630000", "NL30ZZZ0811956300", "ZZZ"])
def test_a_wrong_creditor_id_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="incassant-id"):
        ids.creditor_id(text)
