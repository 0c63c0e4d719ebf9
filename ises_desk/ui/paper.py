"""Saving letters as PDF, one under a name or several into a folder, with what is enclosed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Stopped, Trouble
from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.files import ask_folder, ask_save
from ises_desk.ui.progress import long_work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress

SAVED_IN = "window/saved_in"


def save_pdf(desk: Desk, pdf: bytes, name: str, parent: QWidget) -> None:
    """Ask where to, and write the PDF there."""

    def write(path: Path) -> None:
        desk.settings.setValue(SAVED_IN, str(path.parent))
        said = _(N_("Opgeslagen als {name}.")).format(name=path.name)
        desk.lanes.file(write_file, lambda _done: desk.messages.say(said), path, pdf)

    ask_save(parent, _(N_("Opslaan als")), folder_of(desk) / name, _(N_("PDF (*.pdf)")), write)


def save_letter(desk: Desk, key: int, name: str, parent: QWidget) -> None:
    """Ask where to, and write a letter there; what is enclosed comes beside it."""

    def write(path: Path) -> None:
        desk.settings.setValue(SAVED_IN, str(path.parent))
        desk.lanes.file(_letter_to, partial(_told, desk, path.name), desk, path, key)

    start = folder_of(desk) / f"{name}.pdf"
    ask_save(parent, _(N_("Opslaan als")), start, _(N_("PDF (*.pdf)")), write)


def _letter_to(desk: Desk, path: Path, key: int) -> tuple[str, ...]:
    """Write a letter to a file (on the slow lane); returns the names of what is beside it."""
    from ises_desk.queries.letter_papers import pdf_of

    with desk.lanes.session() as session:
        write_file(path, pdf_of(session, key))
        return _enclosed_to(session, path.parent, (key,))


def _told(desk: Desk, name: str, beside: tuple[str, ...]) -> None:
    said = fill(N_("Opgeslagen als {name}."), {"name": name})
    if beside:
        said += " " + fill(N_("Ernaast staat de bijlage: {files}."), {"files": beside})
    desk.messages.say(said)


def _enclosed_to(session: Any, folder: Path, keys: tuple[int, ...]) -> tuple[str, ...]:
    """Write what goes along with letters, each document once; returns the names of the files."""
    from ises_desk.queries.letter_papers import document, enclosed_files

    return tuple(
        _write_once(folder, name, document(session, key))
        for name, key in enclosed_files(session, keys).items()
    )


def _write_once(folder: Path, name: str, pdf: bytes) -> str:
    """Write a file unless it is there already, never over another one; returns its name."""
    stem = name.removesuffix(".pdf")
    path, number = folder / name, 1
    while path.exists() and not _holds(path, pdf):
        number += 1
        path = folder / f"{stem} ({number}).pdf"
    if not path.exists():
        write_file(path, pdf)
    return path.name


def _holds(path: Path, pdf: bytes) -> bool:
    try:
        return path.read_bytes() == pdf
    except OSError:  # a folder, or not ours to read: another name will do
        return False


def save_letters(desk: Desk, keys: Sequence[int], parent: QWidget | None = None) -> None:
    """Ask for a folder, and write letters there with what is enclosed, each by its own number.

    A pile gets a folder of its own in it, so that it stays together.
    """

    def write(folder: Path) -> None:
        desk.settings.setValue(SAVED_IN, str(folder))
        done = partial(_saved, desk, len(keys))
        long_work(desk, _(N_("Opslaan als PDF")), write_letters, done, desk, folder, tuple(keys))

    if keys:
        ask_folder(parent or desk.window, _(N_("Map kiezen")), folder_of(desk), write)


def write_letters(progress: Progress, desk: Desk, folder: Path, keys: tuple[int, ...]) -> Path:
    """Write letters as PDF, never over a file (on the long lane); returns the folder they are in.

    Several go into a new folder of the day. What is enclosed is there once.
    """
    from ises_desk.queries.letter_papers import pdf_of
    from ises_desk.queries.letter_piles import numbers

    with desk.lanes.session() as session:
        named = numbers(session, keys)
        if len(keys) > 1:
            folder = _pilefolder_of(folder, desk.today)
        for done, key in enumerate(keys):
            if not progress.tell(done, len(keys), named[key]):
                raise Stopped
            write_file(free_name(folder, named[key]), pdf_of(session, key))
        _enclosed_to(session, folder, keys)
    return folder


def _pilefolder_of(folder: Path, day: date) -> Path:
    """Make a new folder for the letters of a day."""
    name = fill(N_("Brieven {day}"), {"day": day.isoformat()})
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number})"
    try:
        path.mkdir()
    except OSError as why:
        raise Trouble(
            N_("De map {path} kan niet worden gemaakt."),
            why=str(why),
            advice=N_("Kies een andere map, of kijk of er ruimte vrij is."),
            path=str(path),
        ) from why
    return path


def free_name(folder: Path, name: str) -> Path:
    """Return a file in the folder that isn't there yet."""
    path, number = folder / f"{name}.pdf", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}).pdf"
    return path


def _saved(desk: Desk, count: int, folder: Path) -> None:
    """Say where the letters are: the folder, and in which other one that is."""
    one, many = N_("{count} brief staat in"), N_("{count} brieven staan in")
    place = Path(*folder.parts[-2:])
    words = {"letters": plural(one, many, count), "folder": str(place)}
    desk.messages.say(fill(N_("{letters} {folder}."), words))


def folder_of(desk: Desk) -> Path:
    """Return the folder where something was last saved."""
    return Path(str(desk.settings.value(SAVED_IN) or Path.home()))


def write_file(path: Path, pdf: bytes) -> None:
    """Write a file (on the slow lane)."""
    try:
        path.write_bytes(pdf)
    except OSError as why:
        raise Trouble(
            N_("Het bestand {path} kan niet worden geschreven."),
            why=str(why),
            advice=N_("Kies een andere map, of kijk of er ruimte vrij is."),
            path=str(path),
        ) from why
