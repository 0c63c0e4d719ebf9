"""Overmacht: the events, and of the chosen one whom it touched and what can be done (17)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.force_majeure_forms import END, RECORD, ask_credit, ask_inform, ask_weigh
from ises_desk.ui.forms import open_form
from ises_desk.ui.one_click import close_once
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.window import MainWindow

COLUMNS = (
    (N_("Begonnen"), "day"),
    (N_("Voorbij"), "day"),
    (N_("Oorzaak"), "text"),
    (N_("Contracten"), "text"),
    (N_("Ingelicht"), "text"),
)
SIZE = (1240, 700)  # px, where the screen has them
MOST = 40  # contracts shown


class ForceMajeure(QDialog):
    """A list of the events, and beside it the chosen one."""

    def __init__(self, window: MainWindow, key: int = 0) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(N_("Overmacht")))
        self._desk, self._wanted = window.desk, key
        self.events: Sequence[Any] = ()
        self.table = RowsTable(COLUMNS, self.windowTitle(), wide=2)
        self.panel = DetailPanel(
            (
                ("inform", _(N_("Brieven maken")), "letters", True),
                ("weigh", _(N_("Ontbinden afgewogen")), "check", False),
                ("end", _(N_("Voorbij")), "clock", False),
                ("credit", _(N_("Crediteren")), "payments", False),
            ),
            _(N_("Leg overmacht vast zodra u door iets van buiten niet kunt leveren.")),
            self,
        )
        self.table.chosen.connect(self._choose)
        self.panel.asked.connect(self._do)
        self.panel.wanted.connect(self._go)
        self._lay_out()
        room = window.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 60), min(SIZE[1], room.height() - 100))
        self._desk.lanes.touched.connect(self._read)
        self._read()

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addWidget(self.table, 3)
        both.addWidget(self.panel, 2)
        foot = QHBoxLayout()
        foot.addWidget(button(_(N_("&Vastleggen…")), self._record, icon="plus", primary=True))
        foot.addStretch(1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(both, 1)
        column.addLayout(foot)

    def _read(self, _touched: object = None) -> None:
        self._desk.lanes.read(_events, self._take, self._desk.today)

    def _take(self, events: Sequence[Any]) -> None:
        self.events = events
        self.table.show_rows([_row(each) for each in events])
        if not events:
            self.panel.clear()
            return
        keys = [each.id for each in events]
        self.table.choose(keys.index(self._wanted) if self._wanted in keys else 0)

    def _choose(self, at: int) -> None:
        self._wanted = self.events[at].id
        self._desk.lanes.read(_sheet, self._show, self._desk.today, self._wanted)

    def _show(self, shown: Sheet) -> None:
        if shown.key == self._wanted:
            self.panel.show_sheet(shown)

    def _go(self, subject: str, key: int) -> None:
        self.accept()
        self._desk.navigator.go_to(subject, key)

    def _record(self) -> None:
        open_form(self._desk, RECORD, {"began_on": self._desk.today}, done=self._made, parent=self)

    def _made(self, key: int) -> None:
        self._wanted = key

    def _do(self, code: str) -> None:
        key = self._wanted
        if code == "end":
            values = {"ended_on": self._desk.today}
            open_form(self._desk, END, values, {"event_id": key}, parent=self)
            return
        {"inform": ask_inform, "weigh": ask_weigh, "credit": ask_credit}[code](self._desk, key)


def open_force_majeure(window: MainWindow, key: int = 0) -> ForceMajeure:
    """Show the events, this one chosen (0: the newest); once, however often it is asked."""
    shown = window.findChild(ForceMajeure)
    if shown is not None and shown.isVisible():
        return shown
    dialog = ForceMajeure(window, key)
    dialog.open()
    return dialog


def _events(session: Any, _day: date) -> Sequence[Any]:
    from ises_desk.queries import force_majeure

    return force_majeure.events(session)


def _row(event: Any) -> tuple[str, ...]:
    from ises_desk.values.formats import short_day

    over = short_day(event.ended_on) if event.ended_on else ""
    cause = f"{event.cause_code.label}: {event.cause.splitlines()[0]}"
    return short_day(event.began_on), over, cause, str(event.touched), str(event.told)


def _sheet(session: Any, day: date, key: int) -> Sheet:
    from ises_desk.queries import force_majeure
    from ises_desk.values import formats

    found = force_majeure.detail(session, key)
    event = found.event
    facts = [
        Fact(_(N_("Begonnen")), formats.day(event.began_on)),
        Fact(_(N_("Ontbinden kan vanaf")), formats.day(event.dissolve_from)),
    ]
    if event.owed_since is not None:
        facts.append(Fact(_(N_("Al te laat sinds")), formats.day(event.owed_since), tone="bad"))
    if event.ended_on is not None:
        facts.append(Fact(_(N_("Voorbij")), formats.day(event.ended_on)))
    why = "\n".join(f"•  {reason}" for reason in found.reasons)
    return Sheet(
        key=event.id,
        title=event.cause_code.label,
        subtitle=event.cause,
        chips=((_(N_("Voorbij")), "plain") if event.ended_on else (_(N_("Duurt nog")), "bad"),),
        facts=tuple(facts),
        warning="\n".join(found.warnings),
        sections=(
            Section(_(N_("Contracten")), _contracts(found.contracts)),
            Section(_(N_("Waarom?")), text=why),
        ),
        allowed=frozenset(_allowed(event, day)),
    )


def _allowed(event: Any, day: date) -> set[str]:
    codes = {"inform"} if event.told < event.touched else set()
    if event.ended_on is not None:
        return codes | {"credit"}
    weighs = event.weighed_on is None and event.dissolve_from <= day
    return codes | {"end"} | ({"weigh"} if weighs else set())


def _contracts(touched: Sequence[Any]) -> tuple[Row, ...]:
    rows = [
        Row(
            (each.number, each.customer),
            ("contract", each.contract_id),
            (_(N_("Ingelicht")), "good") if each.letter_id else (_(N_("Nog niet")), "warn"),
        )
        for each in touched[:MOST]
    ]
    if len(touched) > MOST:
        left = len(touched) - MOST
        rows.append(Row((plural(N_("en nog {count}"), N_("en nog {count}"), left),)))
    return tuple(rows)


def of_contract(session: Any, contract_id: int) -> tuple[Section, ...]:
    """Return the part of a contract's record about the events that touched it."""
    from ises_desk.queries.agenda_force import of_contract as found
    from ises_desk.values.formats import short_day

    events = found(session, contract_id)
    if not events:
        return ()
    rows = []
    for each in events:
        until = short_day(each.ended_on) if each.ended_on else _(N_("nu"))
        days = fill(N_("{first} tot en met {last}"), {
            "first": short_day(each.began_on), "last": until,
        })  # fmt: skip
        rows.append(Row((each.cause_code.label, days)))
    return (Section(_(N_("Overmacht")), tuple(rows)),)


def do_duty(desk: Desk, duty: Any) -> None:
    """Open what resolves a duty about force majeure."""
    ways: dict[str, Callable[..., None]] = {
        "force_majeure.inform": ask_inform,
        "force_majeure.weigh": ask_weigh,
        "force_majeure.credit": partial(ask_credit, contract_id=duty.arguments.get("contract_id")),
    }
    ways[duty.action](desk, duty.arguments["event_id"])
