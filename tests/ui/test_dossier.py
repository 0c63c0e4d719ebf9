"""Making a dossier from the window: what is asked, where it goes, and what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFileDialog

from ises_desk.errors import Refusal, Stopped
from ises_desk.models import MadeDossier
from ises_desk.ui import dossier
from ises_desk.ui.dossier import DossierForm, open_dossier
from ises_desk.ui.errands import Progress
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

FIRM, NOBODY = 1, 3
LONG_MS = 30_000


def opened(window: MainWindow, qtbot: QtBot, customer_id: int | None) -> DossierForm:
    form = open_dossier(window.desk, customer_id)
    calm(window, qtbot)
    return form


def recorded(window: MainWindow) -> list[Any]:
    with window.desk.lanes.session() as session:
        return [row.path for row in session.query(MadeDossier).all()]


def test_from_the_menu_it_asks_whose(lasting_window: MainWindow, qtbot: QtBot) -> None:
    lasting_window.menus.dossier.emit()
    calm(lasting_window, qtbot)
    (form,) = dialogs(lasting_window)
    assert isinstance(form, DossierForm)
    form.submit()
    assert form.cell("customer_id").error
    form.reject()


def test_who_owes_nothing_is_refused_at_the_field(lasting_window: MainWindow, qtbot: QtBot) -> None:
    form = opened(lasting_window, qtbot, NOBODY)
    assert "niets open" in form.thinker.strip.text
    form.submit()
    calm(lasting_window, qtbot)
    assert "niets open" in form.cell("customer_id").error
    form.reject()


@pytest.mark.parametrize(("parcel", "name", "begins"), [(False, "a.pdf", b"%PDF"),
                                                        (True, "a.zip", b"PK")])  # fmt: skip
def test_it_is_written_where_the_owner_says_and_recorded(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, *, parcel: bool, name: str, begins: bytes
) -> None:
    form = opened(window, qtbot, FIRM)
    form.grids[0].fill({"parcel": parcel})
    form.submit()
    calm(window, qtbot)
    asked = form.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert asked.selectedFiles()[0].endswith(name[-4:])
    asked.fileSelected.emit(str(tmp_path / name))
    asked.hide()
    qtbot.waitUntil(lambda: bool(recorded(window)), timeout=LONG_MS)
    calm(window, qtbot)
    assert recorded(window) == [str(tmp_path / name)]
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert str(window.desk.settings.value("window/saved_in")) == str(tmp_path)


def test_a_file_that_is_there_is_said_in_the_form(
    lasting_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "a.pdf"
    there.write_text("mine", encoding="utf-8")
    form = opened(lasting_window, qtbot, FIRM)
    form.submit()
    calm(lasting_window, qtbot)
    asked = form.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(there))
    asked.hide()
    assert form.banner.isVisible()
    assert there.read_text(encoding="utf-8") == "mine"
    form.reject()


def test_stopped_it_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    from ises_desk.actions.dossiers import Asked

    progress = Progress()
    progress.cancel()
    asked = Asked(customer_id=FIRM, until=window.desk.today)
    with pytest.raises(Stopped):
        dossier.write_dossier(progress, window.desk, asked, tmp_path / "a.pdf")
    assert not [*tmp_path.glob("a.pdf*")]
    assert recorded(window) == []


def test_a_refusal_of_the_claim_is_found_before_a_place_is_asked(window: MainWindow) -> None:
    from ises_desk.actions.dossiers import Asked

    asked = Asked(customer_id=FIRM, until=window.desk.today, invoice_ids=(99,))
    with window.desk.lanes.session() as session:
        found = dossier._looked(session, asked)
    assert isinstance(found, Refusal)
