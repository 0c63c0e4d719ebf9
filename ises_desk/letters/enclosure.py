"""A PDF of the owner's own that goes along with letters: read as whoever gets it will."""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PAGES = 200
_MARK = b"%PDF-"
_WITHIN = 1024  # bytes in which a reader looks for the mark


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has; what can't go along with a letter is a Refusal."""
    if not content:
        raise Refusal(N_("Dit bestand is leeg; kies een ander bestand."))
    if len(content) > LARGEST:
        raise Refusal(
            N_("Dit bestand is groter dan {most} MB; maak de PDF kleiner."),
            most=LARGEST // (1024 * 1024),
        )
    if _MARK not in content[:_WITHIN]:
        raise Refusal(N_("Dit is geen PDF; bewaar de tekst als PDF en kies dat bestand."))
    pages = _count(content)
    if not pages:
        raise Refusal(N_("Deze PDF heeft geen bladzijden; kies een ander bestand."))
    if pages > MOST_PAGES:
        raise Refusal(
            N_("Deze PDF heeft {pages} bladzijden; hooguit {most} kunnen met een brief mee."),
            pages=pages,
            most=MOST_PAGES,
        )
    return pages


def joined(letter: bytes, enclosed: Sequence[bytes]) -> bytes:
    """Return a letter with the pages of what is enclosed after it: to look at, not to send."""
    if not enclosed:
        return letter
    import pikepdf

    made = BytesIO()
    with pikepdf.new() as whole, ExitStack() as opened:
        for content in (letter, *enclosed):
            whole.pages.extend(opened.enter_context(pikepdf.open(BytesIO(content))).pages)
        whole.save(made, deterministic_id=True)
    return made.getvalue()


def _count(content: bytes) -> int:
    """Return the number of pages, each of them found."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as paper:
            if paper.is_encrypted:
                raise _closed()
            return sum(page.mediabox is not None for page in paper.pages)
    except pikepdf.PasswordError as why:
        raise _closed() from why
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError) as why:
        raise Refusal(
            N_("Deze PDF is beschadigd en niet te lezen; bewaar de tekst opnieuw als PDF.")
        ) from why


def _closed() -> Refusal:
    return Refusal(N_("Deze PDF is beveiligd; bewaar hem zonder wachtwoord en zonder beperkingen."))
