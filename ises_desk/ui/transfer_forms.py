"""A contract passes to another customer (12.1): the form, what the file shows, the duty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

# Which deed of the contract's page does which act.
ACTS = {
    "transfer": "contract.transfer",
    "carry_out": "contract.carry_out_transfer",
    "drop_transfer": "contract.drop_transfer",
}
_WAYS = ("form", "email", "post", "fax", "website")


def not_now(found: Any) -> frozenset[str]:
    """Return the deeds that make no sense now: one transfer waits, or none does."""
    waits = any(each.done_on is None for each in found)
    return frozenset({"transfer"} if waits else {"carry_out", "drop_transfer"})


def sections(found: Any) -> Iterator[Section]:
    """Yield the transfers of a contract, and what is still to be done about them."""
    if not found:
        return
    rows = tuple(row for each in found for row in _rows(each))
    last = found[0]
    text = ""
    if last.done_on is not None and last.names:
        text = fill(
            N_("Wijzig bij het register de houder van {names} in {customer}."),
            {"names": last.names, "customer": last.to_customer},
        )
    if last.staying:
        words = N_("Account {accounts} dient ook ander gebruik en bleef bij {customer}.")
        more = fill(words, {"accounts": last.staying, "customer": last.from_customer})
        text = "\n".join(filter(None, (text, more)))
    yield Section(_(N_("Overdrachten")), rows, text=text)


def _rows(each: Any) -> Iterator[Row]:
    from ises_desk.values.formats import short_day

    done = each.done_on is not None
    chip = (_(N_("Overgedragen")), "good") if done else (_(N_("Wacht")), "warn")
    yield Row((_(N_("Vanaf")), short_day(each.from_on)), None, chip)
    yield Row((each.from_customer, _(N_("oude klant"))), ("customer", each.from_customer_id))
    yield Row((each.to_customer, _(N_("nieuwe klant"))), ("customer", each.to_customer_id))
    yield Row((_(N_("Akte getekend")), short_day(each.deed_on)))
    for label, on, by in (
        (N_("U stemde in"), each.owner_on, each.owner_by),
        (N_("Oude klant stemde in"), each.old_on, each.old_by),
        (N_("Nieuwe klant stemde in"), each.new_on, each.new_by),
    ):
        yield Row((_(label), f"{short_day(on)}, {by.label.lower()}"))


def _rules(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what passes and what stays, and which rules hold from then on."""
    from ises_desk.queries import transfers

    reasons = transfers.why(session, values["contract_id"], values.get("to_customer_id"))
    text = N_(
        "Wat is gefactureerd, blijft bij de oude klant; nieuwe facturen gaan naar de nieuwe, ook"
        " over een periode die al loopt. Domeinnamen op de regels gaan mee, en een account dat"
        " nergens anders voor dient."
    )
    return fields.Insight(_(text), reasons, "info")


def _ways() -> fields.Options:
    return tuple(each for each in fields.kinds(kinds.Channel) if str(each[0]) in _WAYS)


def _consent(name: str, day: str, way: str) -> tuple[fields.Field, ...]:
    return (
        fields.Day(name=f"{name}_on", label=day, required=True, span=6),
        fields.Choice(name=f"{name}_by", label=way, required=True, span=6, options=_ways()),
    )


TRANSFER = fields.FormSpec(
    title=N_("Contract overdragen"),
    act="contract.transfer",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer("to_customer_id", label=N_("Aan &klant")),
                fields.Day(name="from_on", label=N_("&Vanaf"), required=True, span=6),
                fields.Day(name="deed_on", label=N_("Akte &getekend op"), required=True, span=6),
            ),
        ),
        fields.Group(
            title=N_("Toestemming, schriftelijk"),
            note=N_("Van alle drie: zonder toestemming gaat een contract niet over (12.1)."),
            fields=(
                *_consent("old", N_("&Oude klant op"), N_("&Hoe")),
                *_consent("new", N_("&Nieuwe klant op"), N_("Ho&e")),
                *_consent("owner", N_("&Uzelf op"), N_("Hoe u dat &deed")),
            ),
        ),
    ),
    submit=N_("Ove&rdragen"),
    intro=N_("Een contract gaat over door een akte, met medewerking van de andere partij."),
    insight=_rules,
    width=720,
    success=N_("De overdracht is vastgelegd."),
)


def _open(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        start = {"from_on": desk.today, "old_by": "email", "new_by": "email", "owner_by": "email"}
        open_form(desk, TRANSFER, start, {"contract_id": shown.key})


def carry_out(desk: Desk, transfer_id: int) -> None:
    """Let a contract pass whose day has come, after a question."""
    desk.messages.ask(
        _(N_("De overdracht uitvoeren?")),
        _(N_("Het contract is dan van de nieuwe klant; wat is gefactureerd, blijft bij de oude.")),
        _(N_("&Overdragen")),
        lambda: desk.lanes.perform(
            lambda _key: desk.messages.say(_(N_("Het contract is overgedragen."))),
            "contract.carry_out_transfer",
            transfer_id=transfer_id,
        ),
    )


def do_duty(desk: Desk, duty: Any) -> None:
    """Ask whether the transfer of a duty is to be carried out."""
    carry_out(desk, duty.arguments["transfer_id"])


def _drop(desk: Desk, transfer_id: int) -> None:
    desk.messages.ask(
        _(N_("De overdracht laten vervallen?")),
        _(N_("Het contract blijft bij de oude klant.")),
        _(N_("&Laten vervallen")),
        lambda: desk.lanes.perform(
            lambda _key: desk.messages.say(_(N_("De overdracht is vervallen."))),
            "contract.drop_transfer",
            transfer_id=transfer_id,
        ),
    )


def _of_waiting(run: Any, desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        desk.lanes.read(_waiting, partial(run, desk), shown.key)


def _waiting(session: Any, contract_id: int) -> int:
    from ises_desk.queries import transfers

    found = transfers.of_contract(session, contract_id)
    return int(next(each.id for each in found if each.done_on is None))


DEEDS = (
    Deed(
        code="carry_out",
        text=N_("Overdracht uitvoeren"),
        icon="check",
        run=partial(_of_waiting, carry_out),
    ),
    Deed(
        code="drop_transfer",
        text=N_("Overdracht laten vervallen"),
        icon="undo",
        run=partial(_of_waiting, _drop),
    ),
    Deed(code="transfer", text=N_("Overdragen"), icon="customers", run=_open),
)
