"""What the letters of an order say of a contract: lines, sums, duration, notice and withdrawal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ises_desk import clock
from ises_desk.actions.drafts import treatment_of
from ises_desk.actions.invoice_sums import line_amount
from ises_desk.actions.work import Work
from ises_desk.i18n import on_paper
from ises_desk.law.vat import VatLine, totals
from ises_desk.letters.order import (
    DesignRow,
    DeviationRow,
    Differing,
    NetTotalRow,
    OrderLine,
    TotalRow,
)
from ises_desk.models import Contract, ContractLine, ContractOffer, Customer, OrderEvidence
from ises_desk.queries import rates
from ises_desk.queries.agreed_terms import details
from ises_desk.queries.designs import DesignDetail, designs
from ises_desk.queries.offers import differences
from ises_desk.queries.packages import order_words, package_of
from ises_desk.queries.terms_version import enclosed, names
from ises_desk.terms.art05_withdrawal import withdrawal_window
from ises_desk.values import formats
from ises_desk.values.kinds import Kind, Party, RightsHolder, VatTreatment
from ises_desk.values.money import Money

# to check: nothing-on-top
WITH_VAT = "Alle prijzen zijn met btw. Andere kosten komen er niet bij (artikel 3.1)."
WITHOUT_VAT = (
    "De prijzen in de eerste tabel zijn zonder btw; daaronder staat wat zij met btw zijn. Andere "
    "kosten komen er niet bij (artikel 3.1)."
)
UNTAXED = (
    "De prijzen zijn zonder btw; wij brengen u geen Nederlandse btw in rekening. Andere kosten "
    "komen er niet bij (artikel 3.1)."
)
_YEAR = 12


def order_facts(work: Work, contract: Contract, customer: Customer) -> dict[str, Any]:
    """Return the fields that an offer and a confirmation share."""
    consumer = contract.party is Party.CONSUMER
    name = names(work.session, [contract], work.today)
    return {
        "contract": contract.number,
        "lines": tuple(_line(line) for line in contract.lines),
        "totals": _totals(work, contract, customer),
        "prices": _prices(work, contract, customer),
        "starts_on": contract.starts_on,
        "duration": _months(contract.months),
        "notice": _months(contract.notice_months),
        **({"first": _months(min(contract.months, _YEAR))} if consumer else {}),
        "payment_days": contract.payment_days,
        "terms": name,
        "deviations": tuple(_deviations(work, contract)),
        "designs": tuple(_design(each) for each in designs(work.session, contract.id, work.today)),
        "enclosures": (enclosed(name),),
    }


def _prices(work: Work, contract: Contract, customer: Customer) -> str:
    if treatment_of(work, customer, contract.party) is not VatTreatment.DOMESTIC:
        return UNTAXED
    return WITH_VAT if contract.gross_prices else WITHOUT_VAT


def _months(count: int) -> str:
    if count and count % _YEAR == 0:
        return "een jaar" if count == _YEAR else f"{count // _YEAR} jaar"
    return "een maand" if count == 1 else f"{count} maanden"


def _per(months: int) -> str:
    return f"per {formats.span_on_paper(months)}" if months else "eenmalig"


def _line(line: ContractLine) -> OrderLine:
    facts = [line.description, *order_words(package_of(line))]
    if not line.refundable:
        facts.append("Wordt bij opzegging niet terugbetaald")
    return OrderLine(
        description="\n".join(facts),
        quantity=line.quantity,
        unit_price=line.unit_price,
        per=_per(line.months),
        amount=line_amount(line.unit_price, line.quantity),
    )


def _deviations(work: Work, contract: Contract) -> Iterator[DeviationRow]:
    """Yield what holds apart from the terms; a number that is the terms' own again is left out."""
    for each in details(work.session, contract.id):
        if each.holds and each.differs:
            parts = (each.says, each.text) if each.number is not None else (each.text,)
            yield DeviationRow(
                article=each.article,
                text=". ".join(part for part in parts if part),
                agreed=", ".join(filter(None, (formats.day(each.agreed_on), each.document))),
            )


def _design(row: DesignDetail) -> DesignRow:
    agreed = f"afspraak van {formats.day(row.agreed_on)}" if row.agreed_on else ""
    if row.holder is RightsHolder.OURS:
        holder, licence = "bij ons", row.licence
    elif row.lacks_deed:
        holder, licence = f"gaan met een akte naar u over ({agreed})", row.licence
    else:
        assert row.deed_on is not None  # noqa: S101  without it the rights are ours still
        holder, licence = f"bij u (akte van {formats.day(row.deed_on)})", row.licence
    return DesignRow(what=row.what, holder=holder, licence=licence or "vrij")


def _totals(work: Work, contract: Contract, customer: Customer) -> Sequence[TotalRow]:
    """Return what falls due together, by the length of its period, with VAT by today's rates."""
    by_period: dict[int, list[VatLine]] = {}
    how = treatment_of(work, customer, contract.party)
    for line in contract.lines:
        percent = Decimal(rates.vat(work.session, line.vat_kind).at(work.today).percent)
        amount = line_amount(line.unit_price, line.quantity)
        by_period.setdefault(line.months, []).append(VatLine(amount, percent, how))
    rows: list[TotalRow] = []
    for months in sorted(by_period, reverse=True):
        sums = totals(by_period[months], gross=contract.gross_prices)
        net, vat = (Money.total(getattr(each, part) for each in sums) for part in ("net", "vat"))
        label, total = _per(months), net + vat
        if contract.party is Party.CONSUMER:
            rows.append(TotalRow(label=label, vat=vat, total=total))
        else:
            rows.append(NetTotalRow(label=label, net=net, vat=vat, total=total))
    return tuple(rows)


def differing(contract: Contract, before: ContractOffer) -> tuple[Differing, ...]:
    """Return where the acceptance was not what was offered, in words (2.4)."""
    with on_paper():
        return tuple(
            Differing(what=what, offered=_said(offered), wanted=_said(wanted))
            for what, offered, wanted in differences(contract.lines, before.application or [])
        )


def _said(value: Any) -> str:
    if value in {"", None}:
        return "-"
    return value.label if isinstance(value, Kind) else formats.show(value)


def withdrawal_facts(work: Work, contract: Contract) -> dict[str, Any]:
    """Return what a consumer is told of his right to withdraw, and his own words about starting."""
    assert contract.concluded_at is not None  # noqa: S101  the caller looked
    evidence = work.session.get(OrderEvidence, contract.id)
    concluded = clock.business_day(contract.concluded_at)
    informed = (evidence.informed_on if evidence else None) or max(work.today, concluded)
    until = withdrawal_window(concluded, informed).applied.last_day
    facts: dict[str, Any] = {"withdraw_until": until}
    if evidence is None:
        return facts
    return facts | {
        "function_url": evidence.function_url,
        "start_request": evidence.start_request,
        "start_requested_on": _day(evidence.start_requested_at),
        "statement": evidence.statement,
        "stated_on": _day(evidence.stated_at),
    }


def _day(at: Any) -> date | None:
    return clock.business_day(at) if at else None
