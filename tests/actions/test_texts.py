"""The owner's own words for letters: checked, kept version by version, put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.letters.template import shipped
from ises_desk.models import Letter, LetterText
from ises_desk.queries import texts

if TYPE_CHECKING:
    from tests.actions.conftest import Office

NAME = "free_letter"


def with_words(words: str) -> str:
    """Return the free letter's text with a closing line."""
    return f"{shipped(NAME)}\n{words}\n"


def test_a_letter_may_have_the_owners_words(office: Office) -> None:
    own = shipped("free_letter") + "\nMet vriendelijke groet <b>&</b> tot ziens.\r\n"
    office.undoes("text.set", name="free_letter", text=own)
    found = {text.name: text for text in office.ask(texts.texts)}
    assert found["free_letter"].own
    assert "\r" not in found["free_letter"].text
    assert not found["payment_reminder"].own
    office.undoes("text.reset", name="free_letter")
    assert office.refused("text.reset", name="free_letter").field == "name"


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("onbekend", "x", "name"),
        ("free_letter", "", "text"),
        ("free_letter", "x" * 20_001, "text"),
        ("payment_demand", "Onderwerp: Betaal\n\nBetaal.", "text"),
        ("free_letter", shipped("free_letter") + "\nteken 😀\n", "text"),
        ("free_letter", shipped("free_letter") + "\n{bestaat_niet}\n", "text"),
    ],
)
def test_a_text_that_lost_its_work_is_refused(
    office: Office, name: str, text: str, field: str
) -> None:
    assert office.refused("text.set", name=name, text=text).field == field


def test_every_version_is_kept_and_one_is_in_use(office: Office) -> None:
    office.undoes("text.set", name=NAME, text=with_words("Een."))
    office.later(1).undoes("text.set", name=NAME, text=with_words("Twee."))
    found = office.ask(texts.versions, NAME)
    assert [version.number for version in found] == [2, 1, 0]
    assert [version.in_use for version in found] == [True, False, False]
    assert found[0].saved_at == office.now
    assert (found[2].key, found[2].text) == (None, shipped(NAME))
    office.undoes("text.put_back", version_id=found[1].key)
    assert office.ask(texts.own, NAME) == with_words("Een.")
    office.undoes("text.reset", name=NAME)
    assert office.ask(texts.own, NAME) is None
    assert [version.in_use for version in office.ask(texts.versions, NAME)] == [False, False, True]
    assert len(office.all(LetterText)) == 2
    assert office.problems() == []


def test_what_is_in_use_already_is_refused(office: Office) -> None:
    office.do("text.set", name=NAME, text=with_words("Een."))
    key = office.all(LetterText)[0].id
    assert office.refused("text.set", name=NAME, text=with_words("Een.")).field == "text"
    assert office.refused("text.put_back", version_id=key).field == "version_id"
    assert office.refused("text.put_back", version_id=99).field == "version_id"


def test_a_version_that_no_longer_does_its_work_is_not_put_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version of an earlier program may lack what is asked now."""
    office.do("text.set", name=NAME, text=with_words("Een."))
    key = office.all(LetterText)[0].id
    office.do("text.reset", name=NAME)
    monkeypatch.setattr("ises_desk.letters.check.check_text", lambda *_: ["Er ontbreekt iets."])
    assert "Er ontbreekt iets." in str(office.refused("text.put_back", version_id=key))


def test_a_letter_is_not_made_with_a_text_that_lost_its_work(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.sender()
    customer = office.business()
    office.do("text.set", name=NAME, text=with_words("Een."))
    monkeypatch.setattr("ises_desk.letters.check.is_whole", lambda *_: False)
    words = {"customer_id": customer, "subject": "Dag", "text": "Dag."}
    assert "ontbreekt iets" in str(office.refused("letter.write", **words))


def test_letters_that_were_made_keep_their_words(office: Office) -> None:
    office.sender()
    customer = office.business()
    words = {"customer_id": customer, "subject": "Dag", "text": "Dag."}
    office.do("text.set", name=NAME, text=with_words("Een."))
    office.do("letter.write", **words)
    office.do("text.set", name=NAME, text=with_words("Twee."))
    office.do("letter.write", **words)
    with office.database.read() as session:
        first, second = (session.get_one(Letter, key).text for key in (1, 2))
    assert first.endswith("Een.\n")
    assert second.endswith("Twee.\n")
