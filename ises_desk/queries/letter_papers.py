"""The paper of a letter: its PDF as issued, a marked copy, and what is enclosed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Customer, Document, Letter, LetterEnclosure, TermsDocument
from ises_desk.queries.letter_piles import chunks
from ises_desk.values.kinds import Delivery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """What goes along with a letter, by its name there; without a document the owner adds it."""

    name: str
    document_id: int | None = None
    file: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """What is enclosed with a pile of letters.

    `stored` are the names of what lies in the file, with `count` of the letters, any of them
    `by_post`; `lacking` are those that the owner adds himself.
    """

    count: int = 0
    stored: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    by_post: bool = False


def letter_row(session: Session, key: int) -> Letter:
    """Return the row of a letter; a Refusal without."""
    row = session.get(Letter, key)
    if row is None:
        raise Refusal(N_("Er is geen brief met sleutel {key}."), field="letter_id", key=key)
    return row


def pdf_of(session: Session, key: int) -> bytes:
    """Return the PDF of a letter as it was issued, without what is enclosed."""
    return document(session, letter_row(session, key).document_id)


def copy_of(session: Session, key: int) -> bytes:
    """Return an exact copy of a letter with every page marked KOPIE."""
    from ises_desk.letters.copies import copied

    return copied(pdf_of(session, key))


def whole_of(session: Session, key: int) -> bytes:
    """Return a letter with the pages of what is enclosed after its own, to be looked at."""
    from ises_desk.letters.enclosure import joined

    return joined(pdf_of(session, key), enclosed_pdfs(session, key))


def document(session: Session, document_id: int) -> bytes:
    """Return the bytes of a document."""
    return session.scalars(select(Document.content).where(Document.id == document_id)).one()


def enclosures(session: Session, key: int) -> tuple[Enclosure, ...]:
    """Return what is enclosed with a letter, in the order in which it is named there."""
    named: Sequence[str] = letter_row(session, key).data.get("enclosures", ())
    rows = session.execute(
        select(LetterEnclosure.document_id, Document.name, TermsDocument.pages)
        .join(Document, Document.id == LetterEnclosure.document_id)
        .outerjoin(TermsDocument, TermsDocument.document_id == Document.id)
        .where(LetterEnclosure.letter_id == key)
        .order_by(LetterEnclosure.position)
    )
    stored = [
        {"document_id": document_id, "file": file, "pages": pages or 0}
        for document_id, file, pages in rows
    ]
    return tuple(
        Enclosure(name=name or str(found["file"]), **(found or {}))
        for name, found in zip_longest(named, stored)
    )


def enclosed_pdfs(session: Session, key: int) -> tuple[bytes, ...]:
    """Return the PDFs that go along with a letter, in order."""
    found = (
        select(Document.content)
        .join(LetterEnclosure, LetterEnclosure.document_id == Document.id)
        .where(LetterEnclosure.letter_id == key)
        .order_by(LetterEnclosure.position)
    )
    return tuple(session.scalars(found))


def enclosed_files(session: Session, keys: Sequence[int]) -> dict[str, int]:
    """Return the documents that go along with letters, each once, by a name of its own."""
    files: dict[str, int] = {}
    known = set[int]()
    for some in chunks(keys):
        rows = session.execute(
            select(Document.id, Document.name)
            .join(LetterEnclosure, LetterEnclosure.document_id == Document.id)
            .where(LetterEnclosure.letter_id.in_(some))
            .distinct()
            .order_by(Document.id)
        )
        for document_id, name in rows:
            if document_id not in known:
                known.add(document_id)
                files[_free(name, files)] = document_id
    return files


def _free(name: str, taken: dict[str, int]) -> str:
    """Return a name that no other file has, on systems too where ab and AB are one."""
    folded = {each.casefold() for each in taken}
    stem, dot, ending = name.rpartition(".")
    found, number = name, 1
    while found.casefold() in folded:
        number += 1
        found = f"{stem} ({number}){dot}{ending}"
    return found


def pile(session: Session, keys: Sequence[int]) -> Pile:
    """Return what is enclosed with letters, all together."""
    count, by_post = 0, False
    stored, lacking = dict[str, None](), dict[str, None]()
    for some in chunks(keys):
        rows = session.execute(
            select(Letter.id, Customer.delivery)
            .join(Customer, Customer.id == Letter.customer_id)
            .where(Letter.id.in_(some), func.json_array_length(Letter.data, "$.enclosures") > 0)
        )
        for key, delivery in rows:
            found = enclosures(session, key)
            kept = [each.name for each in found if each.document_id is not None]
            stored.update(dict.fromkeys(kept))
            lacking.update(dict.fromkeys(each.name for each in found if each.document_id is None))
            count += bool(kept)
            by_post = by_post or (bool(kept) and delivery is not Delivery.EMAIL)
    return Pile(count=count, stored=tuple(stored), lacking=tuple(lacking), by_post=by_post)
