"""What the command line prints: aligned tables for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from ises_desk.actions.arguments import plain
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
WIDEST = 48


def put(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Print a line for the person at the keyboard, apart from the output."""
    sys.stderr.write(f"{text}\n")


def put_json(value: Any) -> None:
    """Print a value as JSON: amounts as "12.50", days as ISO."""
    put(json.dumps(plain(value), ensure_ascii=False, indent=1))


def cell(value: Any) -> str:
    """Return a value as it stands in a table: on one line, not too wide, days in figures."""
    from datetime import date, datetime

    from ises_desk.values import formats

    if isinstance(value, date) and not isinstance(value, datetime):
        return formats.short_day(value)
    text = " ".join(formats.show(value).split())
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def put_table(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows below their titles: numbers and amounts to the right, the rest to the left."""
    raw = [list(row) for row in rows]
    shown = [[cell(value) for value in row] for row in raw]
    right = [
        any(isinstance(row[i], int | Money) and not isinstance(row[i], bool) for row in raw)
        for i in range(len(titles))
    ]
    widths = [max([len(title), *(len(row[i]) for row in shown)]) for i, title in enumerate(titles)]
    for line in ([*titles], ["-" * width for width in widths], *shown):
        parts = [
            text.rjust(width) if is_right else text.ljust(width)
            for text, width, is_right in zip(line, widths, right, strict=True)
        ]
        put(GAP.join(parts).rstrip())


def put_pairs(value: Any, indent: str = "") -> None:
    """Print plain data as `name: value` lines, what lies inside it indented."""
    from dataclasses import fields, is_dataclass

    from ises_desk.values import formats

    pairs = (
        [(field.name, getattr(value, field.name)) for field in fields(value)]
        if is_dataclass(value)
        else list(value.items())
    )
    for name, item in pairs:
        if is_nested(item):
            put(f"{indent}{name}:")
            put_pairs(item, f"{indent}{GAP}")
        elif isinstance(item, list | tuple) and any(is_nested(part) for part in item):
            put(f"{indent}{name}:")
            for part in item:
                put_pairs(part, f"{indent}{GAP}")
                put(f"{indent}{GAP}--")
        elif not isinstance(item, bytes):
            put(f"{indent}{name}: {formats.show(item)}")


def is_nested(value: Any) -> bool:
    """Tell whether a value is a group of named values, not a value that people read at once."""
    from dataclasses import is_dataclass

    from ises_desk.values.address import Address
    from ises_desk.values.deadline import Deadline
    from ises_desk.values.period import Period
    from ises_desk.values.quantity import Quantity

    read_at_once = (Money, Quantity, Period, Deadline, Address)
    return isinstance(value, dict) or (
        is_dataclass(value) and not isinstance(value, (type, *read_at_once))
    )
