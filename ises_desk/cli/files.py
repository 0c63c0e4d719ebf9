"""Commands about the file as a whole: backups and the check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli import run, terminal
from ises_desk.i18n import N_, _, fill

if TYPE_CHECKING:
    from ises_desk.store.backup import Backup

FILE = click.Path(path_type=Path)


@click.command("check", help=N_("Controleer het bestand, de documenten en de logregels."))
@click.option("--full", is_flag=True, help=N_("Lees ook elke bladzijde van het bestand na."))
def check(*, full: bool) -> int:
    """Check the file, the documents and the chain of audit lines."""
    from ises_desk.store.integrity import problems

    with run.opened() as database, database.read() as session:
        found = problems(session, full=full)
    run.answer("\n".join(found) or _(N_("Alles klopt.")), {"problems": found})
    return run.TROUBLE if found else run.DONE


@click.group(
    "backup",
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    help=N_("Maak, controleer, bekijk of herstel back-ups."),
)
def backup() -> None:
    """Group what is done with backups."""


@backup.command("make", help=N_("Maak een back-up, ook terwijl het venster open is."))
@click.option("--to", "folder", type=FILE, metavar="MAP", help=N_("Een andere map."))
def make(folder: Path | None) -> None:
    """Make a backup and verify it."""
    from ises_desk.store import backup as backups

    with run.opened():  # refuses what isn't a healthy administration of ours
        made = backups.make(run.administration(), folder or _folder(), run.now())
    run.answer(_line(N_("Gemaakt en gecontroleerd: {path} ({size} kB)."), made), _as_data(made))


@backup.command("verify", help=N_("Pak een back-up uit en vergelijk hem met zijn lijst."))
@click.argument("file", type=FILE, metavar="BESTAND")
def verify(file: Path) -> None:
    """Unpack a backup and compare it with its manifest."""
    from ises_desk.store import backup as backups

    good = backups.verify(file)
    run.answer(_line(N_("Deze back-up is goed: {path} ({size} kB)."), good), _as_data(good))


@backup.command(
    "restore", help=N_("Zet een back-up terug; de vorige administratie blijft bewaard.")
)
@click.argument("file", type=FILE, metavar="BESTAND")
def restore(file: Path) -> None:
    """Put a backup in the place of the administration and keep the old file."""
    from ises_desk.store import backup as backups
    from ises_desk.store.database import take_lock

    target = run.administration()
    lock = take_lock(target)
    try:
        kept = backups.restore(file, target, run.now())
    finally:
        lock.release()
    text = fill(N_("Teruggezet: {path}."), {"path": str(target)})
    if kept:
        text += " " + fill(
            N_("De vorige administratie is bewaard als {path}."), {"path": str(kept)}
        )
    run.answer(text, {"path": str(target), "kept": str(kept) if kept else None})


@backup.command("list", help=N_("Toon de back-ups van deze administratie, nieuwste eerst."))
def show() -> None:
    """Show the backups of this administration, newest first."""
    from ises_desk.store import backup as backups

    found = backups.backups(_folder())
    if run.chosen().json:
        terminal.put_json([_as_data(one) for one in found])
        return
    titles = [_(N_("gemaakt")), _(N_("soort")), _(N_("bestand")), _(N_("kB"))]
    terminal.put_table(
        titles, [(one.made_at, one.label, one.path.name, one.size // 1000) for one in found]
    )


def _folder() -> Path:
    from ises_desk.paths import backup_folder

    return backup_folder(run.administration())


def _line(text: str, found: Backup) -> str:
    return fill(text, {"path": str(found.path), "size": found.size // 1000})


def _as_data(found: Backup) -> dict[str, Any]:
    return {
        "path": str(found.path),
        "made_at": found.made_at,
        "label": found.label,
        "version": found.version,
        "size": found.size,
        "sha256": found.sha256,
        "counts": found.counts,
    }
