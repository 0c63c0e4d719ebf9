"""Our own words in the chosen language: `N_` marks a text, `_` translates it.

The source language is Dutch (decision 0002), so Dutch is complete by nature and a
missing translation falls back to good Dutch, never to a key.
"""

from __future__ import annotations

import gettext
from typing import Any

from ises_desk.paths import resource

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def N_(text: str) -> str:  # noqa: N802  gettext's own name for the mark
    """Mark a text for the catalogue without translating it yet."""
    return text


def _(text: str) -> str:
    """Translate a marked text; the empty text stays empty."""
    return _catalogue.gettext(text) if text else ""


def plural(one: str, many: str, count: int) -> str:
    """Translate and fill a text with `{count}`, in the right number.

    >>> plural("{count} factuur", "{count} facturen", 1)
    '1 factuur'
    """
    return _catalogue.ngettext(one, many, count).format(count=count)


def fill(text: str, values: dict[str, Any]) -> str:
    """Translate a marked text and fill in its values, formatted for people."""
    translated = _(text)
    if not values:
        return translated
    from ises_desk.values.formats import show

    return translated.format(**{name: show(value) for name, value in values.items()})


def choose(language: str) -> None:
    """Switch our own words to `language` ("nl" or "en")."""
    global _catalogue  # noqa: PLW0603  one language per process, like gettext.install
    if language == "nl":
        _catalogue = gettext.NullTranslations()
        return
    _catalogue = gettext.translation(
        "ises_desk", localedir=str(resource("i18n")), languages=[language], fallback=True
    )
