"""Settings: the dated percentages, shipped and added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import fields
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.shelf import Shelf

COLUMNS = (
    (N_("Tarief"), "text"),
    (N_("Vanaf"), "day"),
    (N_("Percentage"), "number"),
    (N_("Bron"), "text"),
    (N_("Van"), "state"),
)


def _tables(_session: Any, _values: Mapping[str, Any]) -> fields.Options:
    from ises_desk.queries.rates import LABELS

    return tuple((name, _(text)) for name, text in LABELS.items())


ADD = fields.FormSpec(
    title=N_("Percentage toevoegen"),
    act="rate.add",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="table", label=N_("&Tarief"), required=True, span=12, load=_tables
                ),
                fields.Day(name="valid_from", label=N_("&Vanaf"), required=True, span=5),
                fields.Line(
                    name="percent",
                    label=N_("&Percentage"),
                    required=True,
                    longest=6,
                    span=3,
                    example=N_("10,40"),
                ),
                fields.Line(
                    name="source",
                    label=N_("&Bron"),
                    required=True,
                    longest=200,
                    span=12,
                    example=N_("Staatsblad 2026, 123"),
                ),
            ),
        ),
    ),
    submit=N_("&Toevoegen"),
    width=520,
    success=N_("Het percentage is toegevoegd."),
)


def _read(session: Any, day: date) -> tuple[list[Any], list[tuple[str, ...]], str]:
    from ises_desk.i18n import fill
    from ises_desk.queries import rates
    from ises_desk.values.formats import percent, short_day

    found = rates.lines(session)
    texts = [
        (
            _(line.label),
            short_day(line.valid_from),
            percent(line.percent),
            line.source,
            _(N_("Uzelf|info")) if line.own else _(N_("Programma|plain")),
        )
        for line in found
    ]
    late = [_(rates.LABELS[name]) for name, _until in rates.outdated(session, day)]
    warning = fill(N_("Nog niet nagekeken voor vandaag: {names}."), {"names": tuple(late)})
    return list(found), [tuple(text) for text in texts], warning if late else ""


class RatesPage(QWidget):
    """The table, with adding and removing of own rows."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[Any] = []
        self._table = RowsTable(COLUMNS, _(N_("Tarieven")), wide=3)
        self._table.chosen.connect(self._chosen)
        self._warning = Banner("warn")
        self._remove = button(_(N_("&Verwijderen")), self._ask_remove, icon="delete")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(
            button(
                _(N_("&Toevoegen")), lambda: shelf.open_form(desk, ADD), icon="plus", primary=True
            )
        )
        row.addWidget(self._remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Tarieven")), "title"))
        text = N_(
            "Btw en wettelijke rente met hun ingangsdag. Een nieuw percentage voegt u zelf toe."
        )
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addWidget(self._warning)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"settings"}))

    def _refresh(self, touched: frozenset[str]) -> None:
        if "settings" in touched:
            self._desk.lanes.read(_read, self._take, self._desk.today)

    def _take(self, found: tuple[list[Any], list[tuple[str, ...]], str]) -> None:
        self._lines, texts, warning = found
        self._table.show_rows(texts)
        self._warning.say(warning)
        self._table.choose(0)

    def _chosen(self, row: int) -> None:
        self._remove.setEnabled(self._lines[row].own)

    def _ask_remove(self) -> None:
        line = self._lines[self._table.current()]
        self._desk.messages.ask(
            _(N_("Dit percentage verwijderen?")),
            _(N_("Facturen en brieven die er al mee zijn gemaakt, veranderen niet.")),
            _(N_("&Verwijderen")),
            lambda: self._desk.lanes.perform(
                lambda _name: None, "rate.remove", table=line.table, valid_from=line.valid_from
            ),
        )
