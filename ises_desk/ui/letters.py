"""Brieven: the archive of everything that left the building, or waits to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import keys
from ises_desk.ui.chosen import keys_of
from ises_desk.ui.doing import after_question, by_form
from ises_desk.ui.letter_forms import (
    NOT_SENT,
    open_free_letter,
    open_many_not_sent,
    open_many_sent,
    open_sent,
)
from ises_desk.ui.letter_preview import open_letter, save_copy
from ises_desk.ui.letter_sheet import sheet
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.many import Series, for_chosen
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.paper import save_letter, save_letters
from ises_desk.ui.printing import print_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _show(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        open_letter(desk, shown.key)


def _sent(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        open_sent(desk, shown.key)


def _print(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        print_letters(desk, (shown.key,))


def _save(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        save_letter(desk, shown.key, shown.title, desk.window)


def _with_keys(run: Callable[[Desk, Sequence[int]], None]) -> Callable[[Desk, Chosen], None]:
    """Return what `run` does with the keys of chosen letters."""

    def many(desk: Desk, chosen: Chosen) -> None:
        desk.lanes.read(keys_of, partial(run, desk), chosen)

    return many


def _many_sent(desk: Desk, keys: Sequence[int]) -> None:
    open_many_sent(desk, keys)


def _copy(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        save_copy(desk, shown.key, shown.title, desk.window)


def _waiting(session: Any, day: date) -> list[int]:
    from ises_desk.queries import letters
    from ises_desk.queries.listing import keys

    return list(keys(session, letters.listing(day, "ready")))


def _all_sent(desk: Desk, _shown: Sheet | None) -> None:
    desk.lanes.read(_waiting, partial(_waiting_or_none, desk, open_many_sent), desk.today)


def _print_all(desk: Desk, _shown: Sheet | None) -> None:
    desk.lanes.read(_waiting, partial(_waiting_or_none, desk, print_letters), desk.today)


def _waiting_or_none(
    desk: Desk, run: Callable[[Desk, Sequence[int]], None], found: list[int]
) -> None:
    if found:
        run(desk, found)
    else:
        desk.messages.say(_(N_("Er ligt niets klaar om te versturen.")))


def _nothing(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {}


def _withdrawals(session: Any, keys: Sequence[int], _day: date) -> list[tuple[str, dict[str, Any]]]:
    from ises_desk.queries.letter_piles import ready

    return [("letter.withdraw", {"letter_id": key}) for key in ready(session, keys)]


def show_ready(desk: Desk) -> None:
    """Show the letters that still wait."""
    desk.navigator.go_to("letter", None, "ready")


WITHDRAW_CHOSEN = Series(
    title=N_("Brieven laten vervallen"),
    make=_withdrawals,
    ask=(N_("{count} brief laten vervallen?"), N_("{count} brieven laten vervallen?")),
    text=N_("Zij blijven in het archief staan, maar worden nooit verstuurd."),
    yes=N_("Laten &vervallen"),
    said=(N_("{count} brief is vervallen."), N_("{count} brieven zijn vervallen.")),
    start=f"{__name__}:{show_ready.__name__}",
)

SPEC = PageSpec(
    subject="letter",
    queries="letters",
    title=N_("Brieven"),
    icon="letters",
    touched=frozenset({"letter", "invoice"}),
    sheet=sheet,
    hint=N_("Zoek op kenmerk, klant, onderwerp of tekst…"),
    empty_title=N_("Het archief is nog leeg"),
    empty_text=N_(
        "Wat u factureert en aanmaant, komt hier vanzelf. Zelf schrijven: Nieuwe brief (Ctrl+N)."
    ),
    stays=N_("Een brief wordt niet verwijderd: kies Laten vervallen zolang hij niet is verstuurd."),
    nothing_chosen=N_("Kies een brief om hem hier te zien."),
    one=N_("{count} brief"),
    many=N_("{count} brieven"),
    marks=(
        ("invoices", "ready_bills"),
        ("letters", "ready_letters"),
        ("send", "sent"),
        ("backup", ""),
    ),
    more_states=(
        ("ready_bills", N_("Facturen te versturen")),
        ("ready_letters", N_("Brieven te versturen")),
    ),
    wide="subject",
    spare=("kind", "sent_on"),
    deeds=(
        Deed(
            code="print_all",
            text=N_("Alles afdrukken"),
            icon="print",
            run=_print_all,
            place="bar",
        ),
        Deed(
            code="all_sent",
            text=N_("Alles verstuurd"),
            icon="send",
            run=_all_sent,
            place="bar",
        ),
        Deed(
            code="add",
            text=N_("Nieuwe brief"),
            icon="plus",
            run=lambda desk, _sheet: open_free_letter(desk),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(code="show", text=N_("Bekijken"), icon="letters", run=_show, opens=True),
        Deed(
            code="sent",
            text=N_("Verstuurd vastleggen"),
            icon="send",
            run=_sent,
            many=_with_keys(_many_sent),
        ),
        Deed(
            code="print",
            text=N_("Afdrukken"),
            icon="print",
            run=_print,
            shortcut=keys.PRINT,
            many=_with_keys(print_letters),
        ),
        Deed(
            code="save",
            text=N_("Opslaan als…"),
            icon="save",
            run=_save,
            many=_with_keys(save_letters),
        ),
        Deed(code="copy", text=N_("Kopie maken"), icon="copy", run=_copy),
        Deed(
            code="not_sent",
            text=N_("Toch niet verstuurd"),
            icon="undo",
            run=by_form(NOT_SENT, key="letter_id", values=_nothing),
            many=_with_keys(open_many_not_sent),
        ),
        Deed(
            code="withdraw",
            text=N_("Laten vervallen"),
            icon="close",
            run=after_question(
                "letter.withdraw",
                "letter_id",
                heading=N_("Brief {title} laten vervallen?"),
                text=N_("Hij blijft in het archief staan, maar wordt nooit verstuurd."),
                yes=N_("Laten &vervallen"),
                said=N_("De brief is vervallen."),
            ),
            many=for_chosen(WITHDRAW_CHOSEN),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
