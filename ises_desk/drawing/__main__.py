"""Draws an administration: its pages, everything there is to see, or the manual's pictures."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ises_desk import clock

SCREENS = {
    "1366x768": (1366, 768, 1),
    "2560x1440": (2560, 1440, 1),
    "2560x1440-200": (2560, 1440, 2),
}  # width and height in pixels of the screen, and how many of them make one of ours
DEMONSTRATION = (1440, 900, 1)
MANUAL = (1152, 720, 1)
THEMES = ("light", "dark")
PARTS = ("pages", "over", "menus", "asking", "beginning")


def main(words: list[str]) -> int:
    """Draw what the words ask; returns the exit status."""
    asked = _asked(words)
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    if asked.what == "everything":
        return _everything(asked)
    _prepare(asked)
    from ises_desk.drawing import album

    day: date | None = asked.day
    album.draw(
        asked.what,
        asked.file.absolute(),
        folder,
        lambda: clock.moment_on(day) if day else clock.now(),
        colours=asked.theme,
        part=asked.part or "",
    )
    return 0


def _asked(words: list[str]) -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="python -m ises_desk.drawing", description=__doc__)
    asking.add_argument("file", type=Path, help="an administration; it stays as it is")
    asking.add_argument("folder", type=Path, help="where the pictures go")
    asking.add_argument("day", type=date.fromisoformat, nargs="?", help="the day of the pictures")
    what = ("pages", "everything", "scenes", "manual")
    asking.add_argument("--what", choices=what, default="pages")
    asking.add_argument("--screen", choices=tuple(SCREENS), help="only this screen")
    asking.add_argument("--part", choices=PARTS, help="only this part of the scenes")
    asking.add_argument("--theme", choices=THEMES, help="only these colours")
    return asking.parse_args(words)


def _prepare(asked: argparse.Namespace) -> None:
    """Choose the screen: Qt reads it when it is loaded."""
    from ises_desk.drawing.screen import choose

    fixed = {"pages": DEMONSTRATION, "manual": MANUAL}
    choose(*fixed.get(asked.what, SCREENS.get(asked.screen, DEMONSTRATION)))


def _everything(asked: argparse.Namespace) -> int:
    """Draw all scenes on every screen in both themes: one process for each, then the sheets."""
    from ises_desk.drawing.screen import again

    failed = 0
    for screen in (asked.screen,) if asked.screen else SCREENS:
        for theme in (asked.theme,) if asked.theme else THEMES:
            folder = asked.folder / f"{screen}-{theme}"
            words = [str(asked.file), str(folder), *([asked.day.isoformat()] if asked.day else [])]
            words += ["--part", asked.part] if asked.part else []
            failed |= again(*words, "--what", "scenes", "--screen", screen, "--theme", theme)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
