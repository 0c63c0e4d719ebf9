"""A letter on screen: sharp, at any zoom, with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from ises_desk.queries import letter_papers, letters
from ises_desk.ui import pdf_view
from ises_desk.ui.pdf_pages import drawn, sizes
from ises_desk.ui.pdf_pane import PdfPane
from tests.actions.pdfs import sheets
from tests.ui.conftest import calm
from tests.ui.test_flows import ask

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms
MANY = 40  # times that a page gets its room, where two or three do
BLANK = "Brief.\n\n" * 120


@pytest.fixture
def paper(window: MainWindow) -> bytes:
    """Return a letter of several pages."""
    window.desk.lanes.perform(
        lambda _key: None, "letter.write", customer_id=1, subject="Lang", text=BLANK
    ).result()
    return ask(window, letter_papers.pdf_of, _last(window))


def _last(window: MainWindow) -> int:
    from ises_desk.queries.listing import keys

    return max(ask(window, keys, letters.listing(window.desk.today)))


@pytest.fixture
def pane(window: MainWindow, qtbot: QtBot, paper: bytes) -> PdfPane:
    """Show the letter in a window of its own."""
    made = PdfPane(window.desk)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.view.show_pdf(paper)
    qtbot.waitUntil(lambda: bool(made.view.pages) and done(made), timeout=LONG)
    return made


def done(pane: PdfPane) -> bool:
    """Tell whether the first page is drawn at the zoom in use."""
    page = pane.view.pages[0]
    wanted = min(pdf_view.SCREEN_DPI * pane.view.zoom, pdf_view.MOST_DPI)
    return page.image is not None and page.density == wanted


def test_it_fits_the_width_and_says_which_page_of_how_many(pane: PdfPane) -> None:
    view = pane.view
    assert view.pages[0].width() == pytest.approx(view.viewport().width() - 16, abs=8)
    assert len(view.pages) >= 3
    assert pane._place.text() == f"Bladzijde 1 van {len(view.pages)}"
    assert view.verticalScrollBar().value() == 0
    view.set_zoom(2.0)
    assert view.verticalScrollBar().value() == 0
    assert view.pages[1].accessibleName() == "Bladzijde 2"


def test_a_page_is_drawn_in_the_pixels_of_the_screen(pane: PdfPane, qtbot: QtBot) -> None:
    pane.view.set_zoom(2.0)
    qtbot.waitUntil(lambda: done(pane), timeout=LONG)
    page = pane.view.pages[0]
    assert page.image is not None
    assert page.image.width() == pytest.approx(page.width() * page.devicePixelRatioF(), abs=2)


def test_a_dense_screen_gets_twice_the_pixels(
    pane: PdfPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_view.PdfView, "devicePixelRatioF", lambda _self: 2.0)
    pane.view.set_zoom(1.0)
    wanted = 2 * pdf_view.SCREEN_DPI
    qtbot.waitUntil(lambda: pane.view.pages[0].density == wanted, timeout=LONG)
    page = pane.view.pages[0]
    assert page.image is not None
    assert page.image.width() == pytest.approx(2 * page.width(), abs=2)


def test_the_keys_zoom_from_anywhere_in_the_window(pane: PdfPane, qtbot: QtBot) -> None:
    view, control = pane.view, Qt.KeyboardModifier.ControlModifier
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow, timeout=LONG)
    before = view.zoom
    pane._sizes.setFocus()
    qtbot.keyClick(pane._sizes, Qt.Key.Key_Plus, control)
    assert view.zoom == pytest.approx(before * pdf_view.STEP)
    assert pane._sizes.placeholderText() == f"{round(view.zoom * 100)} %"
    qtbot.keyClick(pane._sizes, Qt.Key.Key_Minus, control)
    qtbot.keyClick(pane._sizes, Qt.Key.Key_Minus, control)
    assert view.zoom == pytest.approx(before / pdf_view.STEP)
    qtbot.keyClick(pane._sizes, Qt.Key.Key_0, control)
    assert (view.fit, view.zoom) == (pdf_view.WIDTH, pytest.approx(before))


def test_the_wheel_zooms_with_control_and_scrolls_without(pane: PdfPane) -> None:
    view = pane.view
    before = view.zoom

    def turn(modifiers: Qt.KeyboardModifier) -> None:
        middle = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            middle, QPointF(view.viewport().mapToGlobal(middle.toPoint())), QPoint(),
            QPoint(0, -120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    assert view.zoom == before
    turn(Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(before / pdf_view.STEP)


def test_zoom_stops_at_its_bounds_and_the_whole_page_fits(pane: PdfPane) -> None:
    view = pane.view
    view.set_zoom(99)
    assert view.zoom == pdf_view.LARGEST
    view.set_zoom(0.01)
    assert view.zoom == pdf_view.SMALLEST
    pane._choose(pane._sizes.findData(pdf_view.PAGE))
    assert view.pages[0].height() <= view.viewport().height()
    pane._choose(pane._sizes.findData(150))
    assert view.zoom == pytest.approx(1.5)
    assert pane._sizes.currentText() == "150 %"


def test_the_keyboard_walks_through_the_pages(pane: PdfPane, qtbot: QtBot) -> None:
    view = pane.view
    view.setFocus()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    small = bar.value()
    assert small > 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == small + bar.pageStep()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.page == len(view.pages)
    assert pane._place.text().startswith(f"Bladzijde {len(view.pages)} van")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (bar.value(), view.page) == (0, 1)


def test_pages_out_of_sight_are_not_kept_as_pictures(pane: PdfPane, qtbot: QtBot) -> None:
    view = pane.view
    view.set_zoom(1.5)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.pages[-1].image is not None, timeout=LONG)
    qtbot.waitUntil(lambda: view.pages[0].image is None, timeout=LONG)


def test_another_letter_keeps_the_place_and_a_sentence_takes_the_pages_away(
    pane: PdfPane, qtbot: QtBot, window: MainWindow, paper: bytes
) -> None:
    view = pane.view
    view.verticalScrollBar().setValue(200)
    view.show_pdf(paper)
    calm(window, qtbot)
    assert view.verticalScrollBar().value() == 200
    view.show_text("Nog niets.")
    assert (view.pages, view.page, pane._place.text()) == ([], 0, "")
    empty = view._place  # where the letter comes, as large as its page
    assert empty.isVisible()
    assert empty.width() == pytest.approx(view.viewport().width() - 16, abs=16)
    view.show_pdf(paper)
    calm(window, qtbot)
    assert not empty.isVisible()
    assert pane._place.text() == f"Bladzijde 1 van {len(view.pages)}"


def test_pages_come_one_at_a_time(paper: bytes) -> None:
    images = drawn(paper, 30)
    first = next(images)
    assert isinstance(first, QImage)
    assert first.width() == pytest.approx(sizes(paper)[0][0] * 30 / 72, abs=1)
    assert 1 + len(list(images)) == len(sizes(paper))


def test_one_page_settles_whether_a_bar_fits_beside_it_or_not(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar that takes the room of the page, that then needs no bar, must not come and go."""
    made = PdfPane(window.desk)
    qtbot.addWidget(made)
    arranged: list[int] = []
    arrange = made.view._arrange

    def counted() -> None:
        arranged.append(1)
        if len(arranged) < MANY:
            arrange()

    monkeypatch.setattr(made.view, "_arrange", counted)
    made.resize(500, 600)
    made.show()
    made.view.show_pdf(sheets())
    qtbot.waitUntil(lambda: bool(made.view.pages), timeout=LONG)
    for height in range(690, 770, 2):
        arranged.clear()
        made.resize(500, height)
        qtbot.wait(1)
        assert len(arranged) < MANY, height
