"""A screen with a window manager, and hands on mouse and keyboard (Xvfb, openbox, xdotool)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEEDED = ("Xvfb", "openbox", "xdotool")
SIZE = "1366x768x24"
_PATIENCE_S = 60.0
_LOOK_S = 0.02
_STILL_S = 0.1
_REST_S = 1.0
_MOST_TABS = 60
MAIN = "administratie"
HERE = Path(__file__).resolve().parent


def missing() -> list[str]:
    """Return the programs that a screen needs and this machine hasn't."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """A virtual screen; use it in a `with` block."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._children: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Start the server and the window manager."""
        read, write = os.pipe()
        server = [
            "Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp",
        ]  # fmt: skip
        self._start(server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_"))}
        self.environment = {
            **kept,
            "DISPLAY": f":{number}",
            "HOME": str(self.home),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(HERE.parents[1]),
        }
        self._start(["openbox"], env=self.environment)
        return self

    def __exit__(self, *_: object) -> None:
        """End both."""
        for child in reversed(self._children):
            child.terminate()
            child.wait(timeout=20)

    def _start(self, words: list[str], **more: Any) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._children.append(subprocess.Popen(words, **quiet, **more))  # noqa: S603  our own words

    def hand(self, *words: str) -> None:
        """Let xdotool do something."""
        xdotool = shutil.which("xdotool") or "xdotool"
        subprocess.run([xdotool, *words], env=self.environment, check=True)  # noqa: S603  our own words

    def picture(self, path: Path) -> Path:
        """Take a picture of the whole screen, where ImageMagick is there to take it."""
        if shutil.which("import"):
            command = ["import", "-window", "root", str(path)]
            subprocess.run(command, env=self.environment, check=False)  # noqa: S603  our own words
        return path


class Program:
    """The program in its window on a screen: seen through snapshots, used by mouse and keys.

    With the folder `ISES_DESK_PICTURES` in the environment every window that comes to the front
    is photographed, for whoever wants to look at the story.
    """

    def __init__(self, screen: Screen, snapshot: Path, *words: str) -> None:
        self.screen, self._snapshot = screen, snapshot
        snapshot.unlink(missing_ok=True)
        command = [sys.executable, str(HERE / "watched.py"), str(snapshot), *words]
        with snapshot.with_suffix(".log").open("wb") as log:
            self._child = subprocess.Popen(  # noqa: S603  our own words
                command, env=screen.environment, stdout=log, stderr=log
            )

    # seeing ---------------------------------------------------------------------------------

    def look(self) -> dict[str, Any]:
        """Return the newest snapshot; empty while there is none."""
        try:
            seen: dict[str, Any] = json.loads(self._snapshot.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {"number": 0, "active": "", "things": []}
        return seen

    def until(self, true: Callable[[dict[str, Any]], Any], what: str) -> Any:
        """Wait until something is seen and return it; AssertionError with what is there else."""
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            seen = self.look()
            if found := true(seen):
                return found
            assert self._child.poll() is None, self.said()
            time.sleep(_LOOK_S)
        picture = self.screen.picture(self._snapshot.with_suffix(".png"))
        there = sorted({t["text"] or t["name"] for t in self.look()["things"]} - {""})
        active = self.look()["active"]
        raise AssertionError(f"never seen: {what}; in front {active!r}; {there}; {picture}")

    def said(self) -> str:
        """Return what the program wrote to its standard output and error."""
        return self._snapshot.with_suffix(".log").read_text(encoding="utf-8")

    def fresh(self) -> dict[str, Any]:
        """Return a snapshot that was begun after this call: what was done before is in it."""
        number = self.look()["number"]
        seen: dict[str, Any] = self.until(
            lambda seen: seen if seen["number"] > number + 1 else None, "a new snapshot"
        )
        return seen

    def find(self, text: str, kind: str = "") -> dict[str, Any]:
        """Wait for a thing in the window in front that is called or reads `text` (its start)."""
        found: dict[str, Any] = self.until(
            lambda seen: next(_called(seen, text, kind), None), f"{kind} {text}"
        )
        return found

    def sees(self, text: str, kind: str = "") -> bool:
        """Tell whether such a thing is there now."""
        return any(_called(self.fresh(), text, kind))

    def window(self, title: str) -> None:
        """Wait until the window in front has a title (or a part of it)."""
        self.until(lambda seen: title in seen["active"], f"window {title}")
        self.picture(title)

    def picture(self, name: str) -> None:
        """Take a picture for whoever wants to look at the story."""
        if folder := os.environ.get("ISES_DESK_PICTURES"):
            self.fresh()
            number = len(list(Path(folder).iterdir()))
            self.screen.picture(Path(folder) / f"{number:03} {name[:30].replace('/', '-')}.png")

    def focus(self) -> str:
        """Return the name of the field that has the keyboard."""
        return _focus(self.fresh())

    # doing ----------------------------------------------------------------------------------

    def click(self, text: str, kind: str = "") -> None:
        """Click on the middle of a thing with the mouse."""
        x, y, width, height = self._still(text, kind)
        self.screen.hand("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def _still(self, text: str, kind: str) -> list[int]:
        """Return where a thing is once it stays there (a window may still be moving)."""
        before: list[int] = []
        while True:
            now: list[int] = self.find(text, kind)["box"]
            if now == before:
                return now
            before = now
            time.sleep(_STILL_S)
            self.fresh()

    def tab(self, title: str) -> None:
        """Click on a page's tab."""
        self.window(MAIN)
        self.click(title, "page-tab")

    def menu(self, title: str, entry: str) -> None:
        """Open a menu of the menu bar and choose from it."""
        self.window(MAIN)
        self.click(title, "menu-title")
        self.click(entry, "menu-entry")

    def key(self, *keys: str) -> None:
        """Press keys, one after another."""
        self.screen.hand("key", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Type on the keyboard."""
        self.screen.hand("type", "--delay", "8", text)

    def go(self, label: str) -> None:
        """Go to a field with the Tab key, as a person without a mouse does."""
        here, passed = self.focus(), []
        for _ in range(_MOST_TABS):
            if here == label:
                return
            passed.append(here)
            here = self._after_tab(here)
        raise AssertionError(f"Tab never came to {label}, only to {passed}")

    def _after_tab(self, here: str) -> str:
        """Press Tab and return where it came; two fields of one name follow each other at rest."""
        self.key("Tab")
        end = time.monotonic() + _REST_S

        def moved(seen: dict[str, Any]) -> dict[str, Any] | None:
            return seen if _focus(seen) != here or time.monotonic() > end else None

        return _focus(self.until(moved, "another field"))

    def fill(self, label: str, text: str) -> None:
        """Go to a field and type over what is in it."""
        self.go(label)
        self.key("ctrl+a")
        self.write(text)

    def submit(self, then: str) -> None:
        """Press Ctrl+S and wait for the window that comes after the form."""
        self.key("ctrl+s")
        self.window(then)

    def close(self) -> int:
        """Quit with the keyboard and return the exit status."""
        self.window(MAIN)
        self.key("ctrl+q")
        return self.wait()

    def minimise(self) -> None:
        """Put the window away as the window manager does."""
        self.screen.hand("getactivewindow", "windowminimize")
        self.until(lambda seen: not seen["active"], "no window in front")

    def wait(self) -> int:
        """Wait until the program ends by itself and return its exit status."""
        return self._child.wait(timeout=_PATIENCE_S)

    def kill(self) -> None:
        """End the program whatever it is doing."""
        if self._child.poll() is None:
            self._child.kill()
            self._child.wait()


def _called(seen: dict[str, Any], text: str, kind: str) -> Iterator[dict[str, Any]]:
    """Yield what is called so in the window in front, the last made first."""
    for thing in reversed(seen["things"]):
        said = (thing["name"].strip(), thing["text"].strip())
        names = (*said, *(word.replace("&", "") for word in said))
        right = kind.lower() in thing["kind"].lower() and thing["enabled"]
        if right and any(name.startswith(text) for name in names):
            yield thing


def _focus(seen: dict[str, Any]) -> str:
    named = (str(t["name"] or t["text"]) for t in seen["things"] if t["focus"])
    return next((name for name in named if name), "").replace("&", "").strip()
