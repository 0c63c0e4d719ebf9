"""The words of every letter, filled in: with everything there is, and with only what must be.

The expected texts lie in `letters/`. After a wanted change: ISES_DESK_WRITE_GOLDEN=1 writes
them anew; read the difference as the customer would.
"""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.house import sender_values
from ises_desk.letters.letter import is_empty, optional_fields
from ises_desk.letters.text import plain_text

if TYPE_CHECKING:
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter

HERE = Path(__file__).parent / "letters"


def bare(letter: Letter) -> Letter:
    """Return the letter with only its mandatory fields."""
    least: dict[str, Any] = {
        field.name: field.default
        for field in fields(letter)
        if field.name in optional_fields(type(letter))
    }
    return replace(letter, **least)


def compare(name: str, made: str) -> None:
    """Compare with the stored text, or store it when asked."""
    path = HERE / f"{name}.txt"
    if os.environ.get("ISES_DESK_WRITE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_a_telephone_number_is_never_broken_over_two_lines(letterhead: Letterhead) -> None:
    assert str(sender_values(letterhead)["sender_contact"]).endswith(" of 0572\xa0123\xa0456")


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_words_of_a_full_letter(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter = letters[name]
    empty = {field.name for field in fields(letter) if is_empty(getattr(letter, field.name))}
    assert empty == {"wording"}
    compare(name, plain_text(letter, letterhead))


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_words_of_a_letter_with_only_what_must_be(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    compare(f"{name}.bare", plain_text(bare(letters[name]), letterhead))


def test_no_expected_text_is_left_over() -> None:
    names = {path.stem.removesuffix(".bare") for path in HERE.glob("*.txt")}
    assert names == set(LETTERS)
