"""Action codes are permanent, and each action says how it is taken back."""

from __future__ import annotations

import re
from pathlib import Path

from ises_desk.actions.register import Undo, load_all

CODES = Path(__file__).with_name("action_codes.txt")


def remembered() -> dict[str, str]:
    """Return the codes that ever left the building, with how each is taken back."""
    lines = CODES.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def test_the_codes_are_those_in_the_permanent_list() -> None:
    now = {code: str(act.undo) for code, act in load_all().items()}
    assert now == remembered(), "a new code is added to action_codes.txt; an old one never goes"


def test_the_permanent_list_is_in_order() -> None:
    codes = list(remembered())
    assert codes == sorted(codes)


def test_a_code_is_a_subject_and_a_verb() -> None:
    odd = [code for code in load_all() if not re.fullmatch(r"[a-z_]+\.[a-z_]+", code)]
    assert odd == []


def test_each_action_says_in_dutch_what_it_does_and_why_it_stays() -> None:
    acts = load_all().values()
    assert [act.code for act in acts if not act.title or not act.purpose] == []
    assert [act.code for act in acts if act.undo is Undo.NEVER and len(act.because) < 10] == []


def test_an_action_is_compensated_by_one_that_exists() -> None:
    acts = load_all()
    lost = {a.code: a.by for a in acts.values() if a.undo is Undo.COMPENSATE and a.by not in acts}
    assert lost == {}
