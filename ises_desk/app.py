"""The composition root of the window: the only wiring."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from ises_desk.paths import data_folder, log_file, own_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QSettings

    from ises_desk.options import Options
    from ises_desk.ui.messages import Messages
    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow

LOG_BYTES = 1_000_000
TURN_S = 0.0005  # a lane keeps Python for itself this long: the window asks it back at each Qt call
SETTLED_MS = 400  # after the first page was filled
AT_LATEST_MS = 5000  # also when no file could be opened


def main(options: Options) -> int:
    """Open the window on the chosen administration; returns the exit status."""
    gc.disable()  # starting makes only what stays: looking for rubbish costs a sixth of it
    sys.setswitchinterval(TURN_S)
    _spare_the_sources()
    from PySide6.QtWidgets import QApplication

    from ises_desk import i18n
    from ises_desk.ui import language, one_window, theme
    from ises_desk.ui.window import MainWindow

    path = (options.file or own_file()).absolute()
    if not one_window.is_first(path):
        return 0

    def now() -> datetime:
        from ises_desk import clock

        return clock.moment_on(options.day) if options.day else clock.now()

    app = QApplication(sys.argv[:1])
    app.setApplicationName("ises_desk")
    app.setDesktopFileName("ises-desk")
    settings = _settings()
    i18n.choose(language.chosen(settings))
    theme.apply(app, settings.value("window/theme") or "system")
    window = MainWindow(settings, now, path)
    _catch(window.desk.messages)
    _after_paint(window, path)
    window.show()
    return app.exec()


def _spare_the_sources() -> None:
    """Keep PySide6 from reading the source of every module that is imported after it.

    It looks there for its other spellings (`snake_case`), which nobody here uses: a tenth of the
    time of the start and 20 MB.
    """
    from importlib import import_module

    import_module("PySide6.QtCore")
    spellings = import_module("shibokensupport.feature")
    if hasattr(spellings, "_mod_uses_pyside"):
        vars(spellings)["_mod_uses_pyside"] = lambda _module: False  # there is no public switch


def _settings() -> QSettings:
    from PySide6.QtCore import QSettings

    return QSettings(str(data_folder() / "venster.ini"), QSettings.Format.IniFormat)


def _after_paint(window: MainWindow, path: Path) -> None:
    """Do the rest when the bare window is on screen: the file first, then what can wait."""
    from PySide6.QtCore import QTimer

    from ises_desk.ui import pages

    def begin() -> None:
        from ises_desk.ui.wiring import wire

        # No key may come in between: a window that isn't wired would lose it.
        QTimer.singleShot(0, window, lambda: follow(wire(window)))

    def follow(opening: Opening) -> None:
        opening.opened.connect(filled)
        opening.open(path)
        if not path.exists():  # the first start of all: nothing opens that this could slow down
            QTimer.singleShot(0, window, partial(_listen, window))
        window.desk.lanes.file(pages.learn, lambda _none: None, pages.FIRST)
        QTimer.singleShot(SETTLED_MS, window, lambda: _close_over_dialogs(window))
        QTimer.singleShot(AT_LATEST_MS, window, lambda: _clear_rubbish(window))

    def filled() -> None:
        """Wait for what the first page asked before: the lane takes one thing after the other."""
        rest = partial(QTimer.singleShot, SETTLED_MS, window, settle)
        window.desk.lanes.prepare(bool, lambda _none: rest())

    def settle() -> None:
        for step in (_end_in_order, _listen, _follow_system, _learn, _freeze):
            QTimer.singleShot(0, window, partial(step, window))

    window.painted.connect(lambda: QTimer.singleShot(0, window, begin))


def _clear_rubbish(window: MainWindow) -> None:
    """From now on look for rubbish again: on this thread, never on a lane."""
    from ises_desk.ui.rubbish import Rubbish

    if window.findChild(Rubbish) is None:
        Rubbish(window)


def _learn(window: MainWindow) -> None:
    """Put ready what isn't needed for the first page, beside the window where that can be."""
    from ises_desk.ui import language, pages

    language.speak_qt()
    window.desk.lanes.file(pages.meet_widgets, lambda _none: None)
    window.desk.lanes.file(pages.learn, lambda _none: None, pages.OTHERS)


def _freeze(window: MainWindow) -> None:
    """Look for rubbish again; what starting made stays, and need not be gone through each time."""
    _keep_log()
    gc.freeze()
    _clear_rubbish(window)


def _end_in_order(window: MainWindow) -> None:
    """Close the window when the system ends this process: the deed under way ends, the rest waits.

    Python only looks at signals between its own steps, and an idle window takes none: a byte in a
    socket wakes it.
    """
    import signal
    import socket

    from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

    if window.findChild(QSocketNotifier) is not None:
        return

    def end() -> None:
        window.asks = False
        window.close()
        QCoreApplication.quit()

    here, there = socket.socketpair()
    here.setblocking(False)
    there.setblocking(False)
    signal.set_wakeup_fd(there.fileno())
    bell = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, window)
    bell.activated.connect(lambda: here.recv(1) and there)  # both live as long as the window
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: QTimer.singleShot(0, window, end))


def _close_over_dialogs(window: MainWindow) -> None:
    """Let the cross of the window do its work while a dialog is above it, too."""
    from ises_desk.ui.leaving import Leaver

    Leaver(window)


def _listen(window: MainWindow) -> None:
    """Let a second start on this administration raise this window."""
    from ises_desk.ui.one_window import Doorbell

    bell = window.findChild(Doorbell)
    if bell is None:
        bell = Doorbell(window)
        bell.rung.connect(lambda: _come_forward(window))
    bell.listen(window.desk.path)


def _follow_system(window: MainWindow) -> None:
    """Change colours when the system does, as long as the owner leaves it to the system."""
    from PySide6.QtGui import QGuiApplication

    from ises_desk.ui import theme

    def changed() -> None:
        if (window.desk.settings.value("window/theme") or "system") == "system":
            window.choose_theme("system")

    hints = QGuiApplication.styleHints()
    if not window.property("follows"):
        window.setProperty("follows", True)
        app = QGuiApplication.instance()
        theme.tell_system(app, str(window.desk.settings.value("window/theme") or "system"))  # type: ignore[arg-type]
        hints.colorSchemeChanged.connect(changed)


def _come_forward(window: MainWindow) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _keep_log() -> None:
    """Write unforeseen errors to a file of limited size; without a place for it, to nowhere."""
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("ises_desk")
    if log.handlers:
        return
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(log_file(), maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    kept.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(kept)


def _catch(messages: Messages) -> None:
    """Show what goes wrong in the window itself as the bug it is; the window lives on."""

    def hook(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        messages.show(error)

    sys.excepthook = hook
