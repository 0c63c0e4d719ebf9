"""A day's work through the forms: what the owner enters is what the administration holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.queries import contracts, customers, invoices, letters, payments
from ises_desk.ui.forms import Form
from ises_desk.ui.messages import Messages
from ises_desk.ui.notice import Notice
from tests.ui.conftest import DAY, calm, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow

LONG = 20_000  # ms


def go(window: MainWindow, qtbot: QtBot, subject: str, key: int | None = None) -> Any:
    """Go to a page and wait until it shows the record."""
    window.desk.navigator.go_to(subject, key)
    calm(window, qtbot)
    return window._pages[subject]


def form_on_screen(window: MainWindow) -> Form:
    form = dialogs(window)[-1]
    assert isinstance(form, Form), form.windowTitle()
    return form


def save(window: MainWindow, qtbot: QtBot, form: Form, **values: Any) -> None:
    """Fill in fields, save, and wait until the form has closed."""
    for name, value in values.items():
        form.cell(name).input.set_value(value)
    form.submit()
    calm(window, qtbot)
    if form in dialogs(window):
        wrong = {name: cell.error for grid in form.grids for name, cell in grid.cells.items()}
        raise AssertionError(wrong, form.banner.text)


def agree(window: MainWindow, qtbot: QtBot) -> None:
    """Say yes to the question on screen."""
    question = dialogs(window)[-1]
    assert isinstance(question, Notice)
    question.accept()
    calm(window, qtbot)


def ask(window: MainWindow, fn: Callable[..., Any], *words: Any) -> Any:
    """Ask the administration itself."""
    assert window.desk.lanes.database is not None
    with window.desk.lanes.database.read() as session:
        return fn(session, *words)


def test_a_customer_with_an_address_is_entered_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "customer")
    page.run("add")
    address = {
        "kind": "visiting", "street": "Kerkweg", "house_number": "7", "postcode": "8011AB",
        "city": "Zwolle", "country": "NL",
    }  # fmt: skip
    save(
        window, qtbot, form_on_screen(window), name="Żółć & Co", kvk="08119563",
        email="zolc@voorbeeld.nl", iban="NL91 ABNA 0417 1643 00", addresses=[address],
    )  # fmt: skip
    assert page.sheet.title == "Żółć & Co"
    found = ask(window, customers.detail, page.sheet.key, DAY)
    assert found.addresses[0].postcode == "8011 AB"
    assert found.iban == "NL91ABNA0417164300"


def test_changing_a_customer_keeps_what_was_not_changed(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "customer", 1)
    before = ask(window, customers.detail, 1, DAY)
    page.run("change")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), attention="Anna")
    after = ask(window, customers.detail, 1, DAY)
    assert after.attention == "Anna"
    assert after.addresses == before.addresses
    assert (after.name, after.kvk, after.party) == (before.name, before.kvk, before.party)


def test_a_contract_is_concluded_for_the_chosen_customer(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "customer", 3)
    page.run("contract")
    calm(window, qtbot)
    line = {"product": "P002", "quantity": None, "unit_price": None}
    form = form_on_screen(window)
    from ises_desk.values.quantity import Quantity

    save(window, qtbot, form, lines=[{**line, "quantity": Quantity.of("2")}])
    shown = window._pages["contract"].sheet
    found = ask(window, contracts.detail, shown.key, DAY)
    assert found.customer_id == 3
    assert found.lines[0].quantity == Quantity.of("2")


def test_a_draft_becomes_final_and_its_paper_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice")
    page.show_key(None, "draft")
    calm(window, qtbot)
    draft = page.sheet.key
    page.run("finalise")
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.thinker.view is not None
    save(window, qtbot, form)
    found = ask(window, invoices.detail, draft, DAY)
    assert found.number
    assert dialogs(window)[-1].windowTitle().startswith(f"Factuur {found.number} aan ")


def test_an_open_invoice_is_paid_in_full(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice", 1)
    left = page.sheet.record.open
    page.run("pay")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), received_on=DAY)
    found = ask(window, invoices.detail, 1, DAY)
    assert (found.open.cents, found.state) == (0, "paid")
    newest = go(window, qtbot, "payment").sheet.record
    assert ask(window, payments.detail, newest.id, DAY).amount == left


def test_a_payment_with_too_many_decimals_is_refused_at_its_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    go(window, qtbot, "payment").run("add")
    form = form_on_screen(window)
    control: Any = form.cell("amount").input.focusProxy()
    control.setText("12,345")
    form.submit()
    assert "hooguit twee" in form.cell("amount").error
    form._dirty = False
    form.reject()


def test_an_overdue_letter_is_made_and_recorded_as_sent(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "invoice", 1)
    assert page.sheet.record.state == "overdue"
    page.run("demand")
    calm(window, qtbot)
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: "Te betalen" in form.thinker.strip.text, timeout=LONG)
    save(window, qtbot, form)
    shown = dialogs(window)[-1]
    number = shown.windowTitle().split()[1]
    shown.panel.asked.emit("sent")  # type: ignore[attr-defined]
    calm(window, qtbot)
    assert not form_on_screen(window).isWindow(), "no dialog comes over a dialog"
    save(window, qtbot, form_on_screen(window), channel="post")
    for dialog in dialogs(window):
        dialog.close()
    page = go(window, qtbot, "letter")
    found = ask(window, letters.detail, page.sheet.key, DAY)
    assert (found.number, found.state) == (number, "sent")
    assert ask(window, invoices.detail, 1, DAY).state == "reminded"


def test_a_notice_is_previewed_recorded_and_confirmed(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    page.run("notice")
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: "eindigt na" in form.thinker.strip.text, timeout=LONG)
    save(window, qtbot, form)
    assert {"confirm", "withdraw"} <= page.sheet.allowed
    page.run("confirm")
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: form.thinker.view.pdf is not None, timeout=LONG)
    save(window, qtbot, form)
    found = ask(window, contracts.detail, 1, DAY)
    assert found.ends_on == date(2027, 9, 30)
    assert found.notices[0].letter_id is not None
    assert dialogs(window)[-1].windowTitle().startswith("Bevestiging")


def test_billing_shows_the_invoice_before_and_makes_it_after(
    window: MainWindow, qtbot: QtBot
) -> None:
    now = window.desk.now
    window.desk.now = lambda: now().replace(year=2028)
    window.desk.lanes._now = window.desk.now
    page = go(window, qtbot, "invoice")
    page.run("billing")
    calm(window, qtbot)
    dialog: Any = dialogs(window)[-1]
    assert len(dialog._keys) == 2
    qtbot.waitUntil(lambda: dialog.panel.sheet is not None, timeout=LONG)
    qtbot.waitUntil(lambda: "van" in dialog._total.text(), timeout=LONG)
    told = "2 facturen van 2 contracten: € 44,00 zonder btw, € 53,24 met btw."
    assert dialog._total.text().replace("\xa0", " ") == told
    before = ask(window, invoices.figures, DAY)[3].value
    dialog.run.click()
    qtbot.waitUntil(lambda: not dialogs(window), timeout=60_000)
    calm(window, qtbot)
    assert ask(window, invoices.figures, DAY)[3].value > before


def test_a_deed_that_is_refused_says_why(
    window: MainWindow, qtbot: QtBot, monkeypatch: Any
) -> None:
    said: list[str] = []
    monkeypatch.setattr(Messages, "refusal", lambda _self, refusal: said.append(str(refusal)))
    page = go(window, qtbot, "customer", 1)
    page.run("remove")
    agree(window, qtbot)
    assert said
    assert "facturen" in said[0]


def test_taking_a_domain_from_its_account_takes_the_link_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    from ises_desk.queries import domains

    page = go(window, qtbot, "domain", 1)
    page.run("change")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), account_id=1)
    assert ask(window, domains.detail, 1, DAY).account_id == 1
    calm(window, qtbot)
    page.run("change")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), account_id=None)
    assert ask(window, domains.detail, 1, DAY).account_id is None


def test_the_keyboard_goes_to_the_next_step_when_its_button_is_gone(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(window, qtbot, "contract", 1)
    window.activateWindow()
    page._panel._deeds["notice"].setFocus()
    page.run("notice")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))
    assert not page._panel._deeds["notice"].isVisible()
    assert window.focusWidget() is page._panel._deeds["confirm"]
