"""One window per administration: a second start raises the first window and ends."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 500
PATIENCE_S = 8.0  # with another start that is under way, and can't be asked yet
AGAIN_MS = 100
RAISE = b"raise\n"
_claims: list[QLockFile] = []  # at most one: of the administration that this start is about


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


def is_first(administration: Path) -> bool:
    """Tell whether this start may open a window; an earlier one was asked to come forward if not.

    A double click too many starts the program twice within a moment, when no window listens yet:
    the second start sees the claim of the first, and waits until it can be asked.
    """
    if raise_first(administration):
        return False
    end = time.monotonic() + PATIENCE_S
    while not _claim(administration, AGAIN_MS):
        if raise_first(administration):
            return False
        if time.monotonic() > end:  # it hangs: the owner has waited long enough
            return True
    return True


def _claim(administration: Path, wait: int = 0) -> bool:
    """Let go of what was claimed and claim this; False when another start has it."""
    place = f"{QDir.tempPath()}/{_name(administration)}.lock"
    if [each.fileName() for each in _claims] == [place]:
        return True  # not for a moment is it anybody else's
    _claims.clear()
    lock = QLockFile(place)
    lock.setStaleLockTime(0)  # what a program left that was broken off is seen by its number
    if lock.tryLock(wait):
        _claims.append(lock)
        return True
    return lock.error() != QLockFile.LockError.LockFailedError  # no claims here: as the first


class Doorbell(QObject):
    """Listens for a second start; `rung` asks to come forward."""

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, administration: Path) -> bool:
        """Listen for this administration and no longer for another."""
        from PySide6.QtNetwork import QLocalServer

        self._fall_silent()
        _claim(administration)
        name = _name(administration)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._answer)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop listening, and give up the claim."""
        _claims.clear()
        self._fall_silent()

    def _fall_silent(self) -> None:
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
