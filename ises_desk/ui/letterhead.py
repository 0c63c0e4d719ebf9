"""A sample letter on the owner's paper, to see the letterhead; runs in a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, on_paper
from ises_desk.ui.rehearsal import MOMENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ises_desk.letters.house import Letterhead

BODY = N_(
    "Zo ziet uw briefpapier eruit. Naam, adres en registraties staan op elke bladzijde waar de"
    " wet erom vraagt.\n\nHet adres van de klant past achter het venster van de envelop."
)


LONGEST = 100  # of one answer: no field takes more


@on_paper()
def sample(session: Any, _value: Any, now: datetime | None = None) -> bytes:
    """Return the PDF of a sample letter by the business as it is in this session.

    In a rehearsal the session knows the moment; elsewhere it is given.
    """
    from ises_desk.actions.issuing import letterhead
    from ises_desk.actions.work import Work
    from ises_desk.clock import business_day

    moment = now or session.info[MOMENT]
    return _printed(letterhead(Work(session, moment)), business_day(moment))


@on_paper()
def sketch(said: Mapping[str, str | None], day: date) -> bytes:
    """Return the PDF of a sample letter by a business of which not all is known yet."""
    from ises_desk.letters.house import Letterhead
    from ises_desk.values.address import Address
    from ises_desk.values.text import cut

    known = {name: cut(" ".join(str(value or "").split()), LONGEST) for name, value in said.items()}

    def word(name: str, otherwise: str = "") -> str:
        return known.get(name, "") or _(otherwise)

    address = Address(
        street=word("street", N_("Straat")),
        number=word("house_number"),
        suffix=word("suffix"),
        postcode=word("postcode"),
        city=word("city", N_("Plaats")),
        country=word("country") or "NL",
    )
    return _printed(
        Letterhead(
            name=word("name", N_("Naam van uw bedrijf")),
            signatory=word("signatory"),
            address=address.lines(),
            kvk=word("kvk", "…"),
            vat_id=word("vat_id", "…"),
            iban=word("iban").replace(" ", "").upper() or "…",
            bic=word("bic"),
            account_name=word("account_name", "…"),
            email=word("email"),
            phone=word("phone"),
            website=word("website"),
        ),
        day,
    )


def _printed(head: Letterhead, day: date) -> bytes:
    from ises_desk.letters.free_letter import FreeLetter
    from ises_desk.letters.page import pdf

    letter = FreeLetter(
        reference="B2026-0001",
        on=day,
        customer_number="K1001",
        recipient=(
            "Voorbeeld B.V.",
            "t.a.v. mevrouw De Vries",
            "Voorbeeldstraat 1",
            "1234 AB  Stad",
        ),
        salutation=_(N_("Geachte mevrouw De Vries")),
        subject=_(N_("Voorbeeld van uw briefpapier")),
        body=_(BODY),
    )
    return pdf(letter, head)
