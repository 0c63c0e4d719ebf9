"""Draws every page of the window into pictures, light and dark, on a machine without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from ises_desk.ui.window import MainWindow

SIZE = (1440, 900)
ROUNDS = 6  # a page that is filled may ask for a detail, which may ask for a picture


def main(words: list[str]) -> int:
    """Draw the pages of an administration: FILE FOLDER [DAY]; returns the exit status."""
    file, folder = Path(words[0]), Path(words[1])
    day = date.fromisoformat(words[2]) if len(words) > len(("file", "folder")) else None
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder.mkdir(parents=True, exist_ok=True)
    draw(file.absolute(), folder, lambda: clock.moment_on(day) if day else clock.now())
    return 0


def draw(file: Path, folder: Path, now: Callable[[], datetime]) -> list[Path]:
    """Write a picture of each page in each theme; returns their paths."""
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtWidgets import QApplication

    from ises_desk.ui import theme
    from ises_desk.ui.window import MainWindow
    from ises_desk.ui.wiring import wire

    app: Any = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as temporary:
        settings = QSettings(str(Path(temporary) / "venster.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, now, file)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(*SIZE)
        window.show()
        opening = wire(window)
        opening.open(file)
        _calm(app, window)
        drawn = _light(app, window, folder) + _dark(app, window, folder)
        window.close()
    return drawn


def _light(app: QApplication, window: MainWindow, folder: Path) -> list[Path]:
    from ises_desk.ui import pages

    drawn = []
    for at, tab in enumerate(pages.TABS):
        window.tabs.setCurrentIndex(at)
        window.show_tab(at)
        drawn.append(_picture(app, window, folder / f"{at + 1}-{_name(tab.title)}.png"))
    return drawn


def _dark(app: QApplication, window: MainWindow, folder: Path) -> list[Path]:
    from ises_desk.ui import pages

    window.tabs.setCurrentIndex(0)
    window.choose_theme("dark")
    return [_picture(app, window, folder / f"1-{_name(pages.TABS[0].title)}-donker.png")]


def _name(title: str) -> str:
    return title.replace("&", "").lower()


def _picture(app: QApplication, window: MainWindow, path: Path) -> Path:
    _calm(app, window)
    window.grab().save(str(path))
    return path


def _calm(app: QApplication, window: MainWindow) -> None:
    """Let everything under way arrive and be painted."""
    for _round in range(ROUNDS):
        app.processEvents()
        window.desk.lanes.settle()
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
