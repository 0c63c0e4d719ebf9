"""Every letter has its text, every text its letter, and their fields are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.check import check_text
from ises_desk.letters.letter import fields
from ises_desk.letters.template import placeholders
from ises_desk.values.kinds import LetterKind

TEXTS = Path(__file__).resolve().parents[2] / "resources" / "letters" / "nl"


def test_each_letter_has_its_text_and_each_text_its_letter() -> None:
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == sorted(LETTERS)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_shipped_text_does_its_work(name: str) -> None:
    assert check_text(name, (TEXTS / f"{name}.txt").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_fields_of_a_letter_are_the_placeholders_of_its_text(name: str) -> None:
    assert placeholders(name) == fields(LETTERS[name])


def test_every_code_of_the_letter_catalogue_has_a_letter() -> None:
    assert {letter.KIND for letter in LETTERS.values()} == set(LetterKind)
