"""A series of deeds in a process of its own, with its progress on screen and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.lanes import Progress

WIDTH = 460  # px


class ProgressDialog(QDialog):
    """Shows how far a series is; stopping ends it between two deeds."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self.progress: Progress | None = None
        self._text = label(_(N_("Voorbereiden…")), wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop = button(_(N_("&Stoppen")), self.stop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(title, "heading"))
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def watch(self, progress: Progress) -> None:
        """Show the stand of the work."""
        if progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            words = {"done": progress.done, "total": progress.total}
            self._text.setText(fill(N_("{done} van {total}"), words))

    def stop(self) -> None:
        """Ask the work to stop; what is done stays done."""
        if self.progress is not None:
            self.progress.cancel()
        self._stop.setEnabled(False)
        self._text.setText(_(N_("Stopt na de handeling die bezig is…")))

    def reject(self) -> None:
        """Treat Esc as Stop."""
        self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Stay until the work has stopped."""
        event.ignore()
        self.stop()


def run_series(
    desk: Desk,
    title: str,
    make: Callable[..., list[tuple[str, dict[str, Any]]]],
    arguments: tuple[Any, ...],
    done: Callable[[Any], None],
) -> ProgressDialog:
    """Carry out the deeds that `make(session, *arguments)` gives; `done` gets the Report."""
    dialog = ProgressDialog(desk, title)

    def ready(report: Any) -> None:
        dialog.done(0)
        if report.touched:
            desk.lanes.touched.emit(report.touched)
        _tell_refused(desk, report)
        done(report)

    def begin(deeds: list[tuple[str, dict[str, Any]]]) -> None:
        work = partial(_carry_out, desk.path, desk.now(), deeds)
        dialog.progress = desk.lanes.slow(
            work, ready, watch=dialog.watch, failed=lambda: dialog.done(0)
        )

    dialog.open()
    desk.lanes.read(make, begin, *arguments, failed=lambda: dialog.done(0))
    return dialog


def _carry_out(path: Any, now: Any, deeds: list[Any], progress: Progress) -> Any:
    """On the slow lane: let the worker process do it and follow its progress."""
    from ises_desk.actions.batches import run_apart

    return run_apart(path, now, deeds, progress.tell)


def _tell_refused(desk: Desk, report: Any) -> None:
    if not report.refused:
        return
    reasons = "\n".join(dict.fromkeys(text for _place, text in report.refused))
    heading = fill(N_("{count} overgeslagen"), {"count": len(report.refused)})
    desk.messages.tell(heading, reasons, "warn")
