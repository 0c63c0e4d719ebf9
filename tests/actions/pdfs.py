"""Small PDF files as an owner may choose them: good ones, and every kind that can't go along."""

from __future__ import annotations

from io import BytesIO

import pikepdf

A4 = (595, 842)  # points


def sheets(count: int = 1, **saving: object) -> bytes:
    """Return a PDF with so many empty pages; `saving` is how it is saved."""
    made = BytesIO()
    with pikepdf.new() as paper:
        for _page in range(count):
            paper.add_blank_page(page_size=A4)
        paper.save(made, **{"deterministic_id": not saving, **saving})  # type: ignore[arg-type]
    return made.getvalue()


def locked(*, user: str = "geheim") -> bytes:
    """Return a PDF that opens with a password; without one for the user it only has limits."""
    return sheets(encryption=pikepdf.Encryption(owner="eigenaar", user=user))
