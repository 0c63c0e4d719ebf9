"""Vordering: what is open on an invoice or of a customer, line by line, to any day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui.claim_rows import COLUMNS, FORM, SPARE, WIDE, Shown, known, read
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.fields import Insight
from ises_desk.ui.form_body import FormBody
from ises_desk.ui.insight import InsightStrip
from ises_desk.ui.list_view import put_on_clipboard
from ises_desk.ui.messages import sentence
from ises_desk.ui.month import ColourKey
from ises_desk.ui.plot import Plot
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.thinker import paragraph_of
from ises_desk.ui.widgets import after_a_pause, button, label, topmost

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

SIZE = (1240, 860)  # px, where the screen has them
TYPING_MS = 200  # wait for the next key before it is worked out
FIELDS_MOST = 220  # px: one row of fields in its card, and what is wrong below them
PLOT_HIGH = 150  # px
TITLE = N_("Vordering")
OPEN, PRINCIPAL = N_("Openstaand"), N_("Hoofdsom")


class ClaimView(QDialog):
    """The customer, the invoice and the day above; the lines, why, and how it grew below."""

    def __init__(self, desk: Desk, values: dict[str, Any]) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(TITLE))
        self._desk = desk
        self._asked: dict[str, Any] = {}
        self.shown: Shown | None = None
        self.body = FormBody(desk, FORM, self)
        self.body.lay_out(QWidget())
        self.sums = label("", "heading", wrap=True, selectable=True)
        self.warnings = label("", "muted", wrap=True)
        self.table = RowsTable(COLUMNS, _(N_("Regels van de vordering")), wide=WIDE, spare=SPARE)
        self.table.chosen.connect(self._explain_line)
        self.table.opened.connect(self._go)
        self.strip = InsightStrip()
        self.strip.asked.connect(self._explain)
        nothing = _(N_("Er stond niets open."))
        self.plot = Plot(_(N_("Hoe de vordering groeide")), _(OPEN), _(PRINCIPAL), nothing)
        self._reading = label("", "muted")
        self.plot.read.connect(self._reading.setText)
        self.empty = EmptyPage("invoices", self)
        self.copy = button(_(N_("Als &tekst kopiëren")), self._copy, icon="copy")
        self._lay_out()
        room = desk.window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))
        self._pause = after_a_pause(self, TYPING_MS, self.work_out)
        self._begins_below = values.get("customer_id") is not None
        self._show_none(_(N_("Kies een klant")), _(N_("Daarna staat hier wat hij u schuldig is.")))
        self.body.then(partial(self._begin, values))

    def _lay_out(self) -> None:
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID // 2)
        keys = QHBoxLayout()
        keys.setSpacing(2 * GRID)
        keys.addWidget(ColourKey(_(OPEN), "accent", bar=True))
        keys.addWidget(ColourKey(_(PRINCIPAL), "warn", bar=False))
        keys.addStretch(1)
        keys.addWidget(self._reading)
        rows.addLayout(keys)
        rows.addWidget(self.plot, 1)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.addWidget(self.table)
        self._parts.addWidget(below)
        self._parts.setStretchFactor(0, 1)
        self._parts.setSizes([SIZE[1], PLOT_HIGH])
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2 * GRID, 20, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.body)
        column.addWidget(self.sums)
        column.addWidget(self.warnings)
        column.addWidget(self._parts, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    def _begin(self, values: dict[str, Any]) -> None:
        """Fill in the fields, when they are made, and ask for what they say."""
        today = self._desk.today
        around = {"_today": today, "_invoice_id": values.get("invoice_id")}
        self.body.start({"day": today, **values}, around)
        self.body.changed.connect(self._changed)
        self._fit()
        self.body.focus_first()
        self.work_out()

    def _fit(self) -> None:
        """Give the fields the height that they ask, also for what is wrong below them."""
        self.body.setFixedHeight(min(self.body.sheet.sizeHint().height(), FIELDS_MOST))

    # asking ---------------------------------------------------------------------------------

    def _changed(self, name: str) -> None:
        values = {"_today": self._desk.today, **self.body.so_far()}
        if name == "customer_id":
            values |= {"_invoice_id": None}
        self.body.follow(name, values)
        self._pause.start()

    def work_out(self) -> None:
        """Ask for the claim, once there is a customer and a day."""
        values = self.body.so_far()
        self._asked = values
        if values.get("customer_id") is None or values.get("day") is None:
            return
        self._desk.lanes.read(read, partial(self._take, values), values)

    def _take(self, values: dict[str, Any], found: Shown | Refusal) -> None:
        if values is not self._asked:
            return  # a newer question is under way
        for cell in self.body.cells():
            if not cell.input.empty():
                cell.complain(None)
        if isinstance(found, Refusal):
            self._refuse(found)
        elif not found.rows:
            self._show_none(
                _(N_("Er staat niets open")), _(N_("Op deze dag was er geen openstaande factuur."))
            )
        else:
            self._show(found)
        self._fit()

    def _refuse(self, refusal: Refusal) -> None:
        cells = {cell.field.name: cell for cell in self.body.cells()}
        if cell := cells.get(refusal.field or ""):
            cell.complain(refusal)
        self._show_none(_(N_("Dit is niet uit te rekenen")), sentence(refusal))

    # showing --------------------------------------------------------------------------------

    def _show(self, found: Shown) -> None:
        self.shown = found
        self.setWindowTitle(f"{_(TITLE)} – {found.title}")
        self._lay_bare(full=True)
        self.sums.setText(found.sums)
        self.warnings.setText(found.warnings)
        self.warnings.setVisible(bool(found.warnings))
        at = self.table.current()
        self.table.show_rows(found.rows)
        self.table.choose(at if 0 <= at < len(found.rows) else 0)
        self.plot.show_points(found.points)
        if self._begins_below:
            self._begins_below = False
            self.table.view.setFocus()

    def _show_none(self, title: str, text: str) -> None:
        self.shown = None
        self._lay_bare(full=False)
        self.empty.say(title, text)
        self.strip.show_insight(None)

    def _lay_bare(self, *, full: bool) -> None:
        for part in (self.sums, self.warnings, self._parts):
            part.setVisible(full)
        self.empty.setVisible(not full)
        self.copy.setEnabled(full)

    def _explain_line(self, at: int) -> None:
        if self.shown is not None and at < len(self.shown.whys):
            self.strip.show_insight(Insight(*self.shown.whys[at]))

    def _explain(self, key: int) -> None:
        self._desk.lanes.read(paragraph_of, self.strip.explain, key)

    def _go(self, at: int) -> None:
        """Go to the record that a line comes from."""
        if self.shown is not None:
            kind, key = self.shown.records[at]
            self.accept()
            self._desk.navigator.go_to(kind, key)

    def _copy(self) -> None:
        if self.shown is not None:
            put_on_clipboard(self.shown.text)
            self._desk.messages.say(_(N_("De vordering is gekopieerd.")))


def open_claim(desk: Desk, values: dict[str, Any] | None = None) -> ClaimView:
    """Open the view, of a customer or an invoice or of nobody yet; once, however often asked."""
    above = topmost(ClaimView)
    if above is not None:
        return above
    dialog = ClaimView(desk, values or {})
    dialog.open()
    return dialog


def of_customer(desk: Desk, shown: Sheet | None) -> None:
    """Open the view of the customer that is shown."""
    if shown is not None:
        open_claim(desk, {"customer_id": shown.key})


def of_invoice(desk: Desk, shown: Sheet | None) -> None:
    """Open the view of the invoice that is shown."""
    if shown is not None:
        desk.lanes.read(known, partial(_open, desk), shown.key, desk.today)


def _open(desk: Desk, values: dict[str, Any]) -> None:
    open_claim(desk, values)
