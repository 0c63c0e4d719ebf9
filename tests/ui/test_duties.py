"""The agenda on screen: when the last backup was, and words only when they are seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.ui.duties import Shown, Texts, backed_up_on

if TYPE_CHECKING:
    from pathlib import Path


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
    rows = [Shown(duty, "today", ("Factureren", "green")) for duty in duties]
    texts = Texts(rows)
    assert len(texts) == 2
    assert texts[0] == ("22-11-2026", "Factureren aan Łuk", "Factureren|good", "4.1")
    assert texts[:1] == [texts[0]]
    assert "luk" in rows[0].searched
    assert [duty.asked for duty in duties] == [1, 0]
