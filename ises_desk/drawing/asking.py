"""Questions and messages of every kind, and what a button on a page turns into something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from ises_desk.drawing.camera import calm
from ises_desk.drawing.scenes import Scene, close_all, shown_windows, slug, turn_to
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.month import MonthStrip
from ises_desk.ui.progress import ProgressStrip
from ises_desk.ui.settings import SettingsDialog
from ises_desk.ui.settings_texts import TextsPage
from ises_desk.ui.strips import leave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.window import MainWindow

TODAY, CUSTOMERS, INVOICES, LETTERS = 0, 1, 3, 7  # tabs
SERIES = (
    (LETTERS, "ready", "withdraw"),
    (LETTERS, "ready", "sent"),
    (INVOICES, "draft", "finalise"),
    (INVOICES, "unpaid", "demand"),
)  # the tab, which rows, and what is done to all of them


def every(window: MainWindow) -> Iterator[Scene]:
    """Show each in turn; nothing stays."""
    before = shown_windows()
    for each in (_month, _kinds, _undoing, _several, _unsaved, _leaving):
        yield from each(window)
        close_all(window, before)


def _month(window: MainWindow) -> Iterator[Scene]:
    """Show the month's plot as a table."""
    turn_to(window, TODAY)
    strip = window.stack.findChild(MonthStrip)
    press = None if strip is None else strip.findChild(QPushButton)
    if press is not None:
        press.click()
        calm(window)
        yield Scene("vandaag-als-tabel", window)
        press.click()


def _kinds(window: MainWindow) -> Iterator[Scene]:
    """Show the three ways to fail."""
    why, advice = "[Errno 28] No space left on device", N_("Kies een oudere back-up.")
    refused = Refusal(N_("Deze opzegging is al bevestigd."), basis="11.2")
    broken = Trouble(
        N_("De back-up {path} is beschadigd of geen back-up van dit programma."),
        why=why,
        advice=advice,
        path="ises_desk-2026-11-23.zip",
    )
    unforeseen = ZeroDivisionError("division by zero")
    shown = {"weigering": refused, "storing-met-reden": broken, "onvoorzien": unforeseen}
    for name, error in shown.items():
        before = shown_windows()
        window.desk.messages.show(error)
        yield from _came(window, before, f"melding-{name}")


def _came(window: MainWindow, before: list[QWidget], name: str) -> Iterator[Scene]:
    """Show the window that came, then close it."""
    calm(window)
    yield from (Scene(name, each) for each in shown_windows() if each not in before)
    close_all(window, before)


def _undoing(window: MainWindow) -> Iterator[Scene]:
    """Show the question before a deed of an earlier sitting is taken back."""
    turn_to(window, CUSTOMERS)
    before = shown_windows()
    window.menus.undo.emit()
    yield from _came(window, before, "vraag-ongedaan-maken")


def _several(window: MainWindow) -> Iterator[Scene]:
    """Show the questions before a deed on all letters and on all drafts."""
    for tab, state, code in SERIES:
        turn_to(window, tab)
        page = window.stack.currentWidget()
        if not isinstance(page, ListingPage):
            return
        page.show_key(None, state)
        calm(window)
        page.list_table.view.selectAll()
        calm(window)
        yield Scene(f"{slug(page.spec.title)}-{state}-alle", window)
        before = shown_windows()
        page.run(code)
        yield from _came(window, before, f"vraag-{slug(page.spec.title)}-{code}")
        page.show_key(None, "all")
        calm(window)


def _unsaved(window: MainWindow) -> Iterator[Scene]:
    """Show the question of a dialog that holds something unsaved: it stands inside it."""
    before = shown_windows()
    window.menus.settings.emit("texts")
    calm(window)
    dialog = next((each for each in shown_windows() if isinstance(each, SettingsDialog)), None)
    page = None if dialog is None else dialog.findChild(TextsPage)
    fields = [] if page is None else page.findChildren(QPlainTextEdit)
    words = next((each for each in fields if not each.isReadOnly()), None)
    if dialog is not None and words is not None:
        words.setPlainText(words.toPlainText().replace("{", "", 1))
        calm(window)
        yield Scene("briefteksten-fout", dialog)
        dialog.reject()
        calm(window)
        yield Scene("vraag-weggooien", dialog)
    close_all(window, before)


def _leaving(window: MainWindow) -> Iterator[Scene]:
    """Show the question when the owner leaves while work is under way."""
    turn_to(window, INVOICES)
    strips, strip = window.desk.strips, ProgressStrip("Facturen definitief maken")
    strips.add(strip)
    strips.reveal(strip)
    strips.begin(strip)
    strips.may_leave(lambda: None)
    calm(window)
    yield Scene("vraag-nog-bezig", window)
    strips.end(strip)
    strips.rest()
    leave(strip)
