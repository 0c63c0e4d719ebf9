"""A list of any length: keys in memory, rows by page, sorted and searched by SQL."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from ises_desk import clock
from ises_desk.queries import products
from ises_desk.store.database import open_database
from ises_desk.ui.lanes import Lanes
from ises_desk.ui.listing_model import KIND_ROLE, PAGE, TONE_ROLE, Ask, ListingModel, cell
from ises_desk.ui.messages import Messages
from ises_desk.ui.rows_table import RowsModel
from tests.ui.conftest import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LONG = 20_000  # ms
ALL = Ask(partial(products.listing, DAY), states=lambda: products.STATES)


@pytest.fixture
def model(administration: Path, qapp: object) -> Iterator[ListingModel]:
    assert qapp is not None
    lanes = Lanes(Messages(), lambda: clock.moment_on(DAY))
    lanes.attach(open_database(administration))
    yield ListingModel(lanes)
    lanes.close()


def load(model: ListingModel, qtbot: QtBot, ask: Ask = ALL) -> None:
    with qtbot.waitSignal(model.loaded, timeout=LONG):
        model.show(ask)


def text(model: ListingModel, row: int, column: int) -> Any:
    return model.data(model.index(row, column))


def test_the_model_keeps_qts_rules(
    model: ListingModel, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    load(model, qtbot)
    qtmodeltester.check(model)


def test_it_has_a_row_for_every_key_and_fetches_pages_when_asked(
    model: ListingModel, qtbot: QtBot
) -> None:
    load(model, qtbot)
    assert model.rowCount() == 70
    assert text(model, 0, 0) == "P000"
    with qtbot.waitSignal(model.dataChanged, timeout=LONG):
        assert text(model, PAGE, 0) is None
    assert text(model, PAGE, 0) == f"P{PAGE:03}"


def test_sorting_and_searching_are_done_by_sql(model: ListingModel, qtbot: QtBot) -> None:
    load(model, qtbot)
    with qtbot.waitSignal(model.loaded, timeout=LONG):
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert text(model, 0, 0) == "P069"
    load(model, qtbot, Ask(ALL.make, "product 42", states=ALL.states))
    assert model.rowCount() == 1
    assert text(model, 0, 1) == "Product 42"


def test_an_older_answer_never_replaces_a_newer_one(model: ListingModel, qtbot: QtBot) -> None:
    model.show(ALL)
    load(model, qtbot, Ask(ALL.make, "product 42", states=ALL.states))
    qtbot.wait(50)
    assert model.rowCount() == 1


def test_keys_and_rows_find_each_other(model: ListingModel, qtbot: QtBot) -> None:
    load(model, qtbot)
    key = model.key_at(5)
    assert key is not None
    assert model.row_of(key) == 5
    assert model.row_of(-1) is None
    assert model.key_at(9_999) is None


def test_amounts_stand_right_and_states_carry_their_tone(model: ListingModel, qtbot: QtBot) -> None:
    load(model, qtbot)
    heads = [head.key for head in model.heads]
    net, state = heads.index("net"), heads.index("state")
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.data(model.index(0, net), role) & Qt.AlignmentFlag.AlignRight.value
    assert model.headerData(net, Qt.Orientation.Horizontal, role) & 2
    assert text(model, 0, net) == "€\N{NO-BREAK SPACE}10,00"
    assert model.data(model.index(0, state), KIND_ROLE) == "state"
    assert model.data(model.index(0, state), TONE_ROLE) == "good"
    assert model.data(model.index(3, state), TONE_ROLE) == "warn"


def test_a_row_that_went_meanwhile_is_shown_empty(model: ListingModel, qtbot: QtBot) -> None:
    load(model, qtbot)
    texts, tones = model._pages[0]
    model._pages[0] = (texts[:-1], tones[:-1])
    assert text(model, PAGE - 1, 0) == ""


def test_a_cell_without_a_value_is_empty_and_an_unknown_state_shows_itself() -> None:
    assert cell(None, "money", {}) == ("", "")
    assert cell("vreemd", "state", {}) == ("vreemd", "plain")
    assert cell(DAY, "day", {}) == ("22-11-2026", "")


def test_a_model_of_rows_in_memory_is_a_good_model(qtmodeltester: ModelTester) -> None:
    rows = RowsModel((("Naam", "text"), ("Stand", "state")))
    qtmodeltester.check(rows)
    rows.show_rows([("Jan", "Open|info"), ("Piet", "Betaald|good")])
    qtmodeltester.check(rows)
    assert rows.data(rows.index(1, 1)) == "Betaald"


def test_every_model_of_the_window_is_put_to_this_test() -> None:
    folder = Path(__file__).resolve().parents[2] / "ises_desk" / "ui"
    made = re.compile(r"^class (\w+)\(QAbstract(?:Table|List|Item)Model\)", re.MULTILINE)
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    found = {name for source in sources for name in made.findall(source)}
    assert found == {"ListingModel", "RowsModel", "FindModel"}
