"""Every library stands in decision 0003, and is used in its own place only."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
TABLE = ROOT / "docs" / "decisions" / "0003-dependencies.md"
WORD = re.compile(r"`(\w+)`")
OWN = {"ises_desk", "__future__"}


class Library(NamedTuple):
    """A row of the table: its name in the registry, its imports and where they may stand."""

    package: str
    modules: tuple[str, ...]
    places: tuple[str, ...]


def libraries() -> list[Library]:
    """Return the rows of the table "In the program"."""
    part = TABLE.read_text(encoding="utf-8").split("## In the program")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines()]
    return [
        Library(row[0], tuple(WORD.findall(row[1])), tuple(WORD.findall(row[2])))
        for row in rows
        if len(row) > 2 and row[1].startswith("`")
    ]


def imports(path: Path) -> set[str]:
    """Return the top names that a module imports from others, but not for its types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body.clear()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names - set(sys.stdlib_module_names) - OWN


def test_the_table_and_the_project_name_the_same_libraries() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    assert {library.package for library in libraries()} == wanted


def test_a_library_is_used_in_its_own_place_only() -> None:
    homes = {name: library.places for library in libraries() for name in library.modules}
    strays = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in sorted(imports(path))
        if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in homes.get(name, ())
    ]
    assert strays == []


def test_no_library_is_kept_for_nothing() -> None:
    used: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for name in imports(path):
            used.setdefault(name, set()).add(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    idle = [
        f"{library.package}: {place}"
        for library in libraries()
        for place in library.places
        if not any(place in used.get(name, ()) for name in library.modules)
    ]
    assert idle == []
