"""Every rule of the terms stands in its article's one module, and its article in the edition."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ises_desk.terms.articles import load_all
from ises_desk.terms.no_rule import NO_RULE

ROOT = Path(__file__).resolve().parents[2]
TERMS = ROOT / "resources" / "terms"
EDITIONS = sorted(TERMS.glob("*.toml"))
# How many paragraphs each article of the edition of 2018 has, as they are numbered there.
PARAGRAPHS = {
    1: 15, 2: 5, 3: 2, 4: 2, 5: 2, 6: 3, 7: 3, 8: 12, 9: 2, 10: 6, 11: 11, 12: 3, 13: 11, 14: 2,
    15: 5, 16: 8, 17: 3, 18: 1, 19: 2,
}  # fmt: skip
ALL = [f"{article}.{n}" for article, most in PARAGRAPHS.items() for n in range(1, most + 1)]
GROUPS = ("consumer", "business")


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

    def test_every_paragraph_has_its_rule_or_the_reason_why_not(self, path: Path) -> None:
        written = {paragraph["number"] for paragraph in edition(path)["paragraphs"]}
        assert sorted(written - set(load_all()) - set(NO_RULE)) == []

    def test_no_paragraph_of_articles_1_to_19_is_missing(self, path: Path) -> None:
        assert [paragraph["number"] for paragraph in edition(path)["paragraphs"]] == ALL

    def test_what_the_law_overrides_has_its_source(self, path: Path) -> None:
        bare = [
            each["number"]
            for each in edition(path)["paragraphs"]
            if {each.get(group) for group in GROUPS} & {"void", "risky"} and not each.get("law")
        ]
        assert bare == []

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


def test_a_paragraph_with_a_rule_has_no_reason_for_having_none() -> None:
    assert sorted(set(NO_RULE) & set(load_all())) == []


def test_every_reason_is_for_a_paragraph_that_exists() -> None:
    assert sorted(set(NO_RULE) - set(ALL)) == []
    assert [number for number, reason in NO_RULE.items() if not reason.endswith(".")] == []
