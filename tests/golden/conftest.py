"""The sender and the letters that golden tests print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.letters.house import Letterhead
from tests.golden.papers import HOLDER, IBAN, every_letter

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter


LETTERHEAD = Letterhead(
    name=HOLDER,
    address=("Kerkweg 12", "8148 RA  Lemele"),
    kvk="12345678",
    vat_id="NL000099998B57",
    iban=IBAN,
    account_name=HOLDER,
    bic="ABNANL2A",
    phone="0572 123 456",
    email="info@voorbeeldhosting.nl",
    website="www.voorbeeldhosting.nl",
    signatory="J. van der Berg",
)


@pytest.fixture(scope="session")
def letterhead() -> Letterhead:
    """Return the sender of all letters."""
    return LETTERHEAD


@pytest.fixture(scope="session")
def letters() -> dict[str, Letter]:
    """Return one letter by each name of the catalogue."""
    return every_letter()
