"""The manual tells what the program does: pages, words on the screen, keys, deeds and commands."""

from __future__ import annotations

import ast
import re
import shlex
from functools import cache
from pathlib import Path

import pytest
from click import Group

from ises_desk.actions.arguments import parameters
from ises_desk.actions.register import find, load_all
from ises_desk.cli.lists import QUESTIONS
from ises_desk.cli.main import cli
from ises_desk.queries.settings import CHOICES
from ises_desk.ui.keys import PAGES, everything
from ises_desk.ui.keys import shown as shown_key
from ises_desk.ui.pages import TABS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
MANUAL = ROOT / "docs" / "handleiding"
CONTENTS = MANUAL / "README.md"
CHAPTERS = sorted(set(MANUAL.glob("*.md")) - {CONTENTS})
NAMES = [chapter.name for chapter in CHAPTERS]
LONGEST = 90  # lines: two screens

LINK = re.compile(r"\]\(([^)#]+)\)")
FENCE = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ALONE = r"F\d{1,2}|Esc|Enter|Delete"
KEY = re.compile(
    rf"(?:(?:Ctrl|Alt|Shift)\+)+(?:{ALONE}|Links|Rechts|[A-Z0-9,])(?!\w)|(?:{ALONE})(?!\w)"
)
DOTTED = re.compile(r"[a-z_]+\.[a-z_]+")
FILES = {"md", "py", "sqlite", "zip", "json", "nl"}
IN_A_ROW = {f"Alt+{at}" for at in range(2, 9)}  # told as the first and the last
FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)


def text_of(name: str) -> str:
    """Return a chapter without its command lines."""
    return FENCE.sub("", (MANUAL / name).read_text(encoding="utf-8"))


def codes_in(name: str) -> list[str]:
    """Return what stands between backticks in a chapter."""
    return CODE.findall(text_of(name))


@cache
def constants() -> frozenset[str]:
    """Return every text in the program."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


def plain(text: str) -> str:
    """Return a text as it is compared: no underlined letter, no dots at its end."""
    return re.sub(r"\{\w+\}", "…", text.replace("&", "")).rstrip(".…: ")


@cache
def shown() -> frozenset[str]:
    """Return the texts that the program may show, ready to be compared."""
    return frozenset(plain(text) for text in constants())


def is_shown(text: str) -> bool:
    """Tell whether a text stands on the screen; "…" at its end leaves the rest out."""
    if text.endswith("…"):
        return any(each.startswith(plain(text)) for each in shown())
    return plain(text) in shown()


@cache
def keys() -> frozenset[str]:
    """Return the keys that the window knows, as people read them."""
    return frozenset(shown_key(key) for key in everything())


def test_every_chapter_is_in_the_contents_once() -> None:
    assert sorted(LINK.findall(text_of(CONTENTS.name))) == sorted([*NAMES, "../te-controleren.md"])


@pytest.mark.parametrize("name", [*NAMES, CONTENTS.name])
def test_every_link_leads_somewhere(name: str) -> None:
    lost = [link for link in LINK.findall(text_of(name)) if not (MANUAL / link).is_file()]
    assert lost == []


@pytest.mark.parametrize("at", range(len(TABS)), ids=[tab.subject for tab in TABS])
def test_every_page_of_the_window_has_a_chapter_with_its_key(at: int) -> None:
    title, key = TABS[at].title.replace("&", ""), f"`{PAGES[at]}`"
    rows = [line for line in text_of(CONTENTS.name).splitlines() if f"| **{title}** |" in line]
    assert len(rows) == 1
    assert key in rows[0]
    chapter = text_of(LINK.findall(rows[0])[0])
    assert f"Bladzijde **{title}** ({key})" in chapter


@pytest.mark.parametrize("name", [*NAMES, CONTENTS.name])
def test_every_bold_word_stands_on_the_screen(name: str) -> None:
    told = [part for bold in BOLD.findall(text_of(name)) for part in bold.split(" > ")]
    assert [part for part in told if not is_shown(part)] == []


@pytest.mark.parametrize("name", [*NAMES, CONTENTS.name])
def test_every_key_does_something(name: str) -> None:
    told = [code for code in codes_in(name) if KEY.fullmatch(code)]
    assert [key for key in told if key not in keys()] == []


def test_the_keys_on_the_sheet_are_all_explained() -> None:
    told = {code for code in codes_in("toetsen.md") if KEY.fullmatch(code)}
    assert sorted({key for key in keys() if KEY.fullmatch(key)} - told - IN_A_ROW) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_deed_and_setting_exists(name: str) -> None:
    load_all()
    told = [code for code in codes_in(name) if DOTTED.fullmatch(code)]
    real = [code for code in told if code.rsplit(".", 1)[1] not in FILES]
    assert [code for code in real if find(code) is None and code not in CHOICES] == []


def test_every_setting_is_explained() -> None:
    chapter = text_of("instellingen.md")
    assert [each.label for each in CHOICES.values() if f"**{each.label}**" not in chapter] == []


def command_lines() -> list[list[str]]:
    """Return the example commands, without what starts the program."""
    found = FENCE.findall((MANUAL / "opdrachtregel.md").read_text(encoding="utf-8"))
    lines = [line for block in found for line in block.splitlines()]
    return [shlex.split(line.removeprefix("python3 run.py ")) for line in lines]


def test_every_command_is_explained_and_has_an_example() -> None:
    told = {
        row.split("`")[1] for row in text_of("opdrachtregel.md").splitlines() if row[:3] == "| `"
    }
    assert told == set(cli.commands)
    assert {words[0] for words in command_lines()} == told - {"actions", "check"}


@pytest.mark.parametrize("words", command_lines(), ids=" ".join)
def test_every_example_command_can_be_given(words: list[str]) -> None:
    load_all()
    command = cli.commands[words[0]]
    if isinstance(command, Group):
        assert words[1] in command.commands
    if words[0] == "ask":
        assert words[1] in QUESTIONS
    if words[0] == "do":
        act = find(words[1])
        assert act is not None
        assert {word.partition("=")[0] for word in words[2:]} <= set(parameters(act))


@pytest.mark.parametrize("name", NAMES)
def test_a_chapter_is_short_and_polite(name: str) -> None:
    text = (MANUAL / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert FAMILIAR.findall(text) == []
