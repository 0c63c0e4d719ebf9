"""Every text for people is marked, Dutch, complete in its values and in each catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
CATALOGUES = ROOT / "resources" / "i18n"
MARKS = {"N_", "_", "plural"}
FAILURES = {"Refusal", "Trouble", "Unreadable"}
NOT_VALUES = {"Refusal": {"field", "basis"}, "Trouble": {"why", "advice"}}
ENGLISH = re.compile(
    r"\b(the|and|not|must|cannot|should|please|with|your|this|there|are|has|invoice|customer)\b",
    re.IGNORECASE,
)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in the package with the place where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def name_of(node: ast.expr) -> str:
    """Return the called name, without the object it stands on."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def texts(call: ast.Call) -> list[str]:
    """Return the literal texts of a marking call."""
    count = 2 if name_of(call.func) == "plural" else 1
    return [
        argument.value
        for argument in call.args[:count]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def marked() -> list[tuple[str, str]]:
    """Return every marked text with its place."""
    return [
        (place, text)
        for place, call in calls()
        if name_of(call.func) in MARKS
        for text in texts(call)
    ]


def placeholders(text: str) -> set[str]:
    """Return the names between braces."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name}


def test_marked_texts_are_dutch() -> None:
    foreign = [
        f"{place}: {text}"
        for place, text in marked()
        if ENGLISH.search(re.sub(r"\{.*?\}", "", text))
    ]
    assert foreign == []


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


def test_each_catalogue_translates_every_marked_text() -> None:
    wanted = {text for _, text in marked()}
    missing = {}
    for path in sorted(CATALOGUES.rglob("*.po")):
        written = path.read_text(encoding="utf-8")
        entries = re.findall(r'^msgid (".*"(?:\n".*")*)', written, re.MULTILINE)
        known = {"".join(ast.literal_eval(line) for line in e.splitlines()) for e in entries}
        missing[path.parent.parent.name] = sorted(wanted - known)
    assert [language for language, left in missing.items() if left] == []
