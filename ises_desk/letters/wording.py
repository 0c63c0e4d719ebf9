"""The owner's own words in one letter: where the law leaves room, and nowhere else.

A part of the text is free unless it is a heading, prints what the letter is about, or holds words
that the law asks for. A free part may be changed or left out, and a paragraph may be added after
any part; what is bound stays as it is printed from the letter's data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.letters.catalogue import name_of
from ises_desk.letters.letter import Bound, fields
from ises_desk.letters.template import Part, Words, names_in, parse, shipped
from ises_desk.letters.text import Block, breaking, placed, plain_lines
from ises_desk.values.text import block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter, Passage

LONGEST = 4000  # signs in one passage
MOST = 40  # passages in one letter
FREE_FIELDS = frozenset({"on", "reference", "customer_number", "salutation"})
_HEADING = Bound(parts=(), why=N_("De kopjes wijzigt u bij de instellingen, onder Briefteksten."))
_FACTS = Bound(parts=(), why=N_("Deze gegevens komen uit de administratie."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A part of a letter as it is printed without the owner's words; `bound` says why it stays."""

    place: int
    tone: str
    text: str
    bound: Bound | None


# to check: free-parts-of-a-letter
def bound_by(letter: type[Letter], part: Part) -> Bound | None:
    """Return why a part of a letter's text can't be changed, or None when it is free."""
    if isinstance(part, Words) and part.tone == "heading":
        return _HEADING
    names = names_in(part)
    words = part.text.casefold() if isinstance(part, Words) else ""
    for bound in letter.BOUND:
        for each in bound.parts:
            if (each[1:-1] in names) if each.startswith("{") else (each.casefold() in words):
                return bound
    if not isinstance(part, Words) or names & (fields(letter) - FREE_FIELDS):
        return _FACTS
    return None


def shown(letter: Letter, head: Letterhead, override: str | None = None) -> list[Shown]:
    """Return the printed parts of a letter, each with whether it may be changed."""
    bare = replace(letter, wording=())
    template = parse(shipped(name_of(type(letter))) if override is None else override)
    return [
        Shown(
            place=place,
            tone=part.tone if isinstance(part, Words) else "facts",
            text=breaking(
                filled.text if isinstance(filled, Block) else "\n".join(plain_lines(filled))
            ),
            bound=bound_by(type(letter), part),
        )
        for place, part, filled in placed(bare, head, template)
    ]


def worded(
    letter: Letter, head: Letterhead, passages: Sequence[Passage], override: str | None = None
) -> Letter:
    """Return the letter with the owner's words in it; what the law binds is a Refusal, with why."""
    if len(passages) > MOST:
        raise Refusal(
            N_("Een brief heeft hooguit {most} eigen alinea's."), field="wording", most=MOST
        )
    parts = {part.place: part for part in shown(letter, head, override)}
    kept: list[Passage] = []
    for at, passage in enumerate(passages):
        try:
            clean = _checked(type(letter), parts, passage)
        except Refusal as refusal:
            raise refusal.at(f"wording[{at}].text") from refusal
        if clean is None:
            continue
        if not clean.added and any(c.place == clean.place and not c.added for c in kept):
            raise Refusal(
                N_("Deze alinea is twee keer gewijzigd; geef haar één keer."),
                field=f"wording[{at}].place",
            )
        kept.append(clean)
    return replace(letter, wording=tuple(kept))


def _checked(letter: type[Letter], parts: dict[int, Shown], passage: Passage) -> Passage | None:
    """Return a passage as it is kept; None when it changes nothing."""
    part = parts.get(passage.place)
    if part is None or (passage.was and passage.was != part.text):
        raise Refusal(N_("De tekst van deze brief is intussen veranderd; kijk uw wijziging na."))
    if part.bound is not None and not passage.added:
        raise Refusal(_(part.bound.why), basis=part.bound.basis)
    text = block(passage.text, LONGEST, N_("De alinea"), empty=not passage.added)
    if text == part.text and not passage.added:
        return None
    _refuse_void(letter, text)
    return replace(passage, text=text, was="" if passage.added else part.text)


def _refuse_void(letter: type[Letter], text: str) -> None:
    folded = " ".join(text.casefold().split())
    for phrase in letter.FORBIDDEN:
        if phrase.casefold() in folded:
            raise Refusal(N_('De woorden "{phrase}" maken deze brief ongeldig.'), phrase=phrase)
    for bound in letter.BANNED:
        if any(re.search(pattern, folded) for pattern in bound.parts):
            raise Refusal(_(bound.why), basis=bound.basis)
