"""A letter with its words filled in, before there is a page: what golden tests and search read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import on_paper
from ises_desk.letters.catalogue import name_of
from ises_desk.letters.house import sender_values
from ises_desk.letters.letter import is_empty
from ises_desk.letters.template import (
    CODE,
    PLACEHOLDER,
    Pairs,
    Part,
    Table,
    Template,
    Words,
    is_headed,
    parse,
    shipped,
)
from ises_desk.values import formats
from ises_desk.values.kind_labels import LABELS
from ises_desk.values.kinds import Kind, PaymentMethod
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter

_GROUPED = frozenset({"iban", "payment_reference"})  # printed in groups of four
_CODE = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]+")
_NUMBERS = (Money, Quantity, Decimal, int)


@dataclass(frozen=True, slots=True)
class Block:
    """Filled words; a line feed is a hard line break."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A filled table; `right` tells per column whether it holds numbers."""

    head: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Filled sums or a filled payment panel: label, value, final.

    `qr` holds rows of 0 and 1, `caption` the words under the code.
    """

    kind: str
    lines: tuple[tuple[str, str, bool], ...]
    qr: tuple[str, ...] = ()
    caption: str = ""


FilledPart = Block | Grid | Lines


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """The subject, the lines beside the address and the parts of the body, all text."""

    subject: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[FilledPart, ...]


@lru_cache(maxsize=8)
@on_paper()
def text(letter: Letter, head: Letterhead, override: str | None = None) -> FilledLetter:
    """Fill in the letter's words: the shipped ones, or the owner's own text."""
    template = parse(shipped(name_of(type(letter))) if override is None else override)
    fill = _Filler(letter, head)
    facts = ((label, fill.line(value)) for label, value in template.facts)
    return FilledLetter(
        fill.line(template.subject),
        tuple((label, value) for label, value in facts if value),
        tuple(fill.parts(template)),
    )


@on_paper()
def placed(
    letter: Letter, head: Letterhead, template: Template
) -> list[tuple[int, Part, FilledPart]]:
    """Return the printed parts, each with its number in the text and as it is there."""
    fill = _Filler(letter, head)
    return [
        (place, template.parts[place], part)
        for section in fill.sections(template)
        for place, part in section
        if part is not None
    ]


@on_paper()
def plain_text(letter: Letter, head: Letterhead, override: str | None = None) -> str:
    """Return the letter as plain text: what is stored beside the PDF and searched."""
    filled = text(letter, head, override)
    lines = [*letter.recipient, ""]
    lines += [f"{label}: {value}" for label, value in filled.facts]
    lines += ["", filled.subject, ""]
    for block in filled.blocks:
        lines += [*plain_lines(block), ""]
    if letter.enclosures:
        lines += [enclosed(letter), ""]
    return breaking("\n".join(lines)).rstrip() + "\n"


def breaking(text: str) -> str:
    """Return a text with plain spaces for those at which a line may not break."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def enclosed(letter: Letter) -> str:
    """Return the line that names what is enclosed."""
    label = "Bijlage" if len(letter.enclosures) == 1 else "Bijlagen"
    return f"{label}: {'; '.join(letter.enclosures)}"


def printed(value: Any, *, brief: bool = False) -> str:
    """Return a value as it is printed; `brief` is the form in tables, with days in figures.

    Letters are Dutch whatever the language of the screen, so labels come untranslated.
    """
    if isinstance(value, str) and not isinstance(value, Kind):
        return value
    if isinstance(value, tuple):
        return "\n".join(printed(part) for part in value)
    return "" if value is None else _printed(value, brief)


@on_paper()
@lru_cache(maxsize=8192, typed=True)  # 21 days and 21 percent are equal keys otherwise
def _printed(value: Any, brief: bool) -> str:  # noqa: FBT001  cached: positional
    day = formats.short_day if brief else formats.day
    if isinstance(value, Kind):
        label = LABELS[type(value)][value.value]
        return label.lower() if isinstance(value, PaymentMethod) else label  # within a sentence
    if isinstance(value, Decimal):
        return formats.percent(value)
    if isinstance(value, Period) and value.days == 1:
        return _printed(value.start, brief)
    if isinstance(value, Period):
        joint = "\xa0t/m " if brief else " t/m "
        return f"{_printed(value.start, brief)}{joint}{_printed(value.last_day, brief)}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value) if brief else day(value).replace(" ", "\xa0", 1)
    return formats.show(value)


