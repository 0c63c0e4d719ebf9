"""The look of the paper: places in points, colours as "r g b", styles."""

from __future__ import annotations

from ises_desk.letters.layout import Style
from ises_desk.letters.pen import MM

ACCENT = "0.114 0.373 0.820"  # #1d5fd1
INK = "0.110 0.153 0.200"  # #1c2733
MUTED = "0.318 0.376 0.451"  # #516073
LINE = "0.835 0.867 0.906"  # #d5dde7
TINT = "0.949 0.965 0.992"  # #f2f6fd

LEFT = 25 * MM
RIGHT = 190 * MM
SIDE = 132 * MM  # the column beside the window of the envelope
BOTTOM = 276.5 * MM

BODY = Style(10, 14, bold=False, colour=INK)
STRONG = Style(10, 14, bold=True, colour=INK)
HEADING = Style(10, 14, bold=True, colour=ACCENT)
SMALL = Style(8, 10.8, bold=False, colour=MUTED)
SENDER = Style(8.5, 11.5, bold=False, colour=MUTED)
LABEL = Style(8.5, 13, bold=False, colour=MUTED)
FACT = Style(9.5, 13, bold=False, colour=INK)
SUBJECT = Style(16, 20, bold=True, colour=INK)
BRAND = Style(20, 24, bold=True, colour=ACCENT)
CELL = Style(9, 12, bold=False, colour=INK)
CELL_STRONG = Style(9, 12, bold=True, colour=INK)
CELL_HEAD = Style(8, 10, bold=True, colour=MUTED)
CELL_NOTE = Style(8, 10.5, bold=False, colour=MUTED)
SUM = Style(9.5, 14, bold=False, colour=INK)
SUM_FINAL = Style(11, 17, bold=True, colour=INK)
DUE = Style(16, 21, bold=True, colour=ACCENT)
