"""What rules of the terms tell in Dutch belongs to rules that are there."""

from __future__ import annotations

from ises_desk.queries.rule_names import RULE_NAMES
from ises_desk.terms.articles import load_all


def test_no_name_is_left_over_from_a_rule_that_is_gone() -> None:
    rules = {rule.__name__ for found in load_all().values() for rule in found}
    assert set(RULE_NAMES) - rules == set()


def test_the_names_are_in_order() -> None:
    assert list(RULE_NAMES) == sorted(RULE_NAMES)