class _Filler:
    """Puts one letter's values into the parts of a template."""

    def __init__(self, letter: Letter, head: Letterhead) -> None:
        self._letter = letter
        self._sender = sender_values(head)

    def parts(self, template: Template) -> list[FilledPart]:
        """Fill the parts, with the owner's own words where he has them."""
        done: list[FilledPart] = []
        for section in self.sections(template):
            blocks = [block for place, part in section for block in self._worded(place, part)]
            if not (self._letter.wording and _only_a_heading(blocks)):
                done += blocks
        return done

    def sections(self, template: Template) -> Iterator[list[tuple[int, FilledPart | None]]]:
        """Yield the parts with their numbers, section by section; one without data is skipped."""
        place = 0
        for section in template.sections:
            filled = [self._part(part) for part in section]
            if not is_headed(section) or filled[1] is not None:
                yield list(enumerate(filled, start=place))
            place += len(section)

    def _worded(self, place: int, part: FilledPart | None) -> Iterator[FilledPart]:
        """Yield a part, or the owner's words for it, and what he added after it."""
        own = [each for each in self._letter.wording if each.place == place]
        if part is None:
            return
        changed = next((each for each in own if not each.added), None)
        if changed is None:
            yield part
        elif changed.text:
            yield Block(part.tone if isinstance(part, Block) else "plain", changed.text)
        yield from (Block("plain", each.text) for each in own if each.added)

    def line(self, template: str) -> str:
        """Fill one line; empty when one of its fields is."""
        return self._fill(template, self._value, brief=False) or ""

    def _part(self, part: Part) -> FilledPart | None:
        if isinstance(part, Words):
            filled = self.line(part.text)
            return Block(part.tone, filled) if filled else None
        return self._grid(part) if isinstance(part, Table) else self._lines(part)

    def _lines(self, pairs: Pairs) -> Lines | None:
        lines: list[tuple[str, str, bool]] = []
        qr: tuple[str, ...] = ()
        caption = ""
        for label, value, final in pairs.lines:
            if value.startswith(CODE):
                qr, caption = self._value("qr"), value.removeprefix(CODE).strip()
            elif field := _row_field(value):
                rows = self._value(field)
                lines += [(self._cell(label, row), self._cell(value, row), final) for row in rows]
            elif filled := self.line(value):
                lines.append((self.line(label) if label else "", filled, final))
        return Lines(pairs.kind, tuple(lines), qr, caption if qr else "") if lines else None

    def _grid(self, table: Table) -> Grid | None:
        data = self._value(table.field)
        rows = [tuple(self._cell(cell, row) for cell in table.row) for row in data]
        if not rows:
            return None
        closing = [tuple(self.line(cell) for cell in row) for row in table.closing]
        closing = [row for row in closing if row[-1]]
        kept = [at for at in range(len(table.head)) if any(row[at] for row in rows)]
        right = self._right(table, data[0])

        def keep(row: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(row[at] for at in kept)

        return Grid(
            keep(table.head),
            tuple(right[at] for at in kept),
            tuple(keep(row) for row in rows),
            tuple(keep(row) for row in closing),
        )

    def _right(self, table: Table, row: Any) -> list[bool]:
        names = [PLACEHOLDER.findall(cell) for cell in table.row]
        return [bool(found) and isinstance(self._of(row, found[0]), _NUMBERS) for found in names]

    def _cell(self, template: str, row: Any) -> str:
        return self._fill(template, lambda name: self._of(row, name), brief=True) or ""

    def _of(self, row: Any, name: str) -> Any:
        field, dot, part = name.partition(".")
        return getattr(row, part) if dot else self._value(field)

    def _value(self, name: str) -> Any:
        if name in self._sender:
            return self._sender[name]
        value = getattr(self._letter, name)
        return formats.iban(value) if name in _GROUPED and _CODE.fullmatch(value) else value

    def _fill(self, template: str, value: Any, *, brief: bool) -> str | None:
        values: Mapping[str, Any] = {name: value(name) for name in PLACEHOLDER.findall(template)}
        if values and all(is_empty(found) for found in values.values()):
            return None
        if not brief and any(is_empty(found) for found in values.values()):
            return None
        return PLACEHOLDER.sub(
            lambda match: printed(values[match[1]], brief=brief), template
        ).strip()


def _only_a_heading(blocks: list[FilledPart]) -> bool:
    if len(blocks) != 1:
        return False
    return isinstance(blocks[0], Block) and blocks[0].tone == "heading"


def _row_field(template: str) -> str:
    names = PLACEHOLDER.findall(template)
    return next((name.partition(".")[0] for name in names if "." in name), "")


def plain_lines(block: FilledPart) -> list[str]:
    """Return a filled part as lines of plain text."""
    if isinstance(block, Block):
        return [("- " if block.tone == "item" else "") + block.text]
    if isinstance(block, Lines):
        return [f"{label}: {value}" if label else value for label, value, _ in block.lines]
    rows = [block.head, *block.rows, *block.closing]
    return [" | ".join(cell.replace("\n", " ") for cell in row) for row in rows]
