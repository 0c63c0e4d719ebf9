"""The row of a contract's line on the smallest screen: no chosen word is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from ises_desk.ui.contract_forms import CONCLUDE
from ises_desk.ui.forms import Form, open_form
from ises_desk.ui.offer_forms import OFFER
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.fields import FormSpec
    from ises_desk.ui.window import MainWindow

CHOICES = ("billing_moment", "vat_kind")


def room_for_words(box: QComboBox) -> int:
    """Return the px in which a choice shows its word."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


@pytest.mark.parametrize("spec", [CONCLUDE, OFFER], ids=["contract", "offer"])
def test_each_choice_of_a_line_is_read_whole(
    window: MainWindow, qtbot: QtBot, spec: FormSpec
) -> None:
    window.resize(1366, 768)
    open_form(window.desk, spec, {"lines": ({"quantity": None},)})
    calm(window, qtbot)
    (form,) = dialogs(window)
    assert isinstance(form, Form)
    boxes = [box for box in form.findChildren(QComboBox) if box.findData("high") >= 0]
    boxes += [box for box in form.findChildren(QComboBox) if box.findData("arrears") >= 0]
    assert len(boxes) >= len(CHOICES)
    for box in boxes:
        words = [box.itemText(at) for at in range(box.count())]
        longest = max(map(box.fontMetrics().horizontalAdvance, words))
        assert longest <= room_for_words(box), words
