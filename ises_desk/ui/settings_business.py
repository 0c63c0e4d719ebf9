"""Settings: the own business with its letterhead as it prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui.business_form import open_business
from ises_desk.ui.files import ask_open, content_of
from ises_desk.ui.letterhead import sample
from ises_desk.ui.pdf_pane import PdfPane
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.shelf import Shelf


class BusinessPage(QWidget):
    """The letterhead, and the buttons that change it."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        super().__init__()
        self._desk = desk
        self._pane = PdfPane(desk)
        self._view = self._pane.view
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(
            button(
                _(N_("&Gegevens wijzigen")),
                lambda: open_business(desk, shelf),
                icon="edit",
                primary=True,
            )
        )
        row.addWidget(button(_(N_("&Logo kiezen…")), self._choose_logo, icon="open"))
        row.addWidget(button(_(N_("Logo &weghalen")), lambda: self._set_logo(None)))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Eigen bedrijf")), "title"))
        column.addLayout(row)
        column.addWidget(self._pane, 1)
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"settings"}))

    def _refresh(self, touched: frozenset[str]) -> None:
        if "settings" in touched:
            self._desk.lanes.read(_letterhead, self._show, self._desk.now())

    def _show(self, pdf: bytes | None) -> None:
        if pdf is None:
            self._view.show_text(_(N_("Vul uw gegevens in; dan verschijnt hier uw briefpapier.")))
        else:
            self._view.show_pdf(pdf)

    def _choose_logo(self) -> None:
        title, pattern = _(N_("Logo kiezen")), _(N_("Afbeeldingen (*.png *.jpg *.jpeg)"))
        ask_open(self, title, Path.home(), pattern, self._read_logo)

    def _read_logo(self, path: Path) -> None:
        self._desk.lanes.file(content_of, self._set_logo, path)

    def _set_logo(self, content: bytes | None) -> None:
        said = _(N_("Het briefpapier is gewijzigd."))
        self._desk.lanes.perform(
            lambda _key: self._desk.messages.say(said), "business.set_logo", content=content
        )


def _letterhead(session: Any, now: datetime) -> bytes | None:
    from ises_desk.queries.business import detail

    return None if detail(session) is None else sample(session, None, now)
