"""Long work: off the UI thread, with how far it is, how long it still takes, and a way to stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QSizePolicy

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.errands import alive
from ises_desk.ui.keeper import fresh_key
from ises_desk.ui.pace import Pace, in_words
from ises_desk.ui.strips import leave
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress

LEAST_BAR = 160  # px
FEW = 10  # deeds
MOST_LINES = 20  # of what was refused
DEAF_MS = 600  # a second press that was meant for what stood there before
STOPPED = N_("Gestopt: {title}.")
SHOW_MS = 300  # what is done sooner needs no strip


class ProgressStrip(QFrame):
    """Shows how far work is; stopping ends it between two items."""

    def __init__(self, title: str, *, quiet: bool = False) -> None:
        """Name the work; what is `quiet` may be stopped without asking when the owner leaves."""
        super().__init__()
        self.setObjectName("card")
        self.title, self.quiet = title, quiet
        self.progress: Progress | None = None
        self._pace = Pace()
        self._shown = QElapsedTimer()
        self._before: QWidget | None = None
        self._text = label(_(N_("Voorbereiden…")), "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._bar.setMinimumWidth(LEAST_BAR)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stopper = button(_(N_("&Stoppen")), self._asked_to_stop)
        self.stopper.setAccessibleName(fill(N_("Stoppen: {title}"), {"title": title}))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID - 2, GRID, GRID - 2)
        row.setSpacing(2 * GRID)
        row.addWidget(label(title, "strong"))
        row.addWidget(self._bar, 1)
        row.addWidget(self._text)
        row.addWidget(self.stopper)

    @property
    def text(self) -> str:
        """What is said of the stand now."""
        return self._text.text()

    def watch(self, progress: Progress) -> None:
        """Show the stand of the work."""
        if not progress.total:
            return
        self._bar.setUpdatesEnabled(False)  # else it paints at once, and all that waits with it
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._bar.setUpdatesEnabled(True)
        if progress.cancelled:
            return
        rest = in_words(self._pace.remaining(progress.done, progress.total))
        words = {"done": progress.done, "total": progress.total}
        stand = progress.text or fill(N_("{done} van {total}"), words)
        self._text.setText(f"{stand} · {rest}" if rest else stand)
        self._bar.setAccessibleDescription(self._text.text())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Remember where the keyboard was: it goes back there from the button."""
        super().showEvent(event)
        if not self._shown.isValid():
            self._shown.start()
            self._before = QApplication.focusWidget()

    def _asked_to_stop(self) -> None:
        """Stop, but not by the second half of a double click: the strip pushes other things up."""
        if self._shown.isValid() and self._shown.elapsed() >= DEAF_MS:
            self.stop()

    def give_back(self) -> None:
        """Put the keyboard back where it was before the button took it."""
        held, before = QApplication.focusWidget(), self._before
        if held is None or not self.isAncestorOf(held) or before is None:
            return
        if shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Ask the work to stop; what is done stays done."""
        if self.progress is not None:
            self.progress.cancel()
        if not shiboken6.isValid(self):  # its dialog was closed; the work went on
            return
        self.give_back()  # Qt takes the keyboard from a button that is disabled, to anywhere
        self.stopper.setEnabled(False)
        self._text.setText(_(N_("Stopt na de handeling die bezig is…")))


def long_work(
    desk: Desk,
    title: str,
    work: Callable[..., Any],
    done: Callable[[Any], None],
    *args: Any,
    failed: Callable[[], None] | None = None,
    host: QBoxLayout | None = None,
    quiet: bool = False,
) -> ProgressStrip:
    """Call `work(progress, *args)` on the long lane under a strip; `done(value)` comes after it.

    The strip stands at the foot of the window, where the owner can read on meanwhile, or in the
    layout `host` of a dialog; it appears when the work isn't done at once. Leaving the window asks
    first, unless the work is `quiet`. The work tells its stand after each item, by
    `progress.tell(done, total, text)`, and ends when that is False (with a value, or by raising
    Stopped). The same title is under way once: a second asking returns the first strip.
    """
    under_way = desk.strips.working(title)
    if under_way is not None:
        return under_way
    strip = ProgressStrip(title, quiet=quiet)
    _place(desk, strip, host)

    def ready(value: Any) -> None:
        _end(desk, strip)
        if alive(done):
            done(value)
        desk.strips.rest()

    def fail() -> None:
        _end(desk, strip)
        if strip.progress is not None and strip.progress.cancelled and not desk.strips.leaving:
            desk.messages.say(fill(STOPPED, {"title": title}))
        if failed is not None and alive(failed):
            failed()
        desk.strips.rest()

    strip.progress = desk.lanes.slow(work, ready, *args, watch=strip.watch, failed=fail)
    return strip


def _place(desk: Desk, strip: ProgressStrip, host: QBoxLayout | None) -> None:
    strip.hide()
    desk.strips.begin(strip)
    if host is None:
        desk.strips.add(strip)
        QTimer.singleShot(SHOW_MS, strip, partial(desk.strips.reveal, strip))
    else:
        host.addWidget(strip)
        QTimer.singleShot(SHOW_MS, strip, strip.show)


def _end(desk: Desk, strip: ProgressStrip) -> None:
    if shiboken6.isValid(strip):
        strip.give_back()
    leave(strip)
    desk.strips.end(strip)


def run_series(
    desk: Desk,
    title: str,
    make: Callable[..., list[tuple[str, dict[str, Any]]]],
    arguments: tuple[Any, ...],
    done: Callable[[Any], None],
    *,
    start: str,
    names: Sequence[str] = (),
) -> ProgressStrip:
    """Carry out the deeds that `make(session, *arguments)` gives; `done` gets the Report.

    `start` names what begins such a series, as `ises_desk.ui.billing:make_drafts`: a series that
    is broken off by the end of the program is offered again at the next start. `names` tell whom
    each deed is about, for those that are refused.
    """
    under_way = desk.strips.working(title)
    if under_way is not None:
        return under_way
    key = fresh_key()
    desk.keeper.keep(key, lambda: {"kind": "work", "title": title, "start": start})

    def ended() -> None:
        if not desk.strips.leaving:
            desk.keeper.forget(key)

    def ready(report: Any) -> None:
        ended()
        if report.touched:
            desk.lanes.touched.emit(report.touched)
        _tell_refused(desk, report, names)
        done(report)
        if report.stopped:
            one = N_("Gestopt: {count} is klaar. Begin opnieuw voor de rest.")
            many = N_("Gestopt: {count} zijn klaar. Begin opnieuw voor de rest.")
            desk.messages.say(plural(one, many, report.done))

    return long_work(desk, title, partial(_carry_out, desk, make, arguments), ready, failed=ended)


def _carry_out(
    desk: Desk, make: Callable[..., Any], arguments: tuple[Any, ...], progress: Progress
) -> Any:
    """On the long lane: find the deeds, have them done, follow the progress.

    A few are done on the write lane: starting a worker process for them would take longer.
    """
    from ises_desk.actions.batches import run_apart, run_here

    with desk.lanes.session() as session:
        deeds = make(session, *arguments)
    if len(deeds) > FEW:
        return run_apart(desk.path, desk.now(), deeds, progress.tell)
    return run_here(desk.lanes.write, desk.now(), deeds, progress.tell)


def _tell_refused(desk: Desk, report: Any, names: Sequence[str]) -> None:
    """Say what was refused and to whom, each reason once."""
    if not report.refused:
        return
    told: dict[str, list[str]] = {}
    for place, reason in report.refused:
        told.setdefault(reason, []).extend(names[place : place + 1])
    lines = [f"{', '.join(who)}: {reason}" if who else reason for reason, who in told.items()]
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES
        more = plural(N_("En nog {count} andere."), N_("En nog {count} andere."), rest)
        lines = [*lines[:MOST_LINES], more]
    heading = fill(N_("{count} overgeslagen"), {"count": len(report.refused)})
    desk.messages.tell(heading, "\n".join(lines), "warn")
