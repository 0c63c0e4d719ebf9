"""First start, the places: where the administration lies and where its backups go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.paths import backup_folder, default_backups, own_file
from ises_desk.ui import fields
from ises_desk.ui.cells import Cell
from ises_desk.ui.files import ask_folder
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, card

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.desk import Desk

REST_MS = 300  # after a key
LONGEST = 1000  # characters of a folder
FILE = fields.Line(
    name="folder",
    label=N_("&Map voor de administratie"),
    required=True,
    longest=LONGEST,
    hint=N_("Alles staat in één bestand: klanten, facturen, brieven en PDF's."),
)
BACKUPS = fields.Line(
    name="backups",
    label=N_("Map voor de back-&ups"),
    required=True,
    longest=LONGEST,
    hint=N_(
        "Elke dag komt hier vanzelf een back-up bij. Een andere schijf of een map die naar een"
        " clouddienst gaat, is hier juist goed."
    ),
)


class PlaceStep(QWidget):
    """Asks for two folders and says what speaks against them; `changed` after the last key."""

    changed = Signal()

    def __init__(self, desk: Desk, open_there: Callable[[Path], object]) -> None:
        """Take what opens an administration that is found in the chosen folder."""
        super().__init__()
        self._desk = desk
        self._name, self._nature = desk.path.name, default_backups(desk.path)
        self._locked = False
        self.folder, self.backups = Cell(FILE, desk, self), Cell(BACKUPS, desk, self)
        self.always = QCheckBox(_(N_("Deze administratie &voortaan bij het starten openen")))
        self.caution = Banner("warn")
        self.other = button(
            _(N_("Deze administratie &openen")), lambda: open_there(self.file), icon="open"
        )
        self.other.hide()
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._row(self.folder, N_("Map &kiezen…")))
        column.addLayout(self._row(self.backups, N_("Map k&iezen…")))
        column.addWidget(self.always)
        column.addWidget(self.caution)
        column.addWidget(self.other)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._rested)
        for cell in (self.folder, self.backups):
            cell.changed.connect(self._typed)

    def _row(self, cell: Cell, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(cell, 1)
        choose = button(_(text), partial(self._choose, cell), icon="open")
        choose.setAccessibleName(
            f"{choose.accessibleName()} {_(cell.field.label)}".replace("&", "")
        )
        side = QVBoxLayout()
        side.addSpacing(cell.fontMetrics().height() + 4)
        side.addWidget(choose)
        side.addStretch(1)
        row.addLayout(side)
        if cell is self.folder:
            self._choosing = choose
        return row

    # answers --------------------------------------------------------------------------------

    @property
    def file(self) -> Path:
        """The administration in the chosen folder."""
        return _path(self.folder) / self._name

    @property
    def backups_in(self) -> Path:
        """The chosen folder for the backups."""
        return _path(self.backups)

    def fill(self, file: Path, backups: str, *, locked: bool) -> None:
        """Show places; with `locked` the administration is there and stays where it is."""
        self._name, self._locked, self._nature = file.name, locked, default_backups(file)
        self.folder.input.set_value(str(file.parent))
        self.backups.input.set_value(backups or str(backup_folder(file)))
        self.folder.input.setEnabled(not locked)
        self._choosing.setVisible(not locked)
        self.always.setChecked(own_file() == file or not own_file().exists())
        self._timer.start()

    def begin(self) -> None:
        """Put the keyboard in the first field."""
        (self.backups if self._locked else self.folder).input.setFocus()

    def check(self, done: Callable[[], object]) -> None:
        """See whether files can be made there; `done` when they can."""
        try:
            for cell in (self.folder, self.backups):
                cell.answer()
        except Refusal:
            return
        look = partial(_usable, self.file, self.backups_in, locked=self._locked)
        self._desk.lanes.prepare(look, partial(self._judge, done))

    # following ------------------------------------------------------------------------------

    def _typed(self) -> None:
        """Let the backups stay beside the administration, unless they were put elsewhere."""
        self.other.hide()
        before, self._nature = self._nature, default_backups(self.file)
        if before != self._nature and self.backups_in == before:
            self.backups.input.set_value(str(self._nature))
        self._timer.start()

    def _judge(self, done: Callable[[], object], refusal: Refusal | None) -> None:
        if refusal is None:
            done()
            return
        cell = self.backups if refusal.field == "backups" else self.folder
        cell.complain(refusal)
        cell.input.setFocus()
        self.other.setVisible(refusal.field == "file")

    def _choose(self, cell: Cell) -> None:
        now = _path(cell)
        start = next((each for each in (now, *now.parents) if each.is_dir()), Path.home())

        def chosen(folder: Path) -> None:
            cell.input.set_value(str(folder))
            cell.complain(None)

        ask_folder(self, _(N_("Map kiezen")), start, chosen)

    def _rested(self) -> None:
        self.changed.emit()
        look = partial(_cautions, self.file, self.backups_in)
        self._desk.lanes.prepare(look, self.caution.say)


def _path(cell: Cell) -> Path:
    text = cell.input.so_far() if not cell.input.empty() else ""
    return Path(str(text)).expanduser()


def _cautions(file: Path, backups: Path) -> str:
    """On the read lane: what speaks against these places."""
    from ises_desk.store.place import cautions

    return "\n".join(cautions(file, backups))


def _usable(file: Path, backups: Path, *, locked: bool) -> Refusal | None:
    """On the read lane: return why these places can't be used, if so."""
    from ises_desk.store.place import check_folder

    try:
        check_folder(file.parent, "folder")
        check_folder(backups, "backups")
    except Refusal as refusal:
        return refusal
    if not locked and file.exists():
        return Refusal(
            N_("In deze map staat al een administratie. Open haar, of kies een andere map."),
            field="file",
        )
    return None
