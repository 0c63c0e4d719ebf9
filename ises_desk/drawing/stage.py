"""A window on a copy of an administration, with nothing remembered from another time."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ises_desk.drawing.camera import calm
from ises_desk.ui import language, theme
from ises_desk.ui.window import MainWindow
from ises_desk.ui.wiring import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime


@contextmanager
def opened(file: Path, now: Callable[[], datetime], colours: str) -> Iterator[MainWindow]:
    """Yield a window that shows the first page of a copy of the file, or of a new one."""
    qInstallMessageHandler(_say)
    app: Any = QApplication.instance() or QApplication(sys.argv[:1])
    language.speak_qt()
    theme.apply(app, "dark" if colours == "dark" else "light")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        copy = Path(temporary) / file.name
        if file.exists():
            shutil.copy(file, copy)
        settings = QSettings(str(Path(temporary) / "venster.ini"), QSettings.Format.IniFormat)
        settings.setValue("window/theme", colours)
        window = MainWindow(settings, now, copy)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(window.screen().availableGeometry().size())
        window.show()
        wire(window).open(copy)
        calm(window)
        yield window
        window.close()


def _say(_kind: Any, _place: Any, text: str) -> None:
    """Print what Qt has to say, but for what a screen that nobody sees can't do."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")
