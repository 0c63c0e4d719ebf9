"""Made-up numbers that pass their check digits: nobody holds them, plainly so at sight."""

from __future__ import annotations


def iban(place: int) -> str:
    """Return an IBAN of a bank that doesn't exist.

    >>> iban(17)
    'NL08DEMO0000000017'
    """
    from stdnum.iso7064 import mod_97_10

    account = f"DEMO{place:010}"
    return f"NL{mod_97_10.calc_check_digits(account + 'NL')}{account}"


def vat_id(place: int) -> str:
    """Return a Dutch VAT id that passes mod 97, with leading zeros that no real one has.

    >>> vat_id(123)
    'NL000000123B33'
    """
    from stdnum.nl import btw

    bodies = (f"NL{place:09}B{last:02}" for last in range(2, 99))
    return next(body for body in bodies if btw.is_valid(body))


def kvk(place: int) -> str:
    """Return a Chamber of Commerce number with leading zeros.

    >>> kvk(123)
    '00000123'
    """
    return f"{place:08}"


def phone(place: int) -> str:
    """Return a mobile number from a block of round figures.

    >>> phone(7)
    '+31 6 1000 0007'
    """
    return f"+31 6 1000 {place % 10_000:04}"
