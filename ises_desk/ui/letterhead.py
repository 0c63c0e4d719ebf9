"""A sample letter on the owner's paper, to see the letterhead; runs in a rehearsal."""

from __future__ import annotations

from typing import Any

from ises_desk.i18n import N_, _

BODY = N_(
    "Zo ziet uw briefpapier eruit. Naam, adres en registraties staan op elke bladzijde waar de"
    " wet erom vraagt.\n\nHet adres van de klant past achter het venster van de envelop."
)


def sample(session: Any, _value: Any) -> bytes:
    """Return the PDF of a sample letter by the business as it is in this session."""
    from ises_desk import clock
    from ises_desk.actions.issuing import letterhead
    from ises_desk.actions.work import Work
    from ises_desk.letters.free_letter import FreeLetter
    from ises_desk.letters.page import pdf

    now = clock.now()
    letter = FreeLetter(
        reference="B2026-0001",
        on=clock.business_day(now),
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
    return pdf(letter, letterhead(Work(session, now)))
