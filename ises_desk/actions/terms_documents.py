"""The owner's own text of the terms as PDF: every one is kept, one of an edition goes along."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.issuing import PDF, store
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Document, TermsDocument
from ises_desk.terms.edition import KEYS, edition_of

_LONGEST_NAME = 100
_ENDING = ".pdf"


@action(
    "terms.load",
    title=N_("Tekst van de voorwaarden laden"),
    undo=Undo.COMPENSATE,
    by="terms.choose",
)
def load(work: Work, *, content: bytes, edition: str = KEYS[-1], name: str = "") -> int:
    """Let the owner's own text of an edition, a PDF, go along with order confirmations.

    Without `name` it is called after the edition. What went along until now is kept. Returns the
    key of the version.
    """
    from ises_desk.letters.enclosure import pages_of

    _known(edition)
    called = _name(name, edition)
    pages = int(checks.at("content", pages_of, content))
    used = _used(work, edition)
    if used is not None and _is_same(work, used, content):
        raise Refusal(N_("Deze tekst gaat al mee; er is niets veranderd."), field="content")
    _lay_aside(work, used)
    document = store(work, content, called, PDF)
    return work.add(
        TermsDocument(
            edition=edition,
            document_id=document.id,
            pages=pages,
            loaded_at=work.now,
            in_use=True,
        )
    ).id


@action("terms.choose", title=N_("Meegaande tekst van de voorwaarden kiezen"), undo=Undo.REVERT)
def choose(work: Work, *, version_id: int | None = None, edition: str = KEYS[-1]) -> int | None:
    """Let a text that was loaded earlier go along, or none without `version_id`.

    What was sent already keeps what went along with it. Returns the key of the version.
    """
    _known(edition)
    used = _used(work, edition)
    if version_id is None:
        if used is None:
            raise Refusal(N_("Er gaat al geen tekst mee."), field="edition")
        _lay_aside(work, used)
        return None
    version = work.get(TermsDocument, version_id, "version_id")
    if version.edition != edition:
        raise Refusal(
            N_("Deze tekst hoort bij de uitgave {edition}."),
            field="version_id",
            edition=version.edition,
        )
    if version.in_use:
        raise Refusal(N_("Deze tekst gaat al mee."), field="version_id")
    _lay_aside(work, used)
    version.in_use = True
    work.session.flush()
    return version.id


def _known(edition: str) -> None:
    if edition not in KEYS:
        raise Refusal(
            N_("Er is geen uitgave {edition} van de voorwaarden; wel: {known}."),
            field="edition",
            edition=edition,
            known=KEYS,
        )


def _used(work: Work, edition: str) -> TermsDocument | None:
    found = select(TermsDocument).where(TermsDocument.edition == edition, TermsDocument.in_use)
    return work.session.scalar(found)


def _lay_aside(work: Work, version: TermsDocument | None) -> None:
    if version is not None:
        version.in_use = False
        work.session.flush()


def _is_same(work: Work, version: TermsDocument, content: bytes) -> bool:
    known = select(Document.sha256).where(Document.id == version.document_id)
    return work.session.scalar(known) == sha256(content).hexdigest()


def _name(given: str, edition: str) -> str:
    """Return the name under which the PDF is kept, as a file's."""
    name = checks.line(given, "name", N_("De naam"), _LONGEST_NAME, empty=True)
    if "/" in name or "\\" in name:
        raise Refusal(N_("Geef alleen de naam van het bestand, zonder map."), field="name")
    if name.casefold().endswith(_ENDING):
        name = name[: -len(_ENDING)].rstrip()
    return f"{name or f'algemene-voorwaarden-{edition_of(edition).effective}'}{_ENDING}"
