"""Every field of a letter has a name for people."""

from __future__ import annotations

from ises_desk.letters import template
from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.house import SENDER_WORDS
from ises_desk.ui.letter_words import TABLES, WORDS, words_of


def _fields() -> set[str]:
    shipped = (template.parse(template.shipped(name)).names for name in LETTERS)
    return set().union(SENDER_WORDS, *shipped)


def test_every_field_of_a_letter_has_a_name_for_people() -> None:
    nameless = {field for field in _fields() if field.rpartition(".")[2] not in WORDS}
    nameless |= {field for field in _fields() if field.rpartition(".")[0] not in {"", *TABLES}}
    assert not nameless, f"put these in ui/letter_words.py: {sorted(nameless)}"


def test_no_name_is_left_of_a_field_that_is_gone() -> None:
    used = {part for field in _fields() for part in field.rpartition(".") if part}
    assert {*WORDS, *TABLES} <= used


def test_no_two_fields_of_one_letter_are_called_the_same() -> None:
    for name in LETTERS:
        fields = sorted(template.parse(template.shipped(name)).names)
        called = [words_of(field) for field in fields]
        twice = {word for word in called if called.count(word) > 1}
        assert not twice, (name, twice, fields)
