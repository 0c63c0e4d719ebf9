"""Wijzigingen: changes of prices and terms, from the first draft until they hold (2.5, 3.2)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, plural
from ises_desk.ui import campaign_forms as forms
from ises_desk.ui import keys
from ises_desk.ui.campaign_sheet import sheet
from ises_desk.ui.doing import after_question, at_once, by_form, values_of
from ises_desk.ui.forms import open_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.progress import run_series

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _new(spec: Any, kind: str) -> Any:
    """Return a deed that opens the form of a new campaign."""

    def run(desk: Desk, _sheet: Sheet | None) -> None:
        fixed = {"kind": kind} if kind == "terms" else {}
        values = {"kind": kind, "publish_on": desk.today}
        open_form(desk, spec, values, fixed, partial(desk.navigator.go_to, "campaign"))

    return run


def _change(desk: Desk, shown: Sheet | None) -> None:
    if shown is None:
        return
    found: Any = shown.record
    spec = forms.CHANGE_TERMS if found.kind.value == "terms" else forms.CHANGE_PRICE
    values = values_of(found)
    values["prices"] = [values_of(each) for each in found.prices]
    values["percent"] = found.percent.replace(".", ",")
    open_form(desk, spec, values, {"campaign_id": shown.key})


def _approve(desk: Desk, shown: Sheet | None) -> None:
    """Ask once more, with what is about to be frozen."""
    if shown is None:
        return
    from ises_desk.values.formats import amount

    found: Any = shown.record
    count = len(found.members)
    text = plural(N_("{count} contract verandert."), N_("{count} contracten veranderen."), count)
    if found.kind.value != "terms":
        more = _(N_("Per jaar scheelt dat {amount} zonder btw."))
        text += " " + more.format(amount=amount(found.new_year - found.old_year))
    text += " " + _(N_("De lijst staat daarna vast; wie later een contract sluit, valt erbuiten."))
    desk.messages.ask(
        _(N_("Deze wijziging goedkeuren?")),
        text,
        _(N_("&Goedkeuren")),
        lambda: desk.lanes.perform(
            lambda _count: desk.messages.say(_(N_("De wijziging is goedgekeurd."))),
            "campaign.approve",
            campaign_id=shown.key,
        ),
    )


def _published(desk: Desk, shown: Sheet | None) -> dict[str, Any]:
    found: Any = shown.record if shown else None
    return {"published_on": desk.today, "effective_on": found.effective_on if found else None}


def _tell(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        tell_all(desk, shown.key)


def tell_all(desk: Desk, key: int) -> None:
    """Make the letters of a campaign to everybody who still waits for one."""
    run_series(
        desk,
        _(N_("Brieven over een wijziging maken")),
        letters_to_make,
        (key, desk.today),
        partial(_told, desk),
        start=f"{__name__}:{resume.__name__}",
    )


def letters_to_make(session: Any, key: int, day: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return the deeds that write everybody who waits for a letter (on the read lane)."""
    from ises_desk.queries import campaigns

    found = campaigns.detail(session, key, day)
    waiting = dict.fromkeys(each.customer_id for each in found.members if each.step == "waits")
    return [
        ("campaign.tell", {"campaign_id": key, "customer_id": customer}) for customer in waiting
    ]


def resume(desk: Desk) -> None:
    """Show the campaigns that are announced: their letters were not all made."""
    desk.navigator.go_to("campaign", None, "published")


def _told(desk: Desk, report: Any) -> None:
    one = N_("De brieven aan {count} klant liggen klaar om te versturen.")
    many = N_("De brieven aan {count} klanten liggen klaar om te versturen.")
    desk.messages.say(plural(one, many, report.done))


