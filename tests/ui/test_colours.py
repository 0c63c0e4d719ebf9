"""Words can be read and the keyboard can be seen in both themes: contrast by WCAG 2.2."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ises_desk.paths import resource
from ises_desk.ui import theme
from ises_desk.ui.figures import Figures
from ises_desk.ui.plot import Plot, Point
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import FigureCard
from ises_desk.ui.widgets import Link, button, tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.theme import Colours

TEXT, LARGE = 4.5, 3.0
SETS = {"light": theme.LIGHT, "dark": theme.DARK}
GROUNDS = ("background", "card", "stripe", "hover", "selected")
STATES = ("good", "info", "bad", "warn", "plain")
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
VALUE = r"(?:^|[;\s]){}:\s*[^;$]*\$(\w+)"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (part / 255 for part in QColor(colour).getRgb()[:3])
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    """Return every ink with each ground it stands on, and what is asked of the two."""
    found = [(ink, ground, TEXT) for ink, ground in product(("text", "muted"), GROUNDS)]
    found += [(tone, f"{tone}_ground", TEXT) for tone in STATES]
    found += [(tone, ground, TEXT) for tone in STATES for ground in ("background", "card")]
    found += [("accent", ground, TEXT) for ground in GROUNDS]
    found += [("on_accent", ground, TEXT) for ground in ("accent", "accent_over")]
    found += [("accent", ground, LARGE) for ground in ("background", "card", "selected")]
    found += [("muted", "line", LARGE), ("warn", "hover", LARGE)]
    return found


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("ink", "ground", "asked"), pairs())
def test_every_ink_can_be_read_on_its_ground(
    name: str, ink: str, ground: str, asked: float
) -> None:
    now = asdict(SETS[name])
    assert contrast(now[ink], now[ground]) >= asked


def told() -> list[tuple[str, str, str]]:
    """Return what the style sheet pairs itself: selector, ink and ground."""
    sheet = resource("screen", "style.qss").read_text("utf-8")
    found = []
    for selector, body in RULE.findall(sheet):
        for ink, ground in (
            ("color", "background"),
            ("selection-color", "selection-background-color"),
        ):
            one, other = re.search(VALUE.format(ink), body), re.search(VALUE.format(ground), body)
            if one and other:
                found.append((selector.strip(), one[1], other[1]))
    return found


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("selector", "ink", "ground"), told())
def test_the_style_sheet_pairs_nothing_that_can_not_be_read(
    name: str, selector: str, ink: str, ground: str
) -> None:
    now = asdict(SETS[name])
    assert contrast(now[ink], now[ground]) >= (LARGE if "disabled" in selector else TEXT)


def test_the_style_sheet_was_understood() -> None:
    assert ("QPushButton:disabled", "muted", "background") in told()
    assert len(told()) > 20


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


# the keyboard can be seen --------------------------------------------------------------------


def table() -> QWidget:
    """Return a table with a chosen row."""
    made = RowsTable((("Naam", "text"),), "Namen", wide=0)
    made.show_rows([("Anna",), ("Bert",)])
    made.choose(1)
    return made.view


def figures() -> QWidget:
    """Return a card that leads somewhere."""
    made = Figures()
    made.show_figures([FigureCard(label="Open", value="3", state="open")])
    card = made.findChild(QPushButton)
    assert card is not None
    card.holder = made  # type: ignore[attr-defined]  # else it goes with what it is in
    return card


def side(name: str) -> QListWidget:
    """Return a list as in the settings or a form."""
    made = QListWidget()
    made.setObjectName(name)
    made.addItems(["Eén", "Twee"])
    made.setCurrentRow(0)
    return made


def tabs() -> QTabBar:
    """Return the tabs of the window."""
    made = QTabBar()
    made.setObjectName("pages")
    made.addTab("Vandaag")
    made.addTab("Klanten")
    return made


def inner_tabs() -> QTabBar:
    """Return the tabs inside a window."""
    made = QTabWidget()
    made.addTab(QWidget(), "Eén")
    bar = made.tabBar()
    bar.holder = made  # type: ignore[attr-defined]  # else it goes with what it is in
    return bar


def plot() -> QWidget:
    """Return a plot of two months."""
    made = Plot("Omzet", "omzet", "open", "Nog niets.")
    made.show_points([Point("jan", "januari", 100, 0), Point("feb", "februari", 200, 50)])
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Doen", print),
    "primary": lambda: button("Doen", print, primary=True),
    "quiet": lambda: button("Doen", print, quiet=True),
    "tool": lambda: tool("close", "Sluiten", print),
    "link": lambda: Link("Bakkerij"),
    "figure": figures,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "choice": QComboBox,
    "tick": lambda: QCheckBox("Ja"),
    "table": table,
    "side": lambda: side("side"),
    "ticks": lambda: side("ticks"),
    "tabs": tabs,
    "inner tabs": inner_tabs,
    "plot": plot,
}


def changed(before: QImage, after: QImage) -> float:
    """Return how clearly the second picture differs: the contrast of 40 or more pixels."""
    told_apart = sorted(
        (
            contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name())
            for y in range(before.height())
            for x in range(before.width())
            if before.pixel(x, y) != after.pixel(x, y)
        ),
        reverse=True,
    )
    return told_apart[39] if len(told_apart) >= 40 else 1.0


@pytest.mark.parametrize("colours", SETS)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_has_the_keyboard_shows_it(
    dressed: QApplication, qtbot: QtBot, kind: str, colours: theme.Choice
) -> None:
    theme.apply(dressed, colours)
    window, other = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.resize(320, 240)
    column = QVBoxLayout(window)
    made = KINDS[kind]()
    top = made
    while top.parentWidget() is not None:
        top = top.parentWidget()
    column.addWidget(top)
    column.addWidget(other)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = made.grab().toImage()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    after = made.grab().toImage()
    theme.apply(dressed, "light")
    assert changed(before, after) >= LARGE


# quiet and even --------------------------------------------------------------------------------


def test_nothing_moves_by_itself(dressed: QApplication, qtbot: QtBot) -> None:
    """Who asks for reduced motion gets none; so does everyone else."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    for make in KINDS.values():
        made = make()
        qtbot.addWidget(made.window())
        made.ensurePolished()
        assert made.style().styleHint(hint, None, made) == 0
    assert not any(dressed.isEffectEnabled(effect) for effect in Qt.UIEffect)


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_all_digits_are_equally_wide(dressed: QApplication, weight: int) -> None:
    font = dressed.font()
    font.setWeight(font.weight().__class__(weight))
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(digit * 40) for digit in "0123456789"]
    assert max(widths) - min(widths) < 1  # of forty digits together


