"""One window per administration: a second start raises the first window and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 500
RAISE = b"raise\n"


def _name(administration: Path) -> str:
    user = os.environ.get("USERNAME") or str(getattr(os, "getuid", int)())
    words = f"{user}:{administration.resolve()}".encode()
    return f"ises-desk-{crc32(words):08x}{adler32(words):08x}"


def raise_first(administration: Path) -> bool:
    """Ask the window that has this administration open to come forward; True when it did.

    On Linux a first window has left its socket in the temporary folder: without one QtNetwork
    needs no import.
    """
    name = _name(administration)
    folder = Path(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108  where Qt puts its sockets
    if sys.platform != "win32" and not (folder / name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(RAISE)
    socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for a second start; `rung` asks to come forward."""

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, administration: Path) -> bool:
        """Listen for this administration and no longer for another."""
        from PySide6.QtNetwork import QLocalServer

        self.close()
        name = _name(administration)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._answer)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        if self._server is None:
            return
        visitor = self._server.nextPendingConnection()
        if visitor is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            self.rung.emit()
