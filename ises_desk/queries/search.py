"""Finding anything: one question over every subject, the best first.

What is typed is folded as in the lists. Per subject the newest matches are ranked: the whole number
or name, the amount, what starts so (whole words first), a word that starts so, what holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, false, func, or_, select

from ises_desk.errors import Refusal
from ises_desk.queries.search_sources import SOURCES, Source
from ises_desk.values.formats import read_amount
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, Select, Subquery
    from sqlalchemy.orm import Session

NEAREST = 1_000  # newest matches of one subject that are ranked: a letter or two match nearly all
EACH = 6  # results of one subject
MOST = 40  # results in all
LONGEST = 100  # signs that are looked at
MOST_WORDS = 8
SHORTEST_JOINED = 4  # signs of an IBAN or number typed in groups
WHOLE, AMOUNT, NAMED, BEGINS, WORD, HOLDS = range(6)
EURO = "€"
_ESCAPE = str.maketrans({"/": "//", "%": "/%", "_": "/_"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something found: what it is, where it leads (`subject`, `goto`), and how well it fits."""

    kind: str
    key: int
    subject: str
    goto: int
    word: str
    title: str
    about: tuple[Any, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, folded: the words that must all occur, or the joined or the amount.

    The rarest words come first: a row without the first isn't looked at for the others.
    """

    text: str
    words: tuple[str, ...]
    joined: str = ""
    amount: str = ""

    @property
    def shape(self) -> Shape:
        """What makes the question; an amount that holds every word brings nothing more."""
        some = bool(self.amount) and not all(word in self.amount for word in self.words)
        return Shape(len(self.words), bool(self.joined), bool(self.amount), some)


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a text makes the question: how many words, and whether `some` amounts are asked."""

    words: int
    joined: bool
    amount: bool
    some: bool


def wanted(typed: str) -> Wanted:
    """Return what is looked for.

    >>> wanted("NL91 ABNA 04").joined, wanted("€ 1.234,5").amount
    ('nl91abna04', '1234,50')
    """
    text = " ".join(fold(typed[:LONGEST]).split())
    joined = "".join(sign for sign in text if sign.isalnum())
    if joined == text or len(joined) < SHORTEST_JOINED or not any(map(str.isdigit, joined)):
        joined = ""
    if EURO in text:  # an amount is no number in groups
        joined = ""
    amount = _amount(text)
    return Wanted(text, tuple(_rarest_first(text.split()[:MOST_WORDS], amount)), joined, amount)


def _rarest_first(words: list[str], amount: str) -> list[str]:
    """Return the words, those with a digit first; an amount is written down without its sign."""
    kept = [word for word in words if word != EURO] if amount else words
    return sorted(kept, key=lambda word: not any(map(str.isdigit, word)))


def search(session: Session, text: str = "", limit: int = MOST) -> tuple[Found, ...]:
    """Return what `text` finds, the best first; nothing for an empty text."""
    asked = wanted(text)
    if not asked.words:
        return ()
    found = chain.from_iterable(_of(session, source, asked) for source in SOURCES)
    return tuple(sorted(found, key=lambda each: each.rank)[:limit])


def named(session: Session, wanted: Sequence[tuple[str, int]]) -> tuple[Found, ...]:
    """Return records by kind and key, in that order; those that are gone are left out."""
    found: dict[tuple[str, int], Found] = {}
    for source in SOURCES:
        keys = [key for kind, key in wanted if kind == source.kind]
        if keys:
            asked = _shown(source).where(source.key.in_(keys))
            for row in session.execute(asked):
                found[source.kind, row[0]] = _made(source, row, WHOLE)
    return tuple(found[each] for each in wanted if each in found)


def _amount(text: str) -> str:
    """Return an amount as the search words hold it, empty when none was typed."""
    try:
        return read_amount(text).plain.removeprefix("-").replace(".", ",")
    except Refusal:
        return ""


def values(asked: Wanted) -> dict[str, Any]:
    """Return what the questions are filled with."""
    return {
        "whole": asked.text,
        "upper": asked.text.upper(),
        "begins": f"{_like(asked.text)}%",
        "second": f" {asked.text}",
        "name": f" {asked.text} ",
        "word": f"% {_like(asked.text)}%",
        "joined": f"%{_like(asked.joined)}%",
        "amount": f"% {_like(asked.amount)} %",
        "credit": f"% -{_like(asked.amount)} %",
        "some": f"%{_like(asked.amount)}%",
        "owed": [],
    } | {f"w{at}": f"%{_like(word)}%" for at, word in enumerate(asked.words)}


def statement(source: Source, asked: Wanted) -> Select[Any]:
    """Return the question to one subject; made once for every shape of what is typed."""
    return _statement(source, asked.shape)


def _of(session: Session, source: Source, asked: Wanted) -> Iterable[Found]:
    given = values(asked)
    if asked.amount and source.owed is not None:  # first and once: it reads a whole index
        cents = int(asked.amount.replace(",", ""))
        given["owed"] = session.scalars(owing(source), {"cents": cents}).all()
    rows = session.execute(statement(source, asked), given).all()
    # who has the whole number can be among the newest too
    return [_made(source, row, row[-1]) for row in {row[0]: row for row in rows}.values()][:EACH]


def _made(source: Source, row: Any, rank: int) -> Found:
    key, goto, word, title, *about = row[: 4 + len(source.about)]
    return Found(
        kind=source.kind,
        key=key,
        subject=source.subject,
        goto=goto,
        word=word,
        title=title,
        about=tuple(each for each in about if each not in (None, "")),
        rank=rank,
    )


def _like(text: str) -> str:
    return text.translate(_ESCAPE)


@cache
def _statement(source: Source, shape: Shape) -> Select[Any]:
    """Return the question to one subject: the newest matches, ranked, with what is shown."""
    near = _near(source, shape).subquery("near")
    rank = _rank(source, near, shape)
    best = select(near.c.key, rank.label("rank")).order_by("rank", near.c.key.desc())
    best = best.limit(EACH + 1)
    ranked = best.subquery("best")
    return (
        _shown(source)
        .add_columns(ranked.c.rank)
        .join(ranked, ranked.c.key == source.key)
        .order_by(ranked.c.rank, source.key.desc())
    )


def _shown(source: Source) -> Select[Any]:
    return select(source.key, source.goto, source.word, source.title, *source.about).select_from(
        source.joined
    )


def _near(source: Source, shape: Shape) -> CompoundSelect[Any]:
    """Return the newest matches; who has the whole number is among them, however old.

    So is what has just the amount still to be paid.
    """
    every = [_is_like(source.words, f"w{at}") for at in range(shape.words)]
    match: ColumnElement[bool] = every[0]
    for each in every[1:]:
        match &= each
    others = [_is_like(source.words, "joined")] if shape.joined and source.ibans else []
    others += [_is_like(source.words, "some")] if shape.some and source.amounts else []
    asked = select(source.key.label("key"), source.words.label("words")).where(*source.where)
    newest = asked.where(or_(match, *others)).order_by(source.key.desc()).limit(NEAREST).subquery()
    found = [asked.where(_is_whole(source))]
    if shape.amount and source.owed is not None:
        found.append(asked.where(_is_owed(source)))
    return select(newest.c.key, newest.c.words).union_all(*found)


@cache
def owing(source: Source) -> Select[Any]:
    """Return the question what has just the amount `:cents` still to be paid, the newest."""
    owed = () if source.owed is None else (source.owed,)
    newest = (source.key + 0).desc()  # as a sum: else all rows are walked by their key
    return select(source.key).where(*owed).order_by(newest).limit(EACH + 1)


def _is_owed(source: Source) -> ColumnElement[bool]:
    found: ColumnElement[bool] = source.key.in_(bindparam("owed", expanding=True))
    return found


def _is_whole(source: Source) -> ColumnElement[bool]:
    found: ColumnElement[bool] = source.number.in_([bindparam("whole"), bindparam("upper")])
    return found


def _rank(source: Source, near: Subquery, shape: Shape) -> ColumnElement[int]:
    """Return the SQL expression for how well the words of a row fit, 0 the best.

    The words begin with the number; where a name follows, it is the second word and on.
    """
    words, padded = near.c.words, near.c.words + " "
    equal: list[ColumnElement[bool]] = [false()]
    if shape.amount:
        equal = [_is_like(padded, "amount"), _is_like(padded, "credit")]
    if shape.amount and source.owed is not None:
        equal.append(near.c.key.in_(bindparam("owed", expanding=True)))
    exact = near.c.key.in_(select(source.key).where(_is_whole(source)))
    space = func.instr(words, " ")
    return case(
        (or_(words == bindparam("whole"), exact), WHOLE),
        (or_(*equal), AMOUNT),
        (func.instr(padded, bindparam("name")) == space, NAMED),
        (_is_like(words, "begins"), BEGINS),
        (func.instr(words, bindparam("second")) == space, BEGINS),
        (_is_like(words, "word"), WORD),
        else_=HOLDS,
    )


def _is_like(column: Any, name: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column.like(bindparam(name), escape="/")
    return found
