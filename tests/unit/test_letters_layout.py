"""Lines and columns by measured width; the font that measures them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ises_desk.letters.font import clean, face, objects, width
from ises_desk.letters.layout import Style, break_lines, column_widths, measure
from ises_desk.values.text import PRINTABLE

BODY = Style(10, 14, bold=False, colour="0 0 0")
HEAD = Style(8, 10, bold=True, colour="0 0 0")
SIGNS = [chr(code) for first, last in PRINTABLE for code in range(first, last + 1)]
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéï  -,.€Ж"), max_size=200)


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_has_every_sign_that_a_form_lets_through(*, bold: bool) -> None:
    assert [sign for sign in SIGNS if not face(bold=bold).knows(sign)] == []


@pytest.mark.parametrize("bold", [False, True])
def test_digits_are_of_one_width_so_that_amounts_align(*, bold: bool) -> None:
    assert len({width(digit, bold) for digit in "0123456789"}) == 1


def test_dutch_is_printed_from_one_subset_and_other_letters_from_few() -> None:
    paper = face(bold=False)
    dutch = "Één coöperatie: € 1.234,50 – 'hé', “geïnd” voor 5 m² à 21% (wijk 3a)"
    assert {at for at, _ in paper.runs(dutch)} == {0}
    assert len({at for at, _ in paper.runs("Żółć Дмитрий Ελλάδα Nguyễn Şahin")}) <= 8


def test_a_sign_that_the_font_lacks_becomes_a_question_mark() -> None:
    assert face(bold=False).runs("a\u4e2db") == [(0, "a?b")]


def test_hard_spaces_are_spaces_and_a_soft_hyphen_is_nothing() -> None:
    assert clean("€\xa01 a\u00adb\u202fc") == "€ 1 ab c"
    assert width("€\xa01", bold=False) == width("€ 1", bold=False)


def test_a_subset_is_packed_once() -> None:
    assert objects(bold=False, at=0) is objects(bold=False, at=0)


@given(WORDS, st.floats(min_value=30, max_value=400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = break_lines(text, room, BODY)
    assert all(measure(line, BODY) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_feed_breaks_a_line_and_a_hard_space_does_not() -> None:
    assert break_lines("een\ntwee", 300, BODY) == ("een", "twee")
    room = measure("te betalen €", BODY)
    assert break_lines("te betalen €\xa01,00", room, BODY) == ("te betalen", "€\xa01,00")


CELLS = st.lists(
    st.tuples(st.text("abcdefgh ", max_size=90), st.text("ijklmn ", max_size=60)), min_size=1
)


@given(CELLS, st.integers(0, 10**9))
def test_columns_fill_their_room_and_numbers_are_never_broken(
    texts: list[tuple[str, str]], cents: int
) -> None:
    rows = [(*pair, f"€\xa0{cents}") for pair in texts]
    wide = column_widths(
        ("Wat", "Waarvoor", "Bedrag"), rows, (False, False, True), 400, (HEAD, BODY)
    )
    assert sum(wide) == pytest.approx(400)
    assert wide[2] >= measure(rows[0][2], BODY) - 0.01
    assert min(wide) >= 0


def test_a_word_wider_than_the_table_does_not_push_the_amounts_away() -> None:
    rows = [("x" * 300, "€\xa01,00")]
    wide = column_widths(("Wat", "Bedrag"), rows, (False, True), 400, (HEAD, BODY))
    assert wide[1] >= measure("€\xa01,00", BODY)
    assert sum(wide) == pytest.approx(400)


def test_many_words_that_do_not_fit_share_the_room() -> None:
    rows = [("x" * 200,) * 4]
    wide = column_widths("abcd", rows, (False,) * 4, 400, (HEAD, BODY))
    assert sum(wide) == pytest.approx(400)
    assert min(wide) > 90


def test_numbers_that_do_not_fit_are_narrowed_alike() -> None:
    rows = [("€\xa0999.999.999,99",) * 4]
    wide = column_widths("abcd", rows, (True,) * 4, 100, (HEAD, BODY))
    assert wide == pytest.approx([25] * 4)


def test_without_words_the_columns_share_what_is_left() -> None:
    rows = [("2026-0001", "01-03-2026", "5")]
    wide = column_widths(("Nr", "Op", "Dagen"), rows, (False, False, True), 400, (HEAD, BODY))
    extra = [most - max(measure(cell, BODY), measure(title, HEAD)) for most, cell, title in zip(
        wide, rows[0], ("Nr", "Op", "Dagen"), strict=True)]  # fmt: skip
    assert max(extra) == pytest.approx(min(extra))
