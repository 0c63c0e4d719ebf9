"""Rows of an old administration as they are read, and what would become of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from ises_desk.actions.stepping import followed
from ises_desk.errors import Refusal
from ises_desk.exchange import cells
from ises_desk.exchange.headings import FIELDS
from ises_desk.exchange.tables import Cell, Row, Table
from ises_desk.i18n import N_, _, fill
from ises_desk.values.kinds import Intake, Verdict
from ises_desk.values.money import Money
from ises_desk.values.text import cut

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that a row would change: its label, and the value before and after."""

    label: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What would become of a row; `reasons` says why, or what to know about it.

    `make` is for the deed alone; a doubtful row has one too: the owner may let it in.
    """

    line: int
    verdict: Verdict
    title: str
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    make: Any = field(default=None, repr=False, compare=False)

    @property
    def said(self) -> str:
        """Return the reasons and changes in one text."""
        told = (
            fill(N_("{label}: {before} wordt {after}."), {
                "label": _(each.label),
                "before": each.before or _(N_("leeg")),
                "after": each.after or _(N_("leeg")),
            })
            for each in self.changes
        )  # fmt: skip
        return " ".join((*self.reasons, *told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would become of every row of a file, known by its digest."""

    kind: Intake
    digest: str
    columns: tuple[str, ...]
    rows: tuple[Planned, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return self.counts[verdict]

    @property
    def counts(self) -> Counter[Verdict]:
        """Return how many rows there are of each verdict."""
        return Counter(row.verdict for row in self.rows)

    def going(self, doubtful: Iterable[int] = ()) -> tuple[Planned, ...]:
        """Return the rows that go in: new and changed ones, and the doubtful ones let in."""
        wanted = set(doubtful)
        return tuple(
            row
            for row in self.rows
            if row.verdict in {Verdict.NEW, Verdict.CHANGED}
            or (row.verdict is Verdict.DOUBTFUL and row.line in wanted)
        )

    def left(self, doubtful: Iterable[int] = ()) -> dict[int, str]:
        """Return by line why a row stays behind, for the file to mend."""
        wanted = set(doubtful)
        return {
            row.line: row.said
            for row in self.rows
            if row.verdict is Verdict.REFUSED
            or (row.verdict is Verdict.DOUBTFUL and row.line not in wanted)
        }


class Facts:
    """One row by the keys of its fields; a value that can't be read is a Refusal with its label."""

    def __init__(self, row: Row, places: dict[str, int], american: Callable[[str], bool]) -> None:
        self.row, self._places, self._american = row, places, american

    def cell(self, key: str) -> Cell:
        """Return the cell of a field; a field without a column is nothing."""
        place = self._places.get(key)
        return None if place is None else self.row.cells[place]

    def text(self, key: str) -> str:
        """Return a field as text."""
        return cells.text(self.cell(key))

    def day(self, key: str) -> date | None:
        """Return a field as a day."""
        return cells.day(self.cell(key), american=self._american(key))

    def amount(self, key: str) -> Money | None:
        """Return a field as an amount."""
        return cells.amount(self.cell(key))

    @property
    def filled(self) -> list[str]:
        """Return what stands in the row, from left to right."""
        return [text for cell in self.row.cells if (text := cells.text(cell))]


class Judged(Exception):  # noqa: N818  a verdict, not an error
    """A row is refused, for this reason."""

    verdict = Verdict.REFUSED


class Needless(Judged):
    """There is nothing in a row to bring over, for this reason: nothing is wrong with it."""

    verdict = Verdict.NEEDLESS


class Judge:
    """Gathers what is to be said about one row."""

    def __init__(self, kind: Intake, facts: Facts) -> None:
        self.facts = facts
        self._labels = {each.key: each.label for each in FIELDS[kind]}
        self.remarks: list[str] = []
        self.doubts: list[str] = []
        self.spare: list[str] = []

    def remark(self, sentence: str, **values: Any) -> None:
        """Note something that the owner should know."""
        self.remarks.append(fill(sentence, values))

    def doubt(self, sentence: str, **values: Any) -> None:
        """Note something that the owner must decide about."""
        self.doubts.append(fill(sentence, values))

    def refuse(self, sentence: str, **values: Any) -> Judged:
        """Return the exception by which a row is refused."""
        return Judged(fill(sentence, values))

    def needless(self, sentence: str, **values: Any) -> Needless:
        """Return the exception by which a row stays behind that nobody has to mend."""
        return Needless(fill(sentence, values))

    def read(self, key: str, read: Callable[[str], Any]) -> Any:
        """Return a field that must be readable when it is given."""
        try:
            return read(key)
        except Refusal as why:
            raise self.unreadable(key, why) from why

    def unreadable(self, key: str, why: Refusal) -> Judged:
        """Return the exception that names a field, what stands in it, and what is wrong with it."""
        text = self.facts.text(key)
        said = f"{self.label(key)} “{shortened(text)}”" if text else self.label(key)
        return Judged(f"{said}: {why}")

    def optional(self, key: str, text: str, check: Callable[[str], str]) -> str:
        """Return a field, or nothing when it is wrong: it then goes into the customer's note."""
        if not text:
            return ""
        try:
            return check(text)
        except Refusal as why:
            label = self.label(key)
            self.spare.append(f"{label}: {text}")
            self.remark(
                N_("{label} “{text}” gaat niet mee, maar staat in een notitie. {why}"),
                label=label,
                text=shortened(text),
                why=str(why),
            )
            return ""

    def label(self, key: str) -> str:
        """Return the name of a field for people."""
        return _(self._labels[key])

    def planned(
        self, verdict: Verdict, title: str, *, changes: Sequence[Change] = (), make: Any = None
    ) -> Planned:
        """Return the verdict on the row; a doubt makes it doubtful, unless nothing would change."""
        doubtful = self.doubts and verdict is not Verdict.SAME
        return Planned(
            line=self.facts.row.line,
            verdict=Verdict.DOUBTFUL if doubtful else verdict,
            title=title,
            reasons=(*self.doubts, *self.remarks) if verdict is not Verdict.SAME else (),
            changes=tuple(changes),
            make=make,
        )


def shortened(text: str) -> str:
    """Return the beginning of a text that may be very long."""
    return cut(text, _SHOWN)


def facts_of(table: Table, columns: Sequence[str]) -> Iterator[Facts]:
    """Yield the rows of a table by the keys of their fields."""
    places = {key: place for place, key in enumerate(columns) if key}

    @cache
    def american(key: str) -> bool:
        place = places.get(key)
        return place is not None and cells.month_first(row.cells[place] for row in table.rows)

    for row in table.rows:
        yield Facts(row, places, american)


def judged(
    kind: Intake, table: Table, columns: Sequence[str], decide: Callable[[Judge], Planned]
) -> tuple[Planned, ...]:
    """Return the verdict on every row; `decide` raises Judged to refuse one."""
    found = []
    for facts in followed(facts_of(table, columns), len(table.rows)):
        judge = Judge(kind, facts)
        try:
            if facts.row.problem:
                raise Judged(facts.row.problem)  # noqa: TRY301  one place for what is refused
            found.append(decide(judge))
        except Judged as why:
            found.append(_stays(facts, why))
    return tuple(found)


def _stays(facts: Facts, why: Judged) -> Planned:
    return Planned(
        line=facts.row.line,
        verdict=why.verdict,
        title=shortened(" ".join(facts.filled[:3])),
        reasons=(str(why),),
    )


def no_record(judge: Judge) -> Judged | None:
    """Return why a row with a single fact in it, such as a total below the table, is no record."""
    if sum(cell not in {None, ""} for cell in judge.facts.row.cells) > 1:
        return None
    filled = judge.facts.filled
    return judge.refuse(
        N_("Op deze regel staat alleen “{text}”: dat is geen gegeven om over te nemen."),
        text=shortened(filled[0] if filled else ""),
    )
