"""The smaller deeds of a day, through their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.queries import complaints, contracts, customers, invoices, products, settings, texts
from ises_desk.ui.inline import Inline
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.ui.conftest import DAY, calm, dialogs
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


def test_a_contract_gets_a_line_and_the_line_another_price(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "contract", 1)
    page.run("line")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), product="P002")
    lines = ask(window, contracts.detail, 1, DAY).lines
    assert [line.description for line in lines] == ["Product 1", "Product 2"]
    page._follow("line", lines[1].id)
    save(window, qtbot, form_on_screen(window), unit_price=Money.of("99.00"))
    assert ask(window, contracts.detail, 1, DAY).lines[1].unit_price == Money.of("99.00")


def test_a_draft_gets_a_line_changes_it_and_loses_it(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice")
    page.show_key(None, "draft")
    calm(window, qtbot)
    key = page.sheet.key
    page.run("line")
    words = {"description": "Extra", "unit_price": Money.of("10.00")}
    save(window, qtbot, form_on_screen(window), **words)
    line = ask(window, invoices.detail, key, DAY).lines[-1]
    assert line.amount == Money.of("10.00")
    page._follow("line", line.id)
    save(window, qtbot, form_on_screen(window), quantity=Quantity.of("3"))
    assert ask(window, invoices.detail, key, DAY).lines[-1].amount == Money.of("30.00")
    page._follow("line", line.id)
    form = form_on_screen(window)
    form._perform("invoice.remove_line", {"line_id": line.id})
    calm(window, qtbot)
    assert len(ask(window, invoices.detail, key, DAY).lines) == 1


def test_a_part_of_a_line_is_credited(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice", 1)
    line = page.sheet.record.lines[0]
    page.run("credit")
    calm(window, qtbot)
    rows = [{"line_id": line.id, "amount": Money.of("1.00")}]
    save(window, qtbot, form_on_screen(window), reason="Storing", lines=rows)
    notes = ask(window, invoices.detail, 1, DAY).credit_notes
    assert len(notes) == 1
    assert ask(window, invoices.detail, notes[0][0], DAY).net == Money.of("-1.00")


def test_a_price_is_set_and_the_gross_one_computed(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "product", 5)
    page.run("price")
    save(window, qtbot, form_on_screen(window), net=Money.of("100.00"))
    price = ask(window, products.detail, 5, DAY).price
    assert (price.net, price.gross) == (Money.of("100.00"), Money.of("121.00"))


def test_a_complaint_is_answered_by_letter(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "complaint", 1)
    page.run("letter")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), subject="Uw klacht", text="Opgelost.")
    for dialog in dialogs(window):
        dialog.close()
    page = go(window, qtbot, "complaint", 1)
    page.run("answer")
    calm(window, qtbot)
    strip = form_on_screen(window).thinker.strip
    qtbot.waitUntil(lambda: "nog niet verstuurd" in strip.text)
    save(window, qtbot, form_on_screen(window), outcome="Opgelost")
    found = ask(window, complaints.detail, 1, DAY)
    assert found.state == "answered"
    assert found.letters[0].subject == "Uw klacht"


@pytest.mark.parametrize(
    ("part", "deed", "values"),
    [
        ("contacts", "contact", {"name": "Bram"}),
        ("accounts", "account", {"name": "bram-account"}),
        ("notes", "note", {"text": "Belt morgen"}),
    ],
)
def test_parts_of_a_customer_are_added_changed_and_removed(
    window: MainWindow, qtbot: QtBot, part: str, deed: str, values: dict[str, str]
) -> None:
    page = go(window, qtbot, "customer", 2)
    page.run(deed)
    save(window, qtbot, form_on_screen(window), **values)
    found: Any = getattr(ask(window, customers.detail, 2, DAY), part)
    assert len(found) == 1
    name = next(iter(values))
    page._follow(deed, found[0].id)
    save(window, qtbot, form_on_screen(window), **{name: "anders"})
    found = getattr(ask(window, customers.detail, 2, DAY), part)
    assert getattr(found[0], name) == "anders"
    page._follow(deed, found[0].id)
    form = form_on_screen(window)
    form._perform(f"{deed}.remove", dict(form._fixed))
    calm(window, qtbot)
    assert getattr(ask(window, customers.detail, 2, DAY), part) == ()


def test_two_customers_become_one(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "customer", 1)
    page.run("merge")
    save(window, qtbot, form_on_screen(window), gone_id=3)
    assert ask(window, customers.detail, 3, DAY).merged_into_id == 1


def test_a_choice_in_the_settings_is_written(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.settings.emit("choices")
    calm(window, qtbot)
    page: Any = dialogs(window)[-1]._made["choices"]  # type: ignore[attr-defined]
    grid = next(grid for grid in page._grids if "dunning.demand_days" in grid.cells)
    grid.cells["dunning.demand_days"].input.set_value(10)
    page.save()
    calm(window, qtbot)
    assert ask(window, settings.value, "dunning.demand_days") == 10
    grid.cells["dunning.demand_days"].input.set_value(99)
    page.save()
    assert "tot en met" in grid.cells["dunning.demand_days"].error


def test_a_letter_text_that_lost_its_words_is_refused_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.menus.settings.emit("texts")
    calm(window, qtbot)
    page: Any = dialogs(window)[-1]._made["texts"]  # type: ignore[attr-defined]
    shipped = page._edit.toPlainText()
    page._edit.setPlainText("Onderwerp: Leeg\n")
    page.save()
    calm(window, qtbot)
    assert "ontbreekt" in page._banner.text
    assert not page._reset.isEnabled()
    page._edit.setPlainText(shipped.replace("Met vriendelijke groet", "Met hartelijke groet"))
    page.save()
    calm(window, qtbot)
    assert page._reset.isEnabled()
    page._take_back()
    calm(window, qtbot)
    assert page._edit.toPlainText() == shipped


def test_a_backup_is_checked_from_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    folder = window.desk.path.parent / "backups"
    qtbot.waitUntil(lambda: len(list(folder.glob("*.zip"))) == 1, timeout=LONG)
    window.menus.settings.emit("backups")
    calm(window, qtbot)
    page: Any = dialogs(window)[-1]._made["backups"]  # type: ignore[attr-defined]
    page._verify()
    calm(window, qtbot)
    assert "goed" in window.findChildren(Inline)[-1].text


def test_the_agenda_opens_what_it_asks_for(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "today")
    kinds = [row.duty.kind for row in page._rows]
    assert "L06" in kinds
    page._do(kinds.index("L06"))
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.windowTitle() == "Aanmanen"
    assert form.values()["_kind"] == "L06"
    form._dirty = False
    form.reject()
    page._do(kinds.index("send_bills"))
    agree(window, qtbot)
    page = go(window, qtbot, "today")
    assert "send_bills" not in [row.duty.kind for row in page._rows]


def test_every_letter_text_has_a_dutch_name(window: MainWindow, qtbot: QtBot) -> None:
    from ises_desk.ui.settings_texts import VARIANTS

    assert qtbot is not None
    found = ask(window, texts.texts)
    names = {each.name for each in found}
    assert set(VARIANTS) <= names
    titles = [(each.title, VARIANTS.get(each.name, "")) for each in found]
    assert len(titles) == len(set(titles))
