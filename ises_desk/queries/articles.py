"""Every paragraph of the terms: what it says, the rule or why there is none, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import _
from ises_desk.models import Document, TermsDocument
from ises_desk.terms.articles import load_all
from ises_desk.terms.edition import KEYS, edition_of
from ises_desk.terms.no_rule import NO_RULE

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """The owner's own text of an edition as PDF: its version's key, and that of its document."""

    id: int
    edition: str
    document_id: int
    name: str
    pages: int
    loaded_at: datetime
    in_use: bool


def terms_document(session: Session, edition: str) -> OwnText | None:
    """Return the text of an edition that goes along with order confirmations, or None."""
    return next((each for each in own_texts(session, edition) if each.in_use), None)


def own_texts(session: Session, edition: str = "") -> tuple[OwnText, ...]:
    """Return every text that was loaded, of one edition or of all, the newest first."""
    statement = (
        select(TermsDocument, Document.name)
        .join(Document, Document.id == TermsDocument.document_id)
        .order_by(TermsDocument.id.desc())
    )
    if edition:
        statement = statement.where(TermsDocument.edition == edition)
    return tuple(
        OwnText(
            id=row.id,
            edition=row.edition,
            document_id=row.document_id,
            name=name,
            pages=row.pages,
            loaded_at=row.loaded_at,
            in_use=row.in_use,
        )
        for row, name in session.execute(statement)
    )


def editions() -> tuple[tuple[str, date], ...]:
    """Return every edition of the terms with the day from which it holds, the newest first."""
    return tuple((key, edition_of(key).effective) for key in reversed(KEYS))
