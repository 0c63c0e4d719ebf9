"""The owner's own text: what is refused, and the sentence that says why."""

from __future__ import annotations

import pytest

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.check import check_text
from ises_desk.letters.letter import fields, mandatory, optional_fields
from ises_desk.letters.template import shipped

FREE = "Onderwerp: {subject}\nNr: {reference} {customer_number} {on}\n\n{salutation},\n\n{body}\n"


def test_a_text_that_keeps_its_fields_may_say_what_it_likes() -> None:
    assert check_text("free_letter", FREE + "\nTot ziens, {sender_name}") == []


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_mandatory_field_is_missed_when_it_is_gone(name: str) -> None:
    for field in mandatory(LETTERS[name]):
        problems = check_text(name, shipped(name).replace(f"{{{field}}}", "-"))
        lost = f"Het verplichte veld {{{field}}} ontbreekt."
        unreadable = "Een tabel heeft een rij koppen en daaronder één rij die herhaald wordt."
        assert any(each.startswith(lost) or each == unreadable for each in problems)


def test_an_optional_field_may_go() -> None:
    words = shipped("invoice").replace("Uw kenmerk: {your_reference}\n", "")
    assert check_text("invoice", words) == []


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (FREE + "{naam_klant}", "Deze brief kent geen veld {naam_klant}."),
        (FREE + "{Naam}", "{Naam} is geen geldig veld; schrijf een veld als {naam}."),
        (FREE + "een { los", "{ is geen geldig veld; schrijf een veld als {naam}."),
        (FREE + "{0.__class__}", "{0.__class__} is geen geldig veld; schrijf een veld als {naam}."),
        (FREE + "vrolijk \U0001f600", "Het teken \U0001f600 kan niet worden afgedrukt."),
        (FREE + "om\u202eekeerd", "Het teken U+202E kan niet worden afgedrukt."),
        ("Geachte,", 'De tekst begint niet met een regel "Onderwerp: …".'),
    ],
)
def test_what_can_not_be_printed_or_read_is_refused(words: str, problem: str) -> None:
    assert problem in check_text("free_letter", words)


def test_the_sender_must_stay_where_the_law_asks_for_it() -> None:
    words = shipped("invoice_reverse_charge").replace("{sender_vat_id}", "")
    assert check_text("invoice_reverse_charge", words) == [
        "Het verplichte veld {sender_vat_id} ontbreekt."
    ]


def test_the_words_of_the_fourteen_day_letter_stay_literally() -> None:
    words = shipped("fourteen_day_letter")
    shorter = words.replace("veertien dagen vanaf de dag nadat deze", "14 dagen nadat deze")
    assert check_text("fourteen_day_letter", shorter) == [
        (
            'De wettelijke woorden "binnen veertien dagen vanaf de dag nadat deze brief bij u is '
            'bezorgd" ontbreken. De termijn van veertien dagen staat er met precies deze woorden; '
            "met andere woorden heeft de brief geen gevolg. (6:96 lid 6 BW; HR 25-11-2016)"
        )
    ]
    void = words + "\nU betaalt dus binnen veertien dagen na dagtekening.\n"
    assert check_text("fourteen_day_letter", void) == [
        'De woorden "na dagtekening" maken deze brief ongeldig.'
    ]
    assert check_text("fourteen_day_letter", words + "\nAnders komt de deurwaarder.\n") != []


def test_words_in_a_remark_do_not_count() -> None:
    words = shipped("fourteen_day_letter")
    law = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
    assert check_text("fourteen_day_letter", f"{words.replace(law, '')}\n# {law}\n") != []


def test_a_mandatory_field_may_not_stand_where_it_can_disappear() -> None:
    words = shipped("invoice").replace("{notes}", "{notes} Betaal op {due_on}.")
    assert check_text("invoice", words) == [
        "{due_on} is verplicht, maar verdwijnt als {notes} leeg is; zet ze apart."
    ]
    hidden = shipped("invoice").replace("{notes}", "= Kop\n\n{notes}\n\nOp {due_on}.\n\n=")
    assert "{due_on} is verplicht, maar verdwijnt als {notes} leeg is; zet ze apart." in check_text(
        "invoice", hidden
    )


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_mandatory_and_optional_fields_are_apart(name: str) -> None:
    letter = LETTERS[name]
    assert mandatory(letter) <= fields(letter)
    assert not mandatory(letter) & optional_fields(letter)
    assert {"reference", "on", "customer_number", "salutation"} <= mandatory(letter)
