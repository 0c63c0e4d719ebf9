"""What lies over a page or comes without a deed: finding, messages, earlier deeds, a whole file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar, QWidget

from ises_desk.drawing.camera import calm
from ises_desk.drawing.scenes import Scene, close_all, shown_windows, turn_to
from ises_desk.ui.errands import Progress
from ises_desk.ui.finder import Finder
from ises_desk.ui.forms import Form
from ises_desk.ui.intake import IntakePage
from ises_desk.ui.list_table import ListTable
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.picker import PickInput
from ises_desk.ui.progress import ProgressStrip
from ises_desk.ui.strips import leave
from ises_desk.ui.typed_inputs import DayInput
from ises_desk.ui.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ises_desk.ui.window import MainWindow

CUSTOMERS, INVOICES = 1, 3  # tabs
CHOSEN = 5  # rows
RESTORE = "&Terugzetten…"
PATIENCE_MS = 60_000  # a process has to start
EXPORT = """Klantnr;Bedrijfsnaam;Adres;Postcode;Plaats;E-mail;IBAN;KvK;Soort
901;Kwekerij De Lange Akker;Akkerweg 3;8148 PC;Lemele;info@akker.example;;08119563;zakelijk
902;;Kerkstraat 12a;7731 AA;Ommen;;NL91ABNA0417164300;;particulier
903;Zeilmakerij Zoë;Molenweg 1;7731 AB;Ommen;;;08119563;zakelijk
904;Fietsenmaker Łuk;Dorpsstraat 9;8148 PD;Lemele;zoe@voorbeeld;;;zakelijk
905;Garage Op de Hoek;Hoekweg 5;7731 AC;Ommen;;NL00FOUT0000000000;;zakelijk
906
"""


def every(window: MainWindow) -> Iterator[Scene]:
    """Show in turn what no deed, duty, part or menu of itself leads to."""
    for each in (_finding, _lists, _forms, _past, _messages, _restoring, _working, _intake):
        yield from each(window)
        close_all(window, [window])


def _until(window: MainWindow, reached: Callable[[], bool]) -> None:
    """Wait for what a process brings."""
    end = QDeadlineTimer(PATIENCE_MS)
    while not reached() and not end.hasExpired():
        calm(window)
    calm(window)


def _finding(window: MainWindow) -> Iterator[Scene]:
    """Show the finder: as it comes, with words, and with words that lead nowhere."""
    turn_to(window, CUSTOMERS)
    window.menus.find.emit()
    calm(window)
    finder = window.findChild(Finder)
    for text, name in (("", "leeg"), ("bakker", "woorden"), ("xyzzy", "niets")):
        if finder is not None:
            finder.search.setText(text)
            calm(window)
            yield Scene(f"zoeken-{name}", window)
    if finder is not None:
        finder.leave()


def _lists(window: MainWindow) -> Iterator[Scene]:
    """Show several chosen rows, the timeline, and words that find nothing."""
    turn_to(window, CUSTOMERS)
    bar = window.stack.findChild(QTabBar, "beside")
    if bar is not None:
        bar.setCurrentIndex(1)
        calm(window)
        yield Scene("klanten-tijdlijn", window)
        bar.setCurrentIndex(0)
    turn_to(window, INVOICES)
    page = window.stack.currentWidget()
    table = page.findChild(ListTable) if isinstance(page, ListingPage) else None
    if not isinstance(page, ListingPage) or table is None:
        return
    table.view.selectRow(0)
    for _row in range(CHOSEN - 1):
        down = Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier
        QApplication.sendEvent(table.view, QKeyEvent(QEvent.Type.KeyPress, *down))
    calm(window)
    yield Scene("facturen-meer-gekozen", window)
    table.view.selectRow(1)
    page.show_key(None, "late")
    calm(window)
    yield Scene("facturen-gefilterd", window)
    page.show_key(None, "all")
    calm(window)


def _forms(window: MainWindow) -> Iterator[Scene]:
    """Show a form with wrong answers, its list to choose from, its days, and leaving it."""
    turn_to(window, INVOICES)
    before = shown_windows()
    page = window.stack.currentWidget()
    press = None if page is None else page.findChild(QPushButton, "deed:add")
    if press is None:
        return
    press.click()
    calm(window)
    form = next((each for each in shown_windows() if isinstance(each, Form)), None)
    if form is None:
        return
    form.submit()
    calm(window)
    yield Scene("formulier-fouten", form)
    opened = shown_windows()
    pick, day = form.findChild(PickInput), form.findChild(DayInput)
    if pick is not None:
        pick.choose()
        calm(window)
        yield Scene("formulier-kiezen", form)
        pick.choose()  # puts it away again
    if day is not None:
        day.open_calendar()
        calm(window)
        yield from (Scene("formulier-kalender", each) for each in _new(opened))
        close_all(window, opened)
    remark = form.cell("remark").findChild(QLineEdit)
    if remark is not None:
        remark.setText("Zoals besproken")
        form.reject()
        calm(window)
        yield Scene("formulier-verlaten", form)
    close_all(window, before)


def _new(before: list[QWidget]) -> list[QWidget]:
    return [each for each in shown_windows() if each not in before]


def _past(window: MainWindow) -> Iterator[Scene]:
    """Show the list of earlier deeds."""
    undoing = window.findChild(Undoing)
    if undoing is None:
        return
    before = shown_windows()
    undoing.show_past()
    calm(window)
    for shown in _new(before):
        yield Scene("eerdere-handelingen", shown)
    close_all(window, before)


def _messages(window: MainWindow) -> Iterator[Scene]:
    """Show a message at the foot, one that is a window, and the list of all of them."""
    turn_to(window, CUSTOMERS)
    messages, before = window.desk.messages, shown_windows()
    messages.say("Klant opgeslagen.")
    calm(window)
    yield Scene("melding-onderaan", window)
    messages.tell("De schijf is vol", "Maak ruimte en probeer het opnieuw.", "warn")
    calm(window)
    yield from (Scene("melding-storing", each) for each in _new(before))
    close_all(window, before)
    window.menus.messages.emit()
    calm(window)
    yield Scene("meldingen", window)
    window.menus.messages.emit()


def _restoring(window: MainWindow) -> Iterator[Scene]:
    """Show the question before a backup is put back."""
    before = shown_windows()
    window.menus.backup.emit()
    calm(window)
    window.menus.settings.emit("backups")
    calm(window)
    for shown in _new(before):
        buttons = shown.findChildren(QPushButton)
        press = next((each for each in buttons if RESTORE in each.text()), None)
        if press is not None:
            press.click()
            calm(window)
            yield Scene("back-up-terugzetten", shown)
    close_all(window, before)


def _working(window: MainWindow) -> Iterator[Scene]:
    """Show the strips at the foot: work under way, and a question that can wait."""
    turn_to(window, INVOICES)
    strips = window.desk.strips
    strip = ProgressStrip("Facturen definitief maken")
    strips.add(strip)
    strips.reveal(strip)
    progress = Progress()
    progress.tell(34, 120)
    strip.watch(progress)
    words = "U was bezig met Nieuwe factuur (Bakkerij 't Zonneke bv), 23 november 2026, 11:40."
    nothing = ("&Verdergaan", strip.hide), ("Weg&gooien", strip.hide)
    offer = strips.offer(words, *nothing)
    calm(window)
    yield Scene("stroken", window)
    for each in (strip, offer):
        leave(each)


def _intake(window: MainWindow) -> Iterator[Scene]:
    """Take a file over: choosing it, its columns, the trial with its reasons, what was done."""
    window.menus.intake.emit()
    calm(window)
    page = window.stack.currentWidget()
    if not isinstance(page, IntakePage):
        return
    yield Scene("overnemen-begin", window)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "klanten-export.csv"
        file.write_text(EXPORT, encoding="utf-8")
        page.read(file)
        for step, name in ((1, "kolommen"), (2, "proef"), (3, "klaar")):
            _until(window, lambda step=step: page.step == step)  # type: ignore[misc]
            yield Scene(f"overnemen-{name}", window)
            if step == 2:  # noqa: PLR2004  the trial
                page.preview.show_state("doubtful")
                calm(window)
                yield Scene("overnemen-redenen", window)
            page.forward()
    page.left.emit()