def _send(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        found: Any = shown.record
        send_all(desk, found.ready)


def send_all(desk: Desk, letter_ids: tuple[int, ...]) -> None:
    """Ask whether all these letters were sent today, each in the customer's own way."""
    from ises_desk.ui.letter_forms import SENT_COUNTED

    one = N_("{count} brief als vandaag verstuurd vastleggen?")
    many = N_("{count} brieven als vandaag verstuurd vastleggen?")
    desk.messages.ask(
        plural(one, many, len(letter_ids)),
        _(N_("Elke brief geldt als verstuurd op de wijze die bij de klant hoort. De wijziging "
             "bindt wie ten minste een maand tevoren bericht kreeg.")),
        _(N_("&Vastleggen")),
        lambda: desk.lanes.perform(
            lambda count: desk.messages.say(plural(*SENT_COUNTED, count)),
            "letter.mark_many_sent",
            letter_ids=letter_ids,
        ),
    )  # fmt: skip


SPEC = PageSpec(
    subject="campaign",
    queries="campaigns",
    title=N_("Wijzigingen"),
    icon="bell",
    touched=frozenset({"campaign", "contract", "letter", "product"}),
    sheet=sheet,
    hint=N_("Zoek op naam of nummer…"),
    empty_title=N_("Nog geen wijzigingen"),
    empty_text=N_("Bereid met Prijzen wijzigen (Ctrl+N) een wijziging van uw prijzen voor."),
    nothing_chosen=N_("Kies een wijziging om haar hier te zien."),
    one=N_("{count} wijziging"),
    many=N_("{count} wijzigingen"),
    marks=(("edit", "draft"), ("check", "approved"), ("bell", "published"), ("clock", "holds")),
    wide="title",
    spare=("kind", "publish_on"),
    deeds=(
        Deed(
            code="add",
            text=N_("Prijzen wijzigen"),
            icon="plus",
            run=_new(forms.PRICE, "price"),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="terms",
            text=N_("Voorwaarden wijzigen"),
            icon="plus",
            run=_new(forms.TERMS, "terms"),
            place="bar",
        ),
        Deed(code="approve", text=N_("Goedkeuren"), icon="check", run=_approve, primary=True),
        Deed(
            code="publish",
            text=N_("Bekendmaken"),
            icon="bell",
            run=by_form(forms.PUBLISH, key="campaign_id", values=_published),
            primary=True,
        ),
        Deed(code="tell", text=N_("Brieven maken"), icon="letters", run=_tell, primary=True),
        Deed(code="send", text=N_("Verstuurd vastleggen"), icon="send", run=_send, primary=True),
        Deed(
            code="finish",
            text=N_("Afronden"),
            icon="check",
            run=after_question(
                "campaign.finish",
                "campaign_id",
                heading=N_("{title} afronden?"),
                text=N_("Wie geen bericht kreeg, blijft buiten de wijziging."),
                yes=N_("&Afronden"),
                said=N_("De wijziging is afgerond."),
            ),
            primary=True,
        ),
        Deed(code="change", text=N_("Wijzigen"), icon="edit", run=_change, opens=True),
        Deed(
            code="leave_out",
            text=N_("Erbuiten laten"),
            icon="stop",
            run=by_form(forms.LEAVE_OUT, key="campaign_id", values=lambda _desk, _sheet: {}),
        ),
        Deed(
            code="reopen",
            text=N_("Weer openen"),
            icon="undo",
            run=at_once("campaign.reopen", "campaign_id", N_("De wijziging is weer een concept.")),
        ),
        Deed(
            code="drop",
            text=N_("Laten vervallen"),
            icon="close",
            run=after_question(
                "campaign.withdraw",
                "campaign_id",
                heading=N_("{title} laten vervallen?"),
                text=N_("Alle prijzen en voorwaarden blijven dan zoals zij zijn. Wie al bericht "
                        "kreeg, schrijft u zelf."),
                yes=N_("&Laten vervallen"),
                said=N_("De wijziging is vervallen."),
            ),
        ),
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=after_question(
                "campaign.remove",
                "campaign_id",
                heading=N_("{title} verwijderen?"),
                text=N_("Het concept verdwijnt; er is nog niets veranderd."),
                yes=N_("&Verwijderen"),
                said=N_("Het concept is verwijderd."),
            ),
        ),
    ),
    stays=N_("Een goedgekeurde wijziging blijft bewaard; laat haar vervallen."),
)  # fmt: skip


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
