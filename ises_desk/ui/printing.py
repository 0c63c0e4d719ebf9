"""Printing letters: one or a pile in one go, on any printer; without a printer, as PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ises_desk.errors import Stopped, Trouble
from ises_desk.i18n import N_, _, plural
from ises_desk.ui.enclosing import with_enclosures
from ises_desk.ui.paper import save_letters
from ises_desk.ui.pdf_pages import drawn
from ises_desk.ui.progress import long_work
from ises_desk.ui.widgets import topmost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress

PRINT_DPI = 300


def print_letters(desk: Desk, keys: Sequence[int], parent: QWidget | None = None) -> None:
    """Ask for a printer and print letters in one job; afterwards a pile is recorded as sent."""
    if not keys:
        desk.messages.say(_(N_("Er is niets om af te drukken.")))
    elif printer_names():
        owner, pile = parent or desk.window, tuple(keys)
        with_enclosures(desk, pile, owner, partial(_ask_printer, desk, pile, owner))
    else:
        _offer_files(desk, tuple(keys), parent)


def printer_names() -> list[str]:
    """Return the names of the printers that this computer knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def _offer_files(desk: Desk, keys: tuple[int, ...], parent: QWidget | None) -> None:
    desk.messages.ask(
        _(N_("Er is geen printer")),
        plural(
            N_("Op deze computer is geen printer gevonden. U kunt de brief als PDF bewaren en"
               " ergens anders afdrukken."),
            N_("Op deze computer is geen printer gevonden. U kunt de {count} brieven als PDF"
               " bewaren en ergens anders afdrukken."),
            len(keys),
        ),
        _(N_("Als &PDF bewaren")),
        lambda: save_letters(desk, keys, parent),
    )  # fmt: skip


def _ask_printer(desk: Desk, keys: tuple[int, ...], parent: QWidget, along: bool) -> None:  # noqa: FBT001  the answer to a tick
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    if topmost(QAbstractPrintDialog) is not None:
        return  # asked already
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(plural(N_("{count} brief"), N_("{count} brieven"), len(keys)))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_(N_("Afdrukken")))
    choice = QAbstractPrintDialog.PrintDialogOption.PrintPageRange
    dialog.setOption(choice, len(keys) == 1)  # of a pile, every page is wanted
    dialog.accepted.connect(lambda _same: _start(desk, keys, printer, along=along))  # Qt adds it
    QDialog.open(dialog)


def _start(desk: Desk, keys: tuple[int, ...], printer: QPrinter, *, along: bool = False) -> None:
    title, done = _(N_("Afdrukken")), partial(_printed, desk, keys)
    long_work(desk, title, partial(paint, along=along), done, desk, printer, keys)


def paint(
    progress: Progress,
    desk: Desk,
    printer: QPrinter,
    keys: tuple[int, ...],
    *,
    along: bool = False,
) -> int:
    """Paint letters on a printer as one job; returns how many pages (on the long lane).

    With `along` what is enclosed follows each letter.
    """
    from ises_desk.queries.letter_papers import enclosed_pdfs, pdf_of

    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(
            N_("De printer neemt de brief niet aan."),
            advice=N_("Kijk of de printer aan staat, of bewaar de brief als PDF."),
        )
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    pile = keys * copies
    count = 0
    try:
        with desk.lanes.session() as session:
            for done, key in enumerate(pile):
                if not progress.tell(done, len(pile)):
                    printer.abort()
                    raise Stopped
                papers = (pdf_of(session, key), *(enclosed_pdfs(session, key) if along else ()))
                count += _letter(painter, printer, papers, count)
    finally:
        painter.end()
    return count


def _letter(painter: QPainter, printer: QPrinter, papers: Sequence[bytes], before: int) -> int:
    """Paint a letter and what is enclosed after `before` pages; returns its pages.

    Each paper begins on a sheet of its own; they are numbered on, as on screen.
    """
    wanted, both_sides = printer.pageRanges(), printer.duplex().value > 1
    count = number = 0
    dpi = min(PRINT_DPI, printer.resolution())
    for pdf in papers:
        for image in drawn(pdf, dpi):
            number += 1
            if not wanted.isEmpty() and not wanted.contains(number):
                continue
            if before + count:
                printer.newPage()
            painter.drawImage(_room(printer, image), image)
            count += 1
        if both_sides and count % 2:
            printer.newPage()  # what follows begins on the front
            count += 1
    return count


def _room(printer: QPrinter, image: QImage) -> QRect:
    """Return where a page comes: as large as the sheet allows, in the middle, never stretched."""
    sheet = printer.paperRect(printer.Unit.DevicePixel).toRect()
    size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - size.width()) // 2, (sheet.height() - size.height()) // 2
    return QRect(QPoint(left, top), size)


def _printed(desk: Desk, keys: tuple[int, ...], _pages: int) -> None:
    one = N_("De brief is naar de printer gestuurd.")
    many = N_("{count} brieven zijn naar de printer gestuurd.")
    desk.messages.say(plural(one, many, len(keys)))
    if len(keys) > 1:
        desk.lanes.read(_ready, partial(_ask_sent, desk), keys)


def _ready(session: Any, keys: tuple[int, ...]) -> tuple[int, ...]:
    from ises_desk.queries.letter_piles import ready

    return ready(session, keys)


def _ask_sent(desk: Desk, keys: tuple[int, ...]) -> None:
    from ises_desk.ui.letter_forms import open_many_sent

    if keys:
        open_many_sent(desk, keys)
