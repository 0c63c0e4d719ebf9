"""A letter as PDF: letterhead, window address, body over pages, page x of y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.letters.archive import archive, picture
from ises_desk.letters.body import Body
from ises_desk.letters.layout import Style, break_lines, measure
from ises_desk.letters.look import (
    ACCENT,
    BODY,
    BOTTOM,
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
from ises_desk.letters.text import text as filled_text
from ises_desk.values.formats import iban

if TYPE_CHECKING:
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter
    from ises_desk.letters.text import FilledLetter

COPY = "KOPIE"
# Window envelope DL (110 x 220 mm), window at the left, letter folded in three: what lies
# 20-105 mm from the left and 53-82 mm from the top shows, however the letter slides.
# to check: letter-window
_WINDOW = (25 * MM, 58 * MM, 78 * MM)
_FOLDS = (99 * MM, 198 * MM)
_BRAND_ROOM = (62 * MM, 22 * MM)
_FACTS_TOP = 58 * MM
_SUBJECT_TOP = 105 * MM
_FOOT = 284 * MM


def pdf(
    letter: Letter, letterhead: Letterhead, *, copy: bool = False, text: str | None = None
) -> bytes:
    """Return the letter as PDF/A-2u; the same arguments give the same bytes.

    `copy` marks every page KOPIE; `text` is the owner's own text in place of the shipped one.
    A logo that isn't a picture is a Refusal.
    """
    filled = filled_text(letter, letterhead, text)
    first = Pen()
    body = Body(first, _opening(first, filled, letter, letterhead), top=_next_top)
    body.draw(filled.blocks)
    if letter.enclosures:
        body.small("Bijlagen: " + "; ".join(letter.enclosures))
    pens = body.pens
    for at, pen in enumerate(pens):
        if at:
            _continued(pen, filled, letterhead)
        _foot(pen, letterhead, f"Pagina {at + 1} van {len(pens)}")
        if copy:
            _mark(pen)
    return archive(
        [pen.sheet() for pen in pens],
        PAGE,
        title=_title(filled, letter),
        author=letterhead.name,
        on=letter.on,
        logo=letterhead.logo,
    )


_next_top = 32 * MM


def _title(filled: FilledLetter, letter: Letter) -> str:
    subject = "".join(sign for sign in filled.subject if sign.isprintable())
    return subject if letter.reference in subject else f"{subject} ({letter.reference})"


def _opening(pen: Pen, filled: FilledLetter, letter: Letter, head: Letterhead) -> float:
    """Draw the first page down to its subject; returns where the body begins."""
    _brand(pen, head)
    _sender(pen, head)
    _window(pen, letter, head)
    low = _facts(pen, filled)
    for fold in _FOLDS:
        pen.rule(5 * MM, fold, 9 * MM, LINE, 0.5)
    top = max(_SUBJECT_TOP, low + 8 * MM)
    lines = break_lines(filled.subject, RIGHT - LEFT, SUBJECT)
    return pen.lines(LEFT, top, lines, SUBJECT) + 2.5 * MM


def _brand(pen: Pen, head: Letterhead) -> None:
    top = 14 * MM
    if head.logo:
        found = picture(head.logo)
        scale = min(_BRAND_ROOM[0] / found.width, _BRAND_ROOM[1] / found.height)
        pen.logo(LEFT, top, found.width * scale, found.height * scale)
        return
    lines = break_lines(head.name, 100 * MM, BRAND)
    pen.lines(LEFT, top + 15, lines, BRAND)


def _sender(pen: Pen, head: Letterhead) -> None:
    y = 14 * MM + 7
    strong = Style(SENDER.size, SENDER.leading, bold=True, colour=INK)
    y = pen.lines(SIDE, y, break_lines(head.name, RIGHT - SIDE, strong), strong)
    contact = [part for part in (head.phone, head.email, head.website) if part]
    for line in (*head.address, *contact):
        y = pen.lines(SIDE, y, break_lines(line, RIGHT - SIDE, SENDER), SENDER)
    y += 3
    for line in (f"KvK {head.kvk}", f"Btw-id {head.vat_id}"):
        y = pen.lines(SIDE, y, (line,), SENDER)


def _window(pen: Pen, letter: Letter, head: Letterhead) -> None:
    x, y, room = _WINDOW
    back = " · ".join((head.name, *head.address))
    tiny = Style(6.5, 8, bold=False, colour=MUTED)
    pen.text(x, y - 13, break_lines(back, room, tiny)[0], tiny)
    lines = [line for part in letter.recipient for line in break_lines(part, room, BODY)]
    leading = min(BODY.leading, 24 * MM / max(len(lines) - 1, 1))
    pen.lines(x, y, lines, Style(BODY.size, leading, bold=False, colour=INK))


def _facts(pen: Pen, filled: FilledLetter) -> float:
    labels = [label for label, _ in filled.facts]
    indent = max((measure(label, LABEL) for label in labels), default=0.0) + 8
    y = _FACTS_TOP
    for label, value in filled.facts:
        pen.text(SIDE, y, label, LABEL)
        lines = break_lines(value, RIGHT - SIDE - indent, FACT)
        y = pen.lines(SIDE + indent, y, lines, FACT)
    return y - FACT.leading


def _continued(pen: Pen, filled: FilledLetter, head: Letterhead) -> None:
    y = 18 * MM
    pen.text(LEFT, y, head.name, Style(9, 12, bold=True, colour=ACCENT))
    said = break_lines(filled.subject, RIGHT - LEFT - 60 * MM, SENDER)[0]
    pen.text(RIGHT, y, said, SENDER, right=True)
    pen.rule(LEFT, y + 6, RIGHT, LINE)


def _foot(pen: Pen, head: Letterhead, number: str) -> None:
    pen.rule(LEFT, _FOOT - 11, RIGHT, LINE)
    pen.text(RIGHT, _FOOT, number, SMALL, right=True)
    parts = [head.name, f"KvK {head.kvk}", f"Btw-id {head.vat_id}", f"IBAN {iban(head.iban)}"]
    room = RIGHT - LEFT - 28 * MM
    pen.text(LEFT, _FOOT, break_lines(" · ".join(parts), room, SMALL)[0], SMALL)


def _mark(pen: Pen) -> None:
    pen.text(RIGHT, BOTTOM + 4 * MM, COPY, Style(9, 12, bold=True, colour=ACCENT), right=True)
    pen.stamp(COPY, Style(120, 120, bold=True, colour="0.93 0.94 0.96"))
