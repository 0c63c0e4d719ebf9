"""The same hands without a mouse: what `Program` clicks on is reached with keys alone."""

from __future__ import annotations

from typing import Any

from tests.e2e.screen import MAIN, Program

TABS = (
    "Vandaag",
    "Klanten",
    "Contracten",
    "Facturen",
    "Betalingen",
    "Domeinen",
    "Klachten",
    "Brieven",
    "Producten",
)
_MOST_TABS = 80


class Keys(Program):
    """The program in its window, used by keys alone."""

    def tab(self, title: str) -> None:
        """Go to a page with Alt and its number."""
        self.window(MAIN)
        self.key(f"alt+{TABS.index(title) + 1}")
        self.find(title, "page-tab")
        self.fresh()

    def menu(self, title: str, entry: str) -> None:
        """Open a menu and choose from it by the letters that are underlined."""
        self.window(MAIN)
        self.key(f"alt+{_letter(self.find(title, 'menu-title'))}")
        self.key(_letter(self.find(entry, "menu-entry")))

    def click(self, text: str, kind: str = "") -> None:
        """Find a row by its words, or go to a button with Tab and press it."""
        self.find(text, kind)
        if kind == "cell":
            self._choose_row(text)
        else:
            self._press(text)

    def _choose_row(self, text: str) -> None:
        self.key("ctrl+f", "ctrl+a")
        self.write(text)
        self.until(lambda seen: _first_row(seen, text), f"a first row with {text}")
        self.key("Down")
        self.until(lambda _seen: "Edit" not in self._focused(), "the keyboard out of the search")
        self.key("ctrl+Home")

    def _press(self, text: str) -> None:
        passed = []
        for _ in range(_MOST_TABS):
            here = self.focus()
            if here.startswith(text):
                self.key("space")
                return
            passed.append(here)
            self._after_tab(here)
        raise AssertionError(f"Tab never came to the button {text}, only to {passed}")

    def _focused(self) -> str:
        """Return the kind of thing that has the keyboard."""
        return next((str(t["kind"]) for t in self.fresh()["things"] if t["focus"]), "")


def _letter(thing: dict[str, Any]) -> str:
    """Return the letter of a menu or an entry that is underlined."""
    return str(thing["text"].partition("&")[2][0].lower())


def _first_row(seen: dict[str, Any], text: str) -> bool:
    """Tell whether the search has answered: the highest row holds the words."""
    cells = [thing for thing in seen["things"] if thing["kind"] == "cell"]
    top = min((thing["box"][1] for thing in cells), default=0)
    return any(text in thing["text"] for thing in cells if thing["box"][1] == top)
