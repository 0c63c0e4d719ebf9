"""A ZIP of documents: names that every system takes, each once, and an index with digests."""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from ises_desk.exchange import csv_table
from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

INDEX = "index.csv"
HEADINGS = (N_("Bestand"), N_("Wat"), N_("Grootte in bytes"), N_("SHA-256"))
_LONGEST = 100  # signs of a name
_WRONG = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_EARLIEST = 1980  # a ZIP knows no earlier year


def packed(files: Iterable[tuple[str, str, bytes]], on: date) -> bytes:
    """Return a ZIP of files (name, what it is, bytes) of one day, with the index before them."""
    taken = {INDEX}
    rows, kept = [], []
    for name, what, content in files:
        own = free(safe(name), taken)
        taken.add(own.casefold())
        digest = hashlib.sha256(content).hexdigest()
        rows.append((own, what, str(len(content)), digest))
        kept.append((own, content))
    index = csv_table.written([_(each) for each in HEADINGS], rows)
    when = (max(on.year, _EARLIEST), on.month, on.day, 0, 0, 0)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for own, content in ((INDEX, index), *kept):
            parcel.writestr(zipfile.ZipInfo(own, when), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def safe(name: str) -> str:
    """Return a name that Windows takes as well.

    >>> safe("AUX.pdf"), safe("a/b: c?.pdf"), safe(" . ")
    ('_AUX.pdf', 'a_b_ c_.pdf', '_')
    """
    stem, dot, ending = _WRONG.sub("_", name).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    found = stem[: _LONGEST - len(ending) - 1].rstrip(" .") + dot + ending
    return f"_{found}" if not found or _RESERVED.match(found) else found


def free(name: str, taken: set[str]) -> str:
    """Return a name that isn't taken, whatever its capitals.

    >>> free("A.pdf", {"a.pdf"})
    'A (2).pdf'
    """
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{ending}"
    return found
