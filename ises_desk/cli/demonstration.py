"""The command that builds the demonstration and does one working day in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ises_desk.cli import run, terminal
from ises_desk.i18n import N_, _, fill

if TYPE_CHECKING:
    from datetime import date

FOLDER = click.Path(path_type=Path)
CUSTOMERS = "200"


@click.command(
    "demo",
    short_help=N_("Bouw een verzonnen administratie en doe er een werkdag in."),
    help=N_(
        "Bouw in een map een verzonnen administratie over twee jaar, doe er een werkdag in en "
        "teken de bladzijden van het venster. Elke keer komt er hetzelfde uit."
    ),
)
@click.argument("folder", metavar=N_("[MAP]"), type=FOLDER, default=Path("demonstratie"))
@click.option("--customers", metavar=N_("AANTAL"), default=CUSTOMERS, help=N_("Hoeveel klanten."))
def demo(folder: Path, customers: str) -> None:
    """Build the demonstration through the same deeds as the window, and draw the window."""
    from ises_desk import demo as demonstration

    count = run.whole(
        customers, N_("--customers verwacht een aantal, niet {text}."), text=customers
    )
    summary = demonstration.run(folder, count, run.chosen().day, terminal.complain)
    drawn = _draw(summary.file, folder / "schermen", summary.on)
    if run.chosen().json:
        terminal.put_json(
            {
                "file": str(summary.file),
                "made": dict(summary.made),
                "day": dict(summary.day),
                "pictures": [str(path) for path in drawn],
            }
        )
        return
    terminal.put(summary.text)
    terminal.put()
    places = {
        N_("De administratie: {path}"): summary.file,
        N_("De bladzijden van het venster: {path}"): folder / "schermen",
    }
    for text, path in places.items():
        terminal.put(fill(text, {"path": str(path)}))
    terminal.put(
        _(N_("Bekijk haar in het venster met: {command} --file {path} --day {day}")).format(
            command=_command(), path=summary.file, day=summary.on.isoformat()
        )
    )


def _draw(file: Path, folder: Path, day: date) -> list[Path]:
    """Draw every page of the window in a process of its own: this one knows no window."""
    words = ["-P", "-m", "ises_desk.drawing", str(file), str(folder), day.isoformat()]
    subprocess.run([sys.executable, *words], check=False)  # noqa: S603  our own program
    return sorted(folder.glob("*.png"))


def _command() -> str:
    """Return how the program is started: beside its own starter, or as it was installed."""
    starter = Path(__file__).resolve().parents[2] / "run.py"
    return f"python3 {starter.name}" if starter.exists() else "ises-desk"