def test_both_sets_have_every_colour() -> None:
    def names(colours: Colours) -> set[str]:
        return {name for name, value in asdict(colours).items() if value.startswith("#")}

    assert names(theme.LIGHT) == names(theme.DARK) == set(asdict(theme.LIGHT)) - {"name"}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("ground", ["background", "card", "hover"])
def test_the_edge_of_what_is_filled_in_can_be_seen(name: str, ground: str) -> None:
    """WCAG 1.4.11: what tells where a field is has 3:1 with what is around it."""
    now = asdict(SETS[name])
    assert contrast(now["edge"], now[ground]) >= LARGE


@pytest.mark.parametrize("kind", ["line", "text", "choice", "ticks"])
@pytest.mark.parametrize("colours", SETS)
def test_a_field_is_drawn_with_that_edge(
    dressed: QApplication, qtbot: QtBot, kind: str, colours: theme.Choice
) -> None:
    theme.apply(dressed, colours)
    made = KINDS[kind]()
    qtbot.addWidget(made)
    made.resize(200, 80)
    made.show()
    qtbot.waitExposed(made)
    made.clearFocus()
    drawn = made.grab().toImage().pixelColor(100, 0).name()
    edge = theme.colours().edge
    theme.apply(dressed, "light")
    assert drawn == edge
