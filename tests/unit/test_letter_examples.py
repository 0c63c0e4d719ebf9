"""A made-up letter of every kind, to try a text on and to show what its fields look like."""

from __future__ import annotations

from dataclasses import fields as data_fields

import pytest

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.check import check_text
from ises_desk.letters.examples import example, field_examples
from ises_desk.letters.house import SENDER_WORDS
from ises_desk.letters.letter import fields, is_empty
from ises_desk.letters.template import shipped
from tests.golden.conftest import LETTERHEAD

LEFT_OUT = {"enclosures", "wording", "qr"}


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_field_of_every_letter_has_an_example(name: str) -> None:
    letter = example(name)
    empty = {each.name for each in data_fields(letter) if is_empty(getattr(letter, each.name))}
    assert empty <= LEFT_OUT
    shown = field_examples(name, LETTERHEAD)
    assert set(shown) == fields(LETTERS[name]) | SENDER_WORDS
    assert {field for field, text in shown.items() if not text} <= LEFT_OUT


def test_what_is_missing_comes_with_the_reason_and_the_article() -> None:
    text = shipped("fourteen_day_letter").replace("{fee}", "40 euro")
    [problem] = check_text("fourteen_day_letter", text)
    assert problem.startswith("Het verplichte veld {fee} ontbreekt. Wat er gebeurt")
    assert problem.endswith("(6:96 lid 6 BW)")
    text = shipped("fourteen_day_letter").replace("bij u is bezorgd", "aankomt")
    [problem] = check_text("fourteen_day_letter", text)
    assert "ontbreken. De termijn van veertien dagen" in problem
    [problem] = check_text("free_letter", shipped("free_letter").replace("{on}", "vandaag"))
    assert problem == "Het verplichte veld {on} ontbreekt."
