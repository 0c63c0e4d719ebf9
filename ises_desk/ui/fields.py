"""What a form asks, as data: every record's form is a tuple of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ises_desk.queries.listing import Listing

    Options = tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `span` is its width on a grid of twelve; `name` is the deed's argument.

    A `bare` one has no mnemonic: it stands in a row, and there can be more of those. A `usual` one
    is required while another field beside it has that answer, and starred always. With
    `when(values)` it is asked only while that holds of the other answers.
    """

    name: str
    label: str
    hint: str = ""
    required: bool = False
    span: int = 6
    locked: bool = False
    bare: bool = False
    usual: tuple[str, str] | None = None
    when: Callable[[Mapping[str, Any]], bool] | None = None

    @property
    def caption(self) -> str:
        """The label in the language of the window."""
        return _(self.label).replace("&", "") if self.bare else _(self.label)

    @property
    def plain(self) -> str:
        """The label in the language of the window without its mnemonic, as it is spoken."""
        return _(self.label).replace("&", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Field):
    """One line of text.

    `check(text)` normalises it or raises a Refusal; it runs on the read lane when the owner leaves
    the field (it may import much), and the deed checks again. When the owner leaves the field
    `follows`, what `derive` makes of it is filled in here, as long as nothing else was typed.
    """

    longest: int = 120
    check: Callable[[str], Any] | None = None
    example: str = ""
    follows: str = ""
    derive: Callable[[str], str] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Field):
    """Text of several lines."""

    longest: int = 10_000
    rows: int = 4
    span: int = 12
    grows: bool = False  # with its form


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Field):
    """An amount of money as people type it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Field):
    """A quantity with at most three decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Field):
    """A whole number between two bounds."""

    least: int = 0
    most: int = 9999
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field):
    """A day as people type it, or chosen from a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Field):
    """A day with a time of day, in Amsterdam."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a few. With `load(session, values)` the options follow the field `depends`.

    `nothing` says what it means when none is chosen, of a field that isn't required; `lacking`
    that there is nothing to choose from.
    """

    options: Options = ()
    nothing: str = "—"
    lacking: str = ""
    load: Callable[[Any, Mapping[str, Any]], Options] | None = None
    depends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Field):
    """Any number of a few; its value is a tuple of words or keys."""

    load: Callable[[Any, Mapping[str, Any]], Options]
    depends: str = ""
    span: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Field):
    """Yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Field):
    """A record out of many, chosen from a list that can be searched.

    `listing(day)` and `named(session, key, day)` run on the read lane.
    """

    listing: Callable[[date], Listing]
    named: Callable[[Any, int, date], str]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Field):
    """Any number of equal groups, such as contract lines.

    When the field `on` of a row changes, `fill(session, row, form)` gives values for that row; when
    one of the fields `follows` of the form does, it gives them anew for what wasn't typed over.
    """

    fields: tuple[Field, ...]
    add: str
    least: int = 0
    on: str = ""
    fill: Callable[[Any, Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]] | None = None
    follows: tuple[str, ...] = ()
    fresh: tuple[tuple[str, Any], ...] = ()
    span: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Field):
    """The text of the letter that the form makes: the owner may change what the law leaves free."""

    name: str = "wording"
    label: str = N_("&Tekst van deze brief aanpassen")
    span: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields under one heading."""

    title: str
    fields: tuple[Field, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Insight:
    """What the answers so far lead to: one sentence, and why (articles) behind a button."""

    text: str
    reasons: tuple[str, ...] = ()
    tone: str = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """A form: groups of fields, and the deed that gets the answers.

    `insight(session, values)` runs on the read lane while the owner types. `others` are deeds on
    the same record that ask nothing, as (text, code); `ways` lead to another form instead, as
    (text, open(desk, values)). With `wrap` the answers become one group
    under that name. `_today` in the values is the business day. `look(session, value)` returns the
    PDF that the deed would make: it is shown beside the form, from a rehearsal. `deed(values)`
    gives code and arguments where they are more than the answers by name. When the field `on`
    changes, `fill(session, values)` gives values for the others. A name that starts with `_` is
    never an argument of the deed.
    """

    title: str
    act: str
    groups: tuple[Group, ...]
    submit: str
    intro: str = ""
    insight: Callable[[Any, Mapping[str, Any]], Insight | None] | None = None
    width: int = 720
    success: str = ""
    counted: tuple[str, str] | None = None  # instead, of a deed that returns how many: one, many
    others: tuple[tuple[str, str], ...] = ()
    wrap: str = ""
    look: Callable[[Any, Any], bytes] | None = None
    deed: Callable[[Mapping[str, Any]], tuple[str, dict[str, Any]]] | None = None
    on: str = ""
    fill: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None
    ways: tuple[tuple[str, Callable[[Any, Mapping[str, Any]], object]], ...] = ()

    def asks(self, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the code and arguments of the deed for these values."""
        if self.deed is not None:
            return self.deed(values)
        return self.act, given(values)


def given(value: Any) -> Any:
    """Leave out what wasn't answered, in groups too: a deed has its own default for it."""
    if isinstance(value, dict):
        return {
            name: given(inner)
            for name, inner in value.items()
            if inner is not None and not name.startswith("_")
        }
    return [given(each) for each in value] if isinstance(value, list) else value


def kinds(kind: Any) -> Options:
    """Return the options of an enumeration, with words that are translated when offered."""
    return tuple((member.value, member.word) for member in kind)
