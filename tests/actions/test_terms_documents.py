"""The owner's own text of the terms: loaded, replaced with the old one kept, chosen again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions import terms_documents
from ises_desk.letters import enclosure
from ises_desk.models import Document
from ises_desk.queries.articles import own_texts, terms_document
from tests.actions.pdfs import locked, sheets

if TYPE_CHECKING:
    from ises_desk.queries.articles import OwnText
    from tests.actions.conftest import Office

EDITION = "2018-05-25"
SHEET = sheets()
# A file, and a word of the sentence that says why it can't go along.
UNFIT: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "leeg"),
    "no pdf": (b"Beste klant,\r\n" * 200, "geen PDF"),
    "word file": (b"PK\x03\x04" + bytes(3000), "geen PDF"),
    "mark too far": (bytes(2000) + SHEET, "geen PDF"),
    "password": (locked(), "beveiligd"),
    "limits": (locked(user=""), "beveiligd"),
    "cut off": (SHEET[:60], "beschadigd"),
    "only a mark": (b"%PDF-1.7\n", "beschadigd"),
    "no pages": (sheets(0), "geen bladzijden"),
    "too many pages": (sheets(enclosure.MOST_PAGES + 1), "201 bladzijden"),
    "too large": (SHEET + bytes(enclosure.LARGEST), "10 MB"),
}


def shown(office: Office) -> list[tuple[str, int, bool]]:
    """Return the texts as they stand."""
    found: tuple[OwnText, ...] = office.ask(own_texts, EDITION)
    return [(each.name, each.pages, each.in_use) for each in found]


def test_a_text_goes_along_and_a_newer_one_takes_its_place(office: Office) -> None:
    assert office.ask(terms_document, EDITION) is None
    first = office.do("terms.load", content=sheets(2), name="Voorwaarden 2018.pdf")
    second = office.later(1).do("terms.load", content=sheets(3), edition=EDITION)
    assert shown(office) == [
        ("algemene-voorwaarden-2018-05-25.pdf", 3, True),
        ("Voorwaarden 2018.pdf", 2, False),
    ]
    used = office.ask(terms_document, EDITION)
    assert (used.id, used.loaded_at) == (second, office.now)
    assert office.get(Document, used.document_id).media_type == "application/pdf"
    office.undoes("terms.choose", version_id=first)
    assert office.ask(terms_document, EDITION).id == first
    office.undoes("terms.choose", edition=EDITION)
    assert office.ask(terms_document, EDITION) is None
    assert [in_use for _name, _pages, in_use in shown(office)] == [False, False]
    assert office.problems() == []


def test_what_was_loaded_stays_and_is_set_right_by_choosing(office: Office) -> None:
    office.do("terms.load", content=SHEET)
    assert "rechtgezet met" in str(office.refused_undo())


@pytest.mark.parametrize("what", UNFIT)
def test_a_file_that_cannot_go_along_is_refused(office: Office, what: str) -> None:
    content, word = UNFIT[what]
    refusal = office.refused("terms.load", content=content)
    assert refusal.field == "content"
    assert word in str(refusal)


def test_the_largest_file_and_the_most_pages_go_along(office: Office) -> None:
    largest = SHEET + b"\n" * (enclosure.LARGEST - len(SHEET))
    for content in (largest, sheets(enclosure.MOST_PAGES)):
        assert office.do("terms.load", content=content)


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("terms.load", {"content": SHEET, "edition": "2025-01-01"}, "edition"),
        ("terms.load", {"content": SHEET, "name": "n" * 101}, "name"),
        ("terms.load", {"content": SHEET, "name": "C:\\Stukken\\AV.pdf"}, "name"),
        ("terms.load", {"content": SHEET, "name": "stukken/av.pdf"}, "name"),
        ("terms.load", {"content": SHEET}, "content"),
        ("terms.choose", {"version_id": 99}, "version_id"),
        ("terms.choose", {"version_id": 1}, "version_id"),
        ("terms.choose", {"edition": "2025-01-01"}, "edition"),
    ],
)
def test_what_is_unknown_or_goes_along_already_is_refused(
    office: Office, code: str, given: dict[str, Any], field: str
) -> None:
    office.do("terms.load", content=SHEET)
    assert office.refused(code, **given).field == field


def test_a_text_of_another_edition_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = office.do("terms.load", content=SHEET)
    monkeypatch.setattr(terms_documents, "KEYS", (EDITION, "2027-01-01"))
    refusal = office.refused("terms.choose", version_id=key, edition="2027-01-01")
    assert (refusal.field, EDITION in str(refusal)) == ("version_id", True)


def test_nothing_that_goes_along_can_be_taken_away_twice(office: Office) -> None:
    assert office.refused("terms.choose").field == "edition"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("AV 2018.PDF", "AV 2018.pdf"),
        ("av", "av.pdf"),
        (".pdf", "algemene-voorwaarden-2018-05-25.pdf"),
    ],
)
def test_a_text_is_kept_under_the_name_of_its_file(office: Office, given: str, kept: str) -> None:
    office.do("terms.load", content=SHEET, name=given)
    assert shown(office) == [(kept, 1, True)]
