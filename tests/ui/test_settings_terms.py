"""The owner's own text of the terms: chosen, seen, replaced and put back in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from ises_desk.letters.enclosure import LARGEST
from ises_desk.queries.articles import own_texts
from ises_desk.ui.settings import SettingsDialog
from ises_desk.ui.settings_terms import NOTHING, TermsPage
from tests.actions.pdfs import locked, sheets
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[TermsPage]:
    """Open the settings at the place of the terms."""
    window.menus.settings.emit("terms")
    calm(window, qtbot)
    (settings,) = [each for each in dialogs(window) if isinstance(each, SettingsDialog)]
    (found,) = settings.findChildren(TermsPage)
    yield found
    settings.reject()


def stand(page: TermsPage) -> list[tuple[str, ...]]:
    """Return the rows as they are shown."""
    return list(page.table.model.rows)


@pytest.fixture
def put(
    window: MainWindow, qtbot: QtBot, page: TermsPage, tmp_path: Path
) -> Callable[[str, bytes], None]:
    """Choose a file with a name and content."""

    def choose(name: str, content: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        page.read_file(path)
        calm(window, qtbot)

    return choose


def test_without_a_text_the_page_says_what_to_do(page: TermsPage) -> None:
    assert stand(page) == []
    assert page._pane.view._words.text() == NOTHING
    assert not page._use.isEnabled()
    assert not page._save.isEnabled()
    assert page.edition == "2018-05-25"
    assert page._edition.currentText() == "Voorwaarden van 25 mei 2018"


def test_a_text_is_chosen_replaced_and_put_back(
    window: MainWindow, qtbot: QtBot, page: TermsPage, put: Callable[[str, bytes], None]
) -> None:
    put("AV oud.pdf", sheets(2))
    assert [row[:2] + row[3:] for row in stand(page)] == [("AV oud.pdf", "2", "Gaat mee|good")]
    assert len(page._pane.view.pages) == 2
    put("AV nieuw.pdf", sheets(3))
    assert [row[0] for row in stand(page)] == ["AV nieuw.pdf", "AV oud.pdf"]
    assert [row[3] for row in stand(page)] == ["Gaat mee|good", "Bewaard|plain"]
    page.table.choose(1)
    calm(window, qtbot)
    assert len(page._pane.view.pages) == 2
    assert page._use.text().strip() == "Laten &meegaan"
    page._use.click()
    calm(window, qtbot)
    assert [row[3] for row in stand(page)] == ["Bewaard|plain", "Gaat mee|good"]
    assert page.table.current() == 1
    assert page._use.text().strip() == "Niet laten &meegaan"
    page._use.click()
    calm(window, qtbot)
    with window.desk.lanes.session() as session:
        assert [text.in_use for text in own_texts(session)] == [False, False]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"brief", "geen PDF"), (locked(), "beveiligd"), (sheets() + bytes(LARGEST), "10 MB")],
)
def test_a_file_that_cannot_go_along_is_refused_in_place(
    page: TermsPage, put: Callable[[str, bytes], None], content: bytes, word: str
) -> None:
    put("fout.pdf", content)
    assert word in page.banner.text
    assert stand(page) == []
    put("goed.pdf", sheets())
    assert page.banner.text == ""
    assert len(stand(page)) == 1


def test_the_button_asks_for_a_pdf(window: MainWindow, page: TermsPage) -> None:
    page._load.click()
    (asked,) = page.findChildren(QFileDialog)
    assert asked.nameFilters() == ["PDF (*.pdf)"]
    asked.reject()
    del window


def test_a_text_that_was_loaded_by_mistake_is_set_right_here(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.lanes.perform(lambda _key: None, "terms.load", content=sheets())
    calm(window, qtbot)
    window.menus.undo.emit()
    calm(window, qtbot)
    past = dialogs(window)[-1]
    past.right.click()  # type: ignore[attr-defined]
    calm(window, qtbot)
    (settings,) = dialogs(window)
    assert isinstance(settings, SettingsDialog)
    assert settings.findChild(TermsPage) is not None
    settings.reject()
