"""The page of the terms: every paragraph as a list, with what cites it and the law above it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Text, func, or_
from sqlalchemy import cast as as_type

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.queries.articles import ArticleLine, OwnText, lines, terms_document
from ises_desk.queries.figures import Figure
from ises_desk.queries.listing import Column, Listing
from ises_desk.queries.rule_names import RULE_NAMES
from ises_desk.terms.articles import load_all
from ises_desk.terms.edition import edition_of
from ises_desk.values.kinds import LetterKind, Party, Standing
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

STATES = {
    "rule": (N_("Met regel"), "green"),
    "no_rule": (N_("Zonder regel"), "grey"),
    Standing.VOID.value: (Standing.VOID.word, "red"),
    Standing.RISKY.value: (Standing.RISKY.word, "amber"),
    Standing.FINE.value: (Standing.FINE.word, "green"),
}
# Filters that are no state of a column: how a paragraph stands for one group of customers.
FOR_GROUP = {
    "consumer_void": N_("Particulier: zonder werking"),
    "consumer_risky": N_("Particulier: aantastbaar"),
    "consumer_fine": N_("Particulier: in orde"),
    "business_void": N_("Zakelijk: zonder werking"),
    "business_risky": N_("Zakelijk: aantastbaar"),
    "business_fine": N_("Zakelijk: in orde"),
}
_PARAGRAPHS = 100  # more than an article has paragraphs: makes one key of both numbers
_CITED = re.compile(r"\bart(?:ikel(?:en)?|\.)\s+((?:\d{1,2}\.\d{1,2}(?:,\s+|\s+(?:en|of)\s+)?)+)")
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A function under a paragraph, by what it tells; `place` is its name in the program."""

    tells: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphDetail:
    """A paragraph in full; `own_text` is the owner's own text of its edition that goes along."""

    id: int
    line: ArticleLine
    effective: date
    rules: tuple[Rule, ...]
    letters: tuple[LetterKind, ...]
    own_text: OwnText | None


def key_of(number: str) -> int:
    """Return the key of a paragraph.

    >>> key_of("15.1")
    1501
    """
    article, _dot, paragraph = number.partition(".")
    return int(article) * _PARAGRAPHS + int(paragraph or 0)


def title_of(line: ArticleLine) -> str:
    """Return what a paragraph is called."""
    return _("Artikel {number}: {heading}").format(number=line.number, heading=line.heading)


def _rows() -> list[dict[str, Any]]:
    return [
        {
            "id": key_of(line.number),
            "number": line.number,
            "heading": line.heading,
            "summary": line.summary,
            "consumer": line.consumer.value if line.consumer else None,
            "business": line.business.value if line.business else None,
            "law": line.law,
            "does": "rule" if line.rules else "no_rule",
            "search": fold(f"artikel {line.number} {line.heading} {line.summary} {line.law}"),
        }
        for line in lines()
    ]


def listing(day: date, state: str = "all") -> Listing:  # noqa: ARG001  every listing takes the day
    """Return the paragraphs; `state` is a word of `STATES` or `FOR_GROUP`, or "all"."""
    table = func.json_each(json.dumps(_rows())).table_valued("value", name="paragraph")

    def part(name: str, kind: Any = Text) -> Any:
        return as_type(func.json_extract(table.c.value, f"$.{name}"), kind())

    key, consumer, business, does = (
        part("id", Integer),
        *map(part, ("consumer", "business", "does")),
    )
    listed = Listing(
        name="paragraphs",
        key=key,
        columns=(
            Column("number", N_("Lid"), part("number"), sort=key),
            Column("heading", N_("Onderwerp"), part("heading")),
            Column("summary", N_("In eigen woorden"), part("summary")),
            Column("does", N_("Programma"), does, "state"),
            Column("consumer", N_("Particulieren"), consumer, "state"),
            Column("business", N_("Zakelijke klanten"), business, "state"),
            Column("law", N_("Wet"), part("law")),
        ),
        source=table,
        order=(("number", False),),
        search=part("search"),
    )
    if state == "all":
        return listed
    group, _sep, word = state.partition("_")
    if state in FOR_GROUP:
        return listed.only((consumer if group == Party.CONSUMER.value else business) == word)
    if state in {"rule", "no_rule"}:
        return listed.only(does == state)
    return listed.only(or_(consumer == state, business == state))


