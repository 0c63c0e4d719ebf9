"""The real window read from outside, as a screen reader does: every page, by AT-SPI alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ises_desk import demo
from ises_desk.ui import pages
from tests.e2e.screen import Screen, missing
from tests.e2e.test_demo import CUSTOMERS, DAY

SYSTEM = "/usr/bin/python3"  # Debian's own, which has pyatspi
HEARING = Path(__file__).with_name("hearing.py")
LONGEST_S = 300
EMPTY = {"table cell"}  # a cell may hold nothing

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xdist_group("screen"),
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Let a screen reader go through every page of a demonstration."""
    folder = tmp_path_factory.mktemp("gehoord")
    made = demo.run(folder, CUSTOMERS, DAY, lambda _text: None)
    result = folder / "gehoord.json"
    session = shutil.which("dbus-run-session") or "dbus-run-session"
    program = [sys.executable, "-P", "-m", "ises_desk", "--file", str(made.file)]
    with Screen(folder) as shown:
        done = subprocess.run(  # noqa: S603  our own words
            [session, "--", SYSTEM, str(HEARING), str(result), *program, "--day", str(DAY)],
            env=shown.environment, capture_output=True, text=True, check=False, timeout=LONGEST_S,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, Any]]] = json.loads(result.read_text(encoding="utf-8"))
    return found


def names(page: list[dict[str, Any]], role: str) -> list[str]:
    """Return the names of the parts of a page with a role."""
    return [part["name"] for part in page if part["role"] == role]


def test_every_page_is_reached_through_the_tree_alone(
    heard: dict[str, list[dict[str, Any]]],
) -> None:
    assert list(heard) == [tab.title.replace("&", "") for tab in pages.TABS]


def test_all_that_the_keyboard_reaches_has_a_name(heard: dict[str, list[dict[str, Any]]]) -> None:
    mute = [
        f"{title}: {part['role']}"
        for title, page in heard.items()
        for part in page
        if part["focusable"] and part["role"] not in EMPTY and not part["name"].strip()
    ]
    assert mute == []


def test_tables_are_read_with_their_heads_and_cells(
    heard: dict[str, list[dict[str, Any]]],
) -> None:
    for title, page in heard.items():
        assert all(names(page, "table")), title
        assert len(names(page, "table column header")) >= 3, title
        assert any(names(page, "table cell")), title


def test_figures_are_read_with_what_they_count(heard: dict[str, list[dict[str, Any]]]) -> None:
    today = names(heard["Vandaag"], "push button")
    for label in ("Te laat: ", "Vandaag: ", "Komende week: "):
        assert any(name.startswith(label) for name in today), label
    invoices = names(heard["Facturen"], "push button")
    assert any(name.startswith("Openstaand: €") for name in invoices)


def test_the_plot_is_a_picture_that_says_its_month(heard: dict[str, list[dict[str, Any]]]) -> None:
    plot = next(part for part in heard["Vandaag"] if part["role"] == "image" and part["name"])
    assert plot["name"] == "Omzet en openstaand over twaalf maanden"
    assert plot["description"].startswith("november 2026: omzet €")
