"""The menus of the columns: which are shown, what the list is sorted by, the standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ises_desk.i18n import N_, _
from ises_desk.ui.widgets import literal, plainly

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ises_desk.ui.list_table import ListTable


def fill_columns(menu: QMenu, table: ListTable) -> None:
    """Offer every column to show or hide, and the standard layout."""
    columns = table.columns
    shown = [head.key for head in table.model.heads if columns.is_shown(head.key)]
    for head in table.model.heads:
        entry = menu.addAction(literal(head.title))
        entry.setCheckable(True)
        entry.setChecked(head.key in shown)
        entry.setEnabled(shown != [head.key])
        entry.toggled.connect(lambda on, name=head.key: columns.choose(name, shown=on))
    menu.addSeparator()
    menu.addAction(_(N_("&Standaardindeling"))).triggered.connect(columns.standard)


def fill_sorting(menu: QMenu, table: ListTable) -> None:
    """Offer to sort by each column; the one in use once more turns the order round."""
    ask = table.model.ask
    for head in table.model.heads:
        chosen = ask is not None and ask.sort == head.key
        down = chosen and ask is not None and ask.descending
        order = _(N_("aflopend")) if down else _(N_("oplopend"))
        text = literal(head.title)
        entry = menu.addAction(f"{text} ({order})" if chosen else text)
        entry.setCheckable(True)
        entry.setChecked(chosen)
        run = partial(table.columns.sort, head.key, descending=chosen and not down)
        entry.triggered.connect(plainly(run))
