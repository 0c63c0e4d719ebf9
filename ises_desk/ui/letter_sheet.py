"""What a panel shows of a letter; runs on the read lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, plural
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date


def sheet(_session: Any, found: Any, _day: date) -> Sheet:
    """Return a letter with what followed from it."""
    from ises_desk.queries.letters import STATES

    allowed = {"show", "print", "save", "copy"}
    if found.state != "withdrawn":
        allowed.add("sent")
    if found.state == "sent":
        allowed.add("not_sent")
    if found.state == "ready" and found.kind.value not in {"L04", "L05"}:
        allowed.add("withdraw")
    return Sheet(
        key=found.id,
        title=found.number,
        subtitle=found.subject,
        chips=(state(found.state, STATES), *_changed(found)),
        facts=_facts(found),
        sections=_sections(found),
        allowed=frozenset(allowed),
        record=found,
    )


def _changed(found: Any) -> tuple[tuple[str, str], ...]:
    return ((_(N_("Aangepast")), "info"),) if found.changes else ()


def way(channel: Any) -> str:
    """Return the marked word for how a letter went; what is spoken elsewhere is handed over."""
    word: str = channel.word
    return N_("Overhandigd") if channel.value == "in_person" else word


def _facts(found: Any) -> tuple[Fact, ...]:
    from ises_desk.values.formats import amount, short_day

    facts = [
        Fact(_(N_("Soort")), found.kind.label),
        Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id)),
        Fact(_(N_("Datum")), short_day(found.dated_on)),
    ]
    if found.contract_id:
        facts.append(Fact(_(N_("Contract")), found.contract, ("contract", found.contract_id)))
    if found.complaint_id:
        facts.append(Fact(_(N_("Klacht")), found.complaint, ("complaint", found.complaint_id)))
    demand = found.demand
    if demand is not None:
        days = (
            (N_("Bezorgd"), demand.delivered_on),
            (N_("Betalen tot en met"), demand.last_day),
            (N_("Kosten vanaf"), demand.costs_from),
        )
        facts += [Fact(_(name), short_day(day)) for name, day in days if day]
        sums = ((N_("Rente"), demand.interest), (N_("Kosten"), demand.fee))
        facts += [Fact(_(name), amount(value)) for name, value in sums if value]
    return tuple(facts)


def _sections(found: Any) -> tuple[Section, ...]:
    from ises_desk.values.formats import amount, short_moment

    sent = tuple(
        Row((f"{_(way(each.channel))}: {each.sent_to}", short_moment(each.sent_at)))
        for each in found.dispatches
    )
    invoices = tuple(
        Row((each.number, amount(each.open)), ("invoice", each.id)) for each in found.invoices
    )
    never = _(N_("Nog niet verstuurd. Een brief werkt pas als hij is verstuurd."))
    made = [Section(_(N_("Verstuurd")), sent, empty=never)]
    if found.enclosures:
        rows = tuple(Row((each.name, _there(each))) for each in found.enclosures)
        made.append(Section(_(N_("Bijlagen")), rows))
    if invoices:
        made.append(Section(_(N_("Facturen (nog open)")), invoices))
    if found.changes:
        made.append(Section(_(N_("Aangepaste tekst")), text=_told(found.changes)))
    return tuple(made)


def _there(enclosure: Any) -> str:
    """Return where what is enclosed is: after the letter's own pages, or still to be added."""
    if enclosure.document_id is None:
        return _(N_("zelf bijvoegen"))
    if not enclosure.pages:
        return _(N_("achter de brief"))
    one = N_("{count} bladzijde, achter de brief")
    many = N_("{count} bladzijden, achter de brief")
    return plural(one, many, enclosure.pages)


def _told(changes: tuple[Any, ...]) -> str:
    """Return what the owner changed in a letter, in words."""
    said = []
    for each in changes:
        if not each.was:
            said.append(_(N_("Toegevoegd: {text}")).format(text=each.text))
        elif not each.text:
            said.append(_(N_("Weggelaten: {was}")).format(was=each.was))
        else:
            words = _(N_("Gewijzigd: {text}\nStond er: {was}"))
            said.append(words.format(text=each.text, was=each.was))
    return "\n\n".join(said)
