"""Contracts (1.8), their lines with the billing progress, notices (15.1) and withdrawals (5)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ises_desk.models.base import Base, Json, Word, keyed_args, one_of, table_args
from ises_desk.models.deviations import Deviation
from ises_desk.values.kinds import (
    BillingMoment,
    Channel,
    ContractStage,
    Party,
    PaymentMethod,
    ProductKind,
    VatKind,
)
from ises_desk.values.money import ZERO, Money
from ises_desk.values.quantity import Quantity

_METHODS = ", ".join(f"'{each.value}'" for each in PaymentMethod)


class Contract(Base):
    """An agreement with one customer under one edition of the terms.

    `party` and `gross_prices` are snapshots: a later change of the customer's kind never
    rewrites what was agreed. `months`, `notice_months` and `payment_days` are the edition's, or as
    `deviations` say (2.1). `ends_on` is the last day, inclusive. An offer or an application is
    not concluded yet (`stage`, `concluded_at`); an offer stands through `valid_until`. A business
    that took it over from a consumer can give notice as he could (`consumer_notice`).
    """

    __tablename__ = "contract"
    __table_args__ = keyed_args(
        one_of("party", Party),
        one_of("channel", Channel),
        one_of("stage", ContractStage),
        CheckConstraint(
            "concluded_at IS NOT NULL OR stage IN ('offer', 'application', 'refused')",
            name="is_concluded",
        ),
        CheckConstraint("months BETWEEN 1 AND 120", name="months_range"),
        CheckConstraint("payment_days BETWEEN 1 AND 365", name="payment_days_range"),
        Index(None, "id", "search"),  # finding reads this alone, the newest first
        # What is not concluded, or no longer: few, beside all that run.
        Index(
            "ix_contract_before",
            "stage",
            "valid_until",
            sqlite_where=text("stage <> 'concluded'"),
        ),
        # What is over, until it is certified that the data are gone.
        Index(
            "ix_contract_over",
            "ends_on",
            sqlite_where=text("ends_on IS NOT NULL AND stage <> 'deleted'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    party: Mapped[Party] = mapped_column(Word(Party))
    gross_prices: Mapped[bool]
    stage: Mapped[ContractStage] = mapped_column(
        Word(ContractStage), default=ContractStage.CONCLUDED, server_default="concluded"
    )
    valid_until: Mapped[date | None]
    concluded_at: Mapped[datetime | None]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    edition: Mapped[str]
    earlier_terms_unknown: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date] = mapped_column(index=True)
    months: Mapped[int]
    notice_months: Mapped[int]
    payment_days: Mapped[int]
    ends_on: Mapped[date | None] = mapped_column(index=True)
    remark: Mapped[str] = mapped_column(default="")
    search: Mapped[str]
    consumer_notice: Mapped[bool] = mapped_column(default=False, server_default=text("0"))

    lines: Mapped[list["ContractLine"]] = relationship(
        order_by="ContractLine.position", viewonly=True
    )
    deviations: Mapped[list[Deviation]] = relationship(
        order_by=lambda: (Deviation.agreed_on, Deviation.id), viewonly=True
    )


class ContractOffer(Base):
    """What went before a contract: the offer (2.2), the application (2.3), the decision on it.

    `application` holds the lines as the customer wanted them, where they differ (2.4).
    `received` is what had come in when it was refused or revoked; it goes back by `refund_by`.
    """

    __tablename__ = "contract_offer"
    __table_args__ = table_args(
        Index(
            "ix_contract_offer_unconfirmed",
            "decided_on",
            sqlite_where=text(
                "decided_on IS NOT NULL AND confirmation_letter_id IS NULL"
                " AND decision_letter_id IS NULL"
            ),
        ),
        Index(
            "ix_contract_offer_untold",
            "decided_on",
            sqlite_where=text("reason <> '' AND decision_letter_id IS NULL"),
        ),
        Index(
            "ix_contract_offer_owed",
            "refund_by",
            sqlite_where=text("received > 0 AND refunded_on IS NULL"),
        ),
        # Without the empty ones, by which the agenda would be led past every other contract.
        *(
            Index(f"ix_contract_offer_{name}", name, sqlite_where=text(f"{name} IS NOT NULL"))
            for name in ("offer_letter_id", "decision_letter_id", "confirmation_letter_id")
        ),
    )

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), primary_key=True)
    offered_on: Mapped[date | None]
    binding: Mapped[bool] = mapped_column(default=False)
    offer_letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    applied_at: Mapped[datetime | None]
    application: Mapped[Any | None] = mapped_column(Json)
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    received: Mapped[Money] = mapped_column(default=ZERO)
    refund_by: Mapped[date | None]
    refunded_on: Mapped[date | None]
    decision_letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    confirmation_letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))


class OrderEvidence(Base):
    """What can be shown of a consumer's order when he withdraws (5; 6:230m, 230s and 230v BW).

    `informed_on` is the day on which the information about withdrawing was complete (6:230m lid 1
    h), `conditions_told` that the costs of a started service were told (j). `function_url` is
    where he can withdraw online (6:230oa). `start_request` and `statement` are his own words:
    begin at once, and I know that I lose my right.
    """

    __tablename__ = "order_evidence"
    __table_args__ = table_args()

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), primary_key=True)
    informed_on: Mapped[date | None]
    conditions_told: Mapped[bool] = mapped_column(default=False)
    function_url: Mapped[str] = mapped_column(default="")
    start_request: Mapped[str] = mapped_column(default="")
    start_requested_at: Mapped[datetime | None]
    statement: Mapped[str] = mapped_column(default="")
    stated_at: Mapped[datetime | None]
    one_off_consent: Mapped[bool] = mapped_column(default=False)


class ContractLine(Base):
    """One thing that a contract delivers and bills.

    `periods_billed` counts whole billing periods from `starts_on`; `next_invoice_on` is the
    first day on which the next period may be billed, empty when nothing is left to bill.
    The facts of the package are the product's, unless agreed otherwise (6.3, 7.1, 12.1).
    """

    __tablename__ = "contract_line"
    __table_args__ = keyed_args(
        one_of("kind", ProductKind),
        one_of("vat_kind", VatKind),
        one_of("billing_moment", BillingMoment),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    position: Mapped[int]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"))
    kind: Mapped[ProductKind] = mapped_column(Word(ProductKind))
    description: Mapped[str]
    quantity: Mapped[Quantity]
    unit_price: Mapped[Money]
    vat_kind: Mapped[VatKind] = mapped_column(Word(VatKind))
    months: Mapped[int]
    billing_moment: Mapped[BillingMoment] = mapped_column(Word(BillingMoment))
    refundable: Mapped[bool] = mapped_column(default=True)
    backup_included: Mapped[bool | None]
    quota: Mapped[str] = mapped_column(default="")
    traffic: Mapped[str] = mapped_column(default="", server_default="")
    sla: Mapped[str] = mapped_column(default="")
    sla_target: Mapped[str] = mapped_column(default="", server_default="")
    sla_measured: Mapped[str] = mapped_column(default="", server_default="")
    sla_credit: Mapped[str] = mapped_column(default="", server_default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    periods_billed: Mapped[int] = mapped_column(default=0)
    next_invoice_on: Mapped[date | None] = mapped_column(index=True)


class ContractNotice(Base):
    """A notice of termination as received (15.1), with the ruling that gave its end."""

    __tablename__ = "contract_notice"
    __table_args__ = keyed_args(
        one_of("channel", Channel), Index(None, "contract_id", "received_on")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"))
    received_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    early_exit: Mapped[bool] = mapped_column(default=False)
    ends_on: Mapped[date]
    ruling: Mapped[Any] = mapped_column(Json)
    credit_note_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    withdrawn_on: Mapped[date | None]


class ContractWithdrawal(Base):
    """A consumer's withdrawal from a contract (5), once for each, with the ruling on it.

    The day on which it was sent decides, from `received_at` the refund runs until `refund_by`.
    `performed` holds the keys of the lines that are done once and were fully performed.
    `refund_method` is how the money goes back: as it came, unless the consumer agreed otherwise.
    `credit`, `refund` and `to_pay` follow when it is settled.
    """

    __tablename__ = "contract_withdrawal"
    __table_args__ = keyed_args(
        one_of("channel", Channel),
        CheckConstraint(
            f"refund_method IS NULL OR refund_method IN ({_METHODS})", name="refund_method_word"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), unique=True)
    sent_on: Mapped[date]
    received_at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    by_function: Mapped[bool] = mapped_column(default=False)
    declaration: Mapped[str] = mapped_column(default="")
    refund_method: Mapped[PaymentMethod | None] = mapped_column(Word(PaymentMethod))
    refund_iban: Mapped[str] = mapped_column(default="")
    performed: Mapped[Any] = mapped_column(Json)
    last_day: Mapped[date]
    refund_by: Mapped[date] = mapped_column(index=True)
    ruling: Mapped[Any] = mapped_column(Json)
    owed: Mapped[Money]
    credit: Mapped[Money | None]
    refund: Mapped[Money | None]
    to_pay: Mapped[Money | None]
    settled_on: Mapped[date | None]
    acknowledgement_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    settlement_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
