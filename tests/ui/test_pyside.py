"""The binding itself: the fault of PySide 6.12 on Python 3.11 must not come back unseen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel


class Nothing(QAbstractTableModel):
    """A table whose cells hold None."""

    def rowCount(self, _parent: Any = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name
        """One row."""
        return 1

    def columnCount(self, _parent: Any = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name
        """One column."""
        return 1

    def data(self, _index: Any, _role: int = 0) -> Any:
        """Nothing."""
        return None


def test_none_through_a_proxy_keeps_its_references(qapp: object) -> None:
    assert qapp is not None
    model = Nothing()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    index = proxy.index(0, 0)
    assert all(proxy.data(index) is None for _time in range(20_000))
