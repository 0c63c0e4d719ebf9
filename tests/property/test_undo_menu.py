"""What the menu of earlier deeds shows and does for every deed there is."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from ises_desk.actions.arguments import read
from ises_desk.actions.history import latest, recent
from ises_desk.actions.register import Undo, load_all
from ises_desk.actions.undo_view import look
from ises_desk.errors import Refusal
from ises_desk.i18n import _
from ises_desk.models import Base
from ises_desk.queries.field_names import FIELD_NAMES, HIDDEN
from ises_desk.store.database import open_database
from ises_desk.ui.past_deeds import PILE, SETS_RIGHT, SETTINGS
from tests.actions.conftest import Office
from tests.property.hostile_calls import CALLS
from tests.property.hostile_files import written
from tests.property.hostile_office import TODAY, fill, filled

if TYPE_CHECKING:
    from pathlib import Path

    from ises_desk.actions.undo_view import Look

UNTOLD = {"audit_line", "audit_payload", "counter", "permit"}
Filled = tuple["Path", dict[str, Any]]


@pytest.fixture(scope="module")
def filled_office(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Fill an office once, to be copied."""
    path = tmp_path_factory.mktemp("menu") / "administratie.sqlite"
    database = open_database(path, lock=False)
    keys = fill(Office(database))
    database.close()
    logo = path.with_name("logo.png")
    Image.new("RGB", (40, 20), "navy").save(logo)
    return path, {**keys, "logo": str(logo), **written(path.parent)}


@pytest.fixture
def office(filled_office: Filled, tmp_path: Path) -> Office:
    """Copy the filled office."""
    path = shutil.copyfile(filled_office[0], tmp_path / "a.sqlite")
    return Office(open_database(path, create=False, lock=False)).on(TODAY)


def seen(office: Office, line: int) -> Look:
    """Return what the menu shows of a deed."""
    found: Look = office.ask(look, office.now, line)
    return found


@pytest.mark.parametrize("code", sorted(load_all()))
def test_the_menu_takes_back_sets_right_or_says_why_not(
    office: Office, filled_office: Filled, code: str
) -> None:
    act = load_all()[code]
    before = office.fresh()
    office.do(act, **read(act, filled(CALLS[code], filled_office[1])))
    assert office.last is not None
    line, after = office.last.line, office.fresh()
    assert office.ask(latest)[0][:3] == (line, office.now, _(act.title))
    shown, deed = seen(office, line), office.ask(recent, office.now)[0]
    assert (shown.title, shown.refusal) == (_(act.title), deed.why_not)
    if act.undo is Undo.REVERT:
        assert shown.refusal == ""
        assert shown.changes or before == after or only_hidden(before, after)
        office.undo(line)
        assert office.fresh() == before
        assert "al ongedaan" in seen(office, line).refusal
        return
    with pytest.raises(Refusal) as why:
        office.undo(line)
    assert str(why.value) == shown.refusal
    assert office.fresh() == after
    if act.undo is Undo.NEVER:
        assert shown.refusal.endswith(_(act.because))
        assert shown.by == ""
    else:
        assert shown.by == act.by
        known = act.by == PILE or (act.by in SETS_RIGHT and shown.key > 0)
        assert known or act.by in SETTINGS
        assert act.by != PILE or shown.keys
        assert shown.by_title in shown.refusal


def only_hidden(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Tell whether only columns differ that people don't see."""
    return {name: len(rows) for name, rows in before.items()} == {
        name: len(rows) for name, rows in after.items()
    }


def test_a_deed_that_sets_right_stands_on_its_page() -> None:
    from importlib import import_module

    from ises_desk.ui.pages import TABS

    specs = {tab.subject: import_module(f"ises_desk.ui.{tab.module}") for tab in TABS}
    for subject, code in SETS_RIGHT.values():
        assert code in [deed.code for deed in specs[subject].SPEC.deeds]
    wanted = {act.by for act in load_all().values() if act.undo is Undo.COMPENSATE}
    assert wanted == {*SETS_RIGHT, *SETTINGS, PILE}


def test_every_column_has_a_name_for_people_or_is_the_programs_own() -> None:
    columns = {
        column.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if table.name not in UNTOLD and not column.name.endswith("_id")
    } | {"vat_id"}
    assert sorted(columns - set(FIELD_NAMES) - HIDDEN) == []
    assert sorted((set(FIELD_NAMES) | HIDDEN) - columns) == []


def test_what_changes_is_told_in_dutch_with_values_for_people(office: Office) -> None:
    key = office.customer(name="Oud")
    office.do("customer.change", customer_id=key, name="Nieuw", one_invoice=False)
    assert office.last is not None
    told = [
        (each.record or each.field, each.now, each.then)
        for each in seen(office, office.last.line).changes
    ]
    assert re.fullmatch(r"Klant K\d+ Nieuw", told[0][0])
    assert told[0][1:] == ("", "wordt gewijzigd")
    assert sorted(told[1:]) == [("Eén factuur", "nee", "ja"), ("Naam", "Nieuw", "Oud")]


def test_what_is_made_goes_and_what_was_removed_comes_back(office: Office) -> None:
    key = office.customer(name="Weg")
    assert office.last is not None
    made = [(each.record.split()[0], each.then) for each in seen(office, office.last.line).changes]
    assert made == [("Klant", "wordt weggehaald"), ("Adres", "wordt weggehaald")]
    office.do("customer.remove", customer_id=key)
    gone = [each.then for each in seen(office, office.last.line).changes]
    assert gone == ["komt terug", "komt terug"]


def test_a_refusal_says_which_later_deed_stands_in_the_way_and_when(office: Office) -> None:
    key = office.customer()
    first = office.last
    assert first is not None
    office.later(3).do("note.add", customer_id=key, text="x")
    later = office.last
    assert later is not None
    shown = seen(office, first.line)
    assert (shown.later, shown.later_title) == (later.line, "Notitie toevoegen")
    assert "notitie" in shown.refusal
    assert "25 november 2026" in shown.refusal
    assert shown.changes == ()


def test_an_unknown_line_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="geen logregel 99999"):
        seen(office, 99_999)
