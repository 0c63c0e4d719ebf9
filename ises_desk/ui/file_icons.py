"""What Qt's own file dialog shows of a file, without opening it.

Qt looks inside a file to name its kind. Doing so for the administration that is open would end the
locks that SQLite has on it (closing any handle on a file ends all locks of the program, in POSIX),
and another process could then take away its write-ahead log.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileIconProvider

from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class FileIcons(QFileIconProvider):
    """Knows a file by its name only."""

    def icon(self, asked: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Return the picture of a folder or of a file."""
        if not isinstance(asked, QFileInfo):
            return super().icon(asked)
        kinds = QFileIconProvider.IconType
        return super().icon(kinds.Folder if asked.isDir() else kinds.File)

    def type(self, info: QFileInfo) -> str:
        """Return the kind of a file: what stands behind the last dot."""
        return _(N_("Map")) if info.isDir() else info.suffix().upper()


@cache
def file_icons() -> FileIcons:
    """Return the one that all dialogs share: they don't keep theirs alive."""
    return FileIcons()
