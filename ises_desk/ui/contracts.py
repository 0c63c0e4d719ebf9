"""Contracten: the list and one contract with its lines, its term and its notices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import breach_deeds, designs, deviations, forum, keys, offers
from ises_desk.ui import contract_changes as changes
from ises_desk.ui.contract_forms import open_contract
from ises_desk.ui.contract_sheet import sheet
from ises_desk.ui.deletion_forms import DEEDS as DELETION_DEEDS
from ises_desk.ui.doing import after_question, by_form, values_of
from ises_desk.ui.forms import open_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.notice_form import CONFIRM, notice_of
from ises_desk.ui.package_fields import agree
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.renewals import tell_all
from ises_desk.ui.transfer_forms import DEEDS as TRANSFER_DEEDS
from ises_desk.ui.withdrawal_deeds import DEEDS as WITHDRAWAL_DEEDS

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _standing(shown: Sheet) -> Any:
    found: Any = shown.record
    return next(each for each in found.notices if each.withdrawn_on is None)


def _confirm(desk: Desk, shown: Sheet | None) -> None:
    if shown is None:
        return
    fixed = {"notice_id": _standing(shown).id}
    open_form(desk, CONFIRM, {}, fixed, partial(_show, desk))


def _show(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def _show_letter(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        _show(desk, _standing(shown).letter_id)


def _withdraw(desk: Desk, shown: Sheet | None) -> None:
    if shown is None:
        return
    key = _standing(shown).id
    desk.messages.ask(
        _(N_("De opzegging intrekken?")),
        _(N_("Het contract loopt dan door alsof er niet was opgezegd.")),
        _(N_("&Intrekken")),
        lambda: desk.lanes.perform(
            lambda _key: desk.messages.say(_(N_("De opzegging is ingetrokken."))),
            "contract.withdraw_notice",
            notice_id=key,
        ),
    )


def _line(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    line = next(each for each in found.lines if each.id == key)
    open_form(desk, changes.CHANGE_LINE, values_of(line), {"line_id": key})


def _end_line(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        start = {"ends_on": desk.today, "_contract_id": shown.key}
        open_form(desk, changes.END_LINE, start, {"_contract_id": shown.key})


def _breach(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        from ises_desk.ui.breach_form import open_breach

        found: Any = shown.record
        open_breach(desk, found.customer_id, found.id)


def _quantity(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    from ises_desk.values.quantity import Quantity

    return {"quantity": Quantity.of("1")}


def _received(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"received_on": desk.today, "channel": "email"}


def _give_notice(desk: Desk, sheet: Sheet | None) -> None:
    """Open the form of a notice, with the choice that this kind of customer has."""
    if sheet is not None:
        found: Any = sheet.record
        by_form(
            notice_of(_noticing(found), change=found.change is not None),
            key="contract_id",
            values=_received,
        )(desk, sheet)


def _noticing(found: Any) -> Any:
    """Return as which kind of customer notice is given (12.1: a consumer's right passes on)."""
    from ises_desk.values import kinds

    return kinds.Party.CONSUMER if found.consumer_notice else found.party


SPEC = PageSpec(
    subject="contract",
    queries="contracts",
    title=N_("Contracten"),
    icon="contracts",
    touched=frozenset({"contract", "customer", "force_majeure", "invoice", "letter"}),
    sheet=sheet,
    hint=N_("Zoek op nummer, klant of dienst…"),
    empty_title=N_("Nog geen contracten"),
    empty_text=N_("Sluit het eerste contract met Nieuw contract (Ctrl+N)."),
    nothing_chosen=N_("Kies een contract om het hier te zien."),
    one=N_("{count} contract"),
    many=N_("{count} contracten"),
    marks=(
        ("check", "running"),
        ("stop", "noticed"),
        ("clock", "noticed"),
        ("bill", ""),
    ),
    wide="customer",
    spare=("party", "starts_on", "ends_on"),
    parts={
        "line": _line,
        "agreed": agree,
        **designs.PARTS,
        **deviations.PARTS,
        **breach_deeds.PARTS,
    },
    deeds=(
        Deed(
            code="add",
            text=N_("Nieuw contract"),
            icon="plus",
            run=lambda desk, _sheet: open_contract(desk),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        *offers.BAR,
        *offers.DEEDS,
        Deed(
            code="renewals",
            text=N_("Verlengingen"),
            icon="letters",
            run=tell_all,
            place="bar",
        ),
        Deed(
            code="confirm",
            text=N_("Opzegging bevestigen"),
            icon="letters",
            run=_confirm,
            primary=True,
        ),
        Deed(code="show_letter", text=N_("Bevestiging bekijken"), icon="letters", run=_show_letter),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(changes.CHANGE, key="contract_id"),
            opens=True,
        ),
        Deed(
            code="notice",
            text=N_("Opzegging"),
            icon="stop",
            run=_give_notice,
        ),
        Deed(code="withdraw", text=N_("Opzegging intrekken"), icon="undo", run=_withdraw),
        *WITHDRAWAL_DEEDS,
        *DELETION_DEEDS,
        *TRANSFER_DEEDS,
        Deed(code="end_line", text=N_("Regel beëindigen"), icon="clock", run=_end_line),
        Deed(code="breach", text=N_("In gebreke stellen"), icon="bell", run=_breach),
        *breach_deeds.DEEDS,
        forum.OF_CONTRACT,
        *deviations.DEEDS,
        *designs.DEEDS,
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=after_question(
                "contract.remove",
                "contract_id",
                heading=N_("Contract {title} verwijderen?"),
                text=N_("Dit kan alleen als er niets is gefactureerd en geen brief over is."),
                yes=N_("&Verwijderen"),
                said=N_("Het contract is verwijderd."),
            ),
        ),
        Deed(
            code="line",
            text=N_("Regel"),
            icon="plus",
            hidden=True,
            run=by_form(changes.ADD_LINE, key="contract_id", values=_quantity),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
