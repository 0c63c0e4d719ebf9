"""Hear the real program as a screen reader does, and write down what is on every page.

Run by the system's own Python, which has pyatspi, inside a D-Bus session of its own:
/usr/bin/python3 hearing.py RESULT program words... It goes to each page through the accessible
tree alone, without mouse or keyboard. Only the standard library and pyatspi are used.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyatspi

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_S = 60.0
LOOK_S = 0.1
MOST_CELLS = 80  # of a table


class DeafError(Exception):
    """What was waited for was never heard."""


def until(true: Any, what: str) -> Any:
    """Wait until something is heard and return it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with suppress(Exception):  # a part may go while it is being read
            if found := true():
                return found
        time.sleep(LOOK_S)
    raise DeafError(what)


def program(process: int) -> Any:
    """Return the program among all that can be heard, once it is there."""
    desktop = pyatspi.Registry.getDesktop(0)
    return next((each for each in desktop if each and each.get_process_id() == process), None)


def parts(top: Any) -> list[Any]:
    """Return everything below a part that is on screen, of a table not all cells."""
    found = []
    for at in range(min(top.childCount, MOST_CELLS)):
        child = top.getChildAtIndex(at)
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            found += [child, *parts(child)]
    return found


def told(part: Any) -> dict[str, Any]:
    """Return what a screen reader is told of a part."""
    states = part.getState()
    return {
        "role": part.getRoleName(),
        "name": part.name,
        "description": part.description,
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE)
        and states.contains(pyatspi.STATE_SHOWING),
    }


def tabs(window: Any) -> list[Any]:
    """Return the tabs of the pages."""
    bar = next(each for each in parts(window) if each.getRoleName() == "page tab list")
    return [each for each in parts(bar) if each.getRoleName() == "page tab"]


def filled(window: Any) -> bool:
    """Tell whether a table on the page has words in its cells."""
    return any(
        each.name for each in parts(window) if each.getRoleName() in {"table cell", "list item"}
    )


def hear(process: int) -> dict[str, list[dict[str, Any]]]:
    """Return by page what there is to hear."""
    heard = {}
    window = until(lambda: program(process).getChildAtIndex(0), "the window")
    until(lambda: filled(window), "the first page")
    for at in range(len(tabs(window))):
        tab = tabs(window)[at]
        name = tab.name
        tab.queryAction().doAction(0)
        until(lambda: tabs(window)[at].getState().contains(pyatspi.STATE_SELECTED), name)  # noqa: B023  called at once
        time.sleep(10 * LOOK_S)
        until(lambda: filled(window), f"the table of {name}")
        heard[name] = until(lambda: [told(each) for each in parts(window)], f"all of {name}")
    return heard


def main(result: Path, words: list[str]) -> int:
    """Start the program, hear it, and end what was started."""
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately", "--a11y=1"])  # noqa: S603  the system's own
    time.sleep(10 * LOOK_S)
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    child = subprocess.Popen(words, env=environment)  # noqa: S603  our own program
    try:
        heard = hear(child.pid)
    finally:
        child.terminate()
        child.wait()
        launcher.terminate()
        launcher.wait()
    result.write_text(json.dumps(heard), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
