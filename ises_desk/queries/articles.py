"""Every paragraph of the terms: what it says, the rule or why there is none, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.i18n import _
from ises_desk.terms.articles import load_all
from ises_desk.terms.edition import edition_of
from ises_desk.terms.no_rule import NO_RULE

if TYPE_CHECKING:
    from ises_desk.values.kinds import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One paragraph: `rules` are functions in the article's module, `reason` why there is none.

    `consumer` and `business` tell how it stands before the law, None where nothing is held
    against it; `law` is where that stands.
    """

    number: str
    heading: str
    summary: str
    rules: tuple[str, ...]
    reason: str
    consumer: Standing | None
    business: Standing | None
    law: str


def lines() -> list[ArticleLine]:
    """Return every paragraph of the latest edition, in order."""
    rules = load_all()
    return [
        ArticleLine(
            number=each.number,
            heading=each.heading,
            summary=each.summary,
            rules=tuple(rule.__name__ for rule in rules.get(each.number, ())),
            reason=_(NO_RULE.get(each.number, "")),
            consumer=each.consumer,
            business=each.business,
            law=each.law,
        )
        for each in edition_of().paragraphs
    ]
