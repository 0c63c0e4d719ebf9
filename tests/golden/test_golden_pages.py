"""The pages: PDF/A parts, the window of the envelope, page breaks, copies, hostile values."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ises_desk.errors import Refusal
from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.copies import copied
from ises_desk.letters.font import objects
from ises_desk.letters.free_letter import FreeLetter
from ises_desk.letters.house import Letterhead
from ises_desk.letters.page import pdf
from ises_desk.letters.pen import MM, PAGE
from ises_desk.letters.text import plain_text

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

SHOWN = re.compile(r"BT [\d. ]+ rg ([\d.-]+) ([\d.-]+) Td (.*?) ET\n", re.DOTALL)
STRING = re.compile(r"\(((?:\\.|[^\\)])*)\) Tj")
LARGEST = 60_000
_DAY = date(2026, 11, 22)


def read(content: bytes) -> list[str]:
    """Return the text of each page as another program reads it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Return text without white space and bars, to compare what differs in line breaks only."""
    return re.sub(r"[\s|:]", "", text)


def strings(content: bytes) -> list[list[tuple[float, float, str]]]:
    """Return per page each string with its place in points from the top left corner."""
    with pikepdf.open(BytesIO(content)) as document:
        drawn = [page.Contents.read_bytes().decode("latin-1") for page in document.pages]
    return [
        [
            (float(x), PAGE[1] - float(y), "".join(STRING.findall(shown)))
            for x, y, shown in SHOWN.findall(page)
        ]
        for page in drawn
    ]


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_word_of_a_letter_stands_on_its_pages(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    pages = squeezed("".join(read(pdf(letters[name], letterhead))))
    words = plain_text(letters[name], letterhead).replace("- ", " ").split()
    assert [word for word in words if squeezed(word) not in pages] == []
    for fact in (letterhead.name, letterhead.kvk, letterhead.vat_id, *letterhead.address):
        assert squeezed(fact) in pages


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_is_pdf_a_with_title_author_and_language(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    content = pdf(letters[name], letterhead)
    assert content.startswith(b"%PDF-1.7\n")
    with pikepdf.open(BytesIO(content)) as document:
        root = document.Root
        about = document.open_metadata()
        assert about.pdfa_status == "2U"
        assert letters[name].reference in about["dc:title"]
        assert about["dc:title"] == str(document.docinfo.Title)
        assert about["dc:creator"] == [letterhead.name]
        assert set(about["dc:language"]) == {"nl-NL"}
        assert str(root.Lang) == "nl-NL"
        (intent,) = root.OutputIntents
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_same_letter_gives_the_same_bytes_and_few_of_them(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    content = pdf(letters[name], letterhead)
    assert content == pdf(letters[name], letterhead)
    assert len(content) < LARGEST


def test_another_letter_gives_other_bytes(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    one, other = letters["free_letter"], replace(letters["free_letter"], reference="B2026-0099")
    first, second = (pikepdf.open(BytesIO(pdf(each, letterhead))) for each in (one, other))
    with first, second:
        assert first.trailer.ID[0] != second.trailer.ID[0]


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_only_the_address_shows_through_the_window_of_an_envelope(
    name: str, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    first = strings(pdf(letters[name], letterhead))[0]
    # A window of 110 x 40 mm, 20 mm from the left, with 11 mm for the letter to slide.
    seen = [text for x, y, text in first if x < 130 * MM and 42 * MM < y < 93 * MM]
    assert len(seen) == 1 + len(letters[name].recipient)
    always = [text for x, y, text in first if 20 * MM < x < 120 * MM and 53 * MM < y < 82 * MM]
    assert always[-1].startswith("7701 AB")


def test_a_long_address_still_fits_the_window(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    lines = ("Stichting tot bevordering van zeer lange namen in Nederland",) * 4 + (
        "1234 AB Plaats",
    )
    first = strings(pdf(replace(letters["free_letter"], recipient=lines), letterhead))[0]
    last = next(y for _, y, text in first if text.startswith("1234 AB"))
    assert last <= 82.01 * MM


def test_a_table_repeats_its_heading_on_every_page_and_keeps_its_sums(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter: Any = letters["invoice"]
    long = replace(letter, lines=letter.lines * 20)
    pages = strings(pdf(long, letterhead))
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        said = [text for _, _, text in page]
        assert "Omschrijving" in said
        assert f"Pagina {number} van 3" in said
    assert sum(text.startswith("Webhosting") for page in pages for _, _, text in page) == 20


@pytest.mark.parametrize("rows", range(1, 46, 4))
def test_nothing_is_drawn_below_the_page_and_sums_never_stand_alone(
    rows: int, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter: Any = letters["invoice"]
    pages = strings(pdf(replace(letter, lines=letter.lines[:1] * rows), letterhead))
    for page in pages:
        assert max(y for _, y, _ in page) < 285 * MM
        body = [text for _, y, text in page if y < 278 * MM]
        if "Totaal exclusief btw" in body:
            assert any(text.startswith("Webhosting") for text in body)
            assert "Totaal inclusief btw" in body


@pytest.mark.parametrize("lines", range(20, 52, 2))
def test_the_greeting_and_the_signature_stay_together(
    lines: int, letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter = replace(letters["free_letter"], body="\n".join(["Een regel."] * lines))  # type: ignore[call-arg]
    pages = [[text for _, _, text in page] for page in strings(pdf(letter, letterhead))]
    ends = [page for page in pages if "Met vriendelijke groet," in page]
    assert len(ends) == 1
    assert letterhead.signatory in ends[0]


def test_a_copy_says_so_on_every_page_and_is_otherwise_the_same(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    sent = pdf(letters["payment_demand"], letterhead)
    copy = copied(sent)
    assert copy == copied(sent)
    assert all("KOPIE" in page for page in read(copy))
    assert "KOPIE" not in "".join(read(sent))
    assert squeezed("".join(read(copy)).replace("KOPIE", "")) == squeezed("".join(read(sent)))
    fresh = pdf(letters["payment_demand"], letterhead, copy=True)
    assert all("KOPIE" in page for page in read(fresh))


def test_markup_and_foreign_names_are_printed_literally(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    hostile = r"<b>vet</b> & \(haakjes\) {reference} %s ' \\ Żółć Şahin Дмитрий Ελλάδα"
    letter = replace(letters["free_letter"], body=hostile)  # type: ignore[call-arg]
    assert squeezed(hostile) in squeezed("".join(read(pdf(letter, letterhead))))


@given(st.text(max_size=300), st.text(min_size=1, max_size=80))
def test_no_value_can_break_the_file(body: str, subject: str) -> None:
    head = Letterhead(
        name=subject, address=(body,), kvk="1", vat_id="2", iban="3", account_name=subject
    )
    letter = FreeLetter(
        reference="B1",
        on=_DAY,
        customer_number="1",
        recipient=(subject, body),
        salutation="Geachte",
        subject=subject,
        body=body or "-",
    )
    content = pdf(letter, head)
    assert len(read(content)) >= 1
    with pikepdf.open(BytesIO(content)) as document, document.open_metadata() as about:
        assert about.pdfa_status == "2U"


def test_signs_that_xml_can_not_hold_stay_out_of_the_metadata(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    content = pdf(letters["free_letter"], replace(letterhead, name="Voor\x0bbeeld"))
    with pikepdf.open(BytesIO(content)) as document:
        assert b"<rdf:li>Voorbeeld</rdf:li>" in document.Root.Metadata.read_bytes()


def test_the_owners_own_words_take_the_place_of_the_shipped_ones(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    words = "Onderwerp: {subject}\nNr: {reference}\n\n! Eigen woorden.\n\n{body}"
    page = read(pdf(letters["free_letter"], letterhead, text=words))[0]
    assert "Eigen woorden." in page
    assert "Met vriendelijke groet" not in page


def test_a_logo_takes_the_place_of_the_name_and_must_be_a_picture(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    drawn = BytesIO()
    Image.new("RGBA", (1600, 400), (29, 95, 209, 128)).save(drawn, "PNG")
    content = pdf(letters["free_letter"], replace(letterhead, logo=drawn.getvalue()))
    with pikepdf.open(BytesIO(content)) as document:
        logo = document.pages[0].Resources.XObject.Logo
        assert (int(logo.Width), int(logo.Height)) == (760, 190)
        assert logo.ColorSpace == pikepdf.Name.DeviceRGB
        assert "/SMask" not in logo
        assert logo.read_bytes()[:3] == bytes((142, 175, 232))  # half blue on white
    with pytest.raises(Refusal, match="PNG of JPEG"):
        pdf(letters["free_letter"], replace(letterhead, logo=b"GIF89a geen logo"))
    with pytest.raises(Refusal, match="PNG of JPEG"):
        pdf(letters["free_letter"], replace(letterhead, logo=drawn.getvalue()[:200]))


def test_the_code_is_drawn_module_by_module(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    letter: Any = letters["invoice"]
    with pikepdf.open(BytesIO(pdf(letter, letterhead))) as document:
        drawn = document.pages[0].Contents.read_bytes().decode("latin-1")
    code = next(line for line in drawn.split("\n") if " 0 0 0 rg " in line)
    dark = {
        (-int(y) - 1, int(x) + step)
        for x, y, wide in re.findall(r"(\d+) (-\d+) (\d+) 1 re", code)
        for step in range(int(wide))
    }
    wanted = {
        (row, column)
        for row, modules in enumerate(letter.qr)
        for column, module in enumerate(modules)
        if module == "1"
    }
    assert dark == wanted


def test_a_page_costs_milliseconds_since_its_fonts_are_ready(
    letters: dict[str, Letter], letterhead: Letterhead
) -> None:
    pdf(letters["invoice"], letterhead)
    before = objects.cache_info().misses
    pdf(letters["invoice"], letterhead)
    pdf(letters["invoice_consumer"], letterhead)
    assert objects.cache_info().misses == before
