"""The owner's own words in one letter: free where the law leaves room, bound where it doesn't."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ises_desk.errors import Refusal
from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.data import as_data, from_data
from ises_desk.letters.letter import Passage, mandatory
from ises_desk.letters.page import pdf
from ises_desk.letters.template import parse, shipped
from ises_desk.letters.text import Block, plain_text, text
from ises_desk.letters.wording import LONGEST, MOST, Shown, shown, worded
from tests.golden.conftest import LETTERHEAD as HEAD
from tests.golden.papers import every_letter

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

PAPERS = every_letter()
L07 = PAPERS["fourteen_day_letter"]


def part(letter: Letter, words: str) -> Shown:
    """Return the printed part that holds these words."""
    return next(each for each in shown(letter, HEAD) if words in each.text)


def refusal(letter: Letter, *passages: Passage) -> Refusal:
    with pytest.raises(Refusal) as caught:
        worded(letter, HEAD, passages)
    return caught.value


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_whatever_the_owner_writes_all_that_is_bound_is_still_printed(name: str) -> None:
    """Every free part is left out, and words are added everywhere: the bound parts all stay."""
    letter = PAPERS[name]
    parts = shown(letter, HEAD)
    out = [Passage(place=each.place, text="") for each in parts if each.bound is None]
    added = [Passage(place=each.place, text="Erbij.", added=True) for each in parts]
    assert out
    made = worded(letter, HEAD, out[:MOST])
    printed = plain_text(made, HEAD)
    for each in parts:
        assert (each.bound is None) or each.tone == "heading" or each.text in printed
    full = plain_text(worded(letter, HEAD, added[:MOST]), HEAD)
    assert full.count("Erbij.") == min(len(parts), MOST)
    assert all(each.text in full for each in parts)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_no_field_of_the_letter_itself_is_free(name: str) -> None:
    """Only who is greeted, who signs, and the day may be said otherwise."""
    letter = PAPERS[name]
    template = parse(shipped(name))
    free = [template.parts[each.place] for each in shown(letter, HEAD) if each.bound is None]
    named = {field for each in free for field in each.names}
    asked = mandatory(type(letter)) - {"on", "salutation", "reference", "customer_number"}
    assert not named & asked


@pytest.mark.parametrize("name", sorted(LETTERS))
@pytest.mark.parametrize("text", ["", "Iets anders."])
def test_a_bound_part_can_be_neither_left_out_nor_changed_and_says_why(
    name: str, text: str
) -> None:
    letter = PAPERS[name]
    for each in shown(letter, HEAD):
        if each.bound is not None:
            why = refusal(letter, Passage(place=each.place, text=text))
            assert str(why)
            assert (why.field, why.basis) == ("wording[0].text", each.bound.basis)


@pytest.mark.parametrize(
    ("name", "words", "basis"),
    [
        ("fourteen_day_letter", "binnen veertien dagen vanaf", "6:96 lid 6 BW; HR 25-11-2016"),
        ("fourteen_day_letter", "vergoeding voor buitengerechtelijke", "6:96 lid 6 BW"),
        ("fourteen_day_letter", "in deze vergoeding", "Besluit BIK art. 2 lid 3"),
        ("fourteen_day_letter", "In verzuim sinds", "6:96 lid 6 BW"),
        ("fourteen_day_letter", "Bent u het niet eens", "6:96 lid 6 BW"),
        ("payment_reminder", "geen kosten", "6:96 lid 6 BW"),
        ("payment_demand", "uiterlijk op", "6:82 lid 1 BW"),
        ("payment_demand", "De rente is verschuldigd", "6:119 t/m 6:119b BW"),
        ("payment_demand", "kosten van inning is", "6:96 BW"),
        ("default_notice_payment", "uiterlijk op", "6:82 lid 1 BW"),
        ("default_notice_payment", "alle rechten voor", "6:82 lid 1 BW"),
        ("default_notice_obligation", "in gebreke", "6:82 lid 1 BW"),
        ("default_notice_obligation", "alle rechten voor", "15.2"),
        ("termination_confirmed_business", "laatste dag van de overeenkomst", "15.1"),
        ("termination_confirmed_consumer_monthly", "op elke dag opzeggen", "15.1"),
        ("termination_confirmed_consumer_monthly", "databases", "15.5"),
    ],
)
def test_what_the_law_asks_is_bound_with_its_article(name: str, words: str, basis: str) -> None:
    letter = PAPERS[name]
    found = [each for each in shown(letter, HEAD) if words.casefold() in each.text.casefold()]
    bases = [each.bound.basis for each in found if each.bound is not None]
    assert basis in bases
    assert len(bases) == len(found)


def test_a_free_part_gets_other_words_and_keeps_what_it_said() -> None:
    greeting = part(L07, "Geachte")
    made = worded(L07, HEAD, [Passage(place=greeting.place, text="Beste {naam} <b>Anna</b>,")])
    assert made.wording == (
        Passage(place=greeting.place, text="Beste {naam} <b>Anna</b>,", was=greeting.text),
    )
    assert Block("plain", "Beste {naam} <b>Anna</b>,") in text(made, HEAD).blocks
    assert pdf(made, HEAD) == pdf(made, HEAD) != pdf(L07, HEAD)
    assert from_data("fourteen_day_letter", json.loads(json.dumps(as_data(made)))) == made


def test_a_heading_goes_with_the_last_words_under_it() -> None:
    letter = PAPERS["payment_demand"]
    last = part(letter, "aan de rechter voorleggen")
    terms = part(letter, "van toepassing")
    assert terms.bound is not None
    made = plain_text(worded(letter, HEAD, [Passage(place=last.place, text="")]), HEAD)
    assert "Als u niet betaalt" in made
    early = PAPERS["default_notice_payment"]
    assert "Als u niet op tijd betaalt" in plain_text(early, HEAD)
    own = "Onderwerp: {subject}\n\n= Kop\n\nVrij.\n\n=\n\n{salutation} {body} {on} {reference}"
    free = PAPERS["free_letter"]
    assert "Kop" in plain_text(free, HEAD, own)
    assert "Kop" not in plain_text(worded(free, HEAD, [Passage(place=1, text="")], own), HEAD, own)


def test_words_that_change_nothing_are_not_kept() -> None:
    greeting = part(L07, "Geachte")
    assert worded(L07, HEAD, [Passage(place=greeting.place, text=greeting.text)]).wording == ()


def test_a_text_that_changed_meanwhile_is_refused() -> None:
    greeting = part(L07, "Geachte")
    old = Passage(place=greeting.place, text="Beste klant,", was="Geachte heer,")
    assert "intussen veranderd" in str(refusal(L07, old))
    refusal(L07, Passage(place=99, text="Beste klant,"))
    refusal(L07, Passage(place=-1, text="Erbij.", added=True))


def test_what_cannot_be_printed_or_does_not_fit_is_refused() -> None:
    place = part(L07, "Geachte").place
    for bad in ("Hoi 😀", "a\u202eb", "x" * (LONGEST + 1)):
        assert refusal(L07, Passage(place=place, text=bad)).field == "wording[0].text"
    assert refusal(L07, Passage(place=place, text=" ", added=True)).field == "wording[0].text"
    twice = (Passage(place=place, text="Een"), Passage(place=place, text="Twee"))
    assert refusal(L07, *twice).field == "wording[1].place"
    many = (Passage(place=place, text="Erbij.", added=True),) * (MOST + 1)
    assert refusal(L07, *many).field == "wording"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fourteen_day_letter", "Betaal binnen 7 dagen."),
        ("fourteen_day_letter", "U heeft tot en met 3 december de tijd."),
        ("fourteen_day_letter", "Betaal uiterlijk\nmaandag 7 december."),
        ("fourteen_day_letter", "Graag voor 3 december."),
        ("fourteen_day_letter", "Graag vóór het eind van de maand."),
        ("fourteen_day_letter", "Betaal binnen veertien dagen na heden."),
        ("fourteen_day_letter", "Hierbij rekenen wij € 5,00."),
        ("fourteen_day_letter", "Daar komen kosten bij."),
        ("fourteen_day_letter", "Anders komt de deurwaarder."),
        ("payment_reminder", "Wij rekenen 10 aanmaningskosten."),
        ("default_notice_payment", "Wij melden u bij het BKR."),
    ],
)
def test_words_that_would_void_the_letter_are_refused(name: str, words: str) -> None:
    letter = PAPERS[name]
    free = next(each for each in shown(letter, HEAD) if each.bound is None)
    for added in (False, True):
        why = refusal(letter, Passage(place=free.place, text=words, added=added))
        assert why.field == "wording[0].text"


@pytest.mark.parametrize(
    "words",
    ["Wij spraken elkaar op 3 november.", "Dit gaat over de hosting voor uw bedrijf.",
     "Voor uw vragen kunt u ons bellen."],
)  # fmt: skip
def test_a_kind_word_in_a_fourteen_day_letter_is_fine(words: str) -> None:
    place = part(L07, "Geachte").place
    made = worded(L07, HEAD, [Passage(place=place, text=words, added=True)])
    assert words in plain_text(made, HEAD)
