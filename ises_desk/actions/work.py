"""What a deed works with: the session of its transaction, the moment, and small helpers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from ises_desk import clock
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Base, Counter

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

Row = TypeVar("Row", bound=Base)

NAMES = {
    "account": N_("account"),
    "booking": N_("boeking"),
    "business": N_("eigen bedrijf"),
    "campaign": N_("wijziging"),
    "complaint": N_("klacht"),
    "contact": N_("contactpersoon"),
    "contract": N_("contract"),
    "contract_line": N_("contractregel"),
    "contract_notice": N_("opzegging"),
    "contract_offer": N_("offerte"),
    "contract_transfer": N_("overdracht"),
    "contract_withdrawal": N_("herroeping"),
    "court_invocation": N_("beroep op de forumkeuze"),
    "customer": N_("klant"),
    "customer_address": N_("adres"),
    "data_deletion": N_("verwijdering"),
    "data_retrieval": N_("aanbod om gegevens op te halen"),
    "demand": N_("aanmaning"),
    "design": N_("ontwerp"),
    "deviation": N_("afspraak"),
    "dissolution": N_("ontbinding"),
    "document": N_("document"),
    "domain": N_("domeinnaam"),
    "force_majeure": N_("overmacht"),
    "force_majeure_contract": N_("contract in overmacht"),
    "invoice": N_("factuur"),
    "invoice_line": N_("factuurregel"),
    "letter": N_("brief"),
    "letter_text": N_("brieftekst"),
    "made_dossier": N_("dossier"),
    "note": N_("notitie"),
    "occurrence": N_("voorval"),
    "order_evidence": N_("bewijs bij de bestelling"),
    "payment": N_("betaling"),
    "product": N_("product"),
    "product_price": N_("prijs"),
    "rate": N_("tarief"),
    "received_default": N_("ontvangen ingebrekestelling"),
    "set_aside": N_("uitgestelde taak"),
    "renewal": N_("verlenging"),
    "setting": N_("instelling"),
    "suspension": N_("opschorting"),
    "terms_document": N_("tekst van de voorwaarden"),
}


@dataclass(slots=True)
class Work:
    """One deed under way; `cache` lasts as long as the deed."""

    session: Session
    now: datetime
    cache: dict[str, Any] = field(default_factory=dict)
    counters: dict[tuple[str, int], Counter] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the Amsterdam day of the deed."""
        return clock.business_day(self.now)

    def get(self, model: type[Row], key: int, field: str | None = None) -> Row:
        """Return a row by its key; a key that isn't there is a Refusal at `field`."""
        row = self.session.get(model, key)
        if row is None:
            raise Refusal(
                N_("Er is geen {what} met sleutel {key}."),
                field=field,
                what=NAMES.get(model.__tablename__, model.__tablename__),
                key=key,
            )
        return row

    def add(self, row: Row) -> Row:
        """Add a row and give it its key."""
        self.session.add(row)
        self.session.flush()
        return row

    def remove(self, row: Base) -> None:
        """Take a row away."""
        self.session.delete(row)
        self.session.flush()

    def number(self, series: str, year: int) -> int:
        """Raise a counter inside this transaction and return its new value: 1, 2, 3 ..."""
        counter = self._counter(series, year)
        counter.last += 1
        return counter.last

    def begin_after(self, series: str, year: int, last: int) -> None:
        """Let a series go on after a number that was given out elsewhere; it never goes back."""
        counter = self._counter(series, year)
        counter.last = max(counter.last, last)

    def _counter(self, series: str, year: int) -> Counter:
        key = (series, year)
        counter: Counter | None = self.counters.get(key) or self.session.get(Counter, key)
        if counter is None:
            counter = Counter(series=series, year=year, last=0)
            self.session.add(counter)
        self.counters[key] = counter
        return counter
