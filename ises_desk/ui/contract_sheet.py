"""One contract in full: its facts, lines, notices and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui import (
    breach_sections,
    deletion_sheet,
    designs,
    deviations,
    forum,
    offers,
    package_fields,
    withdrawal_sheet,
)
from ises_desk.ui import transfer_forms as transfer
from ises_desk.ui.related import of_contract
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# Which deed of this page does which act; the state of the contract says which may be done.
_ACTS = {
    "change": "contract.change",
    "line": "contract_line.add",
    "end_line": "contract_line.end",
    "remove": "contract.remove",
    "breach": "default_notice.issue_other",
    "notice": "contract.give_notice",
    "confirm": "contract.confirm_notice",
    "withdraw": "contract.withdraw_notice",
    **breach_sections.ACTS,
    **offers.ACTS,
    **deletion_sheet.ACTS,
    **designs.ACTS,
    **deviations.ACTS,
    **transfer.ACTS,
    "evidence": "contract.record_evidence",
    "withdrawal": "contract.withdraw",
    "acknowledge": "contract.acknowledge_withdrawal",
    "settle": "contract.settle_withdrawal",
}


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return a contract in full."""
    from ises_desk.queries import deletions, transfers
    from ises_desk.queries import offers as asked
    from ises_desk.queries.contracts import STATES
    from ises_desk.ui.force_majeure import of_contract as force_majeure

    before = asked.detail(session, found.id)
    may = found.may - asked.unfit(before, found.concluded_at, day)
    allowed = {deed for deed, act in _ACTS.items() if act in may}
    standing = next((each for each in found.notices if each.withdrawn_on is None), None)
    if standing is None or standing.letter_id is not None:
        allowed -= {"confirm", "withdraw"}
    if standing is not None and standing.letter_id is not None:
        allowed.add("show_letter")
    breaches = breach_sections.read(session, found.id, day)
    allowed = (allowed - breaches.barred) | breaches.more
    allowed -= withdrawal_sheet.not_now(found)
    if found.concluded_at is not None:
        allowed.add("forum")
    over = deletions.of_contract(session, found.id, day)
    allowed -= deletion_sheet.not_now(over, day)
    passed = transfers.of_contract(session, found.id)
    allowed -= transfer.not_now(passed)
    return Sheet(
        key=found.id,
        title=found.number,
        subtitle=f"{found.customer} · {found.party.label}",
        chips=(state(found.state, STATES), *breaches.chips),
        warning="\n".join(_warnings(found)),
        facts=_facts(found),
        sections=(
            Section(_(N_("Regels")), _rows(found), deed="line" if "line" in allowed else ""),
            *package_fields.sections(found.lines),
            *deviations.sections(session, found.id),
            *designs.sections(session, found.id, day),
            *breaches.sections,
            *offers.section(before),
            *_notices(found),
            *force_majeure(session, found.id),
            *withdrawal_sheet.sections(found),
            *forum.of_contract(session, found.id),
            *deletion_sheet.sections(over, day),
            *transfer.sections(passed),
            *(part for part in of_contract(session, found, day) if part.rows),
            *((Section(_(N_("Opmerking")), text=found.remark),) if found.remark else ()),
        ),
        allowed=frozenset(allowed),
        record=found,
    )


def _warnings(found: Any) -> Iterator[str]:
    yield from filter(None, (withdrawal_sheet.warning(found), package_fields.warning(found.lines)))
    if found.earlier_terms_unknown:
        yield _(N_("Gesloten vóór 25 mei 2018: welke voorwaarden toen golden, is niet bekend."))


def _facts(found: Any) -> tuple[Fact, ...]:
    from ises_desk.values import formats

    day = formats.short_day
    prices = _(N_("met btw")) if found.gross_prices else _(N_("zonder btw"))
    facts = [
        Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id)),
        *(
            [Fact(_(N_("Account")), found.account, ("customer", found.customer_id))]
            if found.account
            else []
        ),
        *(
            [Fact(_(N_("Gesloten op")), f"{formats.moment(at)} · {found.channel.label}")]
            if (at := found.concluded_at)
            else []
        ),
        Fact(_(N_("Ingang")), day(found.starts_on)),
        Fact(_(N_("Duur")), plural(N_("{count} maand"), N_("{count} maanden"), found.months)),
    ]
    goes_on = {"contract.give_notice", "contract.confirm_notice"} & found.may
    if goes_on and (found.ends_on is None or found.term_ends_on <= found.ends_on):
        until = _(N_("t/m {day}")).format(day=day(found.term_ends_on))
        facts.append(Fact(_(N_("Lopende termijn")), until))
    if found.valid_until is not None and found.concluded_at is None:
        facts.append(Fact(_(N_("Aanbod geldt t/m")), day(found.valid_until)))
    if goes_on and found.last_notice_on is not None and found.ends_on is None:
        facts.append(Fact(_(N_("Opzeggen kan t/m")), day(found.last_notice_on)))
    if goes_on and found.monthly_from is not None and found.ends_on is None:
        text = _(N_("vanaf {day}")).format(day=day(found.monthly_from))
        facts.append(Fact(_(N_("Per maand opzegbaar")), text))
    if found.ends_on is not None:
        facts.append(Fact(_(N_("Eindigt na")), day(found.ends_on), tone="warn"))
    return (
        *facts,
        Fact(_(N_("Betaaltermijn")), _days(found.payment_days)),
        Fact(_(N_("Prijzen")), prices),
        Fact(_(N_("Voorwaarden")), f"{found.terms.name} ({_since(found)})"),
    )


def _days(count: int) -> str:
    return plural(N_("{count} dag"), N_("{count} dagen"), count)


def _since(found: Any) -> str:
    from ises_desk.values import formats

    return fill(N_("sinds {day}"), {"day": formats.short_day(found.terms.since)})


def _rows(found: Any) -> tuple[Row, ...]:
    from ises_desk.values import formats

    rows = []
    for line in found.lines:
        price = formats.amount(line.unit_price)
        times = formats.quantity(line.quantity)
        what = price if times == "1" else f"{times} × {price}"
        ended = (_(N_("Gestopt")), "plain") if line.ends_on else ("", "")
        rows.append(Row((line.description, _per(line.months), what), ("line", line.id), ended))
    return tuple(rows)


def _per(months: int) -> str:
    words = {0: N_("eenmalig"), 1: N_("maand"), 3: N_("kwartaal"), 12: N_("jaar")}
    return _(words[months]) if months in words else _(N_("{n} mnd")).format(n=months)


def _notices(found: Any) -> tuple[Section, ...]:
    from ises_desk.values.formats import short_day

    if not found.notices:
        return ()
    rows = []
    for each in found.notices:
        if each.withdrawn_on is not None:
            chip = (_(N_("Ingetrokken")), "plain")
        elif each.letter_id is None:
            chip = (_(N_("Te bevestigen")), "warn")
        else:
            chip = (_(N_("Bevestigd")), "good")
        text = _(N_("Ontvangen {day}, {how}")).format(
            day=short_day(each.received_on), how=each.channel.label.lower()
        )
        goto = ("letter", each.letter_id) if each.letter_id else None
        rows.append(Row((text, short_day(each.ends_on)), goto, chip))
    return (Section(_(N_("Opzeggingen (met laatste dag)")), tuple(rows)),)
