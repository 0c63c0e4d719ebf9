"""The declarative base and the column types that STRICT tables allow.

A STRICT SQLite table knows INTEGER, TEXT and BLOB; each business type is stored as one of
these: money as whole cents, days as ISO dates, moments as UTC, words as themselves.
"""

import enum
import json
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Integer, LargeBinary, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity


class Cents(TypeDecorator[Money]):
    """Money as whole euro cents."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store the cents; a bare integer is taken as cents in comparisons."""
        return value.cents if isinstance(value, Money) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:  # noqa: ARG002
        """Read the cents back as money."""
        return None if value is None else Money(value)


class Thousandths(TypeDecorator[Quantity]):
    """A quantity in thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store the thousandths."""
        return value.thousandths if isinstance(value, Quantity) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Quantity | None:  # noqa: ARG002
        """Read the thousandths back as a quantity."""
        return None if value is None else Quantity(value)


class Day(TypeDecorator[date]):
    """A business day as ISO text, so that SQL compares it rightly."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store YYYY-MM-DD."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Read the day back."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store UTC; a moment without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a time zone"
            raise ValueError(msg)
        return str(value.astimezone(UTC).isoformat(timespec="seconds"))

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the aware moment back."""
        return None if value is None else datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """Read yes or no back."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Plain data as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store JSON with sorted keys, so that equal data are equal text."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Read the data back."""
        return None if value is None else json.loads(value)


class Word(TypeDecorator[Any]):
    """One of an enumeration's permanent words."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[enum.StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store the word; an unknown one is a bug."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Read the enumeration member back."""
        return None if value is None else self.kind(value)


def one_of(column: str, kind: type[enum.StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of an enumeration's words."""
    words = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_word")


class Base(DeclarativeBase):
    """Every table: STRICT, with named constraints so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Money: Cents,
        Quantity: Thousandths,
        date: Day,
        datetime: Moment,
        bool: Flag,
        int: Integer,
        str: Text,
        bytes: LargeBinary,
    }
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012  SQLAlchemy's own protocol


def table_args(*parts: Any) -> tuple[Any, ...]:
    """Return table arguments with STRICT added."""
    return (*parts, {"sqlite_strict": True})


def keyed_args(*parts: Any) -> tuple[Any, ...]:
    """Return table arguments of a table with a key of its own, which is never given out again.

    SQLite would give the highest key anew after its row was removed; the audit lines of the
    row that is gone would then seem to speak of another.
    """
    return (*parts, {"sqlite_strict": True, "sqlite_autoincrement": True})
