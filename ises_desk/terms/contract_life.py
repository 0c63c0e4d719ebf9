"""The life of a contract as one table: in which state it is on a day, and what may be done then.

A deed moves a contract on; days do the rest (`AS_TIME_PASSES`). Articles 2.2 to 2.4 say how it
comes to be, 5 and 15 how it ends. Buttons and refusals both come from here; the table is drawn in
`docs/architecture.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, Marked
from ises_desk.values.kinds import ContractStage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# By state: what it is called and its tone.
STATES: Mapping[str, tuple[str, str]] = {
    "offered": (N_("Aangeboden"), "blue"),
    "lapsed": (N_("Aanbod verlopen"), "grey"),
    "applied": (N_("Aangevraagd"), "amber"),
    "refused": (N_("Geweigerd"), "grey"),
    "revoked": (N_("Herroepen door ons"), "grey"),
    "coming": (N_("Gaat in"), "blue"),
    "running": (N_("Loopt"), "green"),
    "noticed": (N_("Opgezegd"), "amber"),
    "ended": (N_("Beëindigd"), "grey"),
    "withdrawn": (N_("Herroepen door de klant"), "grey"),
    "dissolved": (N_("Ontbonden"), "grey"),
    "deleted": (N_("Gewist"), "grey"),
}
_CHANGING = (
    "contract.change",
    "design.record",
    "deviation.agree",
    "contract_line.add",
    "contract_line.change",
    "contract_line.remove",
)
_LINES = (*_CHANGING, "contract_line.end")
_BREACH = (
    "default_notice.issue_domains",
    "occurrence.record",
    "occurrence.close",
    "contract.suspend",
    "contract.review_suspension",
    "contract.lift",
    "contract.restored",
)
_OVER = (
    "design.record",
    "deviation.agree",
    "contract.change",
    "contract_line.change",
    "contract_line.end",
    "contract_line.remove",
)
_RECEIVED = ("received_default.record", "received_default.answer")
_PASSING = ("contract.transfer", "contract.carry_out_transfer", "contract.drop_transfer")
_AFTER_END = ("contract.offer_retrieval", "contract.record_deletion")
_AFTER_BREACH = ("occurrence.record", "occurrence.close", "contract.lift", "contract.restored")

# By state, by deed: the states in which the deed may leave the contract on the day it is done.
TABLE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "offered": {
        "contract.apply": ("applied",),
        "contract.write_offer": ("offered",),
        **dict.fromkeys(_CHANGING, ("offered",)),
        "contract.record_evidence": ("offered",),
        "contract.remove": (),
    },
    "lapsed": {
        "contract.apply": ("applied",),
        **dict.fromkeys(_CHANGING, ("lapsed",)),
        "contract.record_evidence": ("lapsed",),
        "contract.remove": (),
    },
    "applied": {
        "contract.accept": ("coming", "running"),
        "contract.refuse": ("refused",),
        **dict.fromkeys(_CHANGING, ("applied",)),
        "contract.record_evidence": ("applied",),
        "contract.remove": (),
    },
    "refused": {
        "contract.write_decision": ("refused",),
        "contract.refunded": ("refused",),
    },
    "revoked": {
        "contract.write_decision": ("revoked",),
        "contract.refunded": ("revoked",),
    },
    "coming": {
        "contract.revoke": ("revoked",),
        "contract.confirm_order": ("coming",),
        **dict.fromkeys(_LINES, ("coming",)),
        **dict.fromkeys(_PASSING, ("coming",)),
        "contract.remove": (),
        "contract.give_notice": ("noticed", "ended"),
        "contract.record_evidence": ("coming",),
        "contract.withdraw": ("withdrawn",),
        "default_notice.issue_other": ("coming",),
        "contract.dissolve": ("dissolved", "coming"),
        "occurrence.record": ("coming",),
        "occurrence.close": ("coming",),
        **dict.fromkeys(_RECEIVED, ("coming",)),
    },
    "running": {
        "contract.revoke": ("revoked",),
        "contract.confirm_order": ("running",),
        **dict.fromkeys(_LINES, ("running",)),
        **dict.fromkeys(_PASSING, ("running",)),
        "contract.remove": (),
        "contract.give_notice": ("noticed", "ended"),
        "contract.record_evidence": ("running",),
        "contract.withdraw": ("withdrawn",),
        "default_notice.issue_other": ("running",),
        "contract.dissolve": ("dissolved", "running"),
        **dict.fromkeys(_BREACH, ("running",)),
        **dict.fromkeys(_RECEIVED, ("running",)),
    },
    "noticed": {
        **dict.fromkeys(_LINES, ("noticed",)),
        **dict.fromkeys(_PASSING, ("noticed",)),
        "contract.remove": (),
        "contract.withdraw_notice": ("coming", "running"),
        "contract.confirm_notice": ("noticed",),
        "contract.record_evidence": ("noticed",),
        "contract.withdraw": ("withdrawn",),
        "default_notice.issue_other": ("noticed",),
        "contract.dissolve": ("dissolved", "noticed"),
        **dict.fromkeys(_BREACH, ("noticed",)),
        **dict.fromkeys(_RECEIVED, ("noticed",)),
    },
    "ended": {
        **dict.fromkeys(_OVER, ("ended",)),
        "contract.remove": (),
        "contract.withdraw_notice": ("coming", "running"),
        "contract.confirm_notice": ("ended",),
        # The window runs from the order, whatever ended the contract meanwhile (6:230o BW).
        "contract.record_evidence": ("ended",),
        "contract.withdraw": ("withdrawn",),
        **dict.fromkeys(_AFTER_END, ("ended",)),
        "contract.certify_deletion": ("deleted",),
        "default_notice.issue_other": ("ended",),
        **dict.fromkeys(_AFTER_BREACH, ("ended",)),
        **dict.fromkeys(_RECEIVED, ("ended",)),
    },
    "withdrawn": {
        "contract.acknowledge_withdrawal": ("withdrawn",),
        "contract.settle_withdrawal": ("withdrawn",),
        "occurrence.close": ("withdrawn",),
        **dict.fromkeys(_RECEIVED, ("withdrawn",)),
        **dict.fromkeys(_AFTER_END, ("withdrawn",)),
        "contract.certify_deletion": ("deleted",),
    },
    "dissolved": {
        "occurrence.close": ("dissolved",),
        **dict.fromkeys(_RECEIVED, ("dissolved",)),
        **dict.fromkeys(_AFTER_END, ("dissolved",)),
        "contract.certify_deletion": ("deleted",),
    },
    "deleted": {"contract.record_deletion": ("deleted",)},
}
# How a contract comes into the table.
BEGINS: Mapping[str, tuple[str, ...]] = {
    "contract.offer": ("offered",),
    "contract.receive": ("applied",),
    "contract.conclude": ("coming", "running"),
}
AS_TIME_PASSES: Mapping[str, tuple[str, ...]] = {
    "offered": ("lapsed",),
    "coming": ("running",),
    "noticed": ("ended",),
}
_BY_STAGE = {
    ContractStage.APPLICATION: "applied",
    ContractStage.REFUSED: "refused",
    ContractStage.REVOKED: "revoked",
    ContractStage.WITHDRAWN: "withdrawn",
    ContractStage.DISSOLVED: "dissolved",
    ContractStage.DELETED: "deleted",
}
_BASIS = {
    "contract.apply": "2.3",
    "contract.accept": "2.3",
    "contract.refuse": "2.3",
    "contract.revoke": "2.3",
    "contract.give_notice": "15.1",
    "contract.withdraw": "5.1",
    "contract.withdraw_notice": "15.1",
    "contract.transfer": "12.1",
    "contract.offer_retrieval": "15.5",
    "contract.record_deletion": "15.5",
    "contract.certify_deletion": "15.5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeFacts:
    """What makes the state of a contract; days are inclusive, None is open."""

    stage: ContractStage
    starts_on: date
    ends_on: date | None = None
    valid_until: date | None = None


def state_of(facts: LifeFacts, day: date) -> str:
    """Return the state of a contract on a day: a word of `STATES`.

    >>> from datetime import date
    >>> running = LifeFacts(stage=ContractStage.CONCLUDED, starts_on=date(2026, 3, 1))
    >>> state_of(running, date(2026, 2, 28)), state_of(running, date(2026, 3, 1))
    ('coming', 'running')
    """
    if facts.stage is ContractStage.OFFER:
        over = facts.valid_until is not None and facts.valid_until < day
        return "lapsed" if over else "offered"
    if facts.stage is not ContractStage.CONCLUDED:
        return _BY_STAGE[facts.stage]
    if facts.ends_on is not None:
        return "ended" if facts.ends_on < day else "noticed"
    return "coming" if facts.starts_on > day else "running"


def may(state: str) -> frozenset[str]:
    """Return the codes of the deeds that may be done in a state."""
    return frozenset(TABLE[state])


def check(code: str, facts: LifeFacts, number: str, day: date) -> str:
    """Return the state in which a deed is done; Refusal when it can't be done in that state."""
    state = state_of(facts, day)
    if code in TABLE[state]:
        return state
    if state in {"noticed", "ended"} and facts.ends_on is not None:
        raise Refusal(
            N_("Contract {number} is al opgezegd en eindigt op {day}."),
            field="contract_id",
            basis=_BASIS.get(code, ""),
            number=number,
            day=facts.ends_on,
        )
    raise Refusal(
        N_("Dit kan niet bij contract {number} in deze stand: {state}."),
        field="contract_id",
        basis=_BASIS.get(code, ""),
        number=number,
        state=Marked(STATES[state][0]),
    )
