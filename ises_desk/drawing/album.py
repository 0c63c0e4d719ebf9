"""Which pictures are taken: the pages, every scene on a screen, or those of the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ises_desk.drawing import asking, camera, menus, over, scenes
from ises_desk.drawing.stage import opened
from ises_desk.ui import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ises_desk.drawing.scenes import Scene
    from ises_desk.ui.window import MainWindow

README = "facturen"  # the scene of the picture in README.md
MANUAL = frozenset(
    {
        "vandaag",
        "klanten",
        "klanten-nieuwe-klant",
        "contracten",
        "contracten-nieuw-contract",
        "contracten-opzegging",
        "facturen",
        "betalingen",
        "betalingen-betaling-vastleggen",
        "domeinen",
        "klachten",
        "brieven",
        "brieven-bekijken",
        "producten",
        "rekenhulp-opzegging",
        "voorwaarden",
        "instellingen-werkwijze",
    }
)  # the scenes of the pictures in docs/handleiding/beelden


PARTS = {"pages": scenes.every, "over": over.every, "menus": menus.every, "asking": asking.every}
BEGINNING = "beginning"  # the part of an administration without records


def draw(
    what: str,
    file: Path,
    folder: Path,
    now: Callable[[], datetime],
    *,
    colours: str | None,
    part: str,
) -> list[Path]:
    """Take the pictures that are asked (of one part, or of all); returns where they are."""
    if what == "pages":
        with opened(file, now, "light") as window:
            return _pages(window, folder)
    shown = _everything(file, now, colours or "light", part)
    return _all(shown, folder) if what == "scenes" else _manual(shown, folder)


def _everything(
    file: Path, now: Callable[[], datetime], colours: str, part: str
) -> Iterator[Scene]:
    with opened(file, now, colours) as window:
        for name, scenes_of in PARTS.items():
            if part in ("", name):
                yield from scenes_of(window)
    if part in ("", BEGINNING):
        with opened(file.with_name("nieuwe-administratie.sqlite"), now, colours) as window:
            yield from scenes.beginning(window)


def _all(shown: Iterator[Scene], folder: Path) -> list[Path]:
    """Take every scene, and lay them on one sheet."""
    taken = [
        camera.take(scene.widget, folder / f"{at:03}-{scene.name}.png", scene.above)
        for at, scene in enumerate(shown, 1)
    ]
    camera.sheet(taken, folder.with_suffix(".png"))
    return taken


def _manual(shown: Iterator[Scene], docs: Path) -> list[Path]:
    """Take the pictures of the manual and of the README below the folder `docs`."""
    folder = docs / "handleiding" / "beelden"
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    for scene in shown:
        if scene.name == README:
            taken.append(camera.take(scene.widget, docs / "schermafbeelding.png"))
        if scene.name in MANUAL:
            taken.append(camera.take(scene.widget, folder / f"{scene.name}.png"))
    return taken


def _pages(window: MainWindow, folder: Path) -> list[Path]:
    """Take every page in light, and the first in dark too."""
    taken = []
    for at, tab in enumerate(pages.TABS):
        scenes.turn_to(window, at)
        taken.append(camera.take(window, folder / f"{at + 1}-{scenes.slug(tab.title)}.png"))
    scenes.turn_to(window, 0)
    changed: list[bool] = []
    window.theme_changed.connect(lambda: changed.append(True))
    window.choose_theme("dark")
    while not changed:  # the pages off screen go first, one a turn
        QCoreApplication.processEvents()
    camera.calm(window)
    name = f"1-{scenes.slug(pages.TABS[0].title)}-donker.png"
    return [*taken, camera.take(window, folder / name)]
