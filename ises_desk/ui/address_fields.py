"""The questions about an address and about reaching someone, equal on every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.ui import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

NEAR = ("NL", "BE", "DE", "LU", "FR", "GB")


def countries(_session: Any = None, _values: Mapping[str, Any] | None = None) -> fields.Options:
    """Return all countries (on the read lane): the near ones first."""
    from babel import Locale

    from ises_desk.values.formats import locale

    names = Locale.parse(locale()).territories
    found = {
        code: name
        for code, name in names.items()
        if len(code) == len("NL") and code.isalpha() and code not in _GROUPS
    }
    rest = sorted((code for code in found if code not in NEAR), key=lambda code: found[code])
    return tuple((code, found[code]) for code in (*NEAR, *rest))


_GROUPS = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def postcode(text: str) -> Any:
    """Write a Dutch postcode as people read it; of another country it stays as typed.

    The country stands in another field: whether it is right there is for the deed.
    """
    from ises_desk.values.identifiers import postcode as check

    try:
        return check(text)
    except Refusal:
        return text


def bic_of(iban: str) -> str:
    """Return the BIC of the bank of an IBAN, empty when it isn't known."""
    from ises_desk.values import identifiers

    try:
        return identifiers.bic_of(iban) or ""
    except Refusal:
        return ""


ADDRESS = (
    fields.Line(name="street", label=N_("St&raat"), required=True, longest=70, span=6),
    fields.Line(name="house_number", label=N_("Huisnu&mmer"), longest=16, span=3),
    fields.Line(name="suffix", label=N_("Toevoeging"), longest=16, span=3),
    fields.Line(
        name="postcode",
        label=N_("Post&code"),
        longest=16,
        span=3,
        usual=("country", "NL"),
        check=postcode,
        example=N_("1234 AB"),
    ),
    fields.Line(name="city", label=N_("Pl&aats"), required=True, longest=35, span=5),
    fields.Choice(name="country", label=N_("&Land"), required=True, span=4, load=countries),
)


def kvk(text: str) -> Any:
    """Check a Chamber of Commerce number."""
    from ises_desk.values.identifiers import kvk as check

    return check(text)


def vat_id(text: str) -> Any:
    """Check a VAT id."""
    from ises_desk.values.identifiers import vat_id as check

    return check(text)


def iban(text: str) -> Any:
    """Check an IBAN and group it as people read it."""
    from ises_desk.values.formats import iban as grouped
    from ises_desk.values.identifiers import iban as check

    return grouped(str(check(text)))


def email(text: str) -> Any:
    """Check an e-mail address."""
    from ises_desk.values.identifiers import email as check

    return check(text)
