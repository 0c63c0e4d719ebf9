"""The agenda on screen: when the last backup was, and words only when they are seen."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from ises_desk.queries import products
from ises_desk.ui.duties import _send, backed_up_on, do, next_after
from ises_desk.ui.duty_rows import Shown, Texts
from ises_desk.ui.forms import Form
from ises_desk.ui.listing_model import cell
from ises_desk.ui.today import TodayPage
from ises_desk.values.money import Money
from tests.ui.conftest import calm, dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def test_the_newest_backup_counts_in_amsterdam_and_odd_names_do_not(tmp_path: Path) -> None:
    assert backed_up_on(tmp_path) is None
    for name in (
        "ises-20261121-110000-dagelijks.zip",
        "ises-20261121-233000.zip",
        "ises-99999999-999999.zip",
        "ises-.zip",
        "vakantie.zip",
    ):
        (tmp_path / name).touch()
    assert backed_up_on(tmp_path) == date(2026, 11, 22)
    (tmp_path / "ises-20261123-00u10m00-dagelijks.zip").touch()
    assert backed_up_on(tmp_path) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("count", "question"),
    [
        (1, "1 factuur of creditnota als verstuurd vastleggen?"),
        (2, "2 facturen en creditnota's als verstuurd vastleggen?"),
    ],
)
def test_one_credit_note_is_not_called_every_invoice(count: int, question: str) -> None:
    said: list[str] = []
    messages = SimpleNamespace(ask=lambda *words: said.extend(words[:2]))
    duty: Any = SimpleNamespace(arguments={"letter_ids": tuple(range(count))})
    _send(cast("Any", SimpleNamespace(messages=messages)), duty)
    assert said[0] == question
    assert "Elke factuur" not in said[1]


class Duty:
    """A duty that counts how often its title is made."""

    kind, basis, due_on = "bill", ("4.1",), date(2026, 11, 22)
    asked = 0

    @property
    def title(self) -> str:
        """Make the title."""
        self.asked += 1
        return "Factureren aan Łuk"


def test_words_are_made_once_and_only_for_what_is_seen() -> None:
    duties: list[Any] = [Duty(), Duty()]
    rows = [Shown(duty, "today", "Vandaag", ("Factureren", "green")) for duty in duties]
    texts = Texts(rows)
    assert len(texts) == 2
    assert texts[0] == (
        "Vandaag|warn",
        "22-11-2026",
        "Factureren aan Łuk",
        "Factureren|good",
        "4.1",
    )
    assert texts[:1] == [texts[0]]
    assert "luk" in rows[0].searched
    assert [duty.asked for duty in duties] == [1, 0]


def row(key: int) -> Shown:
    """Return a duty about one customer."""
    duty: Any = SimpleNamespace(kind="bill", subject="customer", key=key, customer_id=key)
    return Shown(duty, "today", "Vandaag", ("Factureren", "green"))


def test_after_a_deed_the_next_duty_is_chosen() -> None:
    before = [row(key) for key in (1, 2, 3, 4)]
    done = [row(key) for key in (9, 8, 1, 3, 4)]  # 2 was done, two others came before
    assert next_after(before, 1, done) == 3
    assert next_after(before, 0, done) == 2  # nothing happened to the first one
    assert next_after(before, 3, [row(1), row(2)]) == 1  # the last one was done
    assert next_after([], -1, done) == 0


def test_a_refund_from_the_agenda_knows_where_the_money_goes(
    window: MainWindow, qtbot: QtBot
) -> None:
    given = {"customer_id": 1, "iban": "NL91ABNA0417164300"}
    window.desk.lanes.perform(print, "customer.change", **given)
    calm(window, qtbot)
    duty = SimpleNamespace(
        kind="refund", customer_id=1, subject="customer", key=1,
        words=("Betaal terug", {}), arguments={"customer_id": 1, "amount": Money.of("5.00")},
    )  # fmt: skip
    do(window.desk, duty, window.menus)
    calm(window, qtbot)
    form = dialogs(window)[-1]
    assert isinstance(form, Form)
    assert form.cell("iban").input.typed() == "NL91 ABNA 0417 1643 00"
    assert form.cell("amount").input.value() == Money.of("5.00")
    form.reject()


def test_a_product_that_is_billed_once_says_so_in_the_list() -> None:
    assert cell(0, "period", {}) == ("eenmalig", "")
    assert cell(12, "period", {}) == ("12", "")
    columns = {column.key: column.kind for column in products.listing(date(2026, 11, 22)).columns}
    assert columns["months"] == "period"


def test_an_older_answer_of_a_search_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.navigator.go_to("today")
    calm(window, qtbot)
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    rows = page._rows
    assert rows
    asked: list[Any] = []
    lanes: Any = SimpleNamespace(read=lambda fn, done, *args: asked.append((fn, done, args)))
    real, page.desk.lanes = page.desk.lanes, lanes
    for typed in ("x", "xq"):
        page._bar.filter("", typed)
    page.desk.lanes = real
    (slow, show_slow, words_slow), (fast, show_fast, words_fast) = asked[-2:]
    show_fast(fast(None, *words_fast))
    assert page._rows == []
    show_slow([*slow(None, *words_slow), *rows])
    assert page._rows == []
