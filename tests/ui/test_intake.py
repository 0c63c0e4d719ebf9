"""Bringing over an old administration through the window, from a file to what it brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from ises_desk.ui.intake import IntakePage
from ises_desk.ui.notice import Notice
from tests.ui.conftest import LONG, calm, dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

HEADS = "Klantnr;Naam;Straat en nr;Postcode;Plaats;Soort\r\n"
GOOD = "K1;Zilver & Zoon;Kerkweg 1;7731 AA;Ommen;particulier\r\n"
OTHER = "K2;Ömer Łuk;Kerkweg 2;7731 AA;Ommen;particulier\r\n"
DOUBTFUL = "K3;Firma;Kerkweg 3;7731 AA;Ommen;zakelijk\r\n"
BAD = "K4\r\n"
WORK = 60_000  # ms, a process has to start


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a small messy export."""
    path = tmp_path / "klanten.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADS + GOOD + OTHER + DOUBTFUL + BAD).encode())
    return path


def _to_trial(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    intake.read(file)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    intake.forward()
    qtbot.waitUntil(lambda: intake.step == 2, timeout=WORK)


def _bring(intake: IntakePage, qtbot: QtBot) -> None:
    intake.forward()
    qtbot.waitUntil(lambda: intake.step == 3 or bool(intake.preview.banner.text), timeout=WORK)


def _customers(intake: IntakePage) -> int:
    from ises_desk.queries.customers import listing
    from ises_desk.queries.listing import keys

    with intake._desk.lanes.session() as session:
        return len(keys(session, listing(intake._desk.today)))


def test_a_file_comes_in_and_is_taken_back(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    before = _customers(intake)
    _to_trial(intake, file, qtbot)
    assert intake.trial is not None
    assert intake.trial.verdicts == ("new", "new", "doubtful", "refused")
    assert intake.preview.going == 2
    assert _customers(intake) == before, "a trial changes nothing"
    _bring(intake, qtbot)
    assert intake.step == 3
    assert _customers(intake) == before + 2
    intake.undo()
    qtbot.waitUntil(lambda: intake.outcome is None, timeout=LONG)
    assert _customers(intake) == before
    assert intake.foot._undo.isHidden()


def test_the_same_file_again_has_nothing_to_bring(
    intake: IntakePage, file: Path, qtbot: QtBot
) -> None:
    _to_trial(intake, file, qtbot)
    intake.preview.every.setChecked(True)
    assert intake.preview.going == 3
    _bring(intake, qtbot)
    assert intake.outcome is not None
    _to_trial(intake, file, qtbot)
    assert intake.trial is not None
    assert intake.trial.verdicts == ("same", "same", "same", "refused")
    assert not intake.foot.forward.isEnabled()
    assert intake.foot.forward.accessibleName() == intake.foot.forward.text().replace("&", "")
    intake.forward()
    assert intake.step == 2


def test_rows_are_filtered_by_their_state_and_doubtful_ones_let_in_one_by_one(
    intake: IntakePage, file: Path, qtbot: QtBot
) -> None:
    _to_trial(intake, file, qtbot)
    preview = intake.preview
    preview.show_state("refused")
    assert [row[0] for row in preview.table.model.rows] == ["5"]
    assert preview.one.isHidden()
    preview.show_state("doubtful")
    assert [row[1] for row in preview.table.model.rows] == ["Twijfelachtig|warn"]
    preview.one.click()
    assert preview.doubtful == (4,)
    assert preview.going == 3
    assert [row[1] for row in preview.table.model.rows] == ["Gaat mee|good"]
    assert preview.table.current() == 0
    preview.one.click()
    assert preview.doubtful == ()
    assert [row[1] for row in preview.table.model.rows] == ["Twijfelachtig|warn"]
    preview.show_state("changed")
    assert "Geen regels" in preview._why.text()
    preview.show_state("changed")
    assert len(preview.table.model.rows) == 4


def test_a_long_reason_is_shown_whole(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    _to_trial(intake, file, qtbot)
    preview, trial = intake.preview, intake.trial
    assert trial is not None
    rows = [(*row[:3], "Een reden met veel woorden. " * 40) for row in trial.texts]
    preview.fill(replace(trial, texts=tuple(rows)))
    why = preview._why
    qtbot.waitUntil(lambda: why.height() >= why.heightForWidth(why.width()), timeout=LONG)


def test_what_stays_behind_is_written_with_its_reason(
    intake: IntakePage, file: Path, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    _to_trial(intake, file, qtbot)
    intake.save_rest(tmp_path / "rest.csv")
    calm(window, qtbot)
    lines = (tmp_path / "rest.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Klantnr", "K3", "K4"]
    intake.save_rest(tmp_path / "nergens" / "rest.csv")
    calm(window, qtbot)
    notice = dialogs(window)[-1]
    assert isinstance(notice, Notice)
    assert "kan niet worden geschreven" in notice.heading


def test_a_file_that_changed_after_the_trial_is_noticed(
    intake: IntakePage, file: Path, qtbot: QtBot
) -> None:
    before = _customers(intake)
    _to_trial(intake, file, qtbot)
    file.write_bytes((HEADS + GOOD).encode())
    _bring(intake, qtbot)
    assert intake.step == 2
    assert "veranderd" in intake.preview.banner.text
    assert _customers(intake) == before


def test_a_column_can_be_chosen_otherwise_and_is_remembered(
    intake: IntakePage, file: Path, qtbot: QtBot
) -> None:
    intake.read(file)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    place = intake.columns.choices[4]
    assert place.currentText() == "Plaats"
    place.setCurrentIndex(place.findData("street"))
    intake.forward()
    qtbot.waitUntil(lambda: bool(intake.columns.banner.text), timeout=WORK)
    assert "twee kolommen" in intake.columns.banner.text
    place.setCurrentIndex(place.findData("city"))
    assert not intake.columns.banner.text
    party = intake.columns.choices[5]
    party.setCurrentIndex(party.findData("remark"))
    intake.forward()
    qtbot.waitUntil(lambda: intake.step == 2, timeout=WORK)
    assert intake.preview.going
    _bring(intake, qtbot)
    assert intake.step == 3
    intake.read(file)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    assert intake.columns.columns[5] == "remark"


def test_a_file_can_be_dropped(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    intake.dropEvent(QDropEvent(QPointF(5, 5), copy, dragged, left, nothing))
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)


def test_stopping_leaves_nothing_done(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    before = _customers(intake)
    _to_trial(intake, file, qtbot)
    intake.forward()
    intake.forward()
    under_way = intake._desk.strips.working("Oude administratie overnemen")
    assert under_way is not None
    under_way.stop()
    qtbot.waitUntil(
        lambda: intake._desk.strips.working("Oude administratie overnemen") is None, timeout=WORK
    )
    assert "niets overgenomen" in intake.preview.banner.text
    assert intake.step == 2
    assert _customers(intake) == before
    _bring(intake, qtbot)
    assert intake.step == 2 or _customers(intake) == before + 2


def test_a_trial_is_stopped_at_once_and_made_again(
    intake: IntakePage, file: Path, qtbot: QtBot
) -> None:
    intake.read(file)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    intake.forward()
    under_way = intake._desk.strips.working("Proef maken")
    assert under_way is not None
    under_way.stop()
    qtbot.waitUntil(lambda: intake._desk.strips.working("Proef maken") is None, timeout=WORK)
    assert (intake.step, intake.trial) == (1, None)
    intake.forward()
    qtbot.waitUntil(lambda: intake.step == 2, timeout=WORK)


def test_the_steps_with_the_keyboard(intake: IntakePage, file: Path, qtbot: QtBot) -> None:
    window: Any = intake.window()
    window.activateWindow()
    intake.read(file)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=LONG)
    assert window.focusWidget() is intake.columns.choices[0]
    for step in (1, 2):
        qtbot.waitUntil(lambda step=step: intake.step == step, timeout=WORK)
        for _key in range(40):
            if window.focusWidget() is intake.foot.forward:
                break
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is intake.foot.forward
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: intake.step == 3, timeout=WORK)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is not intake
    window.menus.intake.emit()
    assert window.stack.currentWidget() is intake
    assert intake.step == 3


def test_ten_thousand_rows_are_shown_and_filtered_at_once(
    intake: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    from time import perf_counter

    path = tmp_path / "veel.csv"
    rows = (f"K{at};Firma {at};Kerkweg {at};7731 AA;Ommen;particulier\n" for at in range(10_000))
    path.write_text(HEADS.replace("\r", "") + "".join(rows), "utf-8")
    intake.read(path)
    qtbot.waitUntil(lambda: intake.step == 1, timeout=WORK)
    intake.forward()
    qtbot.waitUntil(lambda: intake.step == 2, timeout=WORK)
    assert intake.trial is not None
    assert len(intake.trial.verdicts) == 10_000
    start = perf_counter()
    intake.preview.show_state("new")
    assert perf_counter() - start < 0.2
    assert len(intake.preview.table.model.rows) == intake.trial.verdicts.count("new") > 9000


def test_a_tab_leads_away_and_another_administration_takes_it_along(
    intake: IntakePage, window: MainWindow, administration: Path, qtbot: QtBot
) -> None:
    from ises_desk.ui.opening import Opening

    window.tabs.tabBarClicked.emit(window.tabs.currentIndex())
    assert window.stack.currentWidget() is not intake
    (opening,) = window.findChildren(Opening)
    with qtbot.waitSignal(opening.opened, timeout=LONG):
        opening.change_to(administration)
    calm(window, qtbot)
    assert not window.findChildren(IntakePage)
