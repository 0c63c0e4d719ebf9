"""What was done of the agenda: from the audit lines of the deeds that fulfil a duty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, func, select, type_coerce

from ises_desk.i18n import N_
from ises_desk.models import AuditLine, AuditPayload
from ises_desk.models.base import Day
from ises_desk.queries.about import MOST, key_of, words_of
from ises_desk.queries.audit import state_of
from ises_desk.queries.duties import Duty

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN = 300  # duties: the newest
# By the code of a deed: the kind of duty that it fulfils, and what was done.
FULFILS = {
    "billing.draft": ("bill", N_("Gefactureerd in concept: {about}")),
    "billing.run": ("bill", N_("Gefactureerd in concept: {about}")),
    "business.set": ("business", N_("Eigen bedrijf ingevuld")),
    "campaign.approve": ("campaign", N_("Wijziging goedgekeurd: {about}")),
    "campaign.finish": ("campaign", N_("Wijziging afgerond: {about}")),
    "campaign.publish": ("campaign", N_("Wijziging bekendgemaakt: {about}")),
    "campaign.tell": ("campaign", N_("Over een wijziging geschreven: {about}")),
    "complaint.answer": ("complaint", N_("Klacht beantwoord: {about}")),
    "contract.acknowledge_withdrawal": (
        "acknowledge_withdrawal",
        N_("Ontvangst van een herroeping bevestigd: {about}"),
    ),
    "contract.settle_withdrawal": (
        "settle_withdrawal",
        N_("Herroeping afgewikkeld: {about}"),
    ),
    "contract.carry_out_transfer": ("transfer", N_("Overgedragen: {about}")),
    "contract.offer_retrieval": ("offer_data", N_("Gegevens aangeboden: {about}")),
    "contract.record_deletion": ("delete_data", N_("Gegevens gewist: {about}")),
    "contract.certify_deletion": (
        "certify_deletion",
        N_("Verwijdering verklaard: {about}"),
    ),
    "customer.erase": ("erase_customer", N_("Klantgegevens gewist: {about}")),
    "contract.accept": ("application", N_("Aanvraag aangenomen: {about}")),
    "contract.confirm_order": ("confirm_order", N_("Bestelling bevestigd: {about}")),
    "contract.lift": ("lift_block", N_("Opschorting opgeheven: {about}")),
    "contract.refuse": ("application", N_("Aanvraag geweigerd: {about}")),
    "contract.refunded": ("refund_order", N_("Terugbetaald: {about}")),
    "contract.restored": ("restore", N_("Dienst weer aangezet: {about}")),
    "contract.review_suspension": ("review_block", N_("Opschorting opnieuw gewogen: {about}")),
    "contract.write_decision": ("decision", N_("Afwijzing geschreven: {about}")),
    "contract.write_offer": ("offer", N_("Offerte gemaakt: {about}")),
    "contract.confirm_notice": ("confirm_notice", N_("Opzegging bevestigd: {about}")),
    "contract.dissolve": ("lapsed", N_("Ontbonden: {about}")),
    "contract.suspend": ("lapsed", N_("Opgeschort: {about}")),
    "default_notice.performed": ("lapsed", N_("Alsnog nagekomen: {about}")),
    "default_notice.issue": ("L10", N_("Ingebrekestelling gemaakt: {about}")),
    "demand.issue": ("L08", N_("Aanmaning gemaakt: {about}")),
    "claim.specify": ("L09", N_("Vordering gespecificeerd: {about}")),
    "domain.acknowledge": ("domain", N_("Herinnering aan domeinnaam afgevinkt: {about}")),
    "domain.renew": ("domain", N_("Domeinnaam verlengd: {about}")),
    "fourteen_day.issue": ("L07", N_("Veertiendagenbrief gemaakt: {about}")),
    "force_majeure.credit": ("force_majeure", N_("Dagen zonder dienst gecrediteerd: {about}")),
    "force_majeure.inform": ("force_majeure", N_("Over overmacht geschreven: {about}")),
    "force_majeure.weigh": ("force_majeure", N_("Ontbinden bij overmacht afgewogen")),
    "forum.choose": ("forum", N_("Rechterkeuze vastgelegd: {about}")),
    "forum.close": ("forum", N_("Beroep op de forumkeuze afgesloten: {about}")),
    "invoice.finalise": ("finalise", N_("Definitief gemaakt: {about}")),
    "invoice.finalise_all": ("finalise", N_("Definitief gemaakt: {about}")),
    "letter.mark_many_sent": ("send_bills", N_("Verstuurd: {about}")),
    "letter.mark_sent": ("send_letter", N_("Verstuurd: {about}")),
    "occurrence.state_reasons": ("reasons", N_("Motivering gemaakt: {about}")),
    "received_default.answer": ("cure", N_("Ingebrekestelling beantwoord: {about}")),
    "payment.refund": ("refund", N_("Terugbetaald: {about}")),
    "rate.add": ("rates", N_("Percentage vastgelegd")),
    "renewal.pass_over": ("renewal", N_("Verlenging overgeslagen: {about}")),
    "renewal.tell": ("renewal", N_("Over een verlenging geschreven: {about}")),
    "reminder.issue": ("L06", N_("Herinnering gemaakt: {about}")),
}
# By the kind of duty: the record to look at afterwards.
SUBJECTS = {
    **dict.fromkeys(("bill", "finalise"), "invoice"),
    **dict.fromkeys(("L06", "L07", "L08", "L09", "L10", "send_bills", "send_letter"), "letter"),
    "campaign": "campaign",
    "complaint": "complaint",
    **dict.fromkeys(("application", "confirm_order", "decision", "offer"), "contract"),
    **dict.fromkeys(("confirm_notice", "lift_block", "refund_order"), "contract"),
    **dict.fromkeys(("restore", "review_block"), "contract"),
    **dict.fromkeys(("acknowledge_withdrawal", "settle_withdrawal"), "contract"),
    **dict.fromkeys(("offer_data", "delete_data", "certify_deletion"), "contract"),
    "cure": "contract",
    "transfer": "contract",
    "domain": "domain",
    "forum": "customer",
    "refund": "payment",
}


def done(session: Session, limit: int = SHOWN) -> tuple[Duty, ...]:
    """Return the duties that were done last, the newest first; what was undone is left out."""
    day = type_coerce(func.business_day(type_coerce(AuditLine.at, Text)), Day)
    said = func.iif(func.length(AuditPayload.payload) < MOST, AuditPayload.payload, "")
    rows = session.execute(
        select(AuditLine.code, AuditLine.at, day.label("day"), said.label("said"))
        .join(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(AuditLine.code.in_(FULFILS), state_of() == "done")
        .order_by(AuditLine.id.desc())
        .limit(limit)
    )
    return tuple(_duty(session, row) for row in rows)


def _duty(session: Session, line: Any) -> Duty:
    """Return a deed as the duty that it fulfilled."""
    kind, sentence = FULFILS[line.code]
    rows = json.loads(line.said)["rows"] if line.said else []
    subject = SUBJECTS.get(kind, "")
    key = key_of(rows, subject) if subject else None
    return Duty(
        kind=kind,
        due_on=line.day,
        words=(sentence, {"about": words_of(session, rows)}),
        reasons=((N_("Gedaan op {moment}."), {"moment": line.at}),),
        basis=(),
        subject=subject if key else "",
        key=key,
    )
