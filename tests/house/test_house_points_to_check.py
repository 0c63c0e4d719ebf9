"""What a lawyer or accountant must check is marked in the code and listed for them, alike."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
PAGE = ROOT / "docs" / "te-controleren.md"
MARK = re.compile(r"# to check: ([a-z0-9-]+)$", re.MULTILINE)
CELLS = 6


def points() -> list[list[str]]:
    """Return the rows: mark, kind, who, point, what the program does, places."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    return [row for row in rows if row and "`" in row[-1]]


def marks() -> dict[str, set[str]]:
    """Return every mark in the code with the modules where it stands."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for mark in MARK.findall(path.read_text(encoding="utf-8")):
            place = path.relative_to(PACKAGE).with_suffix("").as_posix()
            found.setdefault(mark, set()).add(place)
    return found


def test_the_page_lists_every_mark_where_it_stands() -> None:
    assert {row[0]: set(re.findall(r"`(.+?)`", row[-1])) for row in points()} == marks()


def test_every_point_is_complete() -> None:
    rows = points()
    assert [row for row in rows if len(row) != CELLS or not all(row)] == []
    assert {row[1] for row in rows} == {"K", "D"}
    assert {row[2] for row in rows} == {"jurist", "accountant"}
    assert len(rows) == len({row[0] for row in rows})
