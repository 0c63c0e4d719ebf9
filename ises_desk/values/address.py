"""A postal address in parts, as SEPA and e-invoices ask it."""

from __future__ import annotations

from dataclasses import dataclass

HOME = "NL"
# Countries that write the number before the street.
_NUMBER_FIRST = frozenset({"FR", "LU", "GB", "IE", "US", "CA", "AU", "NZ", "MC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A street address; `country` is ISO 3166 alpha-2, `suffix` may be empty.

    >>> Address(street="Kerkweg", number="1", postcode="8148 AB", city="Lemele").lines()
    ('Kerkweg 1', '8148 AB  Lemele')
    """

    street: str
    number: str
    suffix: str = ""
    postcode: str
    city: str
    country: str = HOME

    def lines(self) -> tuple[str, ...]:
        """Return the lines for an envelope; the country only abroad, in capitals."""
        house = f"{self.number} {self.suffix}".strip()
        parts = (house, self.street) if self.country in _NUMBER_FIRST else (self.street, house)
        gap = "  " if self.country == HOME else " "
        lines = [" ".join(part for part in parts if part), f"{self.postcode}{gap}{self.city}"]
        if self.country != HOME:
            from ises_desk.values.formats import country

            lines.append(country(self.country).upper())
        return tuple(line.strip() for line in lines if line.strip())
