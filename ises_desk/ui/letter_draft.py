"""A letter that is being made: its page, and which parts of its text are the owner's to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import _
from ises_desk.ui.messages import named_basis

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter as its text has it; `why` says why it can't be changed, "" if free."""

    place: int
    tone: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Given:
    """The owner's words so far, and the text for which he wrote them."""

    key: str
    passages: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter so far: the page with the owner's words, or why they can't stand."""

    key: str
    parts: tuple[Part, ...]
    pdf: bytes | None
    refusal: Refusal | None


def draft(given: Given, session: Any, letter_id: Any) -> Draft:
    """Return a letter that a rehearsed deed made, with the owner's words in it."""
    from ises_desk import clock
    from ises_desk.actions.issuing import letterhead, own_text
    from ises_desk.actions.work import Work
    from ises_desk.letters.catalogue import name_of
    from ises_desk.letters.letter import Passage
    from ises_desk.letters.page import pdf
    from ises_desk.letters.wording import shown, worded
    from ises_desk.queries import letter_papers, texts

    letter = texts.paper_of(session, letter_id)
    work = Work(session, clock.now())
    name = name_of(type(letter))
    head, own = letterhead(work), own_text(work, name)
    key = name if own is None else f"{name}\n{own}"
    parts = tuple(
        Part(each.place, each.tone, each.text, _why(each.bound))
        for each in shown(letter, head, own)
    )
    passages: Sequence[dict[str, Any]] = given.passages if given.key == key else ()
    try:
        letter = worded(letter, head, [Passage(**each) for each in passages], own)
    except Refusal as refusal:
        return Draft(key, parts, None, refusal)
    page = pdf(letter, head, text=own) if passages else letter_papers.pdf_of(session, letter_id)
    return Draft(key, parts, page, None)


def _why(bound: Any) -> str:
    if bound is None:
        return ""
    return f"{_(bound.why)} ({named_basis(bound.basis)})" if bound.basis else _(bound.why)