def figures(session: Session, day: date) -> tuple[Figure, ...]:  # noqa: ARG001  as for a listing
    """Return how many paragraphs have a rule, and how many don't hold, by group."""
    every = lines()

    def count(group: str, word: Standing) -> int:
        return sum(getattr(line, group) is word for line in every)

    return (
        Figure(N_("Met regel"), sum(bool(line.rules) for line in every), "green"),
        Figure(FOR_GROUP["consumer_void"], count("consumer", Standing.VOID), "red"),
        Figure(FOR_GROUP["consumer_risky"], count("consumer", Standing.RISKY), "amber"),
        Figure(FOR_GROUP["business_risky"], count("business", Standing.RISKY), "amber"),
    )


def detail(session: Session, key: int, day: date) -> ParagraphDetail:  # noqa: ARG001  as for a listing
    """Return a paragraph in full; an unknown key is a Refusal."""
    line = next((each for each in lines() if key_of(each.number) == key), None)
    if line is None:
        raise Refusal(N_("Er is geen lid met sleutel {key}."), field="key", key=key)
    edition = edition_of()
    return ParagraphDetail(
        id=key,
        line=line,
        effective=edition.effective,
        rules=tuple(
            Rule(
                tells=_(RULE_NAMES.get(rule.__name__, line.heading)),
                place=f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}",
            )
            for rule in load_all().get(line.number, ())
        ),
        letters=citing().get(line.number, ()),
        own_text=terms_document(session, edition.key),
    )


@cache
def citing() -> dict[str, tuple[LetterKind, ...]]:
    """Return by paragraph the letters that cite it: in their words, or in what binds these."""
    from ises_desk.letters.catalogue import LETTERS

    found: dict[str, list[LetterKind]] = {}
    for name, letter in LETTERS.items():
        for number in _cited_in(name, letter):
            found.setdefault(number, []).append(letter.KIND)
    known = {line.number for line in lines()}
    return {
        number: tuple(dict.fromkeys(kinds)) for number, kinds in found.items() if number in known
    }


def _cited_in(name: str, letter: Any) -> Iterator[str]:
    """Yield the paragraphs that a letter cites, those of a made-up one included."""
    from ises_desk.letters.examples import example
    from ises_desk.letters.template import shipped
    from ises_desk.values.rulings import plain

    said = " ".join((shipped(name), json.dumps(plain(example(name)), ensure_ascii=False)))
    for cited in _CITED.finditer(said):
        yield from _NUMBER.findall(cited[1])
    for bound in (*letter.BOUND, *letter.BANNED):
        if _NUMBER.fullmatch(bound.basis):
            yield bound.basis


def found(text: str) -> list[tuple[bool, int, str, str]]:
    """Return the paragraphs that a text finds as (named, key, title, summary), the nearest first.

    One is `named` when all words are in its number and heading; else its summary holds them.
    """
    words = fold(text).split()
    hits = []
    for line in lines():
        title = title_of(line)
        if words and all(word in fold(f"{title} {line.summary}") for word in words):
            named = set(words) <= set(fold(title).replace(":", " ").split())
            hits.append((named, key_of(line.number), title, line.summary))
    return sorted(hits, key=lambda hit: (not hit[0], hit[1]))


def named(keys: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return paragraphs by their keys as (key, title, summary); unknown ones left out."""
    every = {key_of(line.number): line for line in lines()}
    return [(key, title_of(every[key]), every[key].summary) for key in keys if key in every]


def explained(session: Session, key: int) -> str:  # noqa: ARG001  read as a query
    """Return what a paragraph is called and says, for who asks why; empty when there is none."""
    line = next((each for each in lines() if key_of(each.number) == key), None)
    return f"{title_of(line)}. {line.summary}" if line is not None else ""
