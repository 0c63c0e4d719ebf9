"""The English catalogue: what is translated says the same, with the same values and keys."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tests.house.catalogue import MO, PO, compiled, marked, read, written

CATALOGUE = read()
TRANSLATED = [message for message in CATALOGUE if message.id and message.string]
ENDINGS = re.compile(r"[….:?!,]*\s*$")
DUTCH = re.compile(
    r"\b(de|het|een|en|niet|van|voor|zonder|wordt|worden|zijn|deze|dit|klant|klanten|factuur"
    r"|facturen|brief|brieven|btw|bedrag|opzegging|naam|kies|vul)\b"
)
# Terms that the law has only in Dutch stand behind the English word, in brackets.
BRACKETS = re.compile(
    r"\((?:ingebrekestelling|veertiendagenbrief|aanmaning|verzuim|handelsrente|wettelijke rente"
    r"|opdracht|reflexwerking|btw verlegd|incassant-id)[^)]*\)"
)
# Names of Dutch statutes and publications, and examples of what is typed.
AS_IT_IS = {"art. 38 Wet OB", "Staatsblad 2026, 123"}


def named(text: str) -> list[str]:
    """Return the names between braces, in order of the alphabet."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def mnemonics(text: str) -> int:
    """Count the mnemonics: single ampersands."""
    return len(re.findall(r"(?<!&)&(?!&)\w", text))


def test_every_marked_text_is_translated_and_nothing_else() -> None:
    """`python -m tests.house.catalogue` brings the catalogue in step and names what is lacking."""
    wanted = set(marked())
    assert sorted(wanted - {str(message.id) for message in TRANSLATED}) == []
    assert sorted({str(message.id) for message in CATALOGUE} - wanted) == [""]  # the header


def test_no_translation_is_in_doubt_and_none_has_lost_its_text() -> None:
    assert [message.id for message in TRANSLATED if message.fuzzy] == []
    assert dict(CATALOGUE.obsolete) == {}


def test_each_translation_takes_the_same_values() -> None:
    wrong = [m.id for m in TRANSLATED if named(str(m.id)) != named(str(m.string))]
    assert wrong == []


def test_each_translation_has_a_mnemonic_where_the_dutch_has_one() -> None:
    wrong = [m.id for m in TRANSLATED if mnemonics(str(m.id)) != mnemonics(str(m.string))]
    assert wrong == []


def test_each_translation_ends_as_the_dutch_does_and_has_as_many_lines() -> None:
    wrong = [
        (m.id, m.string)
        for m in TRANSLATED
        if _end(str(m.id)) != _end(str(m.string))
        or str(m.id).count("\n") != str(m.string).count("\n")
    ]
    assert wrong == []


def _end(text: str) -> str:
    found = ENDINGS.search(text)
    return found[0] if found is not None else ""


def test_no_dutch_is_left_over() -> None:
    left = []
    for message in TRANSLATED:
        words = re.sub(r"\{.*?\}", "", BRACKETS.sub("", str(message.string)))
        if message.id not in AS_IT_IS and DUTCH.search(words):
            left.append(message.string)
    assert left == []


@pytest.mark.parametrize("american", ["color", "center", "license ", "gray", "zation"])
def test_the_english_is_british(american: str) -> None:
    assert [m.string for m in TRANSLATED if american in str(m.string).lower()] == []


def test_the_kept_files_are_as_the_tool_writes_them() -> None:
    assert PO.read_bytes() == written(CATALOGUE)
    assert MO.read_bytes() == compiled(CATALOGUE)
