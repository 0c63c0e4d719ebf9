"""Arguments of deeds, read from words and JSON, and written back as plain data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ises_desk.actions.arguments import Unreadable, convert, parameters, plain, read
from ises_desk.actions.credits import CreditLine
from ises_desk.actions.register import Act, find, load_all
from ises_desk.values.kinds import Party
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group with one value that must be given."""

    name: str
    days: tuple[date, ...] = ()


READ: list[tuple[Any, Any, Any]] = [
    ("tekst <b>& 😀", str, "tekst <b>& 😀"),
    (12, str, "12"),
    (" 12 ", int, 12),
    ("-3", int, -3),
    ("ja", bool, True),
    (False, bool, False),
    ("NEE", bool, False),
    ("2026-11-22", date, date(2026, 11, 22)),
    (date(2026, 11, 22), date, date(2026, 11, 22)),
    ("2026-11-22T09:30", datetime, datetime(2026, 11, 22, 8, 30, tzinfo=UTC)),
    ("2026-11-22T09:30+00:00", datetime, datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
    ("12.5", Money, Money(1250)),
    (12.5, Money, Money(1250)),
    (12, Money, Money(1200)),
    (Money(1), Money, Money(1)),
    ("1.5", Quantity, Quantity(1500)),
    ("business", Party, Party.BUSINESS),
    (Party.BUSINESS, Party, Party.BUSINESS),
    ("", int | None, None),
    (None, str | None, None),
    ("4", int | None, 4),
    (["1", 2], tuple[int, ...], (1, 2)),
    (["a"], list[str], ["a"]),
    ({"name": "a", "days": ["2026-11-22"]}, Group, Group(name="a", days=(date(2026, 11, 22),))),
    ([{"name": "a"}], tuple[Group, ...], (Group(name="a"),)),
    ("x/y", Path, Path("x/y")),
    ({"a": 1}, Any, {"a": 1}),
]


@pytest.mark.parametrize(("given", "kind", "expected"), READ)
def test_a_value_is_read_by_its_kind(given: Any, kind: Any, expected: Any) -> None:
    assert convert(given, kind, "x") == expected


UNREADABLE: list[tuple[Any, Any]] = [
    (None, str),
    ([], str),
    ("half \ud800 teken", str),
    ("1.0", int),
    ("1_000", int),
    ("１２", int),
    ("9" * 40, int),
    (10**30, int),
    (True, int),
    ("", int),
    ("misschien", bool),
    ("2026-02-30", date),
    ("1-3-2026", date),
    ("", date),
    (datetime(2026, 11, 22, tzinfo=UTC), date),
    ("gisteren", datetime),
    ("12,50", Money),
    ("12.505", Money),
    ("١٢", Money),
    ("1e5", Money),
    ("€ 5", Money),
    (True, Money),
    (0.1 + 0.2, Money),
    ("9" * 400, Money),
    ("1.2345", Quantity),
    ("zakelijk", Party),
    ("1,2", tuple[int, ...]),
    ({"a": 1}, tuple[int, ...]),
    (["x"], tuple[int, ...]),
    ("a", Group),
    ({}, Group),
    ({"name": "a", "naam": "b"}, Group),
    ({"name": "a", "days": ["x"]}, Group),
    ("/bestaat/niet", bytes),
    ("/", bytes),
    ("a\x00b", bytes),
    ("x", complex),
]


@pytest.mark.parametrize(("given", "kind"), UNREADABLE)
def test_a_value_that_cannot_be_read_is_said_in_a_sentence(given: Any, kind: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        convert(given, kind, "veld")
    sentence = str(caught.value)
    assert sentence.startswith("veld")
    assert "verwacht" in sentence
    assert len(sentence) < 300
    sentence.encode()


def test_the_place_of_a_value_inside_a_group_is_named() -> None:
    with pytest.raises(Unreadable, match=r"lines\[1\]\.days\[0\]: verwacht een datum"):
        convert([{"name": "a"}, {"name": "b", "days": ["x"]}], tuple[Group, ...], "lines")


def test_the_names_given_are_those_of_the_deed() -> None:
    act = find("invoice.credit")
    assert act is not None
    words = {"invoice_id": "3", "reason": "Fout", "lines": [{"line_id": 1, "amount": "12.50"}]}
    assert read(act, words) == {
        "invoice_id": 3,
        "reason": "Fout",
        "lines": (CreditLine(line_id=1, amount=Money(1250)),),
    }
    with pytest.raises(Unreadable, match="kent geen gegeven klant; wel: invoice_id, reason, lines"):
        read(act, {"klant": 1})
    with pytest.raises(Unreadable, match=r"invoice\.credit mist: reason"):
        read(act, {"invoice_id": 1})


PLAIN: list[tuple[Any, Any]] = [
    (Money(1250), "12.50"),
    (Quantity(1500), "1.5"),
    (date(2026, 11, 22), "2026-11-22"),
    (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), "2026-11-22T08:30:00+00:00"),
    (Party.BUSINESS, "business"),
    ((1, None, True), [1, None, True]),
    ({"a": Money(1)}, {"a": "0.01"}),
    (Group(name="a"), {"name": "a", "days": []}),
    (frozenset({"a"}), ["a"]),
    (
        b"abc",
        {"sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "size": 3},
    ),
    (Path("x"), "x"),
]


@pytest.mark.parametrize(("value", "expected"), PLAIN)
def test_values_are_written_back_as_plain_data(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    json.dumps(plain(value))


def test_every_deed_can_be_asked_by_words() -> None:
    acts: dict[str, Act[Any]] = load_all()
    assert len(acts) > 50
    for act in acts.values():
        for name, (kind, _needed) in parameters(act).items():
            if kind in {Any, object}:
                continue
            with pytest.raises(Unreadable):
                convert(object(), kind, name)
