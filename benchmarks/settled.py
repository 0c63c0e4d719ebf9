"""What years of finished work leave behind a contract, and the little of it that is due, as SQL."""

from __future__ import annotations

from benchmarks.office import TODAY

INVOICES = 4  # of each contract
LATER = "2027-06-01"
LINE = "(SELECT min(id) FROM contract_line WHERE contract_line.contract_id = contract.id)"
EVERY = "SELECT {} FROM contract WHERE contract.stage = 'concluded' AND contract.id % {} = 0"
# What a contract brings: table, of one in how many contracts, and its columns beside empty ones.
FINISHED: tuple[tuple[str, int, dict[str, str]], ...] = (
    (
        "contract_offer",
        1,
        {
            "contract_id": "contract.id",
            "decided_on": "'2026-07-15'",
            "confirmation_letter_id": "contract.id * 4",
        },
    ),
    (
        "renewal",
        1,
        {
            "contract_id": "contract.id",
            "term_ends_on": "'2026-07-31'",
            "notice_by": "'2026-06-30'",
            "due_on": "'2026-05-31'",
            "letter_id": "contract.id * 4",
        },
    ),
    (
        "renewal",
        1,
        {
            "contract_id": "contract.id",
            "term_ends_on": "'2027-07-31'",
            "notice_by": "'2027-06-30'",
            "due_on": f"'{LATER}'",
        },
    ),
    (
        "renewal",
        4,
        {
            "contract_id": "contract.id",
            "term_ends_on": "'2025-07-31'",
            "notice_by": "'2025-06-30'",
            "due_on": "'2025-05-31'",
            "passed_on": "'2025-07-01'",
        },
    ),
    (
        "contract_notice",
        10,
        {
            "contract_id": "contract.id",
            "received_on": "'2026-09-01'",
            "channel": "'email'",
            "ends_on": "'2027-07-31'",
            "ruling": "'{}'",
            "letter_id": "contract.id * 4",
        },
    ),
    (
        "contract_withdrawal",
        50,
        {
            "contract_id": "contract.id",
            "sent_on": "'2026-07-20'",
            "received_at": "'2026-07-20T10:00:00.000000+00:00'",
            "channel": "'email'",
            "performed": "'[]'",
            "last_day": "'2026-07-29'",
            "refund_by": "'2026-08-03'",
            "ruling": "'{}'",
            "settled_on": "'2026-07-21'",
            "acknowledgement_id": "contract.id * 4",
            "settlement_id": "contract.id * 4 + 1",
        },
    ),
    (
        "occurrence",
        20,
        {
            "id": "contract.id",
            "contract_id": "contract.id",
            "ground": "'misuse'",
            "happened_on": "'2026-09-01'",
            "facts": "'Verstuurde ongevraagde post.'",
            "closed_on": "'2026-09-08'",
            "about_content": "1",
            "statement_id": "contract.id * 4",
        },
    ),
    (
        "suspension",
        20,
        {
            "id": "contract.id",
            "contract_id": "contract.id",
            "ground": "'misuse'",
            "reach": "'mail'",
            "occurrence_id": "contract.id",
            "decided_on": "'2026-09-01'",
            "starts_on": "'2026-09-02'",
            "review_on": "'2026-09-09'",
            "reason": "'Misbruik.'",
            "proportion": "'Niet meer dan nodig.'",
            "ruling": "'{}'",
            "letter_id": "contract.id * 4",
            "lifted_on": "'2026-09-08'",
            "restored_on": "'2026-09-08'",
        },
    ),
    (
        "suspension_invoice",
        20,
        {"suspension_id": "contract.id", "invoice_id": "contract.id * 4"},
    ),
    (
        "demand",
        5,
        {
            "id": "contract.id",
            "kind": "'L10'",
            "customer_id": "contract.customer_id",
            "letter_id": "contract.id * 4",
            "made_on": "'2026-09-01'",
            "sent_on": "'2026-09-01'",
            "delivered_on": "'2026-09-02'",
            "last_day": "'2026-09-16'",
        },
    ),
    (
        "demand_invoice",
        5,
        {"demand_id": "contract.id", "invoice_id": "contract.id * 4"},
    ),
    (
        "data_deletion",
        12,
        {
            "customer_id": "contract.customer_id",
            "contract_id": "contract.id",
            "kind": "'hosted'",
            "deleted_on": "'2025-03-01'",
            "means": "'Gewist.'",
            "certificate_id": "contract.id * 4",
        },
    ),
    (
        "data_deletion",
        12,
        {
            "customer_id": "contract.customer_id",
            "contract_id": "contract.id",
            "kind": "'copies'",
            "deleted_on": "'2025-03-01'",
            "means": "'Gewist.'",
        },
    ),
    (
        "complaint",
        20,
        {
            "number": "'KL2026-' || contract.id",
            "customer_id": "contract.customer_id",
            "received_at": "'2026-09-01T10:00:00.000000+00:00'",
            "channel": "'email'",
            "subject": "'Traag'",
            "text": "'Het was traag.'",
            "answer_due": "'2026-09-15'",
            "answered_at": "'2026-09-10T10:00:00.000000+00:00'",
            "state": "'closed'",
        },
    ),
    (
        "campaign_contract",
        1,
        {
            "campaign_id": "1 + contract.id % 2",
            "contract_id": "contract.id",
            "effective_on": "'2026-10-01'",
            "cancel_until": "'2026-10-31'",
            "told_on": "'2026-08-15'",
            "letter_id": "contract.id * 4 + 2",
        },
    ),
    (
        "force_majeure_contract",
        20,
        {"event_id": "1", "contract_id": "contract.id", "letter_id": "contract.id * 4"},
    ),
    (
        "set_aside",
        50,
        {
            "mark": "'m' || contract.id",
            "kind": "'bill'",
            "due_on": "'2026-09-01'",
            "until_on": "'2026-09-08'",
            "reason": "'Wachten.'",
            "set_on": "'2026-09-01'",
        },
    ),
)
# The little that is due, on the first contracts whatever follows them.
_NOW = f"'{TODAY}'"
DUE = {
    "invoice": ("open = total, due_on = '2026-10-15', paid_on = NULL",
                "kind = 'invoice' AND id BETWEEN 4 AND 403 AND id % 2 = 0"),
    "contract_line": (f"next_invoice_on = {_NOW}", "id BETWEEN 300 AND 420"),
    "domain": (f"next_reminder_on = {_NOW}", "id BETWEEN 1 AND 50"),
    "letter": ("sent_on = NULL", "id BETWEEN 1001 AND 1060"),
    "renewal": (f"due_on = {_NOW}",
                "letter_id IS NULL AND passed_on IS NULL AND contract_id BETWEEN 100 AND 130"),
    "contract_offer": ("confirmation_letter_id = NULL", "contract_id BETWEEN 200 AND 210"),
    "contract_withdrawal": ("settlement_id = NULL", "contract_id BETWEEN 100 AND 300"),
    "suspension": (f"lifted_on = NULL, restored_on = NULL, review_on = {_NOW}",
                   "contract_id BETWEEN 100 AND 300"),
    "complaint": ("state = 'open', answer_due = '2026-11-20'", "id BETWEEN 1 AND 5"),
}  # fmt: skip
