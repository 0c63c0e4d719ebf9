"""Settings: the owner's own text of the terms as PDF, that goes along with order confirmations."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.files import ask_open, content_of
from ises_desk.ui.messages import sentence
from ises_desk.ui.paper import save_pdf
from ises_desk.ui.pdf_pane import PdfPane
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, label

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk

TITLE = N_("Eigen voorwaarden")
COLUMNS = (
    (N_("Bestand"), "text"),
    (N_("Bladzijden"), "number"),
    (N_("Geladen"), "day"),
    (N_("Stand"), "state"),
)
NOTHING = N_("Kies met PDF kiezen de tekst van uw algemene voorwaarden; dan verschijnt hij hier.")
LONGEST_NAME = 90  # characters of a file's name that are kept
LEAST = 440  # px of the list

Found = tuple[tuple[Any, ...], list[tuple[str, ...]], tuple[tuple[str, str], ...]]


def _read(session: Any) -> Found:
    """On the read lane: the texts with their rows, and the editions by key and words."""
    from ises_desk.queries import articles
    from ises_desk.values.formats import day

    found = articles.own_texts(session)
    return (
        found,
        [_row(each) for each in found],
        tuple((key, _edition(day(effective))) for key, effective in articles.editions()),
    )


def _edition(day: str) -> str:
    return fill(N_("Voorwaarden van {day}"), {"day": day})


def _row(text: Any) -> tuple[str, ...]:
    from ises_desk.clock import business_day
    from ises_desk.values.formats import short_day

    day: date = business_day(text.loaded_at)
    used = _(N_("Gaat mee|good")) if text.in_use else _(N_("Bewaard|plain"))
    return text.name, str(text.pages), short_day(day), used


def _pdf(session: Any, key: int) -> bytes:
    from ises_desk.queries.letter_papers import document

    return document(session, key)


def _content(path: Path) -> bytes:
    """Return the file (on the slow lane); of one that is too large no more than shows it."""
    from ises_desk.letters.enclosure import LARGEST

    return content_of(path, LARGEST + 1)


class TermsPage(QWidget):
    """Every text that was loaded at the left, the chosen one at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all: tuple[Any, ...] = ()
        self._texts: list[Any] = []
        self._rows: list[tuple[str, ...]] = []
        self._pdf = b""
        self._edition = QComboBox()
        self._edition.setAccessibleName(_(N_("Uitgave van de voorwaarden")))
        self._edition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._edition.currentIndexChanged.connect(lambda _at: self._show())
        self.table = RowsTable(COLUMNS, _(TITLE), wide=0, spare=(1,))
        self.table.chosen.connect(self._choose)
        self.banner = Banner("bad")
        self._pane = PdfPane(desk)
        self._load = button(_(N_("PDF &kiezen…")), self._ask, icon="open", primary=True)
        self._use = button(_(N_("Laten &meegaan")), self._toggle, icon="check")
        self._save = button(_(N_("&Opslaan als…")), self._save_as, icon="save")
        self._lay_out()
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"terms"}))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in (self._load, self._use, self._save):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._edition)
        text = N_(
            "De tekst van uw algemene voorwaarden als PDF. De tekst die meegaat, komt als bijlage"
            " bij nieuwe orderbevestigingen; wat al is gemaakt, verandert niet."
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        self.table.setMinimumWidth(LEAST)
        split.addWidget(self.table)
        split.addWidget(self._pane)
        split.setChildrenCollapsible(False)
        split.setSizes([LEAST, 2 * LEAST])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(TITLE), "title"))
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self.banner)
        column.addWidget(split, 1)

    # showing --------------------------------------------------------------------------------

    def _refresh(self, touched: frozenset[str]) -> None:
        if "terms" in touched:
            self._desk.lanes.read(_read, self._take)

    def _take(self, found: Found) -> None:
        self._all, self._rows, editions = found
        if self._edition.count() != len(editions):
            self._edition.blockSignals(True)
            for key, words in editions:
                self._edition.addItem(words, key)
            self._edition.blockSignals(False)
        self._show()

    @property
    def edition(self) -> str:
        """The edition whose texts are shown."""
        return str(self._edition.currentData() or "")

    def _show(self) -> None:
        mine = [at for at, text in enumerate(self._all) if text.edition == self.edition]
        self._texts = [self._all[at] for at in mine]
        self.table.show_rows([self._rows[at] for at in mine])
        used = [at for at, text in enumerate(self._texts) if text.in_use]
        self._offer(None)
        if self._texts:
            self.table.choose(used[0] if used else 0)
        else:
            self._pane.view.show_text(_(NOTHING))

    def _offer(self, text: Any) -> None:
        """Offer what can be done with the chosen text."""
        self._use.setEnabled(text is not None)
        self._save.setEnabled(False)  # until its pages are read
        away = text is not None and text.in_use
        words = _(N_("Niet laten &meegaan")) if away else _(N_("Laten &meegaan"))
        self._use.setText(f" {words}")
        self._use.setAccessibleName(words.replace("&", ""))

    def _choose(self, row: int) -> None:
        text = self._texts[row]
        self._offer(text)
        self._desk.lanes.read(_pdf, partial(self._show_pdf, text.id), text.document_id)

    def _show_pdf(self, key: int, pdf: bytes) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.id == key:
            self._pdf = pdf
            self._save.setEnabled(True)
            self._pane.view.show_pdf(pdf)

    def _chosen(self) -> Any:
        at = self.table.current()
        return self._texts[at] if 0 <= at < len(self._texts) else None

    # doing ----------------------------------------------------------------------------------

    def _ask(self) -> None:
        title = _(N_("Tekst van de voorwaarden kiezen"))
        ask_open(self, title, Path.home(), _(N_("PDF (*.pdf)")), self.read_file)

    def read_file(self, path: Path) -> None:
        """Let the text in a file go along from now on, or say why it can't."""
        self.banner.say("")
        self._desk.lanes.file(_content, partial(self._put, path.stem[:LONGEST_NAME]), path)

    def _put(self, name: str, content: bytes) -> None:
        said = _(N_("Deze tekst gaat voortaan mee."))
        self._desk.lanes.perform(
            lambda _key: self._desk.messages.say(said),
            "terms.load",
            refused=self._refuse,
            content=content,
            edition=self.edition,
            name=name,
        )

    def _refuse(self, refusal: Refusal) -> None:
        self.banner.say(sentence(refusal))

    def _toggle(self) -> None:
        """Let the chosen text go along, or no text any more."""
        text = self._chosen()
        if text is None:
            return
        self.banner.say("")
        if text.in_use:
            said, key = N_("Er gaat geen tekst meer mee."), None
        else:
            said, key = N_("Deze tekst gaat weer mee."), text.id
        self._desk.lanes.perform(
            lambda _key: self._desk.messages.say(_(said)),
            "terms.choose",
            refused=self._refuse,
            version_id=key,
            edition=text.edition,
        )

    def _save_as(self) -> None:
        text = self._chosen()
        if text is not None:
            save_pdf(self._desk, self._pdf, text.name, self)
