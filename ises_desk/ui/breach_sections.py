"""What the file of a contract shows of breaches, and which deeds about them make sense now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui import received_default_forms
from ises_desk.ui.sheet import Row, Section

if TYPE_CHECKING:
    from datetime import date

# Which deed of the contract's page does which act; the state of the contract says when.
ACTS = {
    "occurrence": "occurrence.record",
    "close_occurrence": "occurrence.close",
    "notice_names": "default_notice.issue_domains",
    "performed": "default_notice.issue_other",
    "dissolve": "contract.dissolve",
    "suspend": "contract.suspend",
    "weigh": "contract.review_suspension",
    "lift": "contract.lift",
    "restored": "contract.restored",
    "received_default": "received_default.record",
    "answer_default": "received_default.answer",
}


@dataclass(frozen=True, slots=True)
class Breaches:
    """The sections, the chip beside the state, and the deeds that make no sense now, or do."""

    sections: tuple[Section, ...]
    chips: tuple[tuple[str, str], ...]
    barred: frozenset[str]
    more: frozenset[str]


def read(session: Any, contract_id: int, day: date) -> Breaches:
    """Return what a contract's file shows of breaches."""
    from ises_desk.queries.breach_file import breach_file

    found = breach_file(session, contract_id, day)
    received, waits = received_default_forms.sections(session, contract_id, day)
    sections = (
        _dissolutions(found),
        _suspensions(found),
        _notices(found),
        _occurrences(found),
        *received,
    )
    standing = found.standing
    chips: tuple[tuple[str, str], ...] = ()
    if standing is not None:
        words = N_("Opgeschort") if standing.on else N_("Opschorting aangekondigd")
        chips = ((_(words), "bad" if standing.on else "warn"),)
    return Breaches(
        tuple(section for section in sections if section.rows),
        chips,
        _barred(found) | (frozenset() if waits else {"answer_default"}),
        frozenset({"reasons"} if found.unexplained else ()),
    )


def _barred(found: Any) -> frozenset[str]:
    barred = {"weigh", "lift"} if found.standing is None else {"suspend"}
    if not any(each.lifted_on and not each.restored_on for each in found.suspensions):
        barred.add("restored")
    if all(each.closed_on for each in found.occurrences):
        barred.add("close_occurrence")
    if not any(each.sent_on and not each.performed_on for each in found.notices):
        barred.add("performed")
    return frozenset(barred)


def _dissolutions(found: Any) -> Section:
    from ises_desk.values.formats import short_day

    rows = []
    for each in found.dissolutions:
        chip = (_(N_("Gedeeltelijk")), "warn") if each.partly else (_(N_("Geheel")), "plain")
        goto = ("letter", each.letter_id) if each.letter_id else None
        rows.append(Row((each.ground.label, short_day(each.dissolved_on)), goto, chip))
    return Section(_(N_("Ontbonden (met laatste dag)")), tuple(rows))


def _suspensions(found: Any) -> Section:
    from ises_desk.values.formats import short_day

    rows = []
    for each in found.suspensions:
        if each.lifted_on is None:
            chip = (_(N_("Loopt")), "bad") if each.on else (_(N_("Aangekondigd")), "warn")
        elif each.restored_on is None:
            chip = (_(N_("Weer aanzetten")), "warn")
        else:
            chip = (_(N_("Opgeheven")), "plain")
        goto = ("letter", each.letter_id) if each.letter_id else None
        text = f"{each.ground.label} · {each.reach.label}"
        rows.append(Row((text, short_day(each.starts_on)), goto, chip))
    return Section(_(N_("Opschortingen (met begin)")), tuple(rows))


def _notices(found: Any) -> Section:
    from ises_desk.values.formats import short_day

    rows = []
    for each in found.notices:
        if each.performed_on is not None:
            chip = (_(N_("Nagekomen")), "good")
        elif each.sent_on is None:
            chip = (_(N_("Te versturen")), "info")
        elif each.lapsed:
            chip = (_(N_("Termijn voorbij")), "bad")
        else:
            chip = (_(N_("Termijn loopt")), "warn")
        last = short_day(each.last_day) if each.last_day else ""
        rows.append(Row((f"{each.number} · {each.kind.label}", last), ("letter", each.letter_id),
                        chip))  # fmt: skip
    return Section(_(N_("Ingebrekestellingen (met uiterste dag)")), tuple(rows))


def _occurrences(found: Any) -> Section:
    from ises_desk.values.formats import short_day

    rows = []
    for each in found.occurrences:
        if each.closed_on is not None:
            chip = (_(N_("Afgesloten")), "plain")
        elif each.established:
            chip = (_(N_("Vastgesteld")), "warn")
        else:
            chip = (_(N_("Vermoeden")), "info")
        text = each.ground.label
        if each.clause:
            text = fill(N_("In strijd met artikel {clause}"), {"clause": each.clause})
        goto = None if each.closed_on else ("occurrence", each.id)
        rows.append(Row((text, short_day(each.happened_on)), goto, chip))
    return Section(_(N_("Voorvallen")), tuple(rows))
