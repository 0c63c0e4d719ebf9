"""Settings: the backups beside the administration: make, verify, restore."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.paths import backup_folder
from ises_desk.ui.files import ask_folder
from ises_desk.ui.keeping import put_backups
from ises_desk.ui.progress import long_work
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress
    from ises_desk.ui.opening import Opening
    from ises_desk.ui.settings import SettingsDialog

COLUMNS = (
    (N_("Gemaakt"), "text"),
    (N_("Soort"), "text"),
    (N_("Grootte"), "number"),
    (N_("Bestand"), "text"),
)
_KILO, _MEGA = 1_000, 1_000_000


def _read(folder: Path) -> tuple[list[Path], list[tuple[str, ...]]]:
    """On the slow lane: the backups, newest first."""
    from ises_desk.store.backup import backups
    from ises_desk.values.formats import moment

    found = backups(folder)
    texts = [
        (
            moment(each.made_at),
            _(each.label or N_("met de hand")),
            _size(each.path.stat().st_size),
            each.path.name,
        )
        for each in found
    ]
    return [each.path for each in found], [tuple(text) for text in texts]


def _size(size: int) -> str:
    """Return a size in bytes for people: a small file in kB."""
    from ises_desk.values.formats import tenths

    if size < _MEGA:
        return f"{-(-size // _KILO)} kB"
    return f"{tenths(size / _MEGA)} MB"


def _verify(path: Path, progress: Progress) -> str:
    from ises_desk.store.backup import verify

    found = verify(path, progress.tell)
    return fill(
        N_("De back-up is goed: {rows} rijen, zoals toen hij werd gemaakt."),
        {"rows": sum(found.counts.values())},
    )


class BackupsPage(QWidget):
    """The list, and what can be done with a backup."""

    def __init__(self, desk: Desk, opening: Opening, dialog: SettingsDialog) -> None:
        super().__init__()
        self._desk, self._opening, self._dialog = desk, opening, dialog
        self._paths: list[Path] = []
        self._table = RowsTable(COLUMNS, _(N_("Back-ups")), wide=3)
        self._where = label("", "muted", wrap=True, selectable=True)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        opened = desk.lanes.database is not None
        make = button(_(N_("Nu &maken")), self._make, icon="backup", primary=True)
        make.setEnabled(opened)
        row.addWidget(make)
        row.addWidget(button(_(N_("&Controleren")), self._verify, icon="check"))
        these = partial(dialog.when_left, self._ask)
        other = partial(dialog.when_left, self._other)
        row.addWidget(button(_(N_("&Terugzetten…")), these, icon="undo"))
        row.addWidget(button(_(N_("&Ander bestand…")), other, icon="open"))
        row.addStretch(1)
        text = N_(
            "Elke dag maakt het programma vanzelf een back-up. Bewaar er ook een buiten deze"
            " computer: een back-up is één bestand."
        )
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Back-ups")), "title"))
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self._table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._where, 1)
        foot.addWidget(button(_(N_("Andere ma&p…")), self._choose, quiet=True))
        column.addLayout(foot)
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"backup"}))

    def _refresh(self, touched: frozenset[str]) -> None:
        if "backup" in touched:
            folder = backup_folder(self._desk.path)
            self._where.setText(fill(N_("In de map {folder}"), {"folder": str(folder)}))
            self._desk.lanes.file(_read, self._take, folder)

    def _take(self, found: tuple[list[Any], list[tuple[str, ...]]]) -> None:
        self._paths, texts = found
        self._table.show_rows(texts)
        self._table.choose(0)

    def _choose(self) -> None:
        """Let the owner choose where the backups go from now on."""
        path = self._desk.path
        title, now = _(N_("Map voor de back-ups kiezen")), backup_folder(path)
        start = now if now.is_dir() else path.parent
        ask_folder(self, title, start, self.put_in)

    def put_in(self, folder: Path) -> None:
        """Let the backups go to a folder from now on; those that were made stay where they are."""
        said = N_("Nieuwe back-ups komen in {folder}. Wat er al was, blijft waar het is.")

        def done(_none: None) -> None:
            self._desk.messages.say(fill(said, {"folder": str(folder)}))
            self._desk.lanes.touched.emit(frozenset({"backup"}))

        self._desk.lanes.file(put_backups, done, self._desk.path, folder)

    def _chosen(self) -> Path | None:
        at = self._table.current()
        return self._paths[at] if 0 <= at < len(self._paths) else None

    def _make(self) -> None:
        self._opening.backups.make(host=self._column)

    def _verify(self) -> None:
        path = self._chosen()
        if path is not None:
            work = partial(_verify, path)
            long_work(self._desk, _(N_("Back-up controleren")), work, self._good, host=self._column)

    def _good(self, text: str) -> None:
        self._desk.messages.tell(_(N_("Gecontroleerd")), text)

    def _ask(self) -> None:
        path = self._chosen()
        if path is not None:
            self._desk.messages.ask(
                _(N_("Deze back-up terugzetten?")),
                _(
                    N_(
                        "De administratie wordt zoals zij toen was. Het huidige bestand blijft"
                        " ernaast bewaard."
                    )
                ),
                _(N_("&Terugzetten")),
                partial(self._restore, path),
            )

    def _restore(self, path: Path) -> None:
        self._dialog.accept()
        self._opening.restore(path)

    def _other(self) -> None:
        self._dialog.accept()
        self._opening.ask_restore()
