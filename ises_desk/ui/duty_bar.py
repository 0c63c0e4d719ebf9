"""The line above the duties: search, what to show, and the letters to late payers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui.list_bar import BarSpec
from ises_desk.ui.page_spec import Deed

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk

LETTERS = "letters"


def write_letters(desk: Desk) -> None:
    """Open the list of who gets which letter."""
    from ises_desk.ui.letter_run import open_letter_run

    open_letter_run(desk)


BAR = BarSpec(
    hint=N_("Zoek in wat er moet gebeuren…"),
    one=N_("{count} taak"),
    many=N_("{count} taken"),
    deeds=(
        Deed(
            code=LETTERS,
            text=N_("Herinneren en aanmanen"),
            icon="bell",
            run=lambda desk, _sheet: write_letters(desk),
            place="bar",
        ),
    ),
)


def is_new(session: Any, day: date) -> bool:
    """Tell (on the read lane) whether there is no customer yet."""
    from ises_desk.queries import customers
    from ises_desk.queries.listing import count

    return count(session, customers.listing(day)) == 0
