"""What can be shown of a consumer's order when he withdraws (5; 6:230m, 230s and 230v BW)."""

from __future__ import annotations

from datetime import date, datetime

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, OrderEvidence
from ises_desk.terms.art05_withdrawal import check_may_withdraw

LONGEST_WORDS = 2000
LONGEST_ADDRESS = 300
_SCHEMES = ("https://", "http://")


@action("contract.record_evidence", title=N_("Bewijs bij de bestelling"), undo=Undo.REVERT)
def record_evidence(
    work: Work,
    *,
    contract_id: int,
    informed_on: date | None = None,
    conditions_told: bool = False,
    function_url: str = "",
    start_request: str = "",
    start_requested_at: datetime | None = None,
    statement: str = "",
    stated_at: datetime | None = None,
    one_off_consent: bool = False,
) -> int:
    """Record what can be shown of a consumer's order; what isn't given, can't be shown.

    `informed_on` is the day on which the information about withdrawing was complete. The request
    to begin and the statement are his own words, with the moment of each.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_may_withdraw(contract.party, contract.number)
    check_life(work, contract, "contract.record_evidence")
    if informed_on is not None:
        checks.not_future(informed_on, work.today, "informed_on")
    row = work.session.get(OrderEvidence, contract.id)
    told = informed_on, conditions_told, function_url, one_off_consent
    said = start_request, start_requested_at, statement, stated_at
    if row is None and not any((*told, *said)):
        raise Refusal(
            N_("Vul in wat u kunt aantonen; er is nog niets ingevuld."), field="informed_on"
        )
    if row is None:
        row = OrderEvidence(contract_id=contract.id)
        work.session.add(row)
    row.informed_on = informed_on
    row.conditions_told = conditions_told
    row.function_url = _address(function_url)
    row.start_request = _words(start_request, "start_request", N_("Het verzoek"))
    row.statement = _words(statement, "statement", N_("De verklaring"))
    row.start_requested_at = _moment(
        work, row.start_request, start_requested_at, "start_requested_at", "start_request"
    )
    row.stated_at = _moment(work, row.statement, stated_at, "stated_at", "statement")
    row.one_off_consent = one_off_consent
    work.session.flush()
    return contract.id


def _words(given: str, field: str, label: str) -> str:
    return checks.block(given, field, label, LONGEST_WORDS, empty=True)


def _address(given: str) -> str:
    address = checks.line(given, "function_url", N_("Het adres"), LONGEST_ADDRESS, empty=True)
    if not address:
        return ""
    host = address.partition("://")[2].partition("/")[0]
    if not address.lower().startswith(_SCHEMES) or "." not in host or " " in address:
        raise Refusal(
            N_("Vul het adres van de bladzijde in, zoals https://www.voorbeeld.nl/herroepen."),
            field="function_url",
            basis="6:230oa BW",
        )
    return address


def _moment(
    work: Work, words: str, at: datetime | None, field: str, words_field: str
) -> datetime | None:
    """Return the moment of the consumer's words: both are known, or neither."""
    if at is None:
        if words:
            raise Refusal(
                N_("Vul in wanneer de klant dit schreef; zonder dat is het geen bewijs."),
                field=field,
                basis="6:230s lid 5 BW",
            )
        return None
    if not words:
        raise Refusal(
            N_("Vul in wat de klant schreef."), field=words_field, basis="6:230s lid 5 BW"
        )
    if at > work.now:
        raise Refusal(N_("Dit tijdstip moet nog komen."), field=field)
    checks.near(business_day(at), field)
    return at
