"""A letter text tried out: a made-up letter with it, what it lacks, and how it differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ises_desk.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Trial:
    """The page with a text, None when it can't be made; and in Dutch what is wrong with it."""

    text: str
    pdf: bytes | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldHint:
    """A field that a text may print, what it looks like, and whether it must be there."""

    name: str
    example: str
    needed: bool


def attempt(session: Any, name: str, text: str) -> Trial:
    """Make a letter with a text (on the read lane)."""
    from ises_desk.letters.check import check_text
    from ises_desk.letters.examples import example
    from ises_desk.letters.page import pdf

    problems = tuple(check_text(name, text))
    try:
        page = pdf(example(name), _head(session), text=text)
    except (ValueError, AttributeError, KeyError):  # what is wrong stands among the problems
        return Trial(text, None, problems)
    return Trial(text, page, problems)


def hints(session: Any, name: str) -> tuple[FieldHint, ...]:
    """Return the fields of a letter, those that must be there first (on the read lane)."""
    from ises_desk.letters.catalogue import LETTERS
    from ises_desk.letters.examples import field_examples
    from ises_desk.letters.letter import mandatory

    needed = mandatory(LETTERS[name]) | frozenset(LETTERS[name].SENDER)
    shown = field_examples(name, _head(session))
    code = _(N_("de code om te scannen"))
    found = [FieldHint(field, text or code, field in needed) for field, text in shown.items()]
    return tuple(sorted(found, key=lambda hint: not hint.needed))


def difference(_session: Any, old: str, new: str) -> str:
    """Return the lines of two texts: − only in the old one, + only in the new one."""
    from difflib import SequenceMatcher

    before, after = old.splitlines(), new.splitlines()
    said: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            said += [f"   {line}" for line in before[a:b]]
        else:
            said += [f"−  {line}" for line in before[a:b]]
            said += [f"+  {line}" for line in after[c:d]]
    return "\n".join(said)


def _head(session: Any) -> Any:
    """Return the owner's letterhead, or a made-up one as long as there is none."""
    from ises_desk import clock
    from ises_desk.actions.issuing import letterhead
    from ises_desk.actions.work import Work
    from ises_desk.letters.house import Letterhead
    from ises_desk.queries.business import detail

    if detail(session) is not None:
        return letterhead(Work(session, clock.now()))
    return Letterhead(
        name="Voorbeeld Hosting",
        address=("Voorbeeldstraat 1", "1234 AB  Stad"),
        kvk="12345678",
        vat_id="NL000099998B57",
        iban="NL91ABNA0417164300",
        account_name="Voorbeeld Hosting",
        email="info@voorbeeld.nl",
    )
