"""A list as data: columns, source, filter and order, fetched as keys and then by page.

The screen holds the keys of the whole list in an array (a true scrollbar, 100 000 rows) and
asks for the rows it shows.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, func, or_, select, type_coerce
from sqlalchemy.exc import NoResultFound as NothingThere

from ises_desk.values.text import fold

__all__ = [
    "Column",
    "Listing",
    "NothingThere",
    "Owner",
    "count",
    "dictionaries",
    "first_starting",
    "keys",
    "rows",
    "sums",
]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, FromClause, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    Expression = ColumnElement[Any] | InstrumentedAttribute[Any]


_SOME = 500  # keys in one question


@dataclass(frozen=True, slots=True)
class Column:
    """A column: permanent key, Dutch title, SQL expression and kind of value.

    Kinds: text, money, day, moment, number, period (months, 0 is once), state (a word with a label
    and a colour).
    `sort` is the expression to sort by when it isn't the shown one.
    """

    key: str
    title: str
    expression: Expression
    kind: str = "text"
    sort: Expression | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that each row of a list belongs to, by `link`: its words find the row too."""

    link: Expression
    key: Expression
    search: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that isn't fetched yet. `order` holds pairs (column key, descending).

    With an `owner` the source is the rows' own table joined to the owner's, one for every row.
    """

    name: str
    key: Expression
    columns: tuple[Column, ...]
    source: FromClause | type[Any]
    where: tuple[ColumnElement[bool], ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    search: Expression | None = None
    owner: Owner | None = None

    def filtered(self, text: str) -> Listing:
        """Return the rows in which every word of `text` occurs, folded."""
        if self.search is None:
            return self
        tests = tuple(self._holds(self.search, word) for word in fold(text).split())
        return replace(self, where=self.where + tests)

    def _holds(self, search: Expression, word: str) -> ColumnElement[bool]:
        """Test for a word that is folded, as what is searched is: byte for byte."""
        found = func.instr(search, word) > 0
        if self.owner is None:
            return found
        owners = select(self.owner.key).where(func.instr(self.owner.search, word) > 0)
        return or_(found, self.owner.link.in_(owners))

    def only(self, *conditions: ColumnElement[bool]) -> Listing:
        """Return the rows that also meet `conditions`."""
        return replace(self, where=self.where + conditions)

    def sorted_by(self, key: str, *, descending: bool = False) -> Listing:
        """Return the list in another order."""
        if key not in {column.key for column in self.columns}:
            return self
        return replace(self, order=((key, descending),))

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)


def _sorting(listing: Listing) -> list[tuple[Expression, bool]]:
    """Return what the list is sorted by, each with whether that is descending."""
    columns = [(listing.column(key), descending) for key, descending in listing.order]
    return [
        (column.expression if column.sort is None else column.sort, descending)
        for column, descending in columns
    ]


def _ordering(listing: Listing) -> list[Any]:
    parts = [each.desc() if down else each.asc() for each, down in _sorting(listing)]
    return [*parts, listing.key]


def _asks_owner(listing: Listing) -> bool:
    """Tell whether the filter or the order reads more than the rows' own table."""
    asked = select(listing.key, *(each for each, _down in _sorting(listing)))
    return len(asked.where(*listing.where).get_final_froms()) > 1


def _base(listing: Listing, *what: Any) -> Select[Any]:
    statement = select(*what).select_from(listing.source)
    return statement.where(and_(*listing.where)) if listing.where else statement


def keys(session: Session, listing: Listing) -> array[int]:
    """Return the keys of the whole list in order.

    Of a hundred thousand rows the join and the objects around each row are two thirds of the time:
    the owner is only joined where something asks for it, and the driver's own rows are read.
    """
    statement = select(listing.key).where(*listing.where).order_by(*_ordering(listing))
    if listing.owner is None or _asks_owner(listing):
        statement = statement.select_from(listing.source)
    driven: Any = session.connection().execute(statement).cursor
    return array("q", (key for (key,) in driven))


def count(session: Session, listing: Listing) -> int:
    """Return how many rows the list has."""
    return session.scalar(_base(listing, func.count())) or 0


def rows(session: Session, listing: Listing, wanted: Sequence[int]) -> list[tuple[Any, ...]]:
    """Return the cells of the rows with the wanted keys, in that order; gone rows are left out."""
    expressions = [column.expression for column in listing.columns]
    statement = select(listing.key, *expressions).select_from(listing.source)
    found = {
        row[0]: tuple(row[1:])
        for some in _in_parts(wanted)
        for row in session.execute(statement.where(listing.key.in_(some)))
    }
    return [found[key] for key in wanted if key in found]


def sums(
    session: Session, listing: Listing, names: Sequence[str], wanted: Sequence[int] | None
) -> dict[str, Any]:
    """Return what the named columns of the wanted rows (None: of the whole list) add up to."""
    columns = [listing.column(name) for name in names]
    totals = [
        func.sum(column.expression, type_=column.expression.type).label(column.key)
        for column in columns
    ]
    if not totals:
        return {}
    if wanted is None:
        parts = [session.execute(_base(listing, *totals)).one()]
    else:
        statement = select(*totals).select_from(listing.source)
        parts = [
            session.execute(statement.where(listing.key.in_(some))).one()
            for some in _in_parts(wanted)
        ]
    found: dict[str, Any] = {}
    for part in parts:
        for column, value in zip(columns, part, strict=True):
            if value is not None:
                found[column.key] = value + found[column.key] if column.key in found else value
    return found


def first_starting(
    session: Session, listing: Listing, names: Sequence[str], text: str
) -> int | None:
    """Return the key of the first row of which a text starts with `text`, folded.

    The columns are tried in the order of `names`: the second only when the first has no such row.
    """
    for name in names:
        shown = func.folded(type_coerce(listing.column(name).expression, Text))
        statement = _base(listing, listing.key).where(shown.startswith(fold(text), autoescape=True))
        key = session.scalar(statement.order_by(*_ordering(listing)).limit(1))
        if key is not None:
            return int(key)
    return None


def _in_parts(wanted: Sequence[int]) -> Iterator[list[int]]:
    for at in range(0, len(wanted), _SOME):
        yield list(wanted[at : at + _SOME])


def dictionaries(session: Session, listing: Listing) -> list[dict[str, Any]]:
    """Return the whole list as dictionaries by column key, with `id` first."""
    names = ["id", *(column.key for column in listing.columns)]
    expressions = [column.expression for column in listing.columns]
    statement = _base(listing, listing.key, *expressions).order_by(*_ordering(listing))
    return [dict(zip(names, row, strict=True)) for row in session.execute(statement)]
