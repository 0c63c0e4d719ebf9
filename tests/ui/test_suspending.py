"""Suspending from the file of a contract: the ground says whether it is met, by which fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.queries import breach_file, contracts, letters
from ises_desk.queries.listing import keys
from ises_desk.ui import duties
from ises_desk.values.kinds import Ground, LetterKind
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import agree, ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def fill_in(form: Any, **values: Any) -> None:
    """Answer fields of a form."""
    for name, value in values.items():
        form.cell(name).input.set_value(value)


def choose(form: Any, qtbot: QtBot, ground: str, said: str) -> None:
    """Choose a ground as soon as it is offered, and wait for what is said of it."""
    field = form.cell("ground").input

    def is_said() -> bool:
        if field.value() != ground:
            field.set_value(ground)
        return said in form.thinker.strip.text

    qtbot.waitUntil(is_said, timeout=LONG)


def record(window: MainWindow, qtbot: QtBot) -> None:
    """Record misuse under the first contract."""
    go(window, qtbot, "contract", 1).run("occurrence")
    calm(window, qtbot)
    form = form_on_screen(window)
    fill_in(form, ground="misuse")
    calm(window, qtbot)
    fill_in(form, clause="8.7", facts="Er ging spam uit.", source="logboek")
    save(window, qtbot, form)
    calm(window, qtbot)


def test_from_a_recorded_breach_to_all_on_again(window: MainWindow, qtbot: QtBot) -> None:
    record(window, qtbot)
    page = go(window, qtbot, "contract", 1)
    assert "suspend" in page.sheet.allowed
    assert not {"lift", "weigh", "restored"} & page.sheet.allowed
    page.run("suspend")
    calm(window, qtbot)
    form = form_on_screen(window)
    choose(form, qtbot, "misuse", "Deze grond geldt nu. ")
    fill_in(form, reason="Er ging spam uit.", proportion="Alleen e-mail.")
    view = form.thinker.view
    qtbot.waitUntil(lambda: bool(view.pages), timeout=LONG)
    save(window, qtbot, form)
    newest = max(ask(window, keys, letters.listing(DAY)))
    assert ask(window, letters.detail, newest, DAY).kind is LetterKind.L12
    page = go(window, qtbot, "contract", 1)
    assert ("Opgeschort", "bad") in page.sheet.chips
    assert {"lift", "weigh"} <= page.sheet.allowed
    assert not {"suspend", "restored"} & page.sheet.allowed
    page.run("lift")
    calm(window, qtbot)
    form = form_on_screen(window)
    fill_in(form, reason="Opgelost")
    save(window, qtbot, form)
    calm(window, qtbot)
    page = go(window, qtbot, "contract", 1)
    assert "restored" in page.sheet.allowed
    page.run("restored")
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window))
    calm(window, qtbot)
    [shown] = ask(window, breach_file.breach_file, 1, DAY).suspensions
    assert (shown.ground, shown.lifted_on, shown.restored_on) == (Ground.MISUSE, DAY, DAY)


def test_a_ground_that_is_not_met_says_what_lacks(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    page.run("suspend")
    calm(window, qtbot)
    form = form_on_screen(window)
    choose(form, qtbot, "danger", "Deze grond geldt nu niet")
    form._dirty = False
    form.close()


def test_what_happened_is_completed_from_its_row(window: MainWindow, qtbot: QtBot) -> None:
    record(window, qtbot)
    page = go(window, qtbot, "contract", 1)
    [found] = ask(window, breach_file.breach_file, 1, DAY).occurrences
    page.spec.parts["occurrence"](window.desk, page.sheet, found.id)
    calm(window, qtbot)
    form = form_on_screen(window)
    assert form.cell("facts").input.value() == "Er ging spam uit."
    fill_in(form, told_on=DAY, told_by="email")
    save(window, qtbot, form)
    calm(window, qtbot)
    [found] = ask(window, breach_file.breach_file, 1, DAY).occurrences
    assert (found.told_on, found.clause) == (DAY, "8.7")


def test_dissolving_asks_twice_and_shows_the_contract_dissolved(
    window: MainWindow, qtbot: QtBot
) -> None:
    record(window, qtbot)
    page = go(window, qtbot, "contract", 1)
    page.run("dissolve")
    calm(window, qtbot)
    agree(window, qtbot)
    form = form_on_screen(window)
    choose(form, qtbot, "misuse", "Deze grond geldt nu. ")
    fill_in(form, shortcoming="Er ging spam uit.")
    form.submit()
    calm(window, qtbot)
    assert form.cell("confirmed").error
    fill_in(form, confirmed=True)
    save(window, qtbot, form)
    calm(window, qtbot)
    assert ask(window, contracts.detail, 1, DAY).state == "dissolved"


def test_each_duty_about_a_suspension_opens_its_form(window: MainWindow, qtbot: QtBot) -> None:
    for kind, title in (
        ("review_block", "Opschorting opnieuw wegen"),
        ("lift_block", "Opschorting opheffen"),
        ("restore", "Dienst weer aangezet"),
        ("reasons", "Motivering maken"),
    ):
        duty: Any = type("Duty", (), {"kind": kind, "key": 1, "subject": "contract"})()
        duties.do(window.desk, duty, window.menus)
        calm(window, qtbot)
        form = form_on_screen(window)
        assert form.windowTitle() == title
        form._dirty = False
        form.close()
        calm(window, qtbot)
