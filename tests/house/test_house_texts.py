"""Every text for people is marked, Dutch, complete in its values and in each catalogue."""

from __future__ import annotations

import ast
import re
from string import Formatter

from tests.house.catalogue import calls, marked, name_of, texts

FAILURES = {"Refusal", "Trouble", "Unreadable"}
NOT_VALUES = {"Refusal": {"field", "basis"}, "Trouble": {"why", "advice"}}
ENGLISH = re.compile(
    r"\b(the|and|not|must|cannot|should|please|with|your|this|there|are|has|invoice|customer)\b",
    re.IGNORECASE,
)


def sentences() -> list[tuple[str, str]]:
    """Return every marked text with its places."""
    return [(", ".join(places), text) for text, places in marked().items()]


def placeholders(text: str) -> set[str]:
    """Return the names between braces."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name}


def test_marked_texts_are_dutch() -> None:
    foreign = [
        f"{place}: {text}"
        for place, text in sentences()
        if ENGLISH.search(re.sub(r"\{.*?\}", "", text))
    ]
    assert foreign == []


def test_marked_texts_have_one_kind_of_apostrophe() -> None:
    assert [f"{place}: {text}" for place, text in sentences() if "\u2019" in text] == []


def test_a_letter_is_called_by_its_name() -> None:
    """People know a letter by what it does; its code is for the code."""
    coded = [
        f"{place}: {text}" for place, text in sentences() if re.search(r"\bL\d\d[a-z]?\b", text)
    ]
    assert coded == []


def test_only_whole_literal_texts_are_marked() -> None:
    odd = [
        place
        for place, call in calls()
        if name_of(call.func) == "N_" and (len(call.args) != 1 or not texts(call))
    ]
    assert odd == []


def test_a_failure_carries_a_marked_sentence() -> None:
    bare = [
        place
        for place, call in calls()
        if name_of(call.func) in FAILURES and call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert bare == []


def test_a_failure_brings_every_value_that_its_sentence_names() -> None:
    lacking = []
    for place, call in calls():
        name = name_of(call.func)
        if name not in FAILURES or any(key.arg is None for key in call.keywords):
            continue
        values = {key.arg or "" for key in call.keywords} - NOT_VALUES.get(name, set())
        written = [*call.args, *(key.value for key in call.keywords if key.arg == "advice")]
        named: set[str] = set()
        for argument in written:
            if isinstance(argument, ast.Call):
                named |= {name for text in texts(argument) for name in placeholders(text)}
        if named - values:
            lacking.append(f"{place}: {sorted(named - values)}")
    assert lacking == []
