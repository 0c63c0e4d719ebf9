"""The glossary joins each Dutch word to an English name and to the module that holds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
GLOSSARY = ROOT / "docs" / "glossary.md"
SUBJECTS = ("terms", "law", "models", "actions", "queries")


def rows() -> list[list[str]]:
    """Return the rows of the tables: Dutch word, English name, modules."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    return [row for row in cells if len(row) == 3 and "`" in row[2]]


def named() -> set[str]:
    """Return the modules that the glossary names, as `terms/art04_payment`."""
    return {name for row in rows() for name in re.findall(r"`([a-z_/0-9]+)`", row[2])}


def test_every_named_module_exists() -> None:
    lost = [name for name in sorted(named()) if not (PACKAGE / f"{name}.py").is_file()]
    assert lost == []


@pytest.mark.parametrize("folder", SUBJECTS)
def test_every_module_is_reached_from_a_dutch_word(folder: str) -> None:
    modules = {
        f"{folder}/{path.stem}"
        for path in (PACKAGE / folder).glob("*.py")
        if path.stem != "__init__"
    }
    assert sorted(modules - named()) == []


def test_the_words_are_in_order_and_stand_there_once() -> None:
    words = [row[0].casefold() for row in rows()]
    assert words == sorted(set(words))
