"""Whoever hears the window: names, roles and cells on every page and in every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from ises_desk.drawing import scenes
from ises_desk.ui import demonstration, pages
from ises_desk.ui.widgets import Banner, Chip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.ui.window import MainWindow

BAR = 40  # px: of the system
LAPTOP = (1366, 768)  # px: the screen of a small one
SETTINGS = 6  # places
DUMB = {QAccessible.Role.NoRole, QAccessible.Role.Pane}


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return "" if heard is None else heard.text(QAccessible.Text.Name)


def nameless(top: QWidget) -> list[str]:
    """Return what the keyboard can reach and a screen reader has no name or role for."""
    return [
        f"{type(each).__name__} {each.objectName()} in {type(each.parentWidget()).__name__}"
        for each in [top, *top.findChildren(QWidget)]
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (not name_of(each).strip() or QAccessible.queryAccessibleInterface(each).role() in DUMB)
    ]


def unread(top: QWidget) -> list[str]:
    """Return the states and warnings on screen that are only colour to a screen reader."""
    parts = [*top.findChildren(Chip), *top.findChildren(Banner)]
    return [type(each).__name__ for each in parts if each.isVisible() and not name_of(each)]


def silent(top: QWidget) -> list[str]:
    """Return the tables whose heads and cells can't be read by their place."""
    found = []
    for table in top.findChildren(QTableView):
        model = table.model()
        if not table.isVisible() or not model.rowCount() or table.objectName() == "skeleton":
            continue
        heard = QAccessible.queryAccessibleInterface(table)
        places = range(1, model.columnCount() + 1)  # the first of each row is the row's own head
        said = [
            heard.child(row * (len(places) + 1) + at).text(QAccessible.Text.Name)
            for row in (0, 1)
            for at in places
        ]
        shown = [model.headerData(at - 1, Qt.Orientation.Horizontal) for at in places]
        cells = [model.index(0, at - 1).data() or "" for at in places]
        if said != [*shown, *cells] or not any(cells):
            found.append(f"{name_of(table)}: {said}")
    return found


def too_large(top: QWidget) -> list[str]:
    """Return by how much a window is larger than a small laptop (or its screen, if larger)."""
    room = top.screen().availableGeometry().size().expandedTo(QSize(*LAPTOP)) - QSize(0, BAR)
    needed = top.size().expandedTo(top.minimumSizeHint())
    fits = needed.boundedTo(room) == needed
    return [] if fits else [f"{needed.width()} x {needed.height()}"]


@pytest.mark.parametrize("at", range(len(pages.TABS)), ids=[tab.subject for tab in pages.TABS])
def test_every_page_and_its_dialogs_are_found_can_be_heard_and_fit(
    window: MainWindow, at: int
) -> None:
    names = _looked_at(scenes.of_page(window, at))
    own = scenes.slug(pages.TABS[at].title)
    assert names[0] == own
    wanted = {"customer": ("nieuwe-klant", "note"), "invoice": ("definitief-maken",)}
    for form in wanted.get(pages.TABS[at].subject, ()):
        assert f"{own}-{form}" in names


def test_everything_in_the_menus_is_found_can_be_heard_and_fits(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The menu would build one: it takes half a minute or more and opens no dialog.
    monkeypatch.setattr(demonstration, "build", lambda *_, **__: None)
    names = _looked_at(scenes.of_menus(window))
    assert len([name for name in names if name.startswith("instellingen-")]) >= SETTINGS
    assert any(name.endswith("openen") for name in names)


def _looked_at(shown: Iterator[scenes.Scene]) -> list[str]:
    """Look at scenes, see that nothing stays on screen after them and return their names."""
    before, names, problems = set(scenes.shown_windows()), [], []
    for scene in shown:
        names.append(scene.name)
        for look in (nameless, unread, silent, too_large):
            problems += [f"{scene.name}: {look.__name__}: {each}" for each in look(scene.widget)]
    assert not problems, "\n".join(problems)
    assert len(names) == len(set(names))
    assert set(scenes.shown_windows()) == before
    return names


def test_what_is_missing_is_noticed(window: MainWindow) -> None:
    mute = QWidget(window)
    mute.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    chip = Chip("", "bad")
    chip.setParent(window)
    chip.setAccessibleName("")
    vast = QLabel("x")
    vast.resize(1400, 300)
    for made in (mute, chip, vast):
        made.show()
    assert len(nameless(window)) == 1
    assert unread(window) == ["Chip"]
    assert too_large(vast) == ["1400 x 300"]
    vast.close()
