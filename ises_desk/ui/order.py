"""The keyboard comes to the parts of a form as they stand, also to those that were made later.

Qt's own order is that of making. It can be changed for what takes the keyboard itself only, not for
the inputs around that, and those count too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def stops(part: QWidget) -> Iterator[QWidget]:
    """Give everything in `part` to which the keyboard can come now, in the order of its layouts."""
    if part.isHidden() or not part.isEnabled():
        return
    if part.focusProxy() is None and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    inner = part.widget() if isinstance(part, QScrollArea) else None
    layout = part.layout()
    if inner is not None:
        yield from stops(inner)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _laid_out(inner)


def step(window: QWidget, *, forward: bool) -> bool:
    """Let the keyboard go on by one; False where it is in something that has no place there."""
    found = list(stops(window))
    now = window.focusWidget()
    if now not in found:
        return False
    at = found.index(now) + (1 if forward else -1)
    if not window.isWindow() and not 0 <= at < len(found):
        return False  # a form in a dialog: on to what stands around it
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[at % len(found)].setFocus(reason)
    return True
