"""The statement of reasons (L13, DSA art. 17): due when content is the ground."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Letter
from ises_desk.queries.agenda import agenda
from ises_desk.values.kinds import Ground, LetterKind
from tests.actions.breaching import firm, happened, panel, running

if TYPE_CHECKING:
    from tests.actions.conftest import Office

MONDAY = date(2026, 11, 23)
WHY: dict[str, Any] = {
    "why": "De pagina bood inloggegevens van anderen aan.",
    "scope": "alle landen",
    "duration": "tot de pagina weg is",
}


def due(office: Office) -> list[date]:
    """Return on which days reasons are asked for."""
    return [duty.due_on for duty in office.ask(agenda, office.day) if duty.kind == "reasons"]


def blocked(office: Office, *, content: bool = True, **values: Any) -> tuple[int, int]:
    """Return a contract that is suspended for what happened, and that occurrence."""
    contract = running(office, firm(office, **values))
    key = happened(office.on(MONDAY), contract, Ground.MISUSE, about_content=content)
    office.do("contract.suspend", **panel(contract, Ground.MISUSE, starts_on=date(2026, 11, 25)))
    return contract, key


def test_art_17_they_are_due_when_the_block_starts_until_they_are_given(office: Office) -> None:
    _contract, key = blocked(office)
    assert due(office) == [date(2026, 11, 25)]
    letter = office.do("occurrence.state_reasons", occurrence_id=key, **WHY)
    assert due(office) == []
    row = office.get(Letter, letter)
    assert (row.kind, row.template) == (LetterKind.L13, "reasons_contract")
    again = office.refused("occurrence.state_reasons", occurrence_id=key, **WHY)
    assert again.field == "occurrence_id"
    office.do("letter.withdraw", letter_id=letter)
    assert due(office) == [date(2026, 11, 25)]


def test_art_17_a_dissolution_over_content_asks_for_them_too(office: Office) -> None:
    contract = running(office, firm(office))
    key = happened(office.on(MONDAY), contract, Ground.MISUSE, about_content=True)
    office.do(
        "contract.dissolve",
        contract_id=contract,
        ground=Ground.MISUSE,
        shortcoming="Misbruik.",
        confirmed=True,
    )
    assert due(office) == [MONDAY]
    letter = office.do("occurrence.state_reasons", occurrence_id=key, **WHY)
    assert "ontbonden" in office.ask(lambda s: s.get_one(Letter, letter).data)["measure"]
    assert due(office) == []


@pytest.mark.parametrize("values", [{"content": False}, {"email": ""}])
def test_art_17_not_without_content_nor_without_an_address_to_mail(
    office: Office, values: dict[str, Any]
) -> None:
    from ises_desk.values.kinds import Delivery

    more = {"delivery": Delivery.POST} if "email" in values else {}
    blocked(office, **values, **more)
    assert due(office) == []


def test_art_17_the_law_as_a_ground_is_named(office: Office) -> None:
    _contract, key = blocked(office)
    letter = office.do(
        "occurrence.state_reasons",
        occurrence_id=key,
        law="artikel 139d van het Wetboek van Strafrecht",
        from_notice=True,
        automated=True,
        **WHY,
    )
    row = office.get(Letter, letter)
    assert row.template == "reasons_law"
    data = office.ask(lambda session: session.get_one(Letter, letter).data)
    assert "melding die wij hebben ontvangen" in data["origin"]
    assert "geautomatiseerde middelen gebruikt" in data["automated"]
    assert (data["since"], data["scope"]) == ("2026-11-25", "alle landen")


def test_art_17_nothing_to_give_reasons_for(office: Office) -> None:
    contract = running(office, firm(office))
    for content in (False, True):
        key = happened(office.on(MONDAY), contract, Ground.MISUSE, about_content=content)
        why = office.refused("occurrence.state_reasons", occurrence_id=key, **WHY)
        assert (why.field, why.basis) == ("occurrence_id", "DSA art. 17")


@pytest.mark.parametrize("name", sorted(WHY))
def test_art_17_what_must_be_in_it_is_asked(office: Office, name: str) -> None:
    _contract, key = blocked(office)
    given = {"occurrence_id": key, **WHY, name: " "}
    assert office.refused("occurrence.state_reasons", **given).field == name
