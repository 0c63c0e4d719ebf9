"""Our words: the window's language, and Dutch on paper."""

from __future__ import annotations

import pytest

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, choose, fill, language, on_paper, on_screen, plural
from ises_desk.values.kinds import Channel


def test_dutch_is_spoken_until_another_language_is_chosen() -> None:
    assert language() == "nl"
    choose("fr")
    assert language() == "nl"
    assert _("Klanten") == "Klanten"


@pytest.mark.usefixtures("english")
def test_paper_stays_dutch_and_the_screen_shows_through_it() -> None:
    assert language() == "en"
    with on_paper():
        assert language() == "nl"
        assert plural("{count} factuur", "{count} facturen", 2) == "2 facturen"
        with on_screen():
            assert language() == "en"
        assert language() == "nl"
    assert language() == "en"


@pytest.mark.usefixtures("english")
def test_a_marked_value_is_translated_and_a_name_is_not() -> None:
    refusal = Refusal(N_("Er is geen {what} met sleutel {key}."), what=N_("klant"), key="klant")
    assert str(refusal) == "There is no customer with key klant."
    with on_paper():
        assert str(refusal) == "Er is geen klant met sleutel klant."


@pytest.mark.usefixtures("english")
def test_a_kind_is_shown_in_the_window_s_language() -> None:
    assert fill("{how}", {"how": Channel.PHONE}) == "Telephone"
    with on_paper():
        assert fill("{how}", {"how": Channel.PHONE}) == "Telefoon"
