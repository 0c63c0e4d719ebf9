"""What stands in the place of the first page until it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTableView, QVBoxLayout, QWidget


def skeleton() -> QWidget:
    """Return a card with a table: the shape of most pages."""
    page = QWidget()
    table = QTableView()
    table.setObjectName("skeleton")
    table.setFrameShape(QFrame.Shape.NoFrame)
    inside = QFrame()
    inside.setObjectName("card")
    frame = QVBoxLayout(inside)
    frame.setContentsMargins(1, 1, 1, 1)
    frame.addWidget(table)
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.addWidget(inside)
    return page
