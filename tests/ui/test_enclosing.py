"""What is enclosed with a letter: seen after it, printed when wanted, saved beside it, named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from ises_desk.queries import letter_papers
from ises_desk.ui import paper, printing
from ises_desk.ui.enclosing import PrintEnclosures
from ises_desk.ui.errands import Progress
from ises_desk.ui.forms import Form
from ises_desk.ui.letter_forms import open_many_sent, open_sent
from ises_desk.ui.letter_preview import LetterDialog, open_letter
from ises_desk.ui.pdf_pages import sizes
from tests.actions.pdfs import sheets
from tests.ui.conftest import calm, dialogs
from tests.ui.test_flows import ask

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms
NAME = "Algemene voorwaarden (25 mei 2018)"
FILE = "algemene-voorwaarden-2018-05-25.pdf"
LINE = {"description": "Hosting", "unit_price": "10.00", "months": 12, "quantity": "1"}


def offer(window: MainWindow, qtbot: QtBot, customer_id: int = 2) -> int:
    """Return the key of an offer on paper."""
    found: list[int] = []
    do = window.desk.lanes.perform
    words = {"customer_id": customer_id, "lines": [LINE], "starts_on": "2026-12-01"}
    do(found.append, "contract.offer", **words)
    qtbot.waitUntil(lambda: len(found) == 1, timeout=LONG)
    do(found.append, "contract.write_offer", contract_id=found[0])
    qtbot.waitUntil(lambda: len(found) == 2, timeout=LONG)
    return found[1]


@pytest.fixture
def letter(window: MainWindow, qtbot: QtBot) -> int:
    """Return an offer with two pages of terms enclosed."""
    window.desk.lanes.perform(lambda _key: None, "terms.load", content=sheets(2)).result()
    return offer(window, qtbot)


def test_the_pages_follow_the_letter_and_the_panel_names_them(
    window: MainWindow, qtbot: QtBot, letter: int
) -> None:
    open_letter(window.desk, letter)
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, LetterDialog)
    own = len(sizes(ask(window, letter_papers.pdf_of, letter)))
    assert len(dialog.view.pages) == own + 2
    assert dialog.panel.sheet is not None
    [named] = [part for part in dialog.panel.sheet.sections if part.title == "Bijlagen"]
    assert [row.cells for row in named.rows] == [(NAME, "2 bladzijden, achter de brief")]
    dialog.reject()


def test_saving_puts_it_beside_the_letter_and_never_over_a_file(
    window: MainWindow, qtbot: QtBot, letter: int, tmp_path: Path
) -> None:
    said: list[str] = []
    window.desk.messages.said.connect(said.append)
    for times, name in enumerate((FILE, FILE, FILE.replace(".pdf", " (2).pdf")), start=1):
        paper.save_letter(window.desk, letter, "offerte", window)
        dialog = dialogs(window)[-1]
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "offerte.pdf"))
        dialog.reject()
        qtbot.waitUntil(lambda: len(said) == times, timeout=LONG)  # noqa: B023  waited for here
        assert said[-1] == f"Opgeslagen als offerte.pdf. Ernaast staat de bijlage: {name}."
        assert (tmp_path / name).read_bytes() == sheets(2)
        if times == 2:
            (tmp_path / FILE).write_bytes(b"van de klant")
    assert (tmp_path / FILE).read_bytes() == b"van de klant"
    own = (tmp_path / "offerte.pdf").read_bytes()
    assert own == ask(window, letter_papers.pdf_of, letter)


def test_a_pile_has_it_once_in_its_folder(
    window: MainWindow, qtbot: QtBot, letter: int, tmp_path: Path
) -> None:
    keys = (letter, offer(window, qtbot, 3), 1)
    folder = paper.write_letters(Progress(), window.desk, tmp_path, keys)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 4
    assert FILE in names


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return what was answered about printing the enclosures; no printer is asked for."""
    answers: list[bool] = []
    monkeypatch.setattr(printing, "printer_names", lambda: ["Laser"])
    monkeypatch.setattr(printing, "_ask_printer", lambda *given: answers.append(given[-1]))
    del window
    return answers


@pytest.mark.parametrize(("delivery", "wanted"), [("post", True), ("email", False)])
def test_printing_asks_with_yes_for_who_gets_post(
    window: MainWindow, qtbot: QtBot, letter: int, asked: list[bool], delivery: str, *, wanted: bool
) -> None:
    do = window.desk.lanes.perform
    words = {"customer_id": 2, "delivery": delivery, "email": "o@luk.example"}
    do(lambda _key: None, "customer.change", **words).result()
    printing.print_letters(window.desk, (letter, 1))
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, PrintEnclosures)
    assert dialog.tick.isChecked() is wanted
    dialog.go.click()
    dialog.go.click()
    assert asked == [wanted]
    calm(window, qtbot)


def test_nothing_is_asked_when_nothing_is_enclosed(
    window: MainWindow, qtbot: QtBot, asked: list[bool]
) -> None:
    printing.print_letters(window.desk, (1, offer(window, qtbot)))
    calm(window, qtbot)
    assert dialogs(window) == []
    assert asked == [False]


def test_the_answer_reaches_the_printer_dialog(
    window: MainWindow, qtbot: QtBot, letter: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: ["Laser"])
    started: list[bool] = []

    def start(_desk: object, _keys: object, _printer: QPrinter, *, along: bool) -> None:
        started.append(along)  # Qt's signal brings a printer: it must not come here as well

    monkeypatch.setattr(printing, "_start", start)
    printing.print_letters(window.desk, (letter,))
    calm(window, qtbot)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, PrintEnclosures)
    dialog.go.click()
    (chosen,) = [each for each in dialogs(window) if isinstance(each, QPrintDialog)]
    chosen.accepted.emit(chosen.printer())
    chosen.reject()
    assert started == [True]
    calm(window, qtbot)


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """Return a printer that writes a file."""
    found = QPrinter()
    found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    found.setOutputFileName(str(tmp_path / "afdruk.pdf"))
    found.setResolution(72)
    return found


def test_its_pages_are_printed_after_the_letter_when_wanted(
    window: MainWindow, letter: int, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = len(sizes(ask(window, letter_papers.pdf_of, letter)))
    assert printing.paint(Progress(), window.desk, printer, (letter, 1)) == own + 1
    found = printing.paint(Progress(), window.desk, printer, (letter, 1), along=True)
    assert found == own + 2 + 1
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexLongSide)
    found = printing.paint(Progress(), window.desk, printer, (letter,), along=True)
    assert found == own + own % 2 + 2


def test_the_sent_step_names_it(window: MainWindow, qtbot: QtBot, letter: int) -> None:
    open_sent(window.desk, letter)
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    told = f"Bijlage die meegaat: {NAME}."
    qtbot.waitUntil(lambda: form.thinker.strip.text.endswith(f". {told}"), timeout=LONG)
    form.cell("sent_to").input.set_value("Postbus 1, Zwolle")
    qtbot.waitUntil(lambda: form.thinker.strip.text == told, timeout=LONG)
    form.throw_away()


def test_a_pile_that_is_sent_names_what_is_still_to_be_added(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_many_sent(window.desk, (1, offer(window, qtbot)))
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    told = f"Voeg zelf nog bij: {NAME}."
    qtbot.waitUntil(lambda: form.thinker.strip.text == told, timeout=LONG)
    form.throw_away()
