"""After a file: the next one; what needs nothing is not among what must be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.ui.intake import IntakePage
from tests.ui.test_intake import _bring, _to_trial, file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

__all__ = ["file"]  # the fixture is used here too


def test_the_next_file_is_asked_for_at_once(
    intake: IntakePage, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(IntakePage, "ask_file", lambda self: asked.append(self.step))
    _to_trial(intake, file, qtbot)
    _bring(intake, qtbot)
    intake.forward()
    assert asked == [0]
    assert intake.empty._title.text() == "Uw klanten zijn er; nu de contracten"


def test_what_needs_nothing_is_not_among_what_stays_to_be_mended(
    intake: IntakePage, tmp_path: Path, qtbot: QtBot
) -> None:
    from ises_desk.queries.customers import detail

    with intake._desk.lanes.session() as session:
        number = detail(session, 1, intake._desk.today).number
    file = tmp_path / "openstaand.csv"
    file.write_text(
        "Factuurnummer;Klantnr;Factuurdatum;Bedrag;Betaald\n"
        f"F1;{number};01-09-2026;10,00;10,00\nF2;9999;01-09-2026;10,00;0,00\n",
        encoding="utf-8",
    )
    _to_trial(intake, file, qtbot)
    trial = intake.trial
    assert trial is not None
    assert trial.verdicts == ("needless", "refused")
    assert list(trial.left(())) == [3]


def test_a_shorter_file_comes_after_one_of_which_all_doubtful_lines_were_let_in(
    intake: IntakePage, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _to_trial(intake, file, qtbot)
    intake.preview.every.setChecked(True)
    _bring(intake, qtbot)
    short = tmp_path / "kort.csv"
    short.write_text("\n".join(file.read_text("utf-8-sig").splitlines()[:2]), encoding="utf-8")
    _to_trial(intake, short, qtbot)
    assert not intake.preview.every.isChecked()
    assert intake.preview.doubtful == ()
    assert len(intake.preview._shown) == 1
