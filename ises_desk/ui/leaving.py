"""Closing the window while a dialog stands above it: the dialog is left first, by its own way.

Qt drops what the system says to a window below a dialog, so that its cross would do nothing. On X11
it is read before Qt does; on Windows the system itself points at the dialog.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ises_desk.ui.forms import Form
from ises_desk.ui.inline import Inline

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QMainWindow

XCB = b"xcb_generic_event_t"
CLIENT_MESSAGE = 33
SENT = 0x80  # by another program: not the kind of event
CLOSE = b"WM_DELETE_WINDOW"


class XcbMessage(ctypes.Structure):
    """What one program says to the window of another (xcb_client_message_event_t)."""

    _fields_ = (
        ("kind", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("data", ctypes.c_uint32 * 5),
    )


class _Reply(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("atom", ctypes.c_uint32))


def close_atom() -> int:
    """Return the number by which this X server knows the request to close; 0 without one."""
    try:
        xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    except OSError:
        return 0
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_Reply)
    xcb.xcb_intern_atom_reply.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p)
    server = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(server):
            return 0
        asked = xcb.xcb_intern_atom(server, 1, ctypes.c_uint16(len(CLOSE)), CLOSE)
        found = xcb.xcb_intern_atom_reply(server, asked, None)
        atom = int(found.contents.atom) if found else 0
        libc.free(found)
        return atom
    finally:
        xcb.xcb_disconnect(server)


class Listener(QAbstractNativeEventFilter):
    """Hears the request to close a window while it is below a dialog."""

    def __init__(self, leaver: Leaver, atom: int, window: int) -> None:
        super().__init__()
        self._leaver, self._atom, self._window = leaver, atom, window

    def nativeEventFilter(  # noqa: N802  Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Pass the request on; Qt itself would drop it."""
        if bytes(kind) == XCB:  # type: ignore[arg-type]
            said = XcbMessage.from_address(int(message))
            if (
                said.kind & ~SENT == CLIENT_MESSAGE
                and said.window == self._window
                and said.data[0] == self._atom
            ):
                QTimer.singleShot(0, self._leaver, self._leaver.leave)
        return False, 0


class Leaver(QObject):
    """One for the window: listens from when a dialog comes until the last one is gone."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._listener: Listener | None = None
        self._asked: QDialog | None = None
        x11 = sys.platform != "win32" and QApplication.platformName() == "xcb"
        self._atom = close_atom() if x11 else 0
        if self._atom:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Notice that the window comes below a dialog, or is free again."""
        if event.type() == QEvent.Type.WindowBlocked:
            self._listen(blocked=True)
        elif event.type() == QEvent.Type.WindowUnblocked:
            self._listen(blocked=False)
        return super().eventFilter(watched, event)

    def _listen(self, *, blocked: bool) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        if blocked and self._listener is None:
            self._listener = Listener(self, self._atom, int(self._window.winId()))
            app.installNativeEventFilter(self._listener)
        elif not blocked and self._listener is not None:
            app.removeNativeEventFilter(self._listener)
            self._listener = None

    def leave(self) -> None:
        """Leave the dialog in front, which may ask first, then those below it and the window."""
        above = QApplication.activeModalWidget()
        if not isinstance(above, QDialog):
            self._window.close()
            return
        above.raise_()
        above.activateWindow()
        above.reject()
        if not above.isVisible():
            QTimer.singleShot(0, self, self.leave)
            return
        self._follow(above)

    def _follow(self, above: QDialog) -> None:
        """Go on when the question that stands there now is answered with yes; else do nothing."""
        if isinstance(above, Form):
            if above is not self._asked:
                self._asked = above
                above.rejected.connect(self._go_on)
                above.stays.connect(self._stay)
            return
        for question in above.findChildren(Inline):
            if question.isEnabled():
                question.accepted.connect(lambda: QTimer.singleShot(0, self, self.leave))

    def _go_on(self) -> None:
        if self._asked is not None:
            self._asked = None
            QTimer.singleShot(0, self, self.leave)

    def _stay(self) -> None:
        """Forget it: who goes on with the form closes only that one later."""
        self._asked = None
