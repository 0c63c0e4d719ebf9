"""The owner's own words for a letter, refused when they would no longer do their work."""

from __future__ import annotations

import re
from functools import lru_cache

from ises_desk.i18n import N_, _
from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.house import SENDER_WORDS
from ises_desk.letters.letter import Letter, fields, mandatory, optional_fields
from ises_desk.letters.template import (
    PLACEHOLDER,
    Part,
    Table,
    Template,
    Words,
    is_headed,
    names_in,
    parse,
)
from ises_desk.values.text import is_printable

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


def check_text(name: str, text: str) -> list[str]:
    """Return in Dutch what is wrong with a text for the letter `name`; empty when all is well.

    A text is wrong when it can't be read, names a field that the letter doesn't have, has lost
    a mandatory one or puts it where it can disappear, lacks words that the law asks for
    literally, or has signs that the paper font doesn't print.
    """
    letter = LETTERS[name]
    problems = [*_signs(text), *_braces(text, letter)]
    try:
        template = parse(text)
    except ValueError as reason:
        return [*problems, str(reason)]
    return [
        *problems,
        *_lost(template, letter),
        *_hidden(template, letter),
        *_phrases(template, letter),
    ]


@lru_cache(maxsize=64)
def is_whole(name: str, text: str) -> bool:
    """Tell whether a text for the letter `name` does its work."""
    return not check_text(name, text)


def _signs(text: str) -> list[str]:
    wrong = sorted({sign for sign in text if sign not in "\r\n" and not is_printable(sign)})
    return [
        _(N_("Het teken {sign} kan niet worden afgedrukt.")).format(
            sign=sign if sign.isprintable() else f"U+{ord(sign):04X}"
        )
        for sign in wrong
    ]


def _braces(text: str, letter: type[Letter]) -> list[str]:
    known = fields(letter) | SENDER_WORDS
    problems = []
    for found in dict.fromkeys(_BRACED.findall(text)):
        match = PLACEHOLDER.fullmatch(found)
        if match is None:
            sentence = N_("{found} is geen geldig veld; schrijf een veld als {{naam}}.")
            problems.append(_(sentence).format(found=found))
        elif match[1] not in known:
            problems.append(_(N_("Deze brief kent geen veld {found}.")).format(found=found))
    return problems


def _lost(template: Template, letter: type[Letter]) -> list[str]:
    needed = mandatory(letter) | frozenset(letter.SENDER)
    return [
        _(N_("Het verplichte veld {field} ontbreekt.")).format(field=f"{{{name}}}")
        + _reason(letter, f"{{{name}}}")
        for name in sorted(needed - template.names)
    ]


def _reason(letter: type[Letter], part: str) -> str:
    """Return why a letter can't do without a part, as a sentence to put behind another."""
    bound = next((each for each in letter.BOUND if part in each.parts), None)
    if bound is None:
        return ""
    return f" {_(bound.why)}" + (f" ({bound.basis})" if bound.basis else "")


def _hidden(template: Template, letter: type[Letter]) -> list[str]:
    """Find mandatory fields that would go when an optional one beside them is empty."""
    needed, optional = mandatory(letter), optional_fields(letter)
    problems = []
    runs = [template.subject, *(value for _label, value in template.facts)]
    runs += [part.text for part in template.parts if isinstance(part, Words)]
    pairs = [(names, names) for names in (set(PLACEHOLDER.findall(run)) for run in runs)]
    pairs += [_depending(section) for section in template.sections if is_headed(section)]
    for gone, lost in pairs:
        if gone & optional and lost & needed:
            sentence = N_("{must} is verplicht, maar verdwijnt als {may} leeg is; zet ze apart.")
            must, may = min(lost & needed), min(gone & optional)
            problems.append(_(sentence).format(must=f"{{{must}}}", may=f"{{{may}}}"))
    return problems


def _depending(section: tuple[Part, ...]) -> tuple[set[str], set[str]]:
    """Return on which fields a section depends, and which it would take along."""
    first = section[1]
    names = {first.field} if isinstance(first, Table) else names_in(first)
    return names, {name for part in section for name in names_in(part)}


def _phrases(template: Template, letter: type[Letter]) -> list[str]:
    words = [part.text for part in template.parts if isinstance(part, Words)]
    words += [cell for part in template.parts if isinstance(part, Table) for cell in part.head]
    body = " ".join(words).casefold()
    missing = [phrase for phrase in letter.PHRASES if phrase.casefold() not in body]
    wrong = [phrase for phrase in letter.FORBIDDEN if phrase.casefold() in body]
    return [
        *(
            _(N_('De wettelijke woorden "{phrase}" ontbreken.')).format(phrase=p)
            + _reason(letter, p)
            for p in missing
        ),
        *(
            _(N_('De woorden "{phrase}" maken deze brief ongeldig.')).format(phrase=p)
            for p in wrong
        ),
    ]
