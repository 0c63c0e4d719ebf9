"""The papers as other programs read them: whole files, every word, and a code that pays."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.page import pdf
from ises_desk.values import formats
from tests.golden.papers import HOLDER, IBAN

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter

NEEDED = ("qpdf", "pdftotext", "pdftoppm", "zbarimg")


def missing() -> list[str]:
    """Return the readers that this machine hasn't."""
    return [name for name in NEEDED if shutil.which(name) is None]


pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


def said(*words: object) -> str:
    """Return what a program printed; it must have succeeded."""
    command = [str(word) for word in words]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  own words
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, letters: dict[str, Letter], letterhead: Letterhead
) -> Path:
    """Return the folder in which every letter lies as a PDF by its name."""
    place = tmp_path_factory.mktemp("papers")
    for name, letter in letters.items():
        (place / f"{name}.pdf").write_bytes(pdf(letter, letterhead))
    return place


def test_every_paper_is_a_whole_file(folder: Path) -> None:
    for name in LETTERS:
        assert "No syntax or stream encoding errors" in said(
            "qpdf", "--check", folder / f"{name}.pdf"
        )


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_another_reader_finds_who_sent_it_to_whom_and_when(
    name: str, folder: Path, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter = letters[name]
    read = re.sub(r"\s+", " ", said("pdftotext", "-layout", folder / f"{name}.pdf", "-"))
    wanted = [
        letterhead.name, letterhead.kvk, letterhead.vat_id, letterhead.email,
        *letter.recipient, formats.day(letter.on), letter.reference,
    ]  # fmt: skip
    assert [word for word in wanted if re.sub(r"\s+", " ", word) not in read] == []


@pytest.mark.parametrize("name", sorted(name for name in LETTERS if name.startswith("invoice")))
def test_an_invoice_shows_every_field_of_article_35a(
    name: str, folder: Path, letters: dict[str, Letter]
) -> None:
    """Number, days, what and when, the amounts of each rate, or why there is no VAT."""
    bill: Any = letters[name]
    read = re.sub(r"\s+", " ", said("pdftotext", "-layout", folder / f"{name}.pdf", "-"))
    wanted = [bill.reference, formats.day(bill.due_on), formats.amount(bill.total)]
    for line in bill.lines:
        wanted += [line.description.split("\n")[0], formats.amount(line.amount)]
        wanted.append(formats.quantity(line.quantity))
    for rate in getattr(bill, "vat_rows", ()):
        wanted += [formats.percent(rate.percent), formats.amount(rate.vat)]
        wanted.append(formats.amount(rate.net))
    assert [word for word in wanted if re.sub(r"\s+", " ", word) not in read] == []
    assert ("verlegd" in read) == (name == "invoice_reverse_charge")


def test_every_code_is_read_back_as_a_credit_transfer(
    folder: Path, letters: dict[str, Letter], tmp_path: Path
) -> None:
    """EPC069-12: twelve lines at most, the name and account of ours, the amount and reference."""
    paying = {name: letter for name, letter in letters.items() if getattr(letter, "qr", ())}
    assert len(paying) >= 8
    for name, each in paying.items():
        letter: Any = each
        picture = tmp_path / f"{name}.png"
        said("pdftoppm", "-r", 200, "-singlefile", "-png", folder / f"{name}.pdf",
             picture.with_suffix(""))  # fmt: skip
        lines = said("zbarimg", "-q", "--raw", picture).rstrip("\n").split("\n")
        amount = f"{letter.payable.cents / 100:.2f}".rstrip("0").rstrip(".")
        assert lines == [
            "BCD", "002", "1", "SCT", "", HOLDER, IBAN, f"EUR{amount}", "",
            letter.payment_reference,
        ]  # fmt: skip
