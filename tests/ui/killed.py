"""The real program, off-screen, with somebody at its keyboard; whoever started it ends it.

Used as: python killed.py FILE DAY DEED, where a deed is a function below. It says "ready" on its
standard output when there is something to lose.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ises_desk.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.window import MainWindow

LOOK_MS = 20
NAME = "Bakkerij Żółć"


def window() -> MainWindow | None:
    """Return the window once its administration is open."""
    from ises_desk.ui.window import MainWindow

    made = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    opened = [each for each in made if each.desk.lanes.database is not None]
    return next(iter(opened), None)


def when(ready: Callable[[], Any], then: Callable[[], object]) -> None:
    """Do something as soon as something is so."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        if ready():
            timer.stop()
            then()

    timer.timeout.connect(look)
    timer.start(LOOK_MS)


def say(word: str) -> None:
    """Tell the one who started this."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def typing(main: MainWindow) -> None:
    """Type in a form with rows, something unreadable too, and never save."""
    from ises_desk.ui import customer_forms
    from ises_desk.ui.forms import open_form
    from ises_desk.ui.inputs import LineInput
    from ises_desk.ui.row_inputs import RowsInput

    form = open_form(main.desk, customer_forms.ADD, {"language": "nl"})
    rows = form.cell("addresses").input
    assert isinstance(rows, RowsInput)
    rows._add_fresh()
    for line, text in (
        (form.cell("name").input, NAME),
        (form.cell("kvk").input, "12 is geen nummer"),
        (rows.rows[0].grid.cells["street"].input, "Kerkweg"),
    ):
        assert isinstance(line, LineInput)
        line.edit.setText(text)
    kept = Path(main.desk.settings.fileName()).parent
    when(lambda: any(NAME in each.read_text("utf-8") for each in kept.glob("bezig-*.json")),
         lambda: say("ready"))  # fmt: skip


def finalising(main: MainWindow) -> None:
    """Make all drafts final, and be halfway."""
    from ises_desk.ui.billing import finalise_drafts

    finalise_drafts(main.desk)

    def halfway() -> bool:
        strip = main.desk.strips.working()
        return strip is not None and strip.progress is not None and strip.progress.done > 1

    when(halfway, lambda: say("ready"))


def main() -> int:
    """Start the program, and do the deed when it is open."""
    file, day, deed = sys.argv[1:]
    run = QApplication.exec
    deeds = {"typing": typing, "finalising": finalising}

    def watched(*_: Any) -> int:
        when(window, lambda: deeds[deed](window()))  # type: ignore[arg-type]
        return run()

    QApplication.exec = watched  # type: ignore[method-assign]
    from ises_desk import app

    return app.main(Options(file=Path(file), day=date.fromisoformat(day)))


if __name__ == "__main__":
    sys.exit(main())
