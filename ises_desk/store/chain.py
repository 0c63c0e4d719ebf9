"""The digests that chain audit lines, so that a changed or missing line shows."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

START = "0" * 64


def payload_digest(payload: str) -> str:
    """Return the SHA-256 of a payload's text as 64 hexadecimal digits."""
    return sha256(payload.encode()).hexdigest()


def line_digest(previous: str, at: datetime, code: str, payload: str, undoes: int | None) -> str:
    """Return the digest of an audit line over the line before it and its own payload digest."""
    parts = (previous, at.isoformat(timespec="seconds"), code, payload, str(undoes or ""))
    return sha256("\n".join(parts).encode()).hexdigest()
