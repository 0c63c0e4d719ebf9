"""One campaign in full: its dates, its money, and each contract with its prices and its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill, plural
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date

MOST = 40  # contracts in the panel; the rest is counted
_STEPS = {
    "": ("", ""),
    "waits": (N_("Wacht"), "warn"),
    "ready": (N_("Klaar"), "warn"),
    "told": (N_("Bericht"), "good"),
    "left": (N_("Opgezegd"), "info"),
    "out": (N_("Erbuiten"), "plain"),
}
_ALLOWED = {
    "draft": {"change", "approve", "remove"},
    "approved": {"publish", "reopen", "leave_out", "drop"},
    "published": {"tell", "send", "leave_out", "drop"},
    "holds": {"tell", "send", "finish", "leave_out"},
    "done": set[str](),
    "withdrawn": set[str](),
}


def sheet(session: Any, found: Any, day: date) -> Sheet:
    """Return a campaign in full."""
    from ises_desk.queries.campaigns import STATES

    del session
    allowed = set(_ALLOWED[found.word])
    if not found.count("waits"):
        allowed.discard("tell")
    if not found.ready:
        allowed.discard("send")
    if not found.count("", "waits"):
        allowed.discard("leave_out")
    return Sheet(
        key=found.id,
        title=found.title,
        subtitle=f"{found.number} · {found.kind.label}",
        chips=(state(found.word, STATES),),
        warning=_warning(found),
        facts=(*_dates(found, day), *_money(found)),
        sections=(
            *_prices(found),
            _contracts(found),
            Section(_(N_("In de brief")), text=found.text),
        ),
        allowed=frozenset(allowed),
        record=found,
    )


def _warning(found: Any) -> str:
    said = []
    soon = sum(each.dissolvable for each in found.members)
    if soon:
        one = N_("{count} particulier sloot korter dan drie maanden geleden: hij mag ontbinden "
                 "(6:236 onder i BW), en dat staat in zijn brief.")  # fmt: skip
        many = N_("{count} particulieren sloten korter dan drie maanden geleden: zij mogen "
                  "ontbinden (6:236 onder i BW), en dat staat in hun brief.")  # fmt: skip
        said.append(plural(one, many, soon))
    if found.passed_over:
        one = N_("{count} regel betaalt een andere prijs dan de prijslijst en blijft zoals zij is.")
        many = N_(
            "{count} regels betalen een andere prijs dan de prijslijst en blijven zoals zij zijn."
        )
        said.append(plural(one, many, found.passed_over))
    return " ".join(said)


def _dates(found: Any, day: date) -> tuple[Fact, ...]:
    from ises_desk.values.formats import short_day

    facts = []
    if found.published_on is not None:
        facts.append(Fact(_(N_("Bekendgemaakt op")), short_day(found.published_on)))
    else:
        facts.append(Fact(_(N_("Bekend te maken op")), short_day(found.publish_on)))
    facts.append(Fact(_(N_("Gaat in op")), short_day(found.effective_on)))
    if found.tell_by is not None and found.word in {"published", "holds"}:
        late = bool(found.count("waits", "ready")) and found.tell_by < day
        facts.append(
            Fact(_(N_("Brieven uiterlijk op")), short_day(found.tell_by), tone="bad" * late)
        )
    if found.version:
        facts.append(Fact(_(N_("Versie")), found.version))
    if found.percent:
        facts.append(Fact(_(N_("Andere regels")), f"{found.percent.replace('.', ',')}%"))
    return tuple(facts)


def _money(found: Any) -> tuple[Fact, ...]:
    from ises_desk.values.formats import amount

    facts = [Fact(_(N_("Contracten")), str(len(found.members)))]
    if found.kind.value != "terms" and found.members:
        facts += [
            Fact(_(N_("Per jaar nu, zonder btw")), amount(found.old_year)),
            Fact(_(N_("Per jaar straks, zonder btw")), amount(found.new_year)),
            Fact(_(N_("Verschil per jaar")), amount(found.new_year - found.old_year)),
        ]
    left = found.count("left")
    if left:
        facts.append(Fact(_(N_("Opgezegd om de wijziging")), str(left), tone="warn"))
    return tuple(facts)


def _prices(found: Any) -> tuple[Section, ...]:
    from ises_desk.values.formats import amount

    if not found.prices:
        return ()
    rows = [
        Row(
            (
                each.name,
                fill(N_("{amount} zonder btw"), {"amount": amount(each.net)}),
                fill(N_("{amount} met btw"), {"amount": amount(each.gross)}),
            )
        )
        for each in found.prices
    ]
    return (Section(_(N_("Nieuwe prijzen")), tuple(rows)),)


def _contracts(found: Any) -> Section:
    from ises_desk.values.formats import amount

    rows = []
    for each in found.members[:MOST]:
        words, tone = _STEPS[each.step]
        if each.dissolvable and not words:
            words, tone = N_("Mag ontbinden"), "warn"
        lines = [
            f"{amount(line.old)} → {amount(line.new)}"
            + (f" × {line.quantity.plain.replace('.', ',')}" if line.quantity.plain != "1" else "")
            for line in each.lines
        ]
        cells = (each.customer, "; ".join(lines) or each.number)
        chip = (_(words) if words else "", tone)
        rows.append(Row(cells, ("contract", each.contract_id), chip))
    if len(found.members) > MOST:
        rest = _(N_("en nog {count}")).format(count=len(found.members) - MOST)
        rows.append(Row((rest,)))
    title = _(N_("Contracten ({count})")).format(count=len(found.members))
    return Section(title, tuple(rows), empty=_(N_("Deze wijziging raakt geen lopend contract.")))
