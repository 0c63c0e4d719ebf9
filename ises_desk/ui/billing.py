"""Factureren: what there is to bill, per customer, before anything is written; then the run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.billing_total import foresee, told
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.empty import EmptyPage
from ises_desk.ui.many import Series
from ises_desk.ui.messages import sentence
from ises_desk.ui.one_click import close_once
from ises_desk.ui.progress import run_series
from ises_desk.ui.rows_table import RowsTable
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, topmost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ises_desk.ui.desk import Desk

COLUMNS = (
    (N_("Klant"), "text"),
    (N_("Nummer"), "text"),
    (N_("Diensten"), "number"),
    (N_("Contracten"), "number"),
    (N_("Sinds"), "day"),
)


@dataclass(frozen=True, slots=True)
class ToShow:
    """The rows of the dialog: keys and texts."""

    keys: list[int]
    texts: list[tuple[str, ...]]


def _to_bill(session: Any, day: date) -> ToShow:
    from ises_desk.queries.billing import to_bill
    from ises_desk.values.formats import short_day

    found = to_bill(session, day)
    texts: list[tuple[str, ...]] = [
        (each.name, each.number, str(each.lines), str(each.contracts), short_day(each.since))
        for each in found
    ]
    return ToShow([each.customer_id for each in found], texts)


def _drafts(session: Any, keys: list[int]) -> Sheet:
    """Show the drafts of one customer as they would be (from a rehearsal)."""
    from datetime import date

    from ises_desk.queries import invoices
    from ises_desk.ui.invoice_forms import period
    from ises_desk.values.formats import amount

    sections = []
    customer = ""
    for number, key in enumerate(keys, start=1):
        found = invoices.detail(session, key, date.max)
        customer = found.customer
        rows = [
            Row((f"{line.description}\n{period(line.period_start, line.period_until)}".strip(),
                 amount(line.amount)))
            for line in found.lines
        ]  # fmt: skip
        total = Row((_(N_("Totaal")), amount(found.total)))
        vat = N_("Waarvan btw {percent}%") if found.gross_prices else N_("Btw {percent}%")
        taxes = [
            Row((_(vat).format(percent=each.percent), amount(each.vat)))
            for each in found.vat_totals
        ]
        rows += [total, *taxes] if found.gross_prices else [*taxes, total]
        title = fill(N_("Factuur {n}"), {"n": number}) if len(keys) > 1 else _(N_("Factuur"))
        sections.append(Section(title, tuple(rows)))
    facts = (Fact(_(N_("Facturen")), str(len(keys))),)
    return Sheet(key=0, title=customer, facts=facts, sections=tuple(sections))


class BillingDialog(QDialog):
    """Customers with something to bill at the left, their invoice as it would be at the right."""

    def __init__(self, desk: Desk, customer_id: int | None = None) -> None:
        super().__init__(desk.window)
        self._first = customer_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close_once(self)
        self.setWindowTitle(_(N_("Wat is er te factureren?")))
        self._desk = desk
        self._keys: list[int] = []
        self._asked = 0
        self.table = RowsTable(COLUMNS, _(N_("Klanten met iets te factureren")), wide=0)
        self.table.chosen.connect(self._preview)
        self.panel = DetailPanel((), _(N_("Kies een klant om de factuur te zien.")))
        self._count = label("", "muted")
        self._total = label("", wrap=True)
        self._nothing = EmptyPage("bill", self)
        self._nothing.hide()
        self.run = button(_(N_("&Concepten klaarzetten")), self._run, icon="bill", primary=True)
        self._lay_out()
        room = desk.window.screen().availableGeometry()
        self.resize(min(1040, room.width() - 40), min(640, room.height() - 60))
        desk.lanes.read(_to_bill, self._take, desk.today)

    def _lay_out(self) -> None:
        self._body = body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(self.table)
        body.addWidget(self.panel)
        body.setSizes([600, 400])
        body.setHandleWidth(2 * GRID - 2)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._count)
        foot.addWidget(self._total, 1)
        foot.addWidget(button(_(N_("&Sluiten")), self.reject))
        foot.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 2 * GRID)
        column.setSpacing(2 * GRID)
        text = N_("Dit verandert nog niets: concepten kunt u nakijken, wijzigen en verwijderen.")
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addWidget(body, 1)
        column.addWidget(self._nothing, 1)
        column.addLayout(foot)

    def _take(self, found: ToShow) -> None:
        self._keys = found.keys
        self.table.show_rows(found.texts)
        self.run.setEnabled(bool(found.keys))
        if not found.keys:
            text = N_("Elk contract is gefactureerd tot en met de termijn die nu aan de beurt is.")
            self._nothing.say(_(N_("Er is vandaag niets te factureren")), _(text))
            self._body.hide()
            self._nothing.show()
        else:
            words = plural("{count} klant", "{count} klanten", len(found.keys))
            self._count.setText(words)
            self._total.setText(_(N_("Het totaal wordt berekend…")))
            count = partial(foresee, self._desk, len(found.keys))
            counting = self._desk.lanes.slow(count, self._tell)
            self.finished.connect(lambda _how: counting.cancel())
            known = self._first is not None and self._first in found.keys
            self.table.choose(found.keys.index(self._first or 0) if known else 0)

    def _tell(self, found: Any) -> None:
        self._total.setText(told(found))

    def _preview(self, row: int) -> None:
        self._asked += 1
        self._desk.lanes.rehearse(
            partial(self._show, self._asked),
            "billing.draft",
            _drafts,
            {"customer_id": self._keys[row]},
        )

    def _show(self, asked: int, found: Any) -> None:
        if asked != self._asked:
            return
        if isinstance(found, Refusal):
            found = Sheet(key=0, title=_(N_("Dit kan niet")), warning=sentence(found))
        self.panel.show_sheet(found)

    def _run(self) -> None:
        self.accept()
        make_drafts(self._desk)


def make_drafts(desk: Desk) -> None:
    """Make a draft for every customer with something to bill."""
    title, start = _(N_("Concepten klaarzetten")), f"{__name__}:{make_drafts.__name__}"
    run_series(desk, title, _deeds, (desk.today,), partial(_made, desk), start=start)


def _deeds(session: Any, day: date) -> list[tuple[str, dict[str, Any]]]:
    from ises_desk.actions.batches import drafts_to_make

    return drafts_to_make(session, day)


def _made(desk: Desk, report: Any) -> None:
    count = sum(len(value) for value in report.values)
    text = plural("{count} concept staat klaar.", "{count} concepten staan klaar.", count)
    desk.messages.say(text)
    desk.navigator.go_to("invoice", None, "draft")


def open_billing(desk: Desk, customer_id: int | None = None) -> None:
    """Show what there is to bill today, with one customer chosen when given."""
    if topmost(BillingDialog) is None:
        BillingDialog(desk, customer_id).open()


_FINALS = N_("Facturen definitief maken")
_FINAL = (N_("{count} factuur is definitief."), N_("{count} facturen zijn definitief."))
_FOR_GOOD = N_(
    "Elke factuur krijgt een nummer en de datum van vandaag, en kan daarna niet meer worden"
    " gewijzigd."
)


def finalise_all(desk: Desk) -> None:
    """Ask with how many and for how much, and make every draft final."""
    desk.lanes.read(_drafted, partial(_ask_all, desk))


def _drafted(session: Any) -> tuple[int, Any]:
    from ises_desk.queries import invoices

    return invoices.drafted(session)


def _ask_all(desk: Desk, found: tuple[int, Any]) -> None:
    count, total = found
    if not count:
        desk.messages.say(_(N_("Er zijn geen concepten.")))
        return
    one = N_("{count} concept definitief maken?")
    heading = plural(one, N_("{count} concepten definitief maken?"), count)
    together = fill(N_("Samen {total}."), {"total": total})
    desk.messages.ask(
        heading,
        f"{together} {_(_FOR_GOOD)}",
        _(N_("&Definitief maken")),
        partial(finalise_drafts, desk),
    )


def finalise_drafts(desk: Desk) -> None:
    """Make every draft final."""

    def done(report: Any) -> None:
        desk.messages.say(plural(*_FINAL, report.done))
        if report.done:
            desk.navigator.go_to("invoice", None, "unpaid")

    start = f"{__name__}:{finalise_drafts.__name__}"
    run_series(desk, _(_FINALS), _finals, (desk.today,), done, start=start)


def _finals(session: Any, day: date) -> list[tuple[str, dict[str, Any]]]:
    from ises_desk.actions.batches import drafts_to_finalise

    return drafts_to_finalise(session, day)


def show_drafts(desk: Desk) -> None:
    """Show the drafts that are left."""
    desk.navigator.go_to("invoice", None, "draft")


def _chosen_finals(
    session: Any, keys: Sequence[int], day: date
) -> list[tuple[str, dict[str, Any]]]:
    wanted = set(keys)
    return [deed for deed in _finals(session, day) if deed[1]["invoice_id"] in wanted]


FINALISE_CHOSEN = Series(
    title=_FINALS,
    make=_chosen_finals,
    ask=(
        N_("{count} conceptfactuur definitief maken"),
        N_("{count} conceptfacturen definitief maken"),
    ),
    text=_FOR_GOOD,
    yes=N_("&Definitief maken"),
    said=_FINAL,
    start=f"{__name__}:{show_drafts.__name__}",
)
