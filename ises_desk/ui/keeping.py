"""Remembering the owner's places, on the slow lane: what goes wrong is said in plain words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ises_desk.errors import Trouble
from ises_desk.i18n import N_
from ises_desk.paths import choose_backups, remember_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def adopt(administration: Path) -> None:
    """Let each start open this administration."""
    with _told():
        remember_file(administration)


def put_backups(administration: Path, folder: Path) -> None:
    """Let the backups of an administration go to a folder; one that is no good is a Refusal."""
    from ises_desk.store.place import check_folder

    check_folder(folder, "backups")
    with _told():
        choose_backups(administration, folder)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as why:
        raise Trouble(
            N_("Uw keuze kan niet worden onthouden."),
            why=str(why),
            advice=N_("Kijk of er ruimte vrij is en probeer het opnieuw."),
        ) from why
