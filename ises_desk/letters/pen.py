"""Drawing operators of one page; places are points from the top left corner of an A4 sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ises_desk.letters.archive import LOGO, Sheet, font_name
from ises_desk.letters.font import clean, face
from ises_desk.letters.layout import Style, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
_DARK = re.compile("1+")
_CURVE = 0.5523  # a quarter circle as a Bezier curve
QUIET = 4  # light modules around a QR code


class Pen:
    """Collects the operators of one page."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self._code: list[str] = []
        self._fonts: set[tuple[bool, int]] = set()
        self._logo = False

    def sheet(self) -> Sheet:
        """Return the finished page."""
        return Sheet("\n".join(self._code) + "\n", frozenset(self._fonts), self._logo)

    def text(self, x: float, y: float, text: str, style: Style, *, right: bool = False) -> None:
        """Write a line with its baseline at `y`; `right` lets it end at `x`."""
        if not text:
            return
        if right:
            x -= measure(text, style)
        fonts, shown = _shown(text, style.bold, style.size)
        self._fonts.update(fonts)
        self._code.append(f"BT {style.colour} rg {x:.2f} {PAGE[1] - y:.2f} Td {shown} ET")

    def lines(self, x: float, y: float, lines: Sequence[str], style: Style) -> float:
        """Write lines from a first baseline on; returns the baseline after the last."""
        for line in lines:
            self.text(x, y, line, style)
            y += style.leading
        return y

    def rule(self, x: float, y: float, to: float, colour: str, thick: float = 0.6) -> None:
        """Draw a horizontal line."""
        up = PAGE[1] - y
        self._code.append(f"{colour} RG {thick:g} w {x:.2f} {up:.2f} m {to:.2f} {up:.2f} l S")

    def box(self, x: float, y: float, size: tuple[float, float], colour: str, r: float = 0) -> None:
        """Fill a rectangle with rounded corners; `x`, `y` is its top left corner."""
        left, top = x, PAGE[1] - y
        end, low, c = x + size[0], top - size[1], r * (1 - _CURVE)
        self._code.append(
            f"{colour} rg {left + r:.2f} {top:.2f} m {end - r:.2f} {top:.2f} l "
            f"{end - c:.2f} {top:.2f} {end:.2f} {top - c:.2f} {end:.2f} {top - r:.2f} c "
            f"{end:.2f} {low + r:.2f} l "
            f"{end:.2f} {low + c:.2f} {end - c:.2f} {low:.2f} {end - r:.2f} {low:.2f} c "
            f"{left + r:.2f} {low:.2f} l "
            f"{left + c:.2f} {low:.2f} {left:.2f} {low + c:.2f} {left:.2f} {low + r:.2f} c "
            f"{left:.2f} {top - r:.2f} l "
            f"{left:.2f} {top - c:.2f} {left + c:.2f} {top:.2f} {left + r:.2f} {top:.2f} c f"
        )

    def qr(self, x: float, y: float, side: float, rows: Sequence[str]) -> None:
        """Draw a QR code on a white square of `side`, quiet zone included."""
        self.box(x, y, (side, side), "1 1 1", 3)
        step = side / (len(rows) + 2 * QUIET)
        drawn = [
            f"{dark.start()} {-at - 1} {dark.end() - dark.start()} 1 re"
            for at, row in enumerate(rows)
            for dark in _DARK.finditer(row)
        ]
        left, top = x + QUIET * step, PAGE[1] - y - QUIET * step
        self._code.append(
            f"q {step:.4f} 0 0 {step:.4f} {left:.2f} {top:.2f} cm 0 0 0 rg {' '.join(drawn)} f Q"
        )

    def logo(self, x: float, y: float, wide: float, high: float) -> None:
        """Place the letterhead's picture."""
        self._logo = True
        low = PAGE[1] - y - high
        self._code.append(f"q {wide:.2f} 0 0 {high:.2f} {x:.2f} {low:.2f} cm /{LOGO} Do Q")

    def stamp(self, text: str, style: Style) -> None:
        """Write a mark across the page, below everything that was drawn on it."""
        self._fonts.add((style.bold, 0))
        name = font_name(bold=style.bold, at=0)
        half = measure(text, style) / 2
        x, y = PAGE[0] / 2 - half * 0.7071, PAGE[1] / 2 - half * 0.7071
        self._code.insert(
            0,
            f"BT {style.colour} rg 0.7071 0.7071 -0.7071 0.7071 {x:.2f} {y:.2f} Tm "
            f"/{name} {style.size:g} Tf ({text}) Tj ET",
        )


@lru_cache(maxsize=8192)
def _shown(text: str, bold: bool, size: float) -> tuple[frozenset[tuple[bool, int]], str]:  # noqa: FBT001  cached: positional
    """Return the fonts that a line needs and the operators that show it."""
    fonts, shown = set(), []
    for at, codes in face(bold=bold).runs(clean(text)):
        bare = codes.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        fonts.add((bold, at))
        shown.append(f"/{font_name(bold=bold, at=at)} {size:g} Tf ({bare}) Tj")
    return frozenset(fonts), " ".join(shown)
