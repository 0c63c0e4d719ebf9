"""A letter as PDF: letterhead, window address, body over pages, page x of y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.i18n import on_paper
from ises_desk.letters.archive import archive, picture
from ises_desk.letters.body import Body
from ises_desk.letters.layout import Style, break_lines, measure
from ises_desk.letters.look import (
    ACCENT,
    BODY,
    BRAND,
    FACT,
    INK,
    LABEL,
    LEFT,
    LINE,
    MUTED,
    RIGHT,
    SENDER,
    SIDE,
    SMALL,
    SUBJECT,
)
from ises_desk.letters.pen import MM, PAGE, Pen
from ises_desk.letters.text import enclosed
from ises_desk.letters.text import text as filled_text
from ises_desk.values.formats import iban

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter
    from ises_desk.letters.text import FilledLetter

COPY = "KOPIE"
FEW = 45 * MM  # on a last page: then a page less is tried
# Window envelope DL (110 x 220 mm), window at the left, letter folded in three: what lies
# 20-105 mm from the left and 53-82 mm from the top shows, however the letter slides.
# to check: letter-window
_WINDOW = (25 * MM, 58 * MM, 78 * MM)
_WINDOW_HIGH = 24 * MM
_FOLDS = (99 * MM, 198 * MM)
_BRAND_ROOM = (62 * MM, 22 * MM)
_FACTS_TOP = 58 * MM
_SUBJECT_TOP = 105.5 * MM
_FOOT = 284 * MM
_NEXT_TOP = 30 * MM


@on_paper()
def pdf(
    letter: Letter, letterhead: Letterhead, *, copy: bool = False, text: str | None = None
) -> bytes:
    """Return the letter as PDF/A-2u; the same arguments give the same bytes.

    `copy` marks every page KOPIE; `text` is the owner's own text in place of the shipped one.
    A logo that isn't a picture is a Refusal.
    """
    filled = filled_text(letter, letterhead, text)
    body = _body(filled, letter, letterhead, tight=False)
    if 0 < body.spilt <= FEW:
        tight = _body(filled, letter, letterhead, tight=True)
        body = tight if len(tight.pens) < len(body.pens) else body
    title, pens = _title(filled, letter), body.pens
    for at, pen in enumerate(pens):
        if at:
            _continued(pen, title, letterhead)
        _foot(pen, letterhead, f"Pagina {at + 1} van {len(pens)}")
        if copy:
            mark_copy(pen)
    return archive(
        [pen.sheet() for pen in pens],
        PAGE,
        title=title,
        author=letterhead.name,
        on=letter.on,
        logo=letterhead.logo,
    )


def _body(filled: FilledLetter, letter: Letter, head: Letterhead, *, tight: bool) -> Body:
    """Lay the whole letter over its pages."""
    first = Pen()
    body = Body(first, _opening(first, filled, letter, head), top=_NEXT_TOP, tight=tight)
    body.draw(filled.blocks)
    if letter.enclosures:
        body.small(enclosed(letter))
    return body


def _title(filled: FilledLetter, letter: Letter) -> str:
    subject = filled.subject
    return subject if letter.reference in subject else f"{subject} {letter.reference}"


def _opening(pen: Pen, filled: FilledLetter, letter: Letter, head: Letterhead) -> float:
    """Draw the first page down to its subject; returns where the body begins."""
    _brand(pen, head)
    below = _sender(pen, head)
    _window(pen, letter, head)
    low = _facts(pen, filled, max(_FACTS_TOP, below + 14))
    for fold in _FOLDS:
        pen.rule(5 * MM, fold, 9 * MM, LINE, 0.5)
    top = max(_SUBJECT_TOP, low + 8 * MM)
    lines = break_lines(filled.subject, RIGHT - LEFT, SUBJECT)
    return pen.lines(LEFT, top, lines, SUBJECT) - 6


def _brand(pen: Pen, head: Letterhead) -> None:
    top = 14 * MM
    if head.logo:
        found = picture(head.logo)
        scale = min(_BRAND_ROOM[0] / found.width, _BRAND_ROOM[1] / found.height)
        pen.logo(LEFT, top, found.width * scale, found.height * scale)
        return
    lines = break_lines(head.name, 100 * MM, BRAND)
    pen.lines(LEFT, top + 15, lines, BRAND)


def _sender(pen: Pen, head: Letterhead) -> float:
    y = 14 * MM + 7
    strong = Style(SENDER.size, SENDER.leading, bold=True, colour=INK)
    y = pen.lines(SIDE, y, break_lines(head.name, RIGHT - SIDE, strong), strong)
    contact = [part for part in (head.phone, head.email, head.website) if part]
    for line in (*head.address, *contact):
        y = pen.lines(SIDE, y, break_lines(line, RIGHT - SIDE, SENDER), SENDER)
    y += 3
    for line in (f"KvK {head.kvk}", f"Btw-id {head.vat_id}"):
        y = pen.lines(SIDE, y, (line,), SENDER)
    return y - SENDER.leading


def _window(pen: Pen, letter: Letter, head: Letterhead) -> None:
    x, y, room = _WINDOW
    tiny = Style(6.5, 8, bold=False, colour=MUTED)
    pen.text(x, y - 13, _fitting((head.name, *head.address), room, tiny), tiny)
    lines = [line for part in letter.recipient for line in break_lines(part, room, BODY)]
    leading = min(BODY.leading, _WINDOW_HIGH / max(len(lines) - 1, 1))
    size = min(BODY.size, leading / 1.15)
    pen.lines(x, y, lines, Style(size, leading, bold=False, colour=INK))


def _fitting(parts: Sequence[str], room: float, style: Style) -> str:
    """Join as many parts as fit on one line; the first is cut where it must be."""
    for count in range(len(parts), 1, -1):
        line = " · ".join(parts[:count])
        if measure(line, style) <= room:
            return line
    return break_lines(parts[0], room, style)[0]


def _facts(pen: Pen, filled: FilledLetter, y: float) -> float:
    labels = [label for label, _ in filled.facts]
    indent = max((measure(label, LABEL) for label in labels), default=0.0) + 8
    for label, value in filled.facts:
        pen.text(SIDE, y, label, LABEL)
        lines = break_lines(value, RIGHT - SIDE - indent, FACT)
        y = pen.lines(SIDE + indent, y, lines, FACT)
    return y - FACT.leading


def _continued(pen: Pen, title: str, head: Letterhead) -> None:
    y = 18 * MM
    half = (RIGHT - LEFT) / 2 - 6
    brand = Style(9, 12, bold=True, colour=ACCENT)
    pen.text(LEFT, y, _fitting((head.name,), half, brand), brand)
    pen.text(RIGHT, y, _fitting((title,), half, SENDER), SENDER, right=True)
    pen.rule(LEFT, y + 6, RIGHT, LINE)


def _foot(pen: Pen, head: Letterhead, number: str) -> None:
    pen.rule(LEFT, _FOOT - 11, RIGHT, LINE)
    pen.text(RIGHT, _FOOT, number, SMALL, right=True)
    parts = [head.name, f"KvK {head.kvk}", f"Btw-id {head.vat_id}", f"IBAN {iban(head.iban)}"]
    pen.text(LEFT, _FOOT, _fitting(parts, RIGHT - LEFT - 38 * MM, SMALL), SMALL)


def mark_copy(pen: Pen) -> None:
    """Mark a page as a copy."""
    pen.text(RIGHT, _FOOT + 11, COPY, Style(9, 12, bold=True, colour=ACCENT), right=True)
    pen.stamp(COPY, Style(120, 120, bold=True, colour="0.93 0.94 0.96"))
