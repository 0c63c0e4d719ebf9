"""The owner's own business: the sender on every letter, and his logo."""

from __future__ import annotations

import re

from ises_desk.actions import checks
from ises_desk.actions.issuing import store
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Business
from ises_desk.values import identifiers

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_WEBSITE = re.compile(r"(?:https?://)?([^\s/@]+\.[^\s/@]+(?:/\S*)?)")
LARGEST_LOGO = 2 * 1024 * 1024
_PNG = b"\x89PNG"
_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg"}


@action("business.set", title=N_("Eigen bedrijf vastleggen"), undo=Undo.REVERT)
def set_business(
    work: Work,
    *,
    name: str,
    street: str,
    house_number: str,
    postcode: str,
    city: str,
    kvk: str,
    vat_id: str,
    iban: str,
    account_name: str,
    email: str,
    signatory: str = "",
    suffix: str = "",
    country: str = "NL",
    bic: str = "",
    phone: str = "",
    website: str = "",
) -> int:
    """Set who sends: all fields at once; returns 1.

    `account_name` is the name of the bank account exactly as the bank has it. Without `bic` it
    is looked up by the IBAN. `signatory` is the name under letters. The logo stays.
    """
    row = work.session.get(Business, 1) or Business(id=1)
    row.name = checks.line(name, "name", N_("Naam"), 70)
    row.signatory = checks.line(signatory, "signatory", N_("Ondertekenaar"), 70, empty=True)
    row.country = checks.country(country)
    row.street = checks.line(street, "street", N_("Straat"), 70)
    row.house_number = checks.line(house_number, "house_number", N_("Huisnummer"), 16)
    row.suffix = checks.line(suffix, "suffix", N_("Toevoeging"), 16, empty=True)
    row.postcode = str(checks.at("postcode", identifiers.postcode, postcode, row.country))
    row.city = checks.line(city, "city", N_("Plaats"), 35)
    row.kvk = str(checks.at("kvk", identifiers.kvk, kvk))
    row.vat_id = str(checks.at("vat_id", identifiers.vat_id, vat_id, row.country))
    row.iban = str(checks.at("iban", identifiers.iban, iban))
    row.bic = _bic(bic, row.iban)
    row.account_name = checks.line(account_name, "account_name", N_("Naam van de rekening"), 70)
    row.email = str(checks.at("email", identifiers.email, email))
    row.phone = checks.optional(phone, "phone", identifiers.phone, row.country)
    row.website = _website(website)
    return work.add(row).id


@action(
    "business.set_logo",
    title=N_("Logo kiezen"),
    undo=Undo.COMPENSATE,
    by="business.set_logo",
)
def set_logo(work: Work, *, content: bytes | None) -> int | None:
    """Put a PNG or JPEG picture on the letterhead, or take it off with None.

    Letters that were issued keep the logo they have. Returns the document's key.
    """
    row = work.get(Business, 1)
    if not content:
        row.logo_id = None
        return None
    kind = _picture(content)
    row.logo_id = store(work, content, f"logo.{kind.lower()}", _MEDIA[kind]).id
    return row.logo_id


def _picture(content: bytes) -> str:
    """Return "PNG" or "JPEG" after reading the whole picture as the paper will."""
    from ises_desk.letters.archive import picture

    if len(content) > LARGEST_LOGO:
        raise Refusal(N_("Een logo is hooguit 2 MB; maak de afbeelding kleiner."), field="content")
    checks.at("content", picture, content)
    return "PNG" if content.startswith(_PNG) else "JPEG"


def _bic(given: str, iban: str) -> str:
    bic = given.strip().upper()
    if not bic:
        return identifiers.bic_of(iban)
    if not _BIC.fullmatch(bic):
        raise Refusal(N_("Een BIC heeft acht of elf tekens, zoals ABNANL2A."), field="bic")
    return bic


def _website(given: str) -> str:
    text = checks.line(given, "website", N_("Website"), 100, empty=True)
    if not text:
        return ""
    found = _WEBSITE.fullmatch(text)
    if found is None:
        raise Refusal(N_("Een website is zoals www.voorbeeld.nl."), field="website")
    return found[1].rstrip("/")
