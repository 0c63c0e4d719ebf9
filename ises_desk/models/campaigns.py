"""Campaigns: changes of prices and of terms (2.5, 3.2, 13.11), and the dated prices of a line."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import CampaignKind, CampaignState
from ises_desk.values.money import Money


class Campaign(Base):
    """A change that is announced and holds from a day on.

    `percent` raises (or lowers) every recurring line that has no price of its own in
    `campaign_price`; `all_prices` also takes lines of a named product that pay another price than
    the list's. `text` is what the letter says of it, `version` the new edition of the terms.
    """

    __tablename__ = "campaign"
    __table_args__ = keyed_args(one_of("kind", CampaignKind), one_of("state", CampaignState))

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[CampaignKind] = mapped_column(Word(CampaignKind))
    state: Mapped[CampaignState] = mapped_column(Word(CampaignState), index=True)
    title: Mapped[str]
    text: Mapped[str]
    version: Mapped[str] = mapped_column(default="")
    percent: Mapped[str] = mapped_column(default="")
    all_prices: Mapped[bool] = mapped_column(default=False)
    publish_on: Mapped[date]
    effective_on: Mapped[date]
    approved_on: Mapped[date | None]
    published_on: Mapped[date | None]
    tell_by: Mapped[date | None]
    done_on: Mapped[date | None]
    search: Mapped[str]


class CampaignPrice(Base):
    """The new price of a product: `net` without VAT for businesses, `gross` with for consumers."""

    __tablename__ = "campaign_price"
    __table_args__ = keyed_args(UniqueConstraint("campaign_id", "product_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    net: Mapped[Money]
    gross: Mapped[Money]


class CampaignContract(Base):
    """A contract on the list that was frozen at approval.

    `effective_on` is the day for this contract: later than the campaign's when its letter went
    late. `notice_id` is the notice over the change; `dissolvable` a consumer's right of 6:236 i BW.
    """

    __tablename__ = "campaign_contract"
    __table_args__ = keyed_args(
        UniqueConstraint("campaign_id", "contract_id"),
        Index(
            "ix_campaign_contract_untold",
            "campaign_id",
            sqlite_where=text("letter_id IS NULL AND left_out_on IS NULL AND notice_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    effective_on: Mapped[date]
    cancel_until: Mapped[date]
    dissolvable: Mapped[bool] = mapped_column(default=False)
    told_on: Mapped[date | None]
    left_out_on: Mapped[date | None]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("contract_notice.id"), index=True)


class CampaignLine(Base):
    """A line whose price changes, as frozen at approval; `percent` is its VAT."""

    __tablename__ = "campaign_line"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_contract_id: Mapped[int] = mapped_column(
        ForeignKey("campaign_contract.id"), index=True
    )
    line_id: Mapped[int] = mapped_column(ForeignKey("contract_line.id"), index=True)
    old_price: Mapped[Money]
    new_price: Mapped[Money]
    percent: Mapped[str]


class LinePrice(Base):
    """The price of a contract line from a day on; before the first it is the line's own."""

    __tablename__ = "line_price"
    __table_args__ = keyed_args(UniqueConstraint("line_id", "valid_from"))

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("contract_line.id"))
    valid_from: Mapped[date]
    unit_price: Mapped[Money]
    campaign_line_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_line.id"), index=True)
