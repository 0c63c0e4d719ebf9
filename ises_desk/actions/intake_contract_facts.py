"""A contract as a row of an old administration tells it: words for periods, rates and kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ises_desk.actions.intake_rows import Judge, shortened
from ises_desk.i18n import N_, on_paper
from ises_desk.law.vat import includes_vat, treatment
from ises_desk.models import Customer
from ises_desk.terms.art04_payment import billable_from
from ises_desk.values.kinds import BillingMoment, Party, ProductKind, VatKind, VatTreatment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.period import Period
from ises_desk.values.quantity import ONE, Quantity
from ises_desk.values.text import fold
from ises_desk.values.typed import read_quantity

_PERIODS = {
    0: "eenmalig,eenmaal,once,onetime",
    1: "maand,maandelijks,permaand,mnd,m,month,monthly,permonth",
    3: "kwartaal,perkwartaal,driemaandelijks,kw,q,quarter,quarterly",
    6: "halfjaar,halfjaarlijks,perhalfjaar,semiannually,halfyearly",
    12: "jaar,jaarlijks,perjaar,jr,j,year,yearly,annual,annually,peryear",
    24: "tweejaar,tweejaarlijks,biennially",
}
_MONTHS = {word: months for months, words in _PERIODS.items() for word in words.split(",")}
_COUNTED = re.compile(r"([0-9]{1,3}) *(m|mnd|maand|maanden|month|months|j|jr|jaar|year|years)?")
_YEARS = frozenset({"j", "jr", "jaar", "year", "years"})
_YEAR = 12
_FURTHEST_BILLED = 120
_RATES = {
    VatKind.HIGH: "21 21% 21,0 21.0 21,00 21,00% hoog high standaard standard 19 19%",
    VatKind.LOW: "9 9% 9,0 9.0 9,00 9,00% laag low reduced 6 6%",
}
_ZERO = frozenset(
    {"0", "0%", "0,00", "0.00", "0,00%", "nul", "nultarief", "zero", "vrij", "exempt"}
)
_SHIFTED = ("verlegd", "reverse", "icl", "intracommunautair")
_KINDS = (
    (ProductKind.DOMAIN, ("domein", "domain")),
    (ProductKind.CERTIFICATE, ("ssl", "certifica")),
    (ProductKind.HOSTING, ("hosting", "server", "vps", "webruimte")),
    (ProductKind.EMAIL, ("e-mail", "email", "mail", "postbus")),
    (ProductKind.WORK, ("onderhoud", "beheer", "support", "werk", "uren", "maintenance")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """A contract as it would be concluded, with its one line; `price` is as it will be billed."""

    number: str
    customer_id: int
    description: str
    kind: ProductKind
    quantity: Quantity
    starts_on: date
    months: int | None
    period: int
    price: Money
    gross: bool
    vat: VatKind
    billed_through: date | None
    ends_on: date | None
    remark: str


def read_contract(
    judge: Judge, customer: Customer, country: str, high: Fraction, today: date
) -> ContractFacts:
    """Return the contract of a row; raises Judged for one that can't be concluded."""
    facts = judge.facts
    description = facts.text("description")
    if not description:
        raise judge.refuse(N_("Er staat geen omschrijving op deze regel."))
    starts = judge.read("starts_on", facts.day)
    if starts is None:
        raise judge.refuse(N_("De ingangsdatum ontbreekt."))
    price, gross = _price(judge, customer.party, high)
    return ContractFacts(
        number=facts.text("number"),
        customer_id=customer.id,
        description=description,
        kind=kind_of(description),
        quantity=judge.read("quantity", lambda key: _quantity(facts.text(key))),
        starts_on=starts,
        months=_duration(judge),
        period=_period(judge),
        price=price,
        gross=gross,
        vat=_vat(judge, customer, country),
        billed_through=_billed(judge, today),
        ends_on=_end(judge, starts, today),
        remark=facts.text("remark"),
    )


def kind_of(description: str) -> ProductKind:
    """Return what is sold, by the words in its description."""
    plain = fold(description)
    found = (kind for kind, signs in _KINDS if any(sign in plain for sign in signs))
    return next(found, ProductKind.OTHER)


@on_paper()  # the file is Dutch, whatever the window speaks
def _quantity(text: str) -> Quantity:
    return read_quantity(text) if text else ONE


def months_of(text: str) -> int | None:
    """Return the months in words as files have them, or None for other words.

    >>> months_of("Kwartaal"), months_of("per jaar"), months_of("2 jaar"), months_of("12 mnd")
    (3, 12, 24, 12)
    """
    plain = fold(text).strip(" .")
    if (known := _MONTHS.get(re.sub(r"[ -]", "", plain))) is not None:
        return known
    if found := _COUNTED.fullmatch(plain):
        return int(found[1]) * (_YEAR if found[2] in _YEARS else 1)
    return None


