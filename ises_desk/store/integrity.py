"""Is the file still what was written? SQLite's own checks plus our hashes and audit chain."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, fill
from ises_desk.store import chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def problems(session: Session, *, full: bool = False) -> list[str]:
    """Return what is wrong, in plain sentences; an empty list means all is well."""
    return [*_structure(session, full=full), *_documents(session), *_audit(session)]


def _structure(session: Session, *, full: bool) -> Iterator[str]:
    from sqlalchemy import text

    pragma = "integrity_check" if full else "quick_check"
    for (said,) in session.execute(text(f"PRAGMA {pragma}(10)")):
        if said != "ok":
            yield fill(N_("De database meldt: {said}."), {"said": said})
    for row in session.execute(text("PRAGMA foreign_key_check")).fetchmany(10):
        yield fill(
            N_("Een regel in {table} verwijst naar iets dat niet bestaat."), {"table": row[0]}
        )


def _documents(session: Session) -> Iterator[str]:
    from sqlalchemy import select

    from ises_desk.models import Document

    rows = session.execute(
        select(Document.id, Document.name, Document.sha256, Document.content),
        execution_options={"yield_per": 100},
    )
    for _key, name, digest, content in rows:
        if sha256(content).hexdigest() != digest:
            yield fill(N_("Het document {name} is na het opslaan veranderd."), {"name": name})


def _audit(session: Session) -> Iterator[str]:
    from sqlalchemy import select

    from ises_desk.models import AuditLine, AuditPayload

    previous = chain.START
    rows = session.execute(
        select(AuditLine, AuditPayload.payload)
        .outerjoin(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .order_by(AuditLine.id),
        execution_options={"yield_per": 500},
    )
    expected = 1
    for line, payload in rows:
        digest = chain.line_digest(
            previous, line.at, line.code, line.payload_digest, line.undoes_id
        )
        changed = payload is not None and chain.payload_digest(payload) != line.payload_digest
        if line.id != expected or line.previous != previous or line.digest != digest or changed:
            yield fill(N_("Logregel {number} klopt niet met de keten."), {"number": line.id})
        previous, expected = line.digest, line.id + 1
