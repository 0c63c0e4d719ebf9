"""Whatever is done to a contract in whatever order, it is in a state of the table, by its rows."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.errors import Refusal
from ises_desk.models import Contract, ContractNotice, ContractTransfer
from ises_desk.queries.contracts import detail
from ises_desk.terms.contract_life import BEGINS, TABLE
from ises_desk.values.kinds import DataKind
from ises_desk.values.money import ZERO
from tests.actions.making import line
from tests.actions.transferring import papers

if TYPE_CHECKING:
    from tests.actions.conftest import Office

# What a walk may do, with what it needs besides the contract; the order is anybody's.
DEEDS: dict[str, dict[str, Any]] = {
    "contract.apply": {},
    "contract.accept": {},
    "contract.refuse": {"reason": "Nee."},
    "contract.revoke": {"reason": "Nee.", "received": ZERO},
    "contract.give_notice": {},
    "contract.change": {"remark": "Gebeld."},
    "contract.write_offer": {},
    "contract.confirm_order": {},
    "contract.write_decision": {},
    "contract.withdraw_notice": {},
    "contract.confirm_notice": {},
    "contract.remove": {},
    "contract.offer_retrieval": {},
    "contract.record_deletion": {
        "kinds": (DataKind.HOSTED, DataKind.ACCESS),
        "means": "van de server gewist",
    },
    "contract.certify_deletion": {},
    "contract.transfer": {},
    "contract.carry_out_transfer": {},
    "contract.drop_transfer": {},
}
ON_TRANSFER = {"contract.carry_out_transfer", "contract.drop_transfer"}
ON_NOTICE = {"contract.withdraw_notice", "contract.confirm_notice"}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from((0, 0, 1, 40, 400))),
    min_size=1,
    max_size=12,
)


def begun(office: Office, deed: str) -> int:
    """Begin a contract in one of the ways there are."""
    given_lines = {"lines": (line(),), "starts_on": office.day + timedelta(days=7)}
    return int(office.do(deed, customer_id=office.customer(), **given_lines))


def state(office: Office, key: int) -> str | None:
    """Return the state of the contract today, None when it was removed."""
    if office.get(Contract, key) is None:
        return None
    return str(office.ask(detail, key, office.day).state)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.sampled_from(sorted(BEGINS)), steps=STEPS)
def test_no_walk_leaves_the_table(office: Office, start: str, steps: list[tuple[str, int]]) -> None:
    office.on("2026-11-22").sender()
    key = begun(office, start)
    now = state(office, key)
    assert now in BEGINS[start]
    for deed, days in steps:
        office.later(days)
        before = state(office, key)
        assert before is None or before in TABLE
        arguments = dict(DEEDS[deed], contract_id=key)
        if deed in ON_NOTICE:
            notices = office.all(ContractNotice, contract_id=key)
            arguments = {"notice_id": notices[-1].id if notices else 0}
        if deed in ON_TRANSFER:
            waiting = office.all(ContractTransfer, contract_id=key)
            arguments = {"transfer_id": waiting[-1].id if waiting else 0}
        if deed == "contract.transfer":
            first = office.day + timedelta(days=days)
            arguments |= papers(from_on=first, to_customer_id=office.customer())
        done = False
        with suppress(Refusal):
            office.do(deed, **arguments)
            done = True
        after = state(office, key)
        if not done:
            assert after == before
        elif after is None:
            assert before is not None
            assert TABLE[before][deed] == ()
        else:
            assert before is not None
            assert after in TABLE[before][deed]
