"""Printing and saving letters: one or a pile, with a printer or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from ises_desk.errors import Stopped, Trouble
from ises_desk.queries import letter_papers, letters
from ises_desk.ui import paper, printing
from ises_desk.ui.chosen import Chosen
from ises_desk.ui.errands import Progress
from ises_desk.ui.pdf_pages import sizes
from ises_desk.values.kinds import Channel
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms
PILE = (1, 2, 3)  # two invoices and a letter, all to be sent


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """Return a printer that writes a file."""
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "afdruk.pdf"))
    made.setResolution(72)
    return made


def pages(tmp_path: Path) -> int:
    return len(sizes((tmp_path / "afdruk.pdf").read_bytes()))


def test_a_pile_is_one_job_and_is_recorded_as_sent_in_one_step(
    window: MainWindow, qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    printing._start(window.desk, PILE, printer)
    qtbot.waitUntil(lambda: bool(dialogs(window)), timeout=LONG)
    assert pages(tmp_path) == len(PILE)
    form = form_on_screen(window)
    assert form.windowTitle() == "3 brieven als verstuurd vastleggen"
    save(window, qtbot, form, channel="in_person")
    for key in PILE:
        found = ask(window, letters.detail, key, DAY)
        assert (found.sent_on, found.dispatches[0].channel) == (DAY, Channel.IN_PERSON)


def test_what_was_sent_already_is_not_recorded_again(
    window: MainWindow, qtbot: QtBot, printer: QPrinter
) -> None:
    window.desk.lanes.perform(lambda _key: None, "letter.mark_many_sent", letter_ids=PILE).result()
    printing._start(window.desk, PILE, printer)
    calm(window, qtbot)
    assert dialogs(window) == []


def test_pages_and_copies_are_as_chosen(
    window: MainWindow, printer: QPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    printer.setCopyCount(2)
    assert printing.paint(Progress(), window.desk, printer, (1,)) == 2
    assert pages(tmp_path) == 2
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert printing.paint(Progress(), window.desk, printer, (1,)) == 0


def test_on_both_sides_each_letter_begins_on_the_front(
    window: MainWindow, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexLongSide)
    assert printing.paint(Progress(), window.desk, printer, PILE) == 2 * len(PILE)


def test_a_stopped_job_says_nothing_and_a_broken_printer_says_what_to_do(
    window: MainWindow, printer: QPrinter, tmp_path: Path
) -> None:
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Stopped):
        printing.paint(stopped, window.desk, printer, PILE)
    printer.setOutputFileName(str(tmp_path / "geen" / "map" / "x.pdf"))
    with pytest.raises(Trouble):
        printing.paint(Progress(), window.desk, printer, PILE)


def test_with_a_printer_the_dialog_asks_which_pages_of_one_letter(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: ["Laser"])
    ranges = QPrintDialog.PrintDialogOption.PrintPageRange
    for keys in ((1,), PILE):
        printing.print_letters(window.desk, keys)
        calm(window, qtbot)
        dialog = dialogs(window)[-1]
        assert isinstance(dialog, QPrintDialog)
        assert dialog.testOption(ranges) == (len(keys) == 1)
        dialog.reject()
    calm(window, qtbot)


def test_without_a_printer_the_letters_can_be_saved_in_a_folder(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    (tmp_path / f"Brieven {DAY}").mkdir()
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    page = go(window, qtbot, "letter")
    deeds = {deed.code: deed for deed in page.spec.deeds}
    assert deeds["print"].many is not None
    deeds["print"].many(window.desk, Chosen(PILE, len(PILE)))
    calm(window, qtbot)
    assert "3 brieven" in dialogs(window)[-1].text
    agree(window, qtbot)
    dialog = dialogs(window)[-1]
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    own = tmp_path / f"Brieven {DAY} (2)"
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said == [f"3 brieven staan in {own.relative_to(tmp_path.parent)}."]
    assert sorted(tmp_path.glob("*.pdf")) == []
    assert len(list(own.glob("*.pdf"))) == len(PILE)
    assert (own / "20260001.pdf").read_bytes() == ask(window, letter_papers.pdf_of, 1)
    assert (own / "B2026-0001.pdf").read_bytes() == ask(window, letter_papers.pdf_of, 3)


def test_one_letter_gets_no_folder_of_its_own_and_never_goes_over_a_file(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "20260001.pdf").write_bytes(b"er al")
    assert paper.write_letters(Progress(), window.desk, tmp_path, (1,)) == tmp_path
    assert (tmp_path / "20260001.pdf").read_bytes() == b"er al"
    assert (tmp_path / "20260001 (2).pdf").read_bytes() == ask(window, letter_papers.pdf_of, 1)


def test_a_folder_that_is_gone_is_a_trouble_and_stopping_ends_it(
    window: MainWindow, tmp_path: Path
) -> None:
    with pytest.raises(Trouble):
        paper.write_letters(Progress(), window.desk, tmp_path / "weg", PILE)
    with pytest.raises(Trouble):
        paper.write_letters(Progress(), window.desk, tmp_path / "weg", PILE[:1])
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Stopped):
        paper.write_letters(stopped, window.desk, tmp_path, PILE)


def test_nothing_to_print_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(window.desk.messages, "say", said.append)
    printing.print_letters(window.desk, ())
    paper.save_letters(window.desk, ())
    assert said == ["Er is niets om af te drukken."]
    assert dialogs(window) == []


def test_all_that_waits_is_printed_and_recorded_from_the_bar(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    page = go(window, qtbot, "letter")
    page.run("print_all")
    calm(window, qtbot)
    assert "3 brieven" in dialogs(window)[-1].text
    dialogs(window)[-1].reject()
    page.run("all_sent")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))
    assert ask(window, letters.figures, DAY)[2].value == len(PILE)
    page.run("print_all")
    calm(window, qtbot)
    assert dialogs(window) == []


def test_a_pile_that_was_not_sent_after_all_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.lanes.perform(lambda _key: None, "letter.mark_many_sent", letter_ids=PILE).result()
    page = go(window, qtbot, "letter")
    deed = next(deed for deed in page.spec.deeds if deed.code == "not_sent")
    assert deed.many is not None
    deed.many(window.desk, Chosen(PILE, len(PILE)))
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), reason="Nog op tafel")
    assert ask(window, letters.detail, 1, DAY).sent_on is None
