"""Text: what can't be stored or printed is refused with a sentence."""

from __future__ import annotations

import pytest

from ises_desk.errors import Refusal
from ises_desk.letters import font
from ises_desk.values.text import PRINTABLE, block, cut, fold, line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jan  de Vries ", "Jan de Vries"),
        ("Jose\u0301", "José"),
        ("a\u00a0b", "a b"),
        ("<b>vet</b> & co", "<b>vet</b> & co"),
        ("Łukasz Đặng Ωμέγα Жук", "Łukasz Đặng Ωμέγα Жук"),
        ("€ 12,50 – “goed” … ‘zo’", "€ 12,50 – “goed” … ‘zo’"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_line_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert line(typed, 40, "Naam") == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Naam: vul dit in."),
        ("   ", "Naam: vul dit in."),
        ("x" * 41, "41 tekens; er passen er 40"),
        ("a\x00b", r"U\+0000"),
        ("a\tb", r"U\+0009"),
        ("a\nb", r"U\+000A"),
        ("a\u202eb", r"U\+202E"),
        ("a\u2066b", r"U\+2066"),
        ("a\u200fb", r"U\+200F"),
        ("a\u200bb", r"U\+200B"),
        ("a\u00adb", r"U\+00AD"),
        ("a\ue000b", r"U\+E000"),
        ("a\ud800b", r"U\+D800"),
        ("hoi 😀", "het teken 😀 kan niet"),
        ("日本", "het teken 日 kan niet"),
        ("سلام", "kan niet worden afgedrukt"),
    ],
)
def test_a_line_is_refused_with_its_label(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        line(typed, 40, "Naam")


def test_a_line_may_be_empty_or_unprintable_when_asked() -> None:
    assert line("  ", 40, "Naam", empty=True) == ""
    assert line("日本", 40, "Naam", printable=False) == "日本"


def test_a_block_keeps_its_lines() -> None:
    assert block("\r\neen  \r\n\ttwee\rdrie\n\n", 80, "Tekst") == "een\n    twee\ndrie"
    assert block("", 80, "Tekst", empty=True) == ""


@pytest.mark.parametrize("typed", ["a\u2029b", "a\x0bb", "a\u202ab", "", "\n \n", "x" * 81])
def test_a_block_is_refused_like_a_line(typed: str) -> None:
    with pytest.raises(Refusal, match="Tekst: "):
        block(typed, 80, "Tekst")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉÈÊË", "eeee"),
        ("Łódź", "lodz"),
        ("İstanbul ışık", "istanbul isik"),
        ("Øre Đuro", "ore duro"),
        ("Straße Æsop œuvre", "strasse aesop oeuvre"),
        ("Ĳssel", "ijssel"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ],
)
def test_search_text_has_no_case_accents_or_special_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("bold", [False, True])
def test_the_paper_font_has_every_sign_that_is_let_through(bold: bool) -> None:  # noqa: FBT001  both faces
    signs = [chr(point) for first, last in PRINTABLE for point in range(first, last + 1)]
    face = font.face(bold=bold)
    assert [sign for sign in font.clean("".join(signs)) if not face.knows(sign)] == []


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WAVE, HEART = "\U0001f44b\U0001f3fd", "\u2764\ufe0f"
DUTCH, BELGIAN = "\U0001f1f3\U0001f1f1", "\U0001f1e7\U0001f1ea"


@pytest.mark.parametrize("sign", [FAMILY, WAVE, HEART, "e\u0308", DUTCH])
def test_what_is_drawn_as_one_sign_is_not_halved(sign: str) -> None:
    for longest in range(3, 4 + len(sign)):
        shown = cut(f"ab{sign}cdef", longest)
        assert shown.removesuffix("…") in {"ab", f"ab{sign}"}
        assert len(shown) <= longest


def test_flags_are_cut_between_two_of_them() -> None:
    assert cut(DUTCH + BELGIAN + DUTCH, 4) == f"{DUTCH}…"
    assert cut(DUTCH + BELGIAN + DUTCH, 5) == f"{DUTCH}{BELGIAN}…"
    assert cut(f"abc{DUTCH}", 5) == f"abc{DUTCH}"
