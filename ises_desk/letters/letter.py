"""What every letter is: frozen data with exactly what is printed, and nothing else."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, is_dataclass
from dataclasses import fields as data_fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, get_args, get_origin, get_type_hints

from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

# Printed by the page itself, around the text: the window of the envelope and the list at the end.
BY_THE_PAGE = frozenset({"recipient", "enclosures", "wording"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What may not be lost from a letter: parts that print one of these, and why.

    `parts` are fields between braces ("{fee}", "{invoices.number}") or words; `basis` is the
    article.
    """

    parts: tuple[str, ...]
    why: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that the owner wrote for this one letter, in the place of a part of its text.

    `place` is the part's number in the text, from 0. Empty `text` leaves the part out; with
    `added` the words come after it, as a paragraph of their own. `was` is what stood there.
    """

    place: int
    text: str
    added: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The fields of all letters; a field without a default is mandatory in the text as well.

    `recipient` holds the lines in the window of the envelope; `reference` is the letter's or
    the invoice's own number. `KIND` is the code in the letter catalogue, `PHRASES` are words
    that the law asks for literally, `FORBIDDEN` words that would make the letter void. `BOUND`
    says what the owner can't change in one letter, and why; `BANNED` are patterns that his own
    words may not have in it. `wording` holds those words.
    """

    KIND: ClassVar[LetterKind] = LetterKind.FREE
    PHRASES: ClassVar[tuple[str, ...]] = ()
    FORBIDDEN: ClassVar[tuple[str, ...]] = ()
    SENDER: ClassVar[tuple[str, ...]] = ()
    BOUND: ClassVar[tuple[Bound, ...]] = ()
    BANNED: ClassVar[tuple[Bound, ...]] = ()

    reference: str
    on: date
    customer_number: str
    recipient: tuple[str, ...]
    salutation: str
    enclosures: tuple[str, ...] = ()
    wording: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a letter that lacks a mandatory fact; that is a fault of the caller."""
        for name in mandatory(type(self)):
            if is_empty(getattr(self, name.partition(".")[0])):
                raise ValueError(f"{type(self).__name__}: {name} is empty")
        if not self.recipient:
            raise ValueError(f"{type(self).__name__}: recipient is empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payable(Letter):
    """A letter that asks for money: where to, under which reference, and the code to scan.

    `iban` and `account_name` are the account exactly as the bank has it. `qr` holds the EPC069-12
    code as rows of "0" and "1" without the quiet zone; the action makes it with
    `exchange.qr.rows(...)`, since letters and exchange don't know each other. Without rows
    (nothing to pay, no euro account) the page prints no code.
    """

    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)

    payable: Money
    iban: str
    account_name: str
    payment_reference: str
    qr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvoice:
    """A row of a letter about money owed: the invoice, what for, what was paid, what is open."""

    number: str
    invoiced_on: date
    due_on: date
    about: str
    amount: Money
    paid: Money
    open: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueInvoice(OpenInvoice):
    """As `OpenInvoice`, with the day from which the customer is in default (6:83 BW)."""

    default_since: date


def once(function: Callable[..., Result]) -> Callable[..., Result]:
    """Remember what a function said of a class; typed, since mypy doubts that classes hash."""
    return cast("Callable[..., Result]", cache(function))


def is_empty(value: Any) -> bool:
    """Tell whether a value prints as nothing; zero euro is something."""
    return value is None or value in ("", ())


@once
def fields(letter: type[Any]) -> frozenset[str]:
    """Return the names that the letter's text prints; a row's as `lines.amount`."""
    names: set[str] = set()
    for field in data_fields(letter):
        if field.name not in BY_THE_PAGE:
            row = row_class(letter, field.name)
            names |= {f"{field.name}.{part.name}" for part in _parts(row)} or {field.name}
    return frozenset(names)


@once
def mandatory(letter: type[Any]) -> frozenset[str]:
    """Return the names that may be neither empty nor left out of the text."""
    optional = optional_fields(letter)
    names: set[str] = set()
    for name in fields(letter):
        head, _, part = name.partition(".")
        if head in optional:
            continue
        row = row_class(letter, head)
        defaulted = {field.name for field in _parts(row) if not _is_required(field)}
        if part not in defaulted:
            names.add(name)
    return frozenset(names)


@once
def optional_fields(letter: type[Any]) -> frozenset[str]:
    """Return the fields that may be empty; a table by its own name."""
    return frozenset(field.name for field in data_fields(letter) if not _is_required(field))


@once
def row_class(letter: type[Any], field: str) -> type[Any] | None:
    """Return the row class of a field that is a table, else None."""
    hint = hints(letter)[field]
    if get_origin(hint) is tuple:
        first = get_args(hint)[0]
        if is_dataclass(first):
            return cast("type[Any]", first)
    return None


@once
def hints(owner: type[Any]) -> dict[str, Any]:
    """Return the types of a data class's fields, resolved."""
    return get_type_hints(owner)


def _parts(row: type[Any] | None) -> tuple[Field[Any], ...]:
    return data_fields(row) if row is not None else ()


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
