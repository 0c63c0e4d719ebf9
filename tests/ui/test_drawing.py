"""What lies over a page is found by the pictures, and the pictures stay small."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ises_desk.drawing import asking, camera, menus, over, scenes

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.ui.window import MainWindow


def test_what_lies_over_a_page_is_drawn_too(window: MainWindow) -> None:
    before, seen = set(scenes.shown_windows()), set[str]()
    for scene in over.every(window):
        seen.add(scene.name)
        if scene.name == "overnemen-begin":  # what follows takes a process
            break
    wanted = "zoeken-leeg zoeken-woorden formulier-fouten formulier-kalender meldingen"
    assert seen >= {*wanted.split(), "eerdere-handelingen", "back-up-terugzetten", "stroken"}
    assert set(scenes.shown_windows()) == before


def test_menus_and_questions_are_drawn_above_the_window(window: MainWindow) -> None:
    before = set(scenes.shown_windows())
    dropped = menus.every(window)
    last = "menu-stand-klanten"
    seen = [scene for scene in takewhile(lambda scene: scene.name != last, dropped) if scene.above]
    dropped.close()
    wanted = "menu-bestand menu-beeld-sorteren-op menu-meer-klanten menu-kolomkop-klanten"
    assert {scene.name for scene in seen} >= set(wanted.split())
    asked = {scene.name for scene in asking.every(window)}
    wanted = "vandaag-als-tabel melding-weigering vraag-weggooien vraag-nog-bezig"
    assert asked >= set(wanted.split())
    assert set(scenes.shown_windows()) == before
    assert window.desk.strips.working() is None


@pytest.mark.usefixtures("qapp")
def test_what_drops_down_stands_in_the_picture(tmp_path: Path) -> None:
    under, over_it = QWidget(), QWidget()
    under.setStyleSheet("background: #ffffff")
    over_it.setStyleSheet("background: #ff0000")
    under.setGeometry(0, 0, 100, 80)
    over_it.setGeometry(10, 10, 20, 20)
    taken = QImage(str(camera.take(under, tmp_path / "beide.png", (over_it,))))
    assert taken.pixelColor(15, 15) == QColor("#ff0000")
    assert taken.pixelColor(40, 40) == QColor("#ffffff")


def test_a_picture_keeps_its_size_and_its_colours(tmp_path: Path) -> None:
    whole = QImage(400, 300, QImage.Format.Format_RGB32)
    whole.fill(QColor("#1d5fd1"))
    painter = QPainter(whole)
    painter.fillRect(10, 10, 20, 20, QColor("#fde5e3"))
    painter.end()
    little = camera.small(whole)
    assert (little.width(), little.height()) == (400, 300)
    assert little.pixelColor(15, 15) == QColor("#fde5e3")
    assert little.pixelColor(200, 200) == QColor("#1d5fd1")
    assert little.save(str(tmp_path / "klein.png"))


@pytest.mark.usefixtures("qapp")  # a caption needs its fonts
def test_a_sheet_holds_every_picture(tmp_path: Path) -> None:
    one = QImage(50, 50, QImage.Format.Format_RGB32)
    one.fill(QColor("#ff0000"))
    one.save(str(tmp_path / "een.png"))
    made = camera.sheet([tmp_path / "een.png"] * 7, tmp_path / "vel.png")
    sheet = QImage(str(made))
    first = sheet.pixelColor(camera.GAP + 20, camera.GAP + camera.CAPTION + 20)
    below = camera.GAP + camera.CAPTION + 20 + camera.THUMB[1] + camera.CAPTION + camera.GAP
    assert first == sheet.pixelColor(camera.GAP + 20, below) == QColor("#ff0000")
