"""Places in the terms as they are named to people, and the way from there to the paragraph."""

from __future__ import annotations

import re
from html import escape

SUBJECT = "terms"
_PLACE = re.compile(r"(?:(?<=art\. )|(?<=artikel )|(?<=article ))(\d{1,2})\.(\d{1,2})\b")
_PLAIN = re.compile(r"(\d{1,2})\.(\d{1,2})")
_PARAGRAPHS = 100  # as the list of paragraphs makes its keys


def goto(basis: str) -> tuple[str, int] | None:
    """Return where a basis leads: to its paragraph when it is one of the terms.

    >>> goto("15.1"), goto("6:96 lid 6 BW")
    (('terms', 1501), None)
    """
    found = _PLAIN.fullmatch(basis)
    return (SUBJECT, _key(found)) if found else None


def linked(text: str) -> str:
    """Return a reason as rich text in which every paragraph of the terms is a link to its key.

    >>> linked("Voorwaarden art. 4.1: binnen <14> dagen")
    'Voorwaarden art. <a href="401">4.1</a>: binnen &lt;14&gt; dagen'
    """
    shown = escape(text, quote=False)
    return _PLACE.sub(lambda found: f'<a href="{_key(found)}">{found[0]}</a>', shown)


def _key(found: re.Match[str]) -> int:
    return int(found[1]) * _PARAGRAPHS + int(found[2])
