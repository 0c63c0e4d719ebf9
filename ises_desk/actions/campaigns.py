"""Campaigns of prices and terms: drafted, approved with their list, published, finished (3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.checks import KEEP
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, Marked
from ises_desk.models import Campaign, CampaignPrice, Product
from ises_desk.queries import rates
from ises_desk.queries.campaign_scope import REGISTRY
from ises_desk.terms.art03_prices import change_of_price, check_effective
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import CampaignKind, CampaignState
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.text import fold

HIGHEST_PRICE = Money.of("1000000.00")
_PERCENT = re.compile(r"(-?[0-9]{1,2})(?:[.,]([0-9]{1,2}))?", re.ASCII)
_FURTHEST_MONTHS = 24
_LONGEST_TITLE = 80
_LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrice:
    """The new price of a product; without `gross` it follows from `net` with the VAT of then."""

    product: str
    net: Money
    gross: Money | None = None


@action("campaign.draft", title=N_("Wijziging voorbereiden"), undo=Undo.REVERT)
def draft(
    work: Work,
    *,
    kind: CampaignKind,
    title: str,
    text: str,
    publish_on: date,
    effective_on: date | None = None,
    prices: tuple[NewPrice, ...] = (),
    percent: str = "",
    all_prices: bool = False,
    version: str = "",
) -> int:
    """Prepare a change of prices or terms; returns its key.

    `text` is what the letters say of it, `publish_on` when it will stand on the website. Without
    `effective_on` it holds a month after that (3.2), never sooner. `prices` are the new prices of
    products, `percent` (as 4,5) raises the other recurring lines.
    """
    year = work.today.year
    row = Campaign(
        number=f"W{year}-{work.number('campaign', year):03}",
        kind=kind,
        state=CampaignState.DRAFT,
        title="",
        text="",
        publish_on=publish_on,
        effective_on=publish_on,
        search="",
    )
    _dates(work, row, publish_on, effective_on)
    _words(row, title, text, version)
    row.percent, row.all_prices = _percent(percent), all_prices
    work.add(row)
    _set_prices(work, row, prices)
    _refuse_empty(row, prices)
    return row.id


@action("campaign.change", title=N_("Wijziging bijwerken"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    campaign_id: int,
    title: str = KEEP,
    text: str = KEEP,
    publish_on: date | None = None,
    effective_on: date | None = None,
    prices: tuple[NewPrice, ...] | None = None,
    percent: str = KEEP,
    all_prices: bool | None = None,
    version: str = KEEP,
) -> int:
    """Change a campaign that has not been approved yet."""
    row = in_state(work, campaign_id, CampaignState.DRAFT)
    if publish_on is not None or effective_on is not None:
        _dates(work, row, publish_on or row.publish_on, effective_on or row.effective_on)
    _words(
        row,
        row.title if title == KEEP else title,
        row.text if text == KEEP else text,
        row.version if version == KEEP else version,
    )
    row.percent = row.percent if percent == KEEP else _percent(percent)
    row.all_prices = row.all_prices if all_prices is None else all_prices
    if prices is not None:
        _drop_prices(work, row)
        _set_prices(work, row, prices)
    known = select(CampaignPrice.id).where(CampaignPrice.campaign_id == row.id)
    _refuse_empty(row, work.session.scalars(known).all())
    return row.id


@action("campaign.remove", title=N_("Wijziging verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, campaign_id: int) -> int:
    """Take away a campaign that has not been approved."""
    row = in_state(work, campaign_id, CampaignState.DRAFT)
    _drop_prices(work, row)
    work.remove(row)
    return campaign_id


def _drop_prices(work: Work, row: Campaign) -> None:
    for price in work.session.scalars(select(CampaignPrice).filter_by(campaign_id=row.id)):
        work.session.delete(price)
    work.session.flush()


def in_state(work: Work, campaign_id: int, *states: CampaignState) -> Campaign:
    """Return a campaign in one of these states; another is a Refusal."""
    row = work.get(Campaign, campaign_id, "campaign_id")
    if row.state not in states:
        raise Refusal(
            N_("Wijziging {number} heeft de stand {state}; dit kan dan niet."),
            field="campaign_id",
            number=row.number,
            state=Marked(row.state.word),
        )
    return row


def months_of(campaign: Campaign) -> int:
    """Return how many months a change is announced ahead by the terms in force."""
    edition = edition_for(campaign.publish_on)[0]
    terms = campaign.kind is CampaignKind.TERMS
    return edition.terms_change_months if terms else edition.price_change_months


def _dates(work: Work, row: Campaign, publish_on: date, effective_on: date | None) -> None:
    if publish_on < work.today:
        raise Refusal(
            N_("Bekendmaken kan niet in het verleden; vul vandaag ({today}) of later in."),
            field="publish_on",
            basis="3.2",
            today=work.today,
        )
    last = add_months(work.today, _FURTHEST_MONTHS)
    checks.near(publish_on, "publish_on")
    row.publish_on = publish_on
    months = months_of(row)
    holds = effective_on or change_of_price(publish_on, months).applied.effective
    check_effective(publish_on, holds, months)
    if max(publish_on, holds) > last:
        field = "publish_on" if publish_on > last else "effective_on"
        raise Refusal(N_("Vul een dag in tot en met {last}."), field=field, last=last)
    row.effective_on = holds


def _words(row: Campaign, title: str, text: str, version: str) -> None:
    row.title = checks.line(title, "title", N_("De naam"), _LONGEST_TITLE)
    row.text = checks.block(text, "text", N_("De toelichting"), _LONGEST_TEXT)
    terms = row.kind is CampaignKind.TERMS
    row.version = checks.line(version, "version", N_("De versie"), _LONGEST_TITLE, empty=not terms)
    row.search = fold(f"{row.number} {row.title} {row.kind.word} {row.version}")


def _percent(text: str) -> str:
    if not text.strip():
        return ""
    found = _PERCENT.fullmatch(text.strip().removesuffix("%").strip())
    if found is None:
        raise Refusal(
            N_("Vul een percentage in met hooguit twee decimalen, zoals 4,5."), field="percent"
        )
    return f"{found[1]}.{found[2]}" if found[2] else found[1]


def _set_prices(work: Work, row: Campaign, prices: Sequence[NewPrice]) -> None:
    taken: set[int] = set()
    for place, given in enumerate(prices):
        where = f"prices[{place}]"
        product = work.session.scalars(select(Product).filter_by(code=given.product)).first()
        if product is None:
            raise Refusal(
                N_("Er is geen product met code {code}."),
                field=f"{where}.product",
                code=given.product,
            )
        if product.id in taken:
            raise Refusal(
                N_("Product {code} staat er al in."), field=f"{where}.product", code=product.code
            )
        taken.add(product.id)
        _check_product(row, product, f"{where}.product")
        work.session.add(
            CampaignPrice(
                campaign_id=row.id,
                product_id=product.id,
                net=_price(given.net, f"{where}.net"),
                gross=_price(_gross(work, row, product, given), f"{where}.gross"),
            )
        )
    work.session.flush()


def _price(price: Money, field: str) -> Money:
    if not ZERO <= price <= HIGHEST_PRICE:
        raise Refusal(
            N_("Vul een prijs in van € 0,00 tot hooguit {most}."), field=field, most=HIGHEST_PRICE
        )
    return price


def _gross(work: Work, row: Campaign, product: Product, given: NewPrice) -> Money:
    if given.gross is not None:
        return given.gross
    percent = rates.vat(work.session, product.vat_kind).at(row.effective_on).percent
    return given.net.times(1 + Fraction(percent) / 100)


def _check_product(row: Campaign, product: Product, field: str) -> None:
    if not product.months:
        raise Refusal(
            N_("Product {code} wordt eenmalig gefactureerd; zijn prijs wijzigt u bij Producten."),
            field=field,
            code=product.code,
        )
    if row.kind is CampaignKind.REGISTRY and product.kind not in REGISTRY:
        raise Refusal(
            N_("Product {code} is geen domeinnaam of certificaat; een register verandert zijn "
               "prijs niet."),
            field=field,
            basis="13.11",
            code=product.code,
        )  # fmt: skip


def _refuse_empty(row: Campaign, prices: Sequence[object]) -> None:
    if row.kind is CampaignKind.TERMS:
        if prices or row.percent:
            raise Refusal(
                N_("Een wijziging van voorwaarden verandert geen prijzen; maak daar een eigen "
                   "wijziging voor."),
                field="prices" if prices else "percent",
                basis="2.5",
            )  # fmt: skip
    elif not prices and not row.percent:
        raise Refusal(
            N_("Geef van ten minste één product de nieuwe prijs, of een percentage."),
            field="percent",
            basis="3.2",
        )
