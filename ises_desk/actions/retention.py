"""Forgetting: erasing what audit lines say, when the law asks it; the chain still holds."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import delete, or_, select, text

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.retention import destroy_after
from ises_desk.models import AuditLine, AuditPayload, Permit
from ises_desk.store.triggers import DESTROY

_MOST = 100  # in one statement
# What tells of a customer alone; a change of it is in the log by its own key.
_HIS_OWN = frozenset({"account", "contact", "customer_address", "note"})
# Rows of the administration that the tax law keeps (52 lid 4 AWR).
KEPT_TABLES = frozenset(
    {
        "booking",
        "contract",
        "contract_line",
        "contract_notice",
        "contract_transfer",
        "contract_withdrawal",
        "data_deletion",
        "data_retrieval",
        "demand",
        "demand_invoice",
        "dissolution",
        "document",
        "invoice",
        "invoice_line",
        "invoice_vat",
        "letter",
        "letter_dispatch",
        "letter_enclosure",
        "letter_invoice",
        "occurrence",
        "order_evidence",
        "payment",
        "suspension",
        "suspension_invoice",
        "terms_document",
    }
)


@action(
    DESTROY,
    title=N_("Loggegevens wissen"),
    undo=Undo.NEVER,
    because=N_("Wat gewist is, is weg; dat is de bedoeling."),
)
def destroy(
    work: Work, *, reason: str, customer_id: int | None = None, line_ids: tuple[int, ...] = ()
) -> int:
    """Erase the payload of audit lines and return how many were erased.

    Those of a customer, or the lines given. What the tax law keeps is left alone for a customer,
    and refused when its line is given. The lines themselves stay, with their digests; older
    backups still hold what they said. `reason` must not name the person.
    """
    checks.line(reason, "reason", N_("Reden"), 200)
    if (customer_id is None) == (not line_ids):
        raise Refusal(N_("Kies een klant, of logregels."), field="customer_id")
    wanted = lines_about(work, customer_id) if customer_id is not None else _given(work, line_ids)
    if not wanted:
        raise Refusal(
            N_("Er is niets te wissen: geen loggegevens, of alleen wat de wet nog bewaart."),
            field="customer_id" if customer_id is not None else "line_ids",
        )
    erase(work, wanted)
    return len(wanted)


def erase(work: Work, lines: Sequence[int]) -> None:
    """Erase what these audit lines say."""
    # Freed pages are overwritten, or the text would stay readable in the file.
    work.session.execute(text("PRAGMA secure_delete=ON"))
    work.add(Permit(code=DESTROY))
    for at in range(0, len(lines), _MOST):
        part = lines[at : at + _MOST]
        work.session.execute(delete(AuditPayload).where(AuditPayload.line_id.in_(part)))
    work.session.execute(delete(Permit))


def lines_about(work: Work, customer_id: int) -> list[int]:
    """Return the audit lines about a customer that the tax law doesn't keep."""
    own = f'"key":[{customer_id}],"table":"customer"'
    named = f'"customer_id":{customer_id}'
    found = _saying(work, (own, f"{named},", f"{named}}}"))
    keys = {
        (row["table"], row["key"][0])
        for _line, payload in found.values()
        for row in json.loads(payload)["rows"]
        if row["table"] in _HIS_OWN
    }
    # A change of a note says which note, and not whose it is.
    said = sorted(f'"key":[{key}],"table":"{table}"' for table, key in keys)
    for at in range(0, len(said), _MOST):
        found |= _saying(work, said[at : at + _MOST])
    return [
        key for key, (line, payload) in sorted(found.items()) if not _is_kept(work, line, payload)
    ]


def _saying(work: Work, parts: Sequence[str]) -> dict[int, tuple[AuditLine, str]]:
    """Return the audit lines that say one of these parts, with all they say."""
    rows = work.session.execute(
        select(AuditLine, AuditPayload.payload)
        .join(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(or_(*(AuditPayload.payload.contains(part, autoescape=True) for part in parts)))
    )
    return {line.id: (line, payload) for line, payload in rows}


def _given(work: Work, line_ids: tuple[int, ...]) -> list[int]:
    found = []
    for key in sorted(set(line_ids)):
        line = work.get(AuditLine, key, "line_ids")
        payload = work.session.scalar(
            select(AuditPayload.payload).where(AuditPayload.line_id == key)
        )
        if payload is None:
            continue
        if _is_kept(work, line, payload):
            raise Refusal(
                N_("Regel {line} hoort bij de administratie en blijft bewaard tot en met {until}."),
                field="line_ids",
                basis="52 lid 4 AWR",
                line=key,
                until=destroy_after(business_day(line.at)),
            )
        found.append(key)
    return found


def _is_kept(work: Work, line: AuditLine, payload: str) -> bool:
    """Tell whether a line speaks of records that the tax law still keeps."""
    # to check: audit-of-records-kept
    if destroy_after(business_day(line.at)) < work.today:
        return False
    return any(row["table"] in KEPT_TABLES for row in json.loads(payload)["rows"])
