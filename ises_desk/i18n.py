"""Our own words in the chosen language: `N_` marks a text, `_` translates it.

The source language is Dutch (decision 0002), so Dutch is complete by nature and a
missing translation falls back to good Dutch, never to a key. The window speaks the chosen
language; what is stored or printed is Dutch whatever the window speaks.
"""

from __future__ import annotations

import gettext
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from ises_desk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

DUTCH, ENGLISH = "nl", "en"
LANGUAGES = ((DUTCH, "Nederlands"), (ENGLISH, "English"))  # each in its own words
DOMAIN = "ises_desk"

_dutch = gettext.NullTranslations()
_chosen: tuple[str, gettext.NullTranslations] = (DUTCH, _dutch)
_paper: ContextVar[bool] = ContextVar("paper", default=False)


class Marked(str):
    """A marked text: given as a value to another text, it is translated when that is shown."""

    __slots__ = ()


def N_(text: str) -> str:  # noqa: N802  gettext's own name for the mark
    """Mark a text for the catalogue without translating it yet."""
    return Marked(text)


def _(text: str) -> str:
    """Translate a marked text; the empty text stays empty."""
    return _catalogue().gettext(text) if text else ""


def shown(text: str) -> str:
    """Translate a text if it is a marked one; a name stays as it is, also one that is a word."""
    return _(text) if isinstance(text, Marked) else text


def plural(one: str, many: str, count: int) -> str:
    """Translate and fill a text with `{count}`, in the right number.

    Both languages have these two forms, so each is a text of its own in the catalogue.

    >>> plural("{count} factuur", "{count} facturen", 1)
    '1 factuur'
    """
    return _(one if count == 1 else many).format(count=count)


def fill(text: str, values: dict[str, Any]) -> str:
    """Translate a marked text and fill in its values, formatted for people."""
    translated = _(text)
    if not values:
        return translated
    from ises_desk.values.formats import show

    return translated.format(**{name: show(value) for name, value in values.items()})


def choose(language: str) -> None:
    """Let the window speak `language` ("nl" or "en"); another word means Dutch."""
    global _chosen  # noqa: PLW0603  one language per process, like gettext.install
    if language == ENGLISH:
        folder = str(resource("i18n"))
        _chosen = ENGLISH, gettext.translation(DOMAIN, folder, languages=[ENGLISH])
    else:
        _chosen = DUTCH, _dutch


def language() -> str:
    """Return the language that texts and values are shown in, here and now."""
    return DUTCH if _paper.get() else _chosen[0]


@contextmanager
def on_paper() -> Iterator[None]:
    """Speak Dutch inside: what is stored and what is printed does not follow the window."""
    yield from _speaking(paper=True)


@contextmanager
def on_screen() -> Iterator[None]:
    """Speak the window's language inside, for a sentence that is made in the middle of a deed."""
    yield from _speaking(paper=False)


def _speaking(*, paper: bool) -> Iterator[None]:
    before = _paper.set(paper)
    try:
        yield
    finally:
        _paper.reset(before)


def _catalogue() -> gettext.NullTranslations:
    return _dutch if _paper.get() else _chosen[1]
