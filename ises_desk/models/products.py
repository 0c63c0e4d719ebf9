"""The price list: products with the facts that decide liability, and dated prices."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money


class Product(Base):
    """Something that is sold; `months` is the billing period, 0 for once.

    Its facts decide liability: whether a backup is included (6.3; None is not said yet), `quota` of
    storage and `traffic` (8.8, 12.2, 12.3), and the SLA (7.1) in words, with the percentage that it
    aims at, how that is measured, and the part of a month's price that comes back below it.
    """

    __tablename__ = "product"
    __table_args__ = keyed_args(
        one_of("kind", ProductKind),
        one_of("vat_kind", VatKind),
        one_of("billing_moment", BillingMoment),
        CheckConstraint("months BETWEEN 0 AND 120", name="months_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[ProductKind] = mapped_column(Word(ProductKind))
    vat_kind: Mapped[VatKind] = mapped_column(Word(VatKind))
    months: Mapped[int]
    billing_moment: Mapped[BillingMoment] = mapped_column(Word(BillingMoment))
    backup_included: Mapped[bool | None]
    refundable: Mapped[bool] = mapped_column(default=True)
    quota: Mapped[str] = mapped_column(default="")
    traffic: Mapped[str] = mapped_column(default="", server_default="")
    sla: Mapped[str] = mapped_column(default="")
    sla_target: Mapped[str] = mapped_column(default="", server_default="")
    sla_measured: Mapped[str] = mapped_column(default="", server_default="")
    sla_credit: Mapped[str] = mapped_column(default="", server_default="")
    withdrawn_on: Mapped[date | None]
    search: Mapped[str]

    prices: Mapped[list["ProductPrice"]] = relationship(
        order_by="ProductPrice.valid_from", viewonly=True
    )


class ProductPrice(Base):
    """A price from a day on: `net` without VAT for businesses, `gross` with VAT for consumers."""

    __tablename__ = "product_price"
    __table_args__ = keyed_args(UniqueConstraint("product_id", "valid_from"))

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    valid_from: Mapped[date]
    net: Mapped[Money]
    gross: Mapped[Money]
