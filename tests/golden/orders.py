"""One letter of each kind before and at the start of a contract (L01, L02, L02z, L03)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.actions import offer_paper as words
from ises_desk.letters import order
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of
TERMS = "algemene voorwaarden van 25 mei 2018"


def orders(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the letters by their names; `shared` is what all letters have."""
    common = {**shared, "reference": "B2026-0018", "contract": "C2026-0012", "terms": TERMS}
    common["deviations"] = (
        order.DeviationRow(
            article="4.1",
            text="Betaaltermijn: 30 dagen",
            agreed="3 november 2026, getekende offerte",
        ),
    )
    common["designs"] = (
        order.DesignRow(
            what="Website voorbeeld.nl", holder="bij ons", licence="zolang de overeenkomst loopt"
        ),
        order.DesignRow(
            what="Logo", holder="bij u (akte van 18 november 2026)", licence="wij tonen het"
        ),
    )
    common["payment_days"], common["starts_on"] = 14, date(2026, 12, 1)
    return {**_offers(common), **_confirmed(common), **_turned_down(shared)}


def _consumer() -> dict[str, Any]:
    return {
        "lines": _lines("72.60", "12.10"),
        "totals": tuple(
            order.TotalRow(label=row.label, vat=row.vat, total=row.total) for row in _totals()
        ),
        "prices": words.WITH_VAT,
        "duration": "een jaar",
        "notice": "een maand",
        "first": "een jaar",
    }


def _business() -> dict[str, Any]:
    return {
        "lines": _lines("60.00", "10.00"),
        "totals": _totals(),
        "prices": words.WITHOUT_VAT,
        "duration": "een jaar",
        "notice": "een maand",
    }


def _lines(hosting: str, name: str) -> tuple[order.OrderLine, ...]:
    return tuple(
        order.OrderLine(
            description=what, quantity=Quantity.of("1"), unit_price=euro(price), per=per,
            amount=euro(price),
        )
        for what, price, per in (
            ("Webhosting Basis\nBack-up inbegrepen\nRuimte: 5 GB", hosting, "per jaar"),
            ("Registratie voorbeeld.nl\nWordt bij opzegging niet terugbetaald", name, "eenmalig"),
        )
    )  # fmt: skip


def _totals() -> tuple[order.NetTotalRow, ...]:
    sums = (("per jaar", "60.00", "12.60", "72.60"), ("eenmalig", "10.00", "2.10", "12.10"))
    return tuple(
        order.NetTotalRow(label=label, net=euro(net), vat=euro(vat), total=euro(total))
        for label, net, vat, total in sums
    )


def _offers(common: dict[str, Any]) -> dict[str, Letter]:
    facts = {
        **common,
        "valid_until": date(2026, 12, 22),
        "remark": "Wij zetten uw website over zonder onderbreking.",
    }
    return {
        "offer_consumer": order.OfferConsumer(**facts, **_consumer()),
        "offer_consumer_binding": order.OfferConsumerBinding(**facts, **_consumer()),
        "offer_business": order.OfferBusiness(**facts, **_business()),
        "offer_business_binding": order.OfferBusinessBinding(**facts, **_business()),
    }


def _confirmed(common: dict[str, Any]) -> dict[str, Letter]:
    facts = {
        **common,
        "concluded_on": date(2026, 11, 20),
        "channel": Channel.WEBSITE,
        "differences": (
            order.Differing(what="Prijs per stuk", offered="€ 72,60", wanted="€ 65,00"),
        ),
    }
    own = {
        "withdraw_until": date(2026, 12, 7),
        "function_url": "https://voorbeeld.nl/herroepen",
        "start_request": "Begin alstublieft meteen.",
        "start_requested_on": date(2026, 11, 20),
        "statement": "Ik weet dat ik mijn herroepingsrecht verlies als alles is gedaan.",
        "stated_on": date(2026, 11, 20),
    }
    return {
        "order_confirmed_consumer": order.OrderConsumer(**facts, **_consumer(), **own),
        "order_confirmed_business": order.OrderBusiness(**facts, **_business()),
    }


def _turned_down(shared: dict[str, Any]) -> dict[str, Letter]:
    facts = {
        **shared,
        "reference": "B2026-0019",
        "contract": "C2026-0013",
        "applied_on": date(2026, 11, 20),
        "reason": "Deze dienst leveren wij niet meer.",
        "refund": euro("72.60"),
        "refund_by": date(2026, 12, 6),
    }
    return {
        "application_refused": order.ApplicationRefused(**facts),
        "offer_revoked": order.OfferRevoked(**facts, credit=euro("72.60")),
    }
