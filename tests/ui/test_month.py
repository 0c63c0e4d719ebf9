"""The month on Vandaag: figures beside the month before, and a plot for eyes, keys and ears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from ises_desk.ui import theme
from ises_desk.ui.plot import Plot, Point, steps
from ises_desk.ui.today import TodayPage
from tests.ui.conftest import calm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

POINTS = [Point(f"m{at}", f"maand {at}", at * 100_00, 1200_00 - at * 100_00) for at in range(12)]


@pytest.fixture
def plot(dressed: object, qtbot: QtBot) -> Plot:  # noqa: ARG001  dresses the application
    """Show a plot of twelve months."""
    made = Plot("Omzet", "omzet", "open", "Nog niets.")
    qtbot.addWidget(made)
    made.resize(600, 160)
    made.show()
    made.show_points(POINTS)
    made.grab()
    return made


def strip(window: MainWindow) -> TodayPage:
    """Return the page with the month."""
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    return page


def test_the_arrows_go_through_the_months_and_say_them(plot: Plot, qtbot: QtBot) -> None:
    assert plot.at == 11
    said = []
    plot.read.connect(said.append)
    plot.setFocus()
    for key, at in (("Left", 10), ("Home", 0), ("Left", 0), ("Right", 1), ("End", 11)):
        qtbot.keyClick(plot, getattr(Qt.Key, f"Key_{key}"))
        assert plot.at == at
        assert said[-1] == f"maand {at}"
        heard = QAccessible.queryAccessibleInterface(plot)
        assert heard.text(QAccessible.Text.Description) == f"maand {at}"


def test_a_year_without_anything_says_so(plot: Plot) -> None:
    plot.clearFocus()
    bar = theme.colour("accent").name()
    for line in (0, 100):  # with and without the plot: nothing is no bar
        plot.show_points([Point("jan", "januari", 0, line), Point("feb", "februari", 0, line)])
        drawn = plot.grab().toImage()
        seen = {drawn.pixelColor(x, y).name() for x in range(600) for y in range(160)}
        assert bar not in seen
        assert (theme.colour("warn").name() in seen) == bool(line)


def hover(plot: Plot, x: int) -> None:
    """Tell the plot that the mouse is at `x`; the real mouse may be anywhere."""
    place = QPointF(x, 60)
    none = Qt.MouseButton.NoButton
    kind = QEvent.Type.MouseMove
    moved = QMouseEvent(kind, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot, moved)


def test_the_mouse_reads_the_month_below_it(plot: Plot) -> None:
    hover(plot, plot.width() - 12)
    assert plot.at == 11
    hover(plot, plot.width() // 2)
    assert 4 <= plot.at <= 6
    hover(plot, 2)
    assert 4 <= plot.at <= 6


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_bars_and_line_are_drawn_in_the_colours_of_the_theme(
    plot: Plot, colours: theme.Choice, dressed: object
) -> None:
    theme.apply(dressed, colours)  # type: ignore[arg-type]  # a QApplication
    picture = plot.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    theme.apply(dressed, "light")  # type: ignore[arg-type]  # a QApplication
    now = theme.DARK if colours == "dark" else theme.LIGHT
    assert {now.accent, now.warn} <= seen


@pytest.mark.parametrize(
    ("lowest", "highest"), [(0, 0), (0, 1), (-1, 0), (-123_456, 99), (0, 10**13), (-(10**9), 1)]
)
def test_the_lines_lie_around_all_amounts(lowest: int, highest: int) -> None:
    levels = steps(min(lowest, 0), max(highest, 0))
    assert levels[0] <= lowest <= highest <= levels[-1]
    assert 0 in levels
    assert 2 <= len(levels) <= 7


def test_figures_and_table_say_what_the_plot_shows(window: MainWindow, qtbot: QtBot) -> None:
    month = strip(window).month
    names = [each.accessibleName() for each in month.figures]
    assert names[0].startswith("Gefactureerd: €\xa00,00; oktober: €\xa0")
    assert "€\xa00,00" not in names[2]
    rows = month.table.model.rows
    assert [row[0] for row in rows][:2] == ["november 2026", "oktober 2026"]
    assert rows[0][2] == names[2].removeprefix("Openstaand: ").partition(";")[0]
    assert not month.table.isVisible()
    switch = next(
        each for each in month.findChildren(QPushButton) if each.accessibleName() == "Als tabel"
    )
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert month.table.isVisible()
    assert switch.accessibleName() == "Als grafiek"


def test_the_month_is_read_anew_after_a_deed(window: MainWindow, qtbot: QtBot) -> None:
    month = strip(window).month
    before = month.figures[1].accessibleName()
    customer = window.desk.lanes
    customer.perform(
        lambda _value: None, "payment.record", customer_id=1, amount="7.00",
        received_on="2026-11-22",
    )  # fmt: skip
    calm(window, qtbot)
    assert month.figures[1].accessibleName() != before


def test_spare_columns_go_before_the_duty_itself_is_too_narrow(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = strip(window).table.view
    shown = []
    for width in (1600, 1120, 980):
        window.resize(width, 720)
        calm(window, qtbot)
        shown.append([at for at in range(5) if not view.isColumnHidden(at)])
    assert shown[0] == [0, 1, 2, 3, 4]
    assert 4 not in shown[1]
    assert shown[2] == [0, 1, 2]
