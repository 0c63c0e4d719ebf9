"""The English catalogue: what is marked in the package, against what is translated.

`python -m tests.house.catalogue` brings the .po in step with the package (new texts come in
without a translation, texts that are gone go out) and compiles the .mo that the program reads;
it ends with status 1 as long as a text is not translated.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ises_desk"
FOLDER = ROOT / "resources" / "i18n" / "en" / "LC_MESSAGES"
PO = FOLDER / "ises_desk.po"
MO = FOLDER / "ises_desk.mo"
MARKS = {"N_": 1, "_": 1, "plural": 2}
WIDTH = 96
BEGUN = datetime(2026, 11, 25, tzinfo=UTC)  # kept, so that the same words give the same bytes


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in the package with the place where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{place}:{node.lineno}", node


def name_of(node: ast.expr) -> str:
    """Return the called name, without the object it stands on."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def texts(call: ast.Call) -> list[str]:
    """Return the literal texts of a marking call."""
    return [
        argument.value
        for argument in call.args[: MARKS.get(name_of(call.func), 1)]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def marked() -> dict[str, list[str]]:
    """Return every marked text with the files where it stands."""
    found: dict[str, set[str]] = {}
    for place, call in calls():
        for text in texts(call) if name_of(call.func) in MARKS else []:
            found.setdefault(text, set()).add(place.partition(":")[0])
    return {text: sorted(places) for text, places in found.items() if text}


def read() -> Catalog:
    """Return the catalogue as it is kept."""
    with PO.open("rb") as kept:
        return read_po(kept, locale="en_GB", domain="ises_desk")


def renewed(old: Catalog) -> Catalog:
    """Return the catalogue of exactly what is marked now, with the translations that were known."""
    new = Catalog(
        locale="en_GB", domain="ises_desk", project="ises_desk", version="en",
        header_comment="# The words of the window in English; the source language is Dutch.",
        msgid_bugs_address="ises_desk", last_translator="ises_desk", language_team="en_GB",
        charset="utf-8", fuzzy=False, creation_date=BEGUN, revision_date=BEGUN,
    )  # fmt: skip
    for text, places in sorted(marked().items()):
        known = old.get(text)
        new.add(
            text,
            known.string if known is not None else None,
            locations=[(place, None) for place in places],
            user_comments=known.user_comments if known is not None else (),
        )
    return new


def written(catalogue: Catalog) -> bytes:
    """Return the text of the .po."""
    kept = io.BytesIO()
    write_po(kept, catalogue, width=WIDTH, sort_output=True, omit_header=False)
    return kept.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the .mo, which the program reads."""
    kept = io.BytesIO()
    write_mo(kept, catalogue)
    return kept.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Return the texts without a translation."""
    return [str(message.id) for message in catalogue if message.id and not message.string]


def main() -> int:
    """Bring both files in step with the package; returns the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = renewed(read() if PO.exists() else Catalog(locale="en_GB"))
    PO.write_bytes(written(catalogue))
    MO.write_bytes(compiled(catalogue))
    left = missing(catalogue)
    for text in left:
        print(text)  # noqa: T201  a tool for the command line
    print(f"{len(catalogue)} texts, {len(left)} without a translation")  # noqa: T201
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
