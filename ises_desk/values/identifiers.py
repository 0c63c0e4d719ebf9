"""Numbers and names with a form: each function returns the normal form or raises a Refusal.

The check digits come from python-stdnum, schwifty, idna, email-validator and phonenumbers,
each imported when first needed: the window must not wait for them.
"""

from __future__ import annotations

import re

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.values.domains import DomainName, domain_name

__all__ = [
    "EU_COUNTRIES",
    "DomainName",
    "bank_of",
    "bic_of",
    "creditor_id",
    "domain_name",
    "email",
    "iban",
    "kvk",
    "phone",
    "postcode",
    "rf_reference",
    "vat_id",
]
HOME = "NL"
# ISO 3166 codes of the member states; for VAT Greece writes EL.
EU_COUNTRIES = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
_KVK = re.compile(r"[0-9]{8}")
_DUTCH_VAT = re.compile(r"NL[0-9]{9}B[0-9]{2}")
_FOREIGN_VAT = re.compile(r"[A-Z]{2}[A-Z0-9+*]{2,18}")
_FOREIGN_POSTCODE = re.compile(r"[A-Z0-9](?:[A-Z0-9 -]{0,10}[A-Z0-9])?")
_POSTCODES = {
    "AT": r"[1-9][0-9]{3}",
    "BE": r"[1-9][0-9]{3}",
    "CH": r"[1-9][0-9]{3}",
    "DE": r"[0-9]{5}",
    "DK": r"[0-9]{4}",
    "ES": r"[0-9]{5}",
    "FR": r"[0-9]{5}",
    "IT": r"[0-9]{5}",
    "LU": r"[0-9]{4}",
}
_RF_BODY = re.compile(r"[0-9A-Z]{1,21}")
_SEPARATORS = str.maketrans("", "", " .-/\u00a0")
_CREDITOR_ID = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
_DUTCH_CREDITOR_ID = re.compile(r"NL[0-9]{2}[A-Z0-9]{3}[0-9]{12}")


def kvk(text: str) -> str:
    """Return a Chamber of Commerce number of eight digits.

    >>> kvk("0811 9563")
    '08119563'
    """
    number = text.translate(_SEPARATORS)
    if not _KVK.fullmatch(number):
        raise Refusal(N_("Een KvK-nummer heeft acht cijfers, zoals 08119563."))
    return number


def vat_id(text: str, country: str | None = None) -> str:
    """Return a VAT id with its country prefix; with `country` given, the prefix must be its own.

    A Dutch one passes either check: the 11-test (companies) or mod 97 (sole traders).

    >>> vat_id("nl 0000.99998.b57")
    'NL000099998B57'
    """
    number = text.translate(_SEPARATORS).upper()
    prefix = {"GR": "EL"}.get(country or "", country or "")
    if prefix and not number.startswith((prefix, "XI" if prefix == "GB" else prefix)):
        raise Refusal(
            N_("Een btw-id van dit land begint met {prefix}; zo staat het op de facturen."),
            prefix=prefix,
        )
    if number.startswith(HOME):
        return _dutch_vat_id(number)
    return _foreign_vat_id(number)


def _dutch_vat_id(number: str) -> str:
    from stdnum.nl import btw

    # to check: vat-id-check-digits
    if not _DUTCH_VAT.fullmatch(number):
        raise Refusal(
            N_("Een Nederlands btw-id is NL, negen cijfers, B en twee cijfers: NL000099998B57.")
        )
    if not btw.is_valid(number):
        raise Refusal(N_("Dit btw-id klopt niet: het controlegetal past niet. Kijk de cijfers na."))
    return number


def _foreign_vat_id(number: str) -> str:
    from stdnum.eu import vat

    prefix = number[:2]
    member = "GR" if prefix == "EL" else prefix
    if member in EU_COUNTRIES or prefix == "XI":
        if not number.isascii() or not vat.is_valid(number):
            raise Refusal(
                N_("Dit btw-id klopt niet voor {prefix}: kijk de cijfers en letters na."),
                prefix=prefix,
            )
        return str(vat.compact(number))
    if not _FOREIGN_VAT.fullmatch(number):
        raise Refusal(N_("Een btw-id begint met twee letters van het land, zoals DE of GB."))
    return number