def _duration(judge: Judge) -> int | None:
    """Return the agreed duration; without one the terms decide (15.1)."""
    text = judge.facts.text("months")
    months = months_of(text) if text else None
    if text and not months:
        raise judge.refuse(
            N_("Looptijd “{text}” is niet te lezen; schrijf een aantal maanden."),
            text=shortened(text),
        )
    return months


def _period(judge: Judge) -> int:
    text = judge.facts.text("period")
    if not text:
        judge.remark(N_("De factuurperiode is niet ingevuld: overgenomen als per jaar."))
        return _YEAR
    months = months_of(text)
    if months is None:
        raise judge.refuse(
            N_("Factuurperiode “{text}” is niet te lezen; schrijf maand, kwartaal of jaar."),
            text=shortened(text),
        )
    return months


def _price(judge: Judge, party: Party, high: Fraction) -> tuple[Money, bool]:
    """Return the price as it will be billed: with VAT to a consumer (Wet OB art. 38)."""
    net = judge.read("net", judge.facts.amount)
    gross = judge.read("gross", judge.facts.amount)
    if net is None and gross is None:
        raise judge.refuse(N_("De prijs ontbreekt."))
    if min(each for each in (net, gross) if each is not None) < ZERO:
        raise judge.refuse(N_("De prijs is lager dan nul."))
    if gross is not None and (net is None or includes_vat(party)):
        return gross, True
    assert net is not None  # noqa: S101  one of both is there
    if not includes_vat(party):
        return net, False
    price = net.times(1 + high)
    judge.remark(
        N_("{net} zonder btw wordt voor deze particulier {price} met btw."), net=net, price=price
    )
    return price, True


def _vat(judge: Judge, customer: Customer, country: str) -> VatKind:
    """Return the rate; who owes the tax follows from the customer, not from the file."""
    text = fold(judge.facts.text("vat")).strip()
    for kind, words in _RATES.items():
        if text.removesuffix(" tarief") in words.split():
            return kind
    untaxed = treatment(customer.party, country, customer.vat_id) is not VatTreatment.DOMESTIC
    if text.startswith(_SHIFTED):
        if not untaxed:
            judge.doubt(
                N_("Btw verlegd kan alleen bij een zakelijke klant in een ander EU-land met een "
                   "geldig btw-id; deze klant krijgt gewone btw. Vul anders eerst bij de klant het "
                   "land en het btw-id in.")
            )  # fmt: skip
    elif text in _ZERO:
        if not untaxed:
            judge.doubt(
                N_("0% btw geldt niet voor deze klant; het contract krijgt het hoge tarief.")
            )
    elif text:
        judge.doubt(
            N_("Btw “{text}” is niet bekend; het contract krijgt het hoge tarief."),
            text=shortened(text),
        )
    return VatKind.HIGH


def _billed(judge: Judge, today: date) -> date | None:
    billed: date | None = judge.read("billed_through", judge.facts.day)
    if billed is not None and billed > add_months(today, _FURTHEST_BILLED):
        raise judge.refuse(
            N_("Gefactureerd t/m {day}: dat is meer dan tien jaar vooruit; kijk het na."),
            day=billed,
        )
    return billed


def _end(judge: Judge, starts: date, today: date) -> date | None:
    ends: date | None = judge.read("ends_on", judge.facts.day)
    if ends is None:
        return None
    if ends < starts:
        raise judge.refuse(
            N_("Opgezegd per {ends}, maar het begint pas op {starts}; een van beide klopt niet."),
            ends=ends,
            starts=starts,
        )
    if ends < today:
        raise judge.needless(
            N_("Dit contract is op {ends} geëindigd en hoeft niet mee."), ends=ends
        )
    judge.remark(N_("Opgezegd: de laatste dag is {ends}."), ends=ends)
    return ends


def billed_by(found: ContractFacts, moment: BillingMoment, through: date) -> date | None:
    """Return the last day that was billed by the end of a day, when all was billed on time."""
    if found.billed_through is not None:
        return found.billed_through
    last = None
    for index in range(_longest(found, through)):
        period = (
            Period.months(found.starts_on, index, found.period)
            if found.period
            else Period.through(found.starts_on, found.starts_on)
        )
        if billable_from(period, moment) > through:
            break
        last = period.last_day
    return last


def _longest(found: ContractFacts, through: date) -> int:
    if not found.period:
        return 1
    years = through.year - found.starts_on.year + 1
    return max(0, years * _YEAR // found.period + 1)
