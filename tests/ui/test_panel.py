"""The panel beside a list: rows that fit its width, buttons that are equally wide."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from ises_desk.queries.letters import STATES
from ises_desk.ui.detail import DetailPanel
from ises_desk.ui.invoice_sheet import _letters
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.sheet_page import SheetPage
from ises_desk.ui.widgets import Chip, Link
from ises_desk.values.kinds import LetterKind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")
DEEDS = [
    ("show", "Bekijken", "letters", False),
    ("sent", "Verstuurd vastleggen", "send", True),
    ("print", "Afdrukken", "print", False),
]


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    """Return a panel that is as wide as on the smallest screen."""
    made = DetailPanel(DEEDS, "Niets gekozen")
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    return made


def test_a_row_of_numbers_never_makes_the_record_wider_than_the_panel(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    row = Row(("20260023", "06-01-2026", "€ 837,92"), ("invoice", 1), ("Aangemaand", "bad"))
    panel.show_sheet(Sheet(key=1, title="Bakkerij", sections=(Section("Facturen", (row,)),)))
    panel.finish()
    qtbot.waitUntil(lambda: bool(panel.findChildren(Chip)))
    qtbot.wait(20)
    assert panel._area.widget().width() <= panel._area.viewport().width()


def test_words_that_lead_to_a_letter_never_make_the_record_wider_than_the_panel(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    panel.resize(365, 500)  # as it stands on a screen of 1366 px
    rows = (
        Row(("Aangeboden op", "28-12-2026"), ("letter", 1), ("Vrijblijvend", "plain")),
        Row(("Bevestigd aan u op", "28-12-2026 12:00"), ("letter", 2)),
    )
    panel.show_sheet(Sheet(key=1, title="C2026-0002", sections=(Section("Aanbod", rows),)))
    panel.finish()
    qtbot.waitUntil(lambda: bool(panel.findChildren(Chip)))
    qtbot.wait(20)
    assert panel._area.widget().width() <= panel._area.viewport().width()


def test_a_letter_that_is_still_to_be_sent_never_makes_the_record_wider_than_the_panel(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    panel.resize(365, 500)  # as it stands on a screen of 1366 px
    subjects = ("Ontbinding van overeenkomst C2025-0005", "Verwijderingsverklaring overeenkomst")
    rows = tuple(
        Row((number, subject), ("letter", 1), ("Nog te versturen", "warn"))
        for number, subject in zip(("B2025-0019", "C20250002"), subjects, strict=True)
    )
    panel.show_sheet(Sheet(key=1, title="C2025-0005", sections=(Section("Brieven", rows),)))
    panel.finish()
    qtbot.waitUntil(lambda: bool(panel.findChildren(Chip)))
    qtbot.wait(20)
    assert panel._area.widget().width() <= panel._area.viewport().width()
    assert {each._text for each in panel.findChildren(Link)} == {"B2025-0019", "C20250002"}


def test_a_long_heading_or_fact_never_makes_the_record_wider_than_the_panel(
    panel: DetailPanel, qtbot: QtBot
) -> None:
    title = "Dezelfde dag gesloten: wat erbij hoort, eindigt mee (6:230q lid 2 BW)"
    facts = (
        Fact("Verlengt zonder bericht telkens met", "12 maanden, tenzij anders is afgesproken"),
    )
    sections = (Section(title, (Row(("C2026-0001",)),), deed="add"), Section(title, text=title))
    panel.show_sheet(Sheet(key=1, title="C2026-0002", facts=facts, sections=sections))
    panel.finish()
    qtbot.wait(20)
    assert panel._area.widget().width() <= panel._area.viewport().width()


def test_paper_of_an_invoice_that_waits_is_called_as_in_the_archive() -> None:
    found = SimpleNamespace(
        letters=(
            SimpleNamespace(id=1, kind=LetterKind.L04, dated_on=date(2026, 5, 6), sent_on=None),
        )
    )
    [section] = _letters(found)
    assert section.rows[0].chip == (STATES["ready"][0], "warn")


def test_what_is_to_be_done_now_never_hides_behind_more(qtbot: QtBot) -> None:
    words = ("Bekijken", "Wijzigen", "Herroeping", "Bewijs", "Verklaring maken", "Verwijderen")
    made = DetailPanel([(each, each, "", each == "Verklaring maken") for each in words], "")
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    made.show_sheet(Sheet(key=1, title="C2025-0003"))
    made.finish()
    buttons = [each for each in made.findChildren(QPushButton) if each.isVisibleTo(made)]
    shown = [each.objectName() for each in buttons if each.objectName().startswith("deed:")]
    assert set(shown) == {"deed:Verklaring maken", "deed:Bekijken", "deed:Wijzigen"}
    menu = made._more.menu()
    assert [each.text() for each in menu.actions()] == ["Herroeping", "Bewijs", "Verwijderen"]


def test_the_buttons_below_a_record_are_equally_wide(panel: DetailPanel, qtbot: QtBot) -> None:
    panel.show_sheet(Sheet(key=1, title="B2026-0001"))
    panel.finish()
    qtbot.wait(20)
    first, second = (panel.findChild(QPushButton, f"deed:{code}") for code in ("show", "sent"))
    assert first is not None
    assert second is not None
    assert abs(first.width() - second.width()) <= 1


def test_a_button_whose_words_do_not_fit_beside_another_has_a_row_of_its_own(
    qtbot: QtBot,
) -> None:
    words = ("Wijzigen", "Ontvangen ingebrekestelling", "Betaling", "Verwijderen")
    made = DetailPanel([(word, word, "letters", False) for word in words], "Niets gekozen")
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    made.show_sheet(Sheet(key=1, title="C2026-0001"))
    made.finish()
    qtbot.wait(20)
    shown = [made.findChild(QPushButton, f"deed:{word}") for word in words]
    assert all(each.width() >= each.sizeHint().width() for each in shown)
    assert len({each.y() for each in shown}) == 3


def _long(key: int, rows: int = 200) -> Sheet:
    cells = [Row((f"P{key}-{at}", "01-02-2026", "€ 1,00"), ("invoice", at)) for at in range(rows)]
    return Sheet(key=key, title=f"Klant {key}", sections=(Section("Facturen", tuple(cells)),))


def _links(panel: DetailPanel) -> list[str]:
    return [link.accessibleName() for link in panel._area.widget().findChildren(Link)]


def test_a_long_record_comes_in_turns_and_then_whole(panel: DetailPanel, qtbot: QtBot) -> None:
    panel.show_sheet(Sheet(key=1, title="Bakkerij"))
    panel.finish()
    before = panel._area.widget()
    panel.show_sheet(_long(2))
    assert panel._area.widget() is before  # it stays until the new one is whole
    qtbot.waitUntil(lambda: panel._area.widget() is not before)
    assert _links(panel) == [f"P2-{at}" for at in range(200)]


def test_only_the_last_of_two_long_records_is_shown(panel: DetailPanel, qtbot: QtBot) -> None:
    panel.show_sheet(_long(2))
    panel.show_sheet(_long(3))
    panel.finish()
    assert _links(panel) == [f"P3-{at}" for at in range(200)]
    panel.show_sheet(_long(4))
    panel.clear()
    qtbot.wait(50)
    assert _links(panel) == []
    assert len(panel.findChildren(SheetPage)) == 1


def test_the_same_long_record_stays_at_its_place(panel: DetailPanel, qtbot: QtBot) -> None:
    panel.show_sheet(_long(2))
    panel.finish()
    bar = panel._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(400)
    panel.show_sheet(_long(2))
    panel.finish()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    assert bar.value() == 400