def iban(text: str) -> str:
    """Return an IBAN without spaces, in capitals.

    >>> iban("nl91 abna 0417 1643 00")
    'NL91ABNA0417164300'
    """
    from stdnum import iban as checker

    number = text.translate(_SEPARATORS).upper()
    # The checks of single countries are off: they refuse numbers that banks did hand out.
    if not number.isascii() or not checker.is_valid(number, check_country=False):
        raise Refusal(
            N_("Dit IBAN klopt niet; een Nederlands IBAN is zoals NL91 ABNA 0417 1643 00.")
        )
    return number


def bic_of(number: str) -> str:
    """Return the BIC that belongs to an IBAN, or an empty text when it is not known."""
    from schwifty import IBAN

    return str(IBAN(number, allow_invalid=True).bic or "")


def bank_of(number: str) -> str:
    """Return the name of the bank of an IBAN, or an empty text when it is not known."""
    from schwifty import IBAN

    return str(IBAN(number, allow_invalid=True).bank_name or "")


def email(text: str) -> str:
    """Return an e-mail address in its normal form; nothing is asked of the network.

    >>> email(" Jan@Voorbeeld.NL ")
    'Jan@voorbeeld.nl'
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise Refusal(
            N_("Dit e-mailadres klopt niet; het moet zijn zoals naam@voorbeeld.nl.")
        ) from error
    return found.normalized


def phone(text: str, country: str = HOME) -> str:
    """Return a phone number with its country code (E.164); without "+" it is of `country`.

    >>> phone("0572 33 12 34", "NL")
    '+31572331234'
    """
    import phonenumbers

    refusal = Refusal(
        N_("Dit telefoonnummer klopt niet; het moet zijn zoals 0572 331234 of +32 2 123 45 67.")
    )
    if not text.isascii():
        raise refusal
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        raise refusal from None
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise refusal
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def postcode(text: str, country: str = HOME) -> str:
    """Return a postcode as it is written in its country.

    >>> postcode("8148ab", "NL")
    '8148 AB'
    """
    bare = " ".join(text.upper().split())
    if country == HOME:
        from stdnum.exceptions import InvalidComponent, ValidationError
        from stdnum.nl import postcode as checker

        try:
            return str(checker.validate(bare if bare.isascii() else ""))
        except InvalidComponent:
            raise Refusal(
                N_("Geen enkele postcode eindigt op SA, SD of SS; kijk de letters na.")
            ) from None
        except ValidationError:
            raise Refusal(
                N_("Een postcode heeft vier cijfers en twee letters, zoals 8148 AB.")
            ) from None
    pattern = _POSTCODES.get(country)
    if pattern is not None and not re.fullmatch(pattern, bare):
        raise Refusal(
            N_("Deze postcode klopt niet voor dit land; zet geen landcode voor de cijfers.")
        )
    if not _FOREIGN_POSTCODE.fullmatch(bare):
        raise Refusal(N_("Een postcode heeft hooguit twaalf letters, cijfers en spaties."))
    return bare


def rf_reference(digits: str) -> str:
    """Return the ISO 11649 reference of an invoice number: RF, two check digits, the number.

    >>> rf_reference("20260042"), rf_reference("2026000123")
    ('RF8820260042', 'RF462026000123')
    """
    from stdnum.iso7064 import mod_97_10

    body = digits.translate(_SEPARATORS).upper()
    if not _RF_BODY.fullmatch(body):
        raise Refusal(N_("Een betalingskenmerk heeft hooguit 21 letters en cijfers."))
    # to check: rf-reference
    return f"RF{mod_97_10.calc_check_digits(body + 'RF')}{body}"


def creditor_id(text: str) -> str:
    """Return a SEPA creditor identifier; the bank issues it, here it is only checked.

    >>> creditor_id("NL30 ZZZ 08119563 0000")
    'NL30ZZZ081195630000'
    """
    from stdnum.eu import at_02

    number = text.translate(_SEPARATORS).upper()
    pattern = _DUTCH_CREDITOR_ID if number.startswith(HOME) else _CREDITOR_ID
    if not pattern.fullmatch(number) or not at_02.is_valid(number):
        raise Refusal(N_("Dit incassant-id klopt niet; het is zoals NL30ZZZ081195630000."))
    return number
