"""Modules are small, flat, finished and speak of the subject only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
LONGEST = 300

OURS = [
    path
    for folder in ("ises_desk", "tests", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "run.py"]
THIS = Path(__file__)
TEXTS = [
    *(path for path in OURS if path != THIS),
    *sorted((ROOT / "docs").rglob("*.md")),
    *(path for path in sorted((ROOT / "resources").rglob("*")) if path.suffix in {".toml", ".txt"}),
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "pyproject.toml",
]

MISSING_PROGRAMS = r"if\(bool\(missing\(\)\)"  # a machine without a virtual screen, and no other
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b"
    rf"|mark\.(skip(?!{MISSING_PROGRAMS})|xfail)|pytest\.(skip|xfail)\("
)
NOT_OUR_SUBJECT = re.compile(
    r"/work/|/root/|\b(AI|LLM|GPT|Claude|Copilot|agents?|language model)\b",
)


def remarks(paths: list[Path], pattern: re.Pattern[str]) -> list[str]:
    """Return each line in these files that holds the pattern."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in OURS
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_package_lies_inside_a_package_but_the_migrations() -> None:
    inner = {
        path.parent.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if len(path.relative_to(PACKAGE).parts) > 2
    }
    assert inner <= {"store/migrations", "store/migrations/versions"}


def test_nothing_is_left_unfinished() -> None:
    assert remarks(TEXTS, UNFINISHED) == []


def test_the_tree_speaks_of_its_subject_only() -> None:
    assert remarks(TEXTS, NOT_OUR_SUBJECT) == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "uv.lock", "run.py", ".ci/run"])
def test_the_door_is_open(name: str) -> None:
    assert (ROOT / name).is_file()
