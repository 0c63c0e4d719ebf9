"""The choice of court in the window: the form warns, the record shows it, its duty closes it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ises_desk.queries import letters
from ises_desk.queries.customers import listing
from ises_desk.queries.forum import invocations
from ises_desk.queries.listing import dictionaries, keys
from ises_desk.values.kinds import LetterKind
from tests.ui.conftest import DAY, LONG, calm
from tests.ui.test_flows import ask, form_on_screen, go, save

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ises_desk.ui.window import MainWindow


def consumer(window: MainWindow) -> int:
    """Return the key of a consumer."""
    rows = ask(window, lambda session: dictionaries(session, listing(DAY)))
    return next(int(row["id"]) for row in rows if row["party"] == "consumer")


def invoked(window: MainWindow, qtbot: QtBot, customer: int) -> int:
    """Invoke the choice of court through the form; return the letter."""
    go(window, qtbot, "customer", customer).run("forum")
    calm(window, qtbot)
    form = form_on_screen(window)
    form.cell("about").input.set_value("De factuur van maart.")
    qtbot.waitUntil(lambda: "geen gevolg" in form.thinker.strip.text, timeout=LONG)
    assert "tot en met" in form.thinker.strip.text
    save(window, qtbot, form)
    newest = max(ask(window, keys, letters.listing(DAY)))
    assert ask(window, letters.detail, newest, DAY).kind is LetterKind.L43
    return int(newest)


def test_from_the_letter_to_the_choice(window: MainWindow, qtbot: QtBot) -> None:
    who = consumer(window)
    letter = invoked(window, qtbot, who)
    page = go(window, qtbot, "customer", who)
    assert not {"forum_choice", "forum_close"} & page.sheet.allowed
    window.desk.lanes.perform(lambda _key: None, "letter.mark_sent", letter_id=letter)
    calm(window, qtbot)
    page = go(window, qtbot, "customer", who)
    assert {"forum_choice", "forum_close"} <= page.sheet.allowed
    part = next(each for each in page.sheet.sections if each.title == "Beroep op de forumkeuze")
    assert part.rows[0].chip[0] == "Klant mag kiezen"
    assert part.rows[0].goto == ("letter", letter)
    page.run("forum_choice")
    calm(window, qtbot)
    form = form_on_screen(window)
    save(window, qtbot, form, invocation_id=ask(window, invocations, who)[0].id)
    assert ask(window, invocations, who)[0].chosen_on == DAY
    calm(window, qtbot)
    assert not {"forum_choice", "forum_close"} & page.sheet.allowed


def test_its_duty_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    from ises_desk.ui.duties import do, words

    who = consumer(window)
    letter = invoked(window, qtbot, who)
    window.desk.lanes.perform(lambda _key: None, "letter.mark_sent", letter_id=letter)
    calm(window, qtbot)
    from ises_desk.queries.agenda import agenda

    found = ask(window, agenda, DAY + timedelta(days=60))
    duty = next(each for each in found if each.kind == "forum")
    assert words(duty) == "Afsluiten"
    do(window.desk, duty, window.menus)
    calm(window, qtbot)
    save(window, qtbot, form_on_screen(window), outcome="Geen keuze ontvangen")
    assert ask(window, invocations, who)[0].outcome == "Geen keuze ontvangen"


def test_a_contract_brings_itself_into_the_form(window: MainWindow, qtbot: QtBot) -> None:
    page = go(window, qtbot, "contract", 1)
    assert "forum" in page.sheet.allowed
    page.run("forum")
    calm(window, qtbot)
    form = form_on_screen(window)
    qtbot.waitUntil(lambda: form.cell("contract_id").input.value() == 1, timeout=LONG)
    assert form.cell("customer_id").input.value() == page.sheet.record.customer_id
    form.reject()
