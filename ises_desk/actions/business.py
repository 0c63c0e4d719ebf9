"""The owner's own business: the sender on every letter, and his logo."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

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
    given = {
        "name": name,
        "signatory": signatory,
        "street": street,
        "house_number": house_number,
        "suffix": suffix,
        "postcode": postcode,
        "city": city,
        "country": country,
        "kvk": kvk,
        "vat_id": vat_id,
        "iban": iban,
        "bic": bic,
        "account_name": account_name,
        "email": email,
        "phone": phone,
        "website": website,
    }
    for field, value in checked(given).items():
        setattr(row, field, value)
    return work.add(row).id


def checked(given: Mapping[str, str]) -> dict[str, str]:
    """Return the sender's fields as they are kept; the first that is wrong is a Refusal.

    It needs no administration: a first start looks at the answers before there is one.
    """
    said = {"country": "NL", **given}

    def line(field: str, name: str, longest: int, *, empty: bool = False) -> str:
        return checks.line(said.get(field, ""), field, name, longest, empty=empty)

    def known(field: str, check: Callable[..., Any], *more: str) -> str:
        return str(checks.at(field, check, said.get(field, ""), *more))

    country = checks.country(said["country"])
    kept = {
        "name": line("name", N_("Naam"), 70),
        "signatory": line("signatory", N_("Ondertekenaar"), 70, empty=True),
        "country": country,
        "street": line("street", N_("Straat"), 70),
        "house_number": line("house_number", N_("Huisnummer"), 16),
        "suffix": line("suffix", N_("Toevoeging"), 16, empty=True),
        "postcode": known("postcode", identifiers.postcode, country),
        "city": line("city", N_("Plaats"), 35),
        "kvk": known("kvk", identifiers.kvk),
        "vat_id": known("vat_id", identifiers.vat_id, country),
        "iban": known("iban", identifiers.iban),
    }
    return {
        **kept,
        "bic": _bic(said.get("bic", ""), kept["iban"]),
        "account_name": line("account_name", N_("Naam van de rekening"), 70),
        "email": known("email", identifiers.email),
        "phone": checks.optional(said.get("phone", ""), "phone", identifiers.phone, country),
        "website": _website(said.get("website", "")),
    }


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
