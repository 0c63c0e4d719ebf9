"""What is enclosed with a letter: named there, kept with it, and written beside it."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from ises_desk.cli import main
from ises_desk.models import Customer
from ises_desk.queries import letter_papers, letters
from ises_desk.values.kinds import Delivery
from tests.actions.making import line
from tests.actions.pdfs import sheets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

NAME = "Algemene voorwaarden (25 mei 2018)"
FILE = "algemene-voorwaarden-2018-05-25.pdf"


@pytest.fixture(autouse=True)
def _sender(office: Office) -> None:
    office.sender()


def offer(office: Office) -> int:
    """Return an offer on paper, with the text of the terms that goes along now."""
    key = office.do(
        "contract.offer",
        customer_id=office.customer(),
        lines=(line(),),
        starts_on=date(2026, 12, 1),
    )
    return int(office.do("contract.write_offer", contract_id=key))


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as paper:
        return len(paper.pages)


def test_6_234_bw_the_terms_that_were_loaded_go_along_with_the_offer(office: Office) -> None:
    office.do("terms.load", content=sheets(12))
    key = offer(office)
    [found] = office.ask(letters.detail, key, office.day).enclosures
    assert (found.name, found.file, found.pages) == (NAME, FILE, 12)
    assert office.ask(letter_papers.enclosed_pdfs, key) == (sheets(12),)
    own = pages(office.ask(letter_papers.pdf_of, key))
    assert pages(office.ask(letter_papers.whole_of, key)) == own + 12


def test_without_a_text_the_owner_is_told_to_add_it(office: Office) -> None:
    key = offer(office)
    [found] = office.ask(letters.detail, key, office.day).enclosures
    assert (found.name, found.document_id) == (NAME, None)
    assert office.ask(letter_papers.enclosed_files, (key,)) == {}
    whole = office.ask(letter_papers.whole_of, key)
    assert whole == office.ask(letter_papers.pdf_of, key)
    assert office.ask(letter_papers.pile, (key,)) == letter_papers.Pile(lacking=(NAME,))


def test_what_went_along_stays_when_another_text_is_loaded(office: Office) -> None:
    office.do("terms.load", content=sheets(2))
    first = offer(office)
    office.do("terms.load", content=sheets(3))
    second, third = offer(office), offer(office)
    assert office.ask(letter_papers.enclosed_pdfs, first) == (sheets(2),)
    files = office.ask(letter_papers.enclosed_files, (first, second, third))
    assert list(files) == [FILE, FILE.replace(".pdf", " (2).pdf")]
    contents = [office.ask(letter_papers.document, key) for key in files.values()]
    assert contents == [sheets(2), sheets(3)]


@pytest.mark.parametrize("way", Delivery)
def test_a_pile_tells_what_is_enclosed_and_whether_any_goes_by_post(
    office: Office, way: Delivery
) -> None:
    lacking = offer(office)
    office.do("terms.load", content=sheets())
    kept = offer(office)
    row = office.ask(letters.detail, kept, office.day)
    office.do("customer.change", customer_id=row.customer_id, delivery=way)
    assert office.get(Customer, row.customer_id).delivery is way
    free = office.do("letter.write", customer_id=row.customer_id, subject="Dag", text="Dag.")
    told = office.ask(letter_papers.pile, (lacking, kept, free))
    assert (told.count, told.stored, told.lacking) == (1, (NAME,), (NAME,))
    assert told.by_post is (way is Delivery.POST)
    assert office.ask(letter_papers.pile, (free,)) == letter_papers.Pile()


def test_names_differ_where_capitals_do_not_count() -> None:
    taken = {"AV.pdf": 1, "av (2).PDF": 2}
    assert letter_papers._free("av.pdf", taken) == "av (3).pdf"
    assert letter_papers._free("av2.pdf", taken) == "av2.pdf"


def test_an_export_writes_the_terms_beside_the_letters_once(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.do("terms.load", content=sheets(2))
    numbers = [office.ask(letters.detail, offer(office), office.day).number for _each in range(2)]
    words = ["export", "letter", *numbers, "--to", str(tmp_path), "--json"]
    assert main([*words, "--file", str(office.database.path)]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    names = [f"{number}.pdf" for number in numbers]
    assert written == [str(tmp_path / name) for name in (*names, FILE)]
    assert (tmp_path / FILE).read_bytes() == sheets(2)
    (tmp_path / FILE).unlink()
    assert main([*words, "--copy", "--file", str(office.database.path)]) == 0
    assert not (tmp_path / FILE).exists()
