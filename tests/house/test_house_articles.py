"""Every rule of the terms stands in its article's one module, and its article in the edition."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ises_desk.terms.articles import load_all

ROOT = Path(__file__).resolve().parents[2]
TERMS = ROOT / "resources" / "terms"
EDITIONS = sorted(TERMS.glob("*.toml"))


def edition(path: Path) -> dict[str, Any]:
    """Return an edition as it is written."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_is_an_edition() -> None:
    assert EDITIONS


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
class TestEdition:
    """What holds for each edition."""

    def test_every_rule_has_its_paragraph(self, path: Path) -> None:
        written = {paragraph["number"] for paragraph in edition(path)["paragraphs"]}
        assert sorted(set(load_all()) - written) == []

    def test_every_paragraph_has_its_rule(self, path: Path) -> None:
        written = {paragraph["number"] for paragraph in edition(path)["paragraphs"]}
        assert sorted(written - set(load_all())) == []

    def test_a_paragraph_is_numbered_once_and_says_something(self, path: Path) -> None:
        paragraphs = edition(path)["paragraphs"]
        numbers = [paragraph["number"] for paragraph in paragraphs]
        assert len(numbers) == len(set(numbers))
        assert [p["number"] for p in paragraphs if not (p["heading"] and p["summary"])] == []

    def test_the_file_is_named_after_the_day_it_took_effect(self, path: Path) -> None:
        assert edition(path)["effective"].isoformat() == path.stem

    def test_a_number_names_its_article_or_none(self, path: Path) -> None:
        numbers = edition(path)["numbers"]
        pattern = re.compile(r"(\d+\.\d+)?")
        assert [n for n, held in numbers.items() if not pattern.fullmatch(held["article"])] == []


def test_an_article_lives_in_the_module_that_bears_its_number() -> None:
    strays = {
        number: rule.__module__
        for number, rules in load_all().items()
        for rule in rules
        if f".art{int(number.partition('.')[0]):02}_" not in rule.__module__
    }
    assert strays == {}


def test_every_rule_says_what_it_is() -> None:
    silent = [
        rule.__qualname__ for rules in load_all().values() for rule in rules if not rule.__doc__
    ]
    assert silent == []
