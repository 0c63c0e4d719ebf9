"""The body of a letter, flowing over as many pages as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.letters.layout import Style, break_lines, column_widths, measure
from ises_desk.letters.look import (
    ACCENT,
    BODY,
    BOTTOM,
    CELL,
    CELL_HEAD,
    CELL_NOTE,
    CELL_STRONG,
    DUE,
    HEADING,
    LABEL,
    LEFT,
    LINE,
    RIGHT,
    SMALL,
    STRONG,
    SUM,
    SUM_FINAL,
    TINT,
)
from ises_desk.letters.pen import MM, Pen
from ises_desk.letters.text import Block, Grid, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.letters.text import FilledPart

ROOM = RIGHT - LEFT
_GAP = 10.0  # between two columns
_PAD = 4.0  # above and below a row
_BETWEEN = 7.0  # between two parts
_GAPS = {"heading": 3.0, "item": 2.0, "small": 3.0}  # below these it is less
_QR = 29.5 * MM
_SIGNATURE = 22.0  # room to sign by hand
WHOLE = 4  # lines of a paragraph that is not broken over pages
_STYLES = {"plain": BODY, "strong": STRONG, "small": SMALL, "item": BODY, "heading": HEADING}


class Body:
    """Draws parts below each other; takes a new page when one is full."""

    def __init__(self, pen: Pen, y: float, *, top: float, tight: bool = False) -> None:
        """Begin on the page of `pen` at `y`; the next pages begin at `top`.

        `tight` leaves less white between parts and rows, to save a page for a few lines.
        """
        self._between, self._pad = (4.0, 2.5) if tight else (_BETWEEN, _PAD)
        self.pens = [pen]
        self._y = y
        self._top = top
        self._stuck = 0.0

    def draw(self, blocks: Sequence[FilledPart]) -> None:
        """Draw all parts, in order; a part knows what must stay with it."""
        for at, block in enumerate(blocks):
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            if isinstance(block, Grid):
                self._grid(block, self._height(after) if isinstance(after, Lines) else 0.0)
            elif isinstance(block, Lines):
                self._sums(block) if block.kind == "sums" else self._panel(block)
            else:
                self._words(block, self._beside(blocks, at))
                if after is blocks[-1] and block.text.endswith(","):
                    room = BOTTOM - self._y - self._height(after)
                    self._y += min(_SIGNATURE, max(room, 0.0))

    def small(self, text: str) -> None:
        """Add a line of small print at the end."""
        self._words(Block("small", text))

    @property
    def spilt(self) -> float:
        """Return how much of a last page is filled, in points; 0 on a first page."""
        return self._y - self._top if len(self.pens) > 1 else 0.0

    @property
    def _pen(self) -> Pen:
        return self.pens[-1]

    def _need(self, high: float) -> bool:
        """Take a new page when `high` doesn't fit; tells whether it did."""
        if self._y + high <= BOTTOM or self._y <= self._top:
            return False
        self.pens.append(Pen())
        self._y = self._top
        return True

    def _height(self, block: FilledPart | None) -> float:
        """Return the height that a following part needs to begin on the same page."""
        if block is None:
            return 0.0
        if isinstance(block, Block):
            lines = len(break_lines(block.text, ROOM, _STYLES[block.tone]))
            return min(lines, 2) * _STYLES[block.tone].leading
        if isinstance(block, Grid):
            return 4 * CELL.leading + 4 * self._pad
        if block.kind == "sums":
            return sum((SUM_FINAL if final else SUM).leading for *_, final in block.lines) + 12
        return self._panel_height(block)

    def _beside(self, blocks: Sequence[FilledPart], at: int) -> float:
        """Return the height of what must stand on the same page as the end of a part.

        A heading has what it heads beside it, a salutation the first words, and the last words
        the closing: a page never holds a name alone.
        """
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if after is None or not isinstance(block, Block):
            return 0.0
        if block.tone == "heading":
            return _GAPS["heading"] + self._least(blocks, at + 1)
        if block.text.endswith(","):
            return self._between + self._height(after)
        closes = at + 1 == len(blocks) - 2 and isinstance(after, Block) and after.text.endswith(",")
        return self._between + self._least(blocks, at + 1) if closes else 0.0

    def _least(self, blocks: Sequence[FilledPart], at: int) -> float:
        """Return the height with which a part begins on a page."""
        block = blocks[at]
        if not isinstance(block, Block):
            return self._height(block)
        lines = break_lines(block.text.split("\n\n")[0], ROOM, _STYLES[block.tone])
        whole = _is_whole(lines, block.tone)
        high = (len(lines) if whole else 2) * _STYLES[block.tone].leading
        return high + (self._beside(blocks, at) if whole else 0.0)

    def _words(self, block: Block, beside: float = 0.0) -> None:
        style = _STYLES[block.tone]
        indent = 12.0 if block.tone in ("item", "strong") else 0.0
        parts = block.text.split("\n\n")
        for number, text in enumerate(parts):
            lines = break_lines(text.strip("\n"), ROOM - indent, style)
            last = number == len(parts) - 1
            self._paragraph(lines, block.tone, (indent, beside if last else 0.0), first=not number)
        self._y += _GAPS.get(block.tone, self._between)

    def _paragraph(
        self, lines: Sequence[str], tone: str, room: tuple[float, float], *, first: bool
    ) -> None:
        """Draw the lines of a paragraph; `room` is its indent and the height beside its end."""
        style, (indent, beside) = _STYLES[tone], room
        if not first:
            self._y += self._between
        if tone == "heading":
            self._y += 4
        whole = _is_whole(lines, tone)
        self._need(len(lines) * style.leading + beside if whole else 2 * style.leading)
        start = self._y
        for at, line in enumerate(lines):
            ends = at == len(lines) - 2  # two lines at least go to the next page
            if not whole and self._need(style.leading * (2 if ends else 1) + beside * ends):
                start = self._y
            self._pen.text(LEFT + indent, self._y + style.size, line, style)
            self._y += style.leading
        if tone == "item":
            self._pen.text(LEFT + 2, start + style.size, "•", HEADING)
        if tone == "strong":
            high = self._y - start
            self._pen.box(LEFT, start, (2.5, high), ACCENT, 1)

    def _grid(self, grid: Grid, reserve: float) -> None:
        widths = column_widths(
            grid.head,
            [*grid.rows, *grid.closing],
            grid.right,
            ROOM - _GAP * (len(grid.head) - 1),
            (CELL_HEAD, CELL),
        )
        self._need(4 * CELL.leading + 4 * self._pad)
        self._head(grid, widths)
        last = len(grid.rows) - 1
        for at, row in enumerate(grid.rows):
            extra = reserve if at == last and not grid.closing else 0.0
            self._row(grid, widths, row, CELL, extra)
        for row in grid.closing:
            self._row(grid, widths, row, CELL_STRONG, reserve)
        self._y += self._between if not reserve else 2

    def _head(self, grid: Grid, widths: Sequence[float]) -> None:
        cells = [
            break_lines(title, wide + 0.1, CELL_HEAD)
            for title, wide in zip(grid.head, widths, strict=True)
        ]
        deep = max(len(lines) for lines in cells)
        x = LEFT
        for lines, wide, right in zip(cells, widths, grid.right, strict=True):
            y = self._y + CELL_HEAD.size + (deep - len(lines)) * CELL_HEAD.leading
            for line in lines:
                self._pen.text(x + wide if right else x, y, line, CELL_HEAD, right=right)
                y += CELL_HEAD.leading
            x += wide + _GAP
        self._y += deep * CELL_HEAD.leading + self._pad
        self._pen.rule(LEFT, self._y, RIGHT, ACCENT, 0.9)

    def _row(
        self, grid: Grid, widths: Sequence[float], row: Sequence[str], style: Style, extra: float
    ) -> None:
        cells = [_cell(text, wide, style) for text, wide in zip(row, widths, strict=True)]
        high = max(sum(one.leading for _, one in lines) for lines in cells) + 2 * self._pad
        if self._need(high + extra):
            self._head(grid, widths)
        x = LEFT
        for lines, wide, right in zip(cells, widths, grid.right, strict=True):
            y = self._y + self._pad
            for line, one in lines:
                edge = x + wide if right else x
                self._pen.text(edge, y + one.size, line, one, right=right)
                y += one.leading
            x += wide + _GAP
        self._y += high
        self._pen.rule(LEFT, self._y, RIGHT, LINE)

    def _sums(self, sums: Lines) -> None:
        self._need(self._height(sums))
        left = max(LEFT + ROOM / 2, RIGHT - 82 * MM)
        self._y += 4
        for at, (label, value, final) in enumerate(sums.lines):
            style = SUM_FINAL if final else SUM
            if final and at:
                self._pen.rule(left, self._y + 1, RIGHT, ACCENT, 0.9)
                self._y += 3
            base = self._y + style.size
            self._pen.text(left, base, label, style)
            self._pen.text(RIGHT, base, value, style, right=True)
            self._y += style.leading
        self._y += self._between

    def _panel_height(self, panel: Lines) -> float:
        rows = sum(style.leading for style in _panel_styles(panel))
        code = _QR + (SMALL.leading if panel.caption else 0.0) if panel.qr else 0.0
        return max(code, rows) + 18

    def _panel(self, panel: Lines) -> None:
        high = self._panel_height(panel)
        self._need(high + self._between)
        top = self._y
        self._pen.box(LEFT, top, (ROOM, high), TINT, 5)
        x = LEFT + 14
        if panel.qr:
            self._code(panel, top)
        labels = [label for label, _, _ in panel.lines]
        indent = max(measure(label, LABEL) for label in labels) + 14
        styles = _panel_styles(panel)
        y = top + (high - sum(style.leading for style in styles)) / 2
        for (label, value, _), style in zip(panel.lines, styles, strict=True):
            self._pen.text(x, y + style.size, label, LABEL)
            self._pen.text(x + indent, y + style.size, value, style)
            y += style.leading
        self._y = top + high + self._between + 3

    def _code(self, panel: Lines, top: float) -> None:
        wide = max(_QR, measure(panel.caption, SMALL))
        middle = RIGHT - 10 - wide / 2
        self._pen.qr(middle - _QR / 2, top + 9, _QR, panel.qr)
        x = middle - measure(panel.caption, SMALL) / 2
        self._pen.text(x, top + 9 + _QR + SMALL.leading - 1, panel.caption, SMALL)


def _is_whole(lines: Sequence[str], tone: str) -> bool:
    """Tell whether a paragraph stays on one page: a short one, and one that stands out."""
    return len(lines) <= WHOLE or tone == "strong"


def _panel_styles(panel: Lines) -> list[Style]:
    return [DUE if at == 0 else STRONG for at in range(len(panel.lines))]


def _cell(text: str, wide: float, style: Style) -> list[tuple[str, Style]]:
    """Break a cell; what follows a line feed is a note in small print."""
    first, *notes = text.split("\n")
    lines = [(line, style) for line in break_lines(first, wide + 0.1, style)]
    for note in notes:
        lines += [(line, CELL_NOTE) for line in break_lines(note, wide + 0.1, CELL_NOTE)]
    return lines
