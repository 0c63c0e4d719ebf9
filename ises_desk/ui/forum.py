"""The choice of court (19) in the window: invoked, chosen or closed, and in a record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import breach_form, fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section, Sheet
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk


def _meaning(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say whether the choice of court has effect, and until when a consumer may choose."""
    from ises_desk.queries.forum import preview

    if values.get("customer_id") is None:
        return None
    found = preview(
        session,
        values["customer_id"],
        values.get("contract_id"),
        values.get("at_stake"),
        values["_today"],
    )
    if found.holds:
        return fields.Insight(_(N_("De keuze van de rechter heeft hier gevolg.")), found.reasons)
    text = _(N_("De keuze van de rechter heeft hier geen gevolg; de wet wijst de rechter aan."))
    if found.choose_by is not None:
        until = N_("De klant kan kiezen tot en met {day}.")
        text = f"{text} {fill(until, {'day': found.choose_by})}"
    return fields.Insight(text, found.reasons, "warn")


INVOKE = fields.FormSpec(
    title=N_("Beroep op de forumkeuze"),
    act="forum.invoke",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Choice(
                    name="contract_id",
                    label=N_("&Contract"),
                    span=8,
                    nothing=N_("niet over een contract"),
                    load=breach_form.contracts_of,
                    depends="customer_id",
                ),
                fields.Amount(
                    name="at_stake",
                    label=N_("&Bedrag"),
                    span=4,
                    hint=N_("Met de rente; mag leeg."),
                ),
                fields.Block(
                    name="about",
                    label=N_("Waar het geschil &over gaat"),
                    required=True,
                    rows=4,
                    longest=2000,
                    hint=N_("Dit leest de klant in de brief."),
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    intro=N_("Met deze brief begint de maand waarin een particulier mag kiezen (19.2)."),
    insight=_meaning,
    look=pdf_of,
    success=N_("De brief is gemaakt. Leg vast hoe u hem verstuurt."),
)


def _open_ones(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return what was invoked against a customer and is not handled (on the read lane)."""
    from ises_desk.queries.forum import invocations

    return tuple(
        (each.id, f"{each.letter} · {each.about.splitlines()[0]}")
        for each in invocations(session, values["_customer_id"])
        if each.open and each.sent_on is not None
    )


WHICH = fields.Choice(
    name="invocation_id", label=N_("&Geschil"), required=True, span=12, load=_open_ones
)
CHOOSE = fields.FormSpec(
    title=N_("Rechterkeuze vastleggen"),
    act="forum.choose",
    groups=(
        fields.Group(
            title="",
            fields=(
                WHICH,
                fields.Day(name="chosen_on", label=N_("&Ontvangen op"), required=True, span=6),
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    span=6,
                    options=fields.kinds(kinds.Channel),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("De klant kiest de rechter die volgens de wet bevoegd is."),
    width=620,
    success=N_("De keuze van de klant is vastgelegd."),
)
CLOSE = fields.FormSpec(
    title=N_("Beroep op de forumkeuze afsluiten"),
    act="forum.close",
    groups=(
        fields.Group(
            title="",
            fields=(
                WHICH,
                fields.Line(
                    name="outcome",
                    label=N_("&Afloop"),
                    required=True,
                    longest=300,
                    span=12,
                    example=N_("Geen keuze ontvangen"),
                ),
            ),
        ),
    ),
    submit=N_("&Afsluiten"),
    intro=N_("Kwam er een keuze, leg die dan vast met Rechterkeuze vastleggen."),
    width=620,
    success=N_("Het beroep op de forumkeuze is afgesloten."),
)


def invoke(desk: Desk, customer_id: int, contract_id: int | None = None) -> None:
    """Ask what the dispute is about; afterwards the letter is shown to be sent."""
    from ises_desk.ui.letter_preview import open_letter

    values: dict[str, Any] = {"customer_id": customer_id, "contract_id": contract_id}
    open_form(desk, INVOKE, values, done=partial(open_letter, desk))


def close(desk: Desk, customer_id: int, invocation_id: int | None = None) -> None:
    """Ask how it ended, of one dispute or one of the customer's."""
    fixed = {"_customer_id": customer_id}
    open_form(desk, CLOSE, {"invocation_id": invocation_id, **fixed}, fixed)


def _invoke_customer(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        invoke(desk, shown.key)


def _invoke_contract(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        found: Any = shown.record
        invoke(desk, found.customer_id, found.id)


def _choose(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        fixed = {"_customer_id": shown.key}
        values = {"chosen_on": desk.today, "channel": "email", **fixed}
        open_form(desk, CHOOSE, values, fixed)


def _close(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        close(desk, shown.key)


_INVOKE = Deed(
    code="forum", text=N_("Rechter van artikel 19"), icon="letters", run=_invoke_customer
)
OF_CUSTOMER = (
    _INVOKE,
    Deed(code="forum_choice", text=N_("Rechterkeuze vastleggen"), icon="check", run=_choose),
    Deed(code="forum_close", text=N_("Forumkeuze afsluiten"), icon="stop", run=_close),
)
OF_CONTRACT = replace(_INVOKE, run=_invoke_contract)


def of_customer(session: Any, key: int) -> tuple[tuple[Section, ...], frozenset[str]]:
    """Return the part of a customer's record, and the deeds that make sense."""
    from ises_desk.queries.forum import invocations

    found = invocations(session, key)
    waiting = [each for each in found if each.open and each.sent_on is not None]
    codes = {"forum_close"} if waiting else set()
    if any(each.choose_by is not None for each in waiting):
        codes.add("forum_choice")
    return _sections(found), frozenset(codes | {"forum"})


def of_contract(session: Any, key: int) -> tuple[Section, ...]:
    """Return the part of a contract's record."""
    from ises_desk.queries.forum import invocations

    return _sections(invocations(session, contract_id=key))


def _sections(found: Any) -> tuple[Section, ...]:
    if not found:
        return ()
    why = "\n".join(f"•  {each}" for each in found[0].reasons)
    return (
        Section(_(N_("Beroep op de forumkeuze")), tuple(_row(each) for each in found)),
        Section(_(N_("Waarom?")), text=why),
    )


def _row(each: Any) -> Row:
    from ises_desk.values.formats import short_day

    if each.chosen_on is not None:
        chip = (_(N_("Klant koos de wet")), "good")
        said = fill(N_("op {day}"), {"day": short_day(each.chosen_on)})
    elif each.closed_on is not None:
        chip, said = (_(N_("Afgesloten")), "plain"), each.outcome
    elif each.sent_on is None:
        chip, said = (_(N_("Te versturen")), "info"), ""
    elif each.choose_by is not None:
        chip = (_(N_("Klant mag kiezen")), "warn")
        said = fill(N_("tot en met {day}"), {"day": short_day(each.choose_by)})
    else:
        chip, said = (_(N_("Verstuurd")), "warn"), short_day(each.sent_on)
    return Row((each.about.splitlines()[0], said), ("letter", each.letter_id), chip)
