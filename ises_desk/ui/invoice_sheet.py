"""What the panel shows of an invoice; runs on the read lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui.invoice_forms import period
from ises_desk.ui.related import contracts_of
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date

UNPAID = frozenset({"open", "overdue", "reminded", "demanded"})
LATE = frozenset({"overdue", "reminded", "demanded"})


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return an invoice or credit note in full."""
    from ises_desk.queries.invoices import STATES

    draft = not found.number
    name = found.kind.label
    title = f"{name} {found.number}" if found.number else _(N_("Concept"))
    return Sheet(
        key=found.id,
        title=title,
        subtitle=found.customer,
        chips=(state(found.state, STATES),),
        facts=(*_facts(found, day), *_limitation(session, found, day)),
        sections=(
            *_content(found, draft=draft),
            *_bookings(found),
            *_letters(found),
            *(part for part in contracts_of(session, found, day) if part.rows),
            *((Section(_(N_("Opmerking")), text=found.remark),) if found.remark else ()),
        ),
        warning=found.dispute and _(N_("Betwist: {reason}")).format(reason=found.dispute),
        allowed=_allowed(found),
        record=found,
    )


def _allowed(found: Any) -> frozenset[str]:
    if not found.number:
        return frozenset({"finalise", "change", "remove", "line"})
    allowed = {"show"} if found.letters else set()
    if found.kind.value == "credit_note":
        return frozenset(allowed | ({"settle"} if found.state == "refund" else set()))
    allowed.add("claim")
    if found.state in UNPAID:
        allowed |= {"pay", "dispute"}
    if found.state in LATE:
        allowed.add("demand")
    if found.state == "disputed":
        allowed |= {"pay", "clear"}
    if found.opening:
        allowed |= {"change_old", "remove"}
    elif found.state != "credited":
        allowed.add("credit")
    return frozenset(allowed)


def _facts(found: Any, day: date) -> tuple[Fact, ...]:
    from ises_desk.values.formats import amount, short_day

    facts = [Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id))]
    if found.contract_id:
        facts.append(Fact(_(N_("Contract")), found.contract, ("contract", found.contract_id)))
    if found.credits_id:
        facts.append(Fact(_(N_("Bij factuur")), found.credits, ("invoice", found.credits_id)))
    facts += [
        Fact(_(N_("Creditnota")), number, ("invoice", key)) for key, number in found.credit_notes
    ]
    days = (
        (N_("Klaargezet"), found.prepared_on if not found.number else None),
        (N_("Factuurdatum"), found.issued_on),
        (N_("Vervaldatum"), found.due_on),
        (N_("Betaald op"), found.paid_on),
    )
    late = found.due_on is not None and found.due_on < day and bool(found.open)
    for name, value in days:
        if value is not None:
            tone = "bad" if value is found.due_on and late else ""
            facts.append(Fact(_(name), short_day(value), tone=tone))
    facts += _sums(found)
    if found.number:
        facts.append(Fact(_(N_("Nog open")), amount(found.open)))
    if found.reference:
        facts.append(Fact(_(N_("Betalingskenmerk")), found.reference))
    if found.costs:
        facts.append(Fact(_(N_("Incassokosten")), amount(found.costs)))
    return tuple(facts)


def _limitation(session: Any, found: Any, day: date) -> list[Fact]:
    """Return until when an overdue invoice can be enforced."""
    from ises_desk.queries.limitations import of_invoice
    from ises_desk.values.formats import short_day

    known = of_invoice(session, found.id)
    if known is None or found.due_on >= day:
        return []
    words = N_("Verjaard na") if known.has_passed(day) else N_("Verjaart na")
    tone = "bad" if known.is_near(day) else ""
    return [Fact(_(words), short_day(known.last_day), tone=tone)]


def _sums(found: Any) -> list[Fact]:
    """Return how an invoice adds up; of an opening item what was paid before it came here."""
    from ises_desk.values.formats import amount

    total = Fact(_(N_("Totaal")), amount(found.total))
    if found.opening:
        before = Fact(_(N_("Eerder betaald")), amount(found.paid_before))
        origin = Fact(_(N_("Herkomst")), _(N_("oude administratie; de btw is daar aangegeven")))
        return [origin, total, *([before] if found.paid_before else [])]
    rates = [
        Fact(_(N_("Btw {percent}%")).format(percent=each.percent), amount(each.vat))
        for each in found.vat_totals
    ]
    return [Fact(_(N_("Zonder btw")), amount(found.net)), *rates, total]


def _content(found: Any, *, draft: bool) -> tuple[Section, ...]:
    if found.opening:  # what it billed stands on paper of the administration before
        return ()
    return (Section(_(N_("Regels")), _lines(found, draft=draft), deed="line" if draft else ""),)


def _lines(found: Any, *, draft: bool) -> tuple[Row, ...]:
    from ises_desk.values.formats import amount, quantity

    rows = []
    for line in found.lines:
        times = quantity(line.quantity)
        about = period(line.period_start, line.period_until) or line.detail
        name = line.description if times == "1" else f"{times} × {line.description}"
        text = f"{name}\n{about}" if about and not draft else name
        goto = ("line", line.id) if draft else None
        rows.append(Row((text, amount(line.amount)), goto))
    return tuple(rows)


def _bookings(found: Any) -> tuple[Section, ...]:
    from ises_desk.values.formats import amount, short_day

    rows = []
    for each in found.bookings:
        total = each.to_costs + each.to_interest + each.to_principal
        if each.payment_id is not None:
            text, goto = _(N_("Betaling")), ("payment", each.payment_id)
        else:
            text, goto = _(N_("Creditnota")), ("invoice", each.credit_note_id or 0)
        rows.append(Row((text, short_day(each.booked_on), amount(total)), goto))
    return (Section(_(N_("Betaald of verrekend")), tuple(rows)),) if rows else ()


def _letters(found: Any) -> tuple[Section, ...]:
    from ises_desk.values.formats import short_day

    rows = []
    for each in found.letters:
        chip = (_(N_("Verstuurd")), "good") if each.sent_on else (_(N_("Nog te versturen")), "warn")
        rows.append(Row((each.kind.label, short_day(each.dated_on)), ("letter", each.id), chip))
    return (Section(_(N_("Brieven")), tuple(rows)),) if rows else ()
