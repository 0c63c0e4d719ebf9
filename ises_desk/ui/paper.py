"""Printing and saving a PDF from the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ises_desk.errors import Trouble
from ises_desk.i18n import N_, _
from ises_desk.ui.files import ask_save
from ises_desk.ui.pdf_pages import drawn

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ises_desk.ui.desk import Desk


def print_pdf(desk: Desk, pdf: bytes, name: str, parent: QWidget) -> None:
    """Ask for a printer and print on it, on the slow lane."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_(N_("Afdrukken")))

    def go() -> None:
        said = partial(desk.messages.say, _(N_("De brief is naar de printer gestuurd.")))
        desk.lanes.file(paint, lambda _pages: said(), printer, pdf)

    dialog.accepted.connect(go)
    QDialog.open(dialog)


PRINT_DPI = 300


def paint(printer: QPrinter, pdf: bytes) -> int:
    """Paint all pages on a printer; returns how many (on the slow lane)."""
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(
            N_("De printer neemt de brief niet aan."),
            advice=N_("Kijk of de printer aan staat, of bewaar de brief als PDF."),
        )
    count = 0
    for count, image in enumerate(drawn(pdf, PRINT_DPI), start=1):
        if count > 1:
            printer.newPage()
        paper = printer.paperRect(printer.Unit.DevicePixel).toRect()
        painter.drawImage(QRect(0, 0, paper.width(), paper.height()), image)
    painter.end()
    return count


def save_pdf(desk: Desk, pdf: bytes, name: str, parent: QWidget) -> None:
    """Ask where to, and write the PDF there."""
    folder = Path(str(desk.settings.value("window/saved_in") or Path.home()))

    def write(path: Path) -> None:
        desk.settings.setValue("window/saved_in", str(path.parent))
        said = _(N_("Opgeslagen als {name}.")).format(name=path.name)
        desk.lanes.file(_write, lambda _done: desk.messages.say(said), path, pdf)

    ask_save(parent, _(N_("Opslaan als")), folder / name, _(N_("PDF (*.pdf)")), write)


def _write(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError as why:
        raise Trouble(
            N_("Het bestand {path} kan niet worden geschreven."),
            why=str(why),
            advice=N_("Kies een andere map, of kijk of er ruimte vrij is."),
            path=str(path),
        ) from why
