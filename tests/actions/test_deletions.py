"""After the end (15.5): the data offered, deleted at the server, and declared gone (L34)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import Account, Contract, ContractNotice, DataDeletion, DataRetrieval
from ises_desk.queries.agenda import agenda
from ises_desk.queries.contracts import detail
from ises_desk.queries.deletions import of_contract
from ises_desk.values.kinds import ContractStage, DataKind
from tests.actions.leaving import SERVER, deleted, ended, letter
from tests.actions.making import conclude
from tests.actions.test_timeline import events

if TYPE_CHECKING:
    from tests.actions.conftest import Office

END = date(2027, 2, 28)
UNTIL = date(2027, 3, 30)
RECORD: dict[str, Any] = {"kinds": SERVER, "means": "van de server gewist"}


def kinds(office: Office, *wanted: str) -> list[str]:
    """Return the kinds of duties about the end, in the order of the agenda."""
    known = wanted or ("offer_data", "delete_data", "certify_deletion", "erase_customer")
    return [each.kind for each in office.ask(agenda, office.day) if each.kind in known]


def test_from_the_end_to_the_declaration(office: Office) -> None:
    key = ended(office, office.customer())
    assert office.get(Contract, key).ends_on == END
    assert kinds(office) == []
    office.on(UNTIL)
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert (refusal.field, refusal.basis) == ("deleted_on", "15.5; Dataverordening art. 25")
    assert "30 maart 2027" in str(refusal)
    office.on("2027-03-31")
    assert kinds(office) == ["delete_data", "delete_data"]
    assert kinds(office, "certify_deletion") == []
    office.undoes("contract.record_deletion", contract_id=key, **RECORD)
    assert kinds(office) == ["certify_deletion"]
    paper = letter(office, office.do("contract.certify_deletion", contract_id=key))
    assert office.ask(detail, key, office.day).state == "deleted"
    assert [row["what"] for row in paper["deleted"]] == [
        "Website, e-mail en databases",
        "Toegang en accounts",
    ]
    assert paper["data_until"] == UNTIL.isoformat()
    assert events(office, office.get(Contract, key).customer_id, "contract", office.day)[:2] == [
        ("2027-03-31", "deleted", office.get(Contract, key).number),
        ("2027-02-28", "ended", office.get(Contract, key).number),
    ]
    assert [row["until"] for row in paper["kept"]] == [
        "uiterlijk 30 april 2027",
        "zolang dat nodig is",
        "tot en met 31 december 2034",
    ]
    assert office.problems() == []


def test_copies_go_last_and_only_then_nothing_is_asked(office: Office) -> None:
    """Deleted on 31 March; copies live thirty days: gone on 30 April 2027."""
    key = ended(office, office.customer())
    deleted(office, key)
    office.do("contract.certify_deletion", contract_id=key)
    office.on("2027-04-22")
    assert kinds(office) == []
    office.on("2027-04-23")
    assert kinds(office) == ["delete_data"]
    [duty] = [each for each in office.ask(agenda, office.day) if each.kind == "delete_data"]
    assert duty.due_on == date(2027, 4, 30)
    office.on("2027-04-30")
    office.do(
        "contract.record_deletion",
        contract_id=key,
        kinds=(DataKind.COPIES,),
        means="vanzelf verlopen",
    )
    assert office.ask(detail, key, office.day).state == "deleted"
    assert kinds(office) == []


def test_what_the_file_of_the_contract_says(office: Office) -> None:
    key = conclude(office, customer_id=office.customer())
    assert office.ask(of_contract, key, office.day) is None
    office.do("contract.give_notice", contract_id=key, received_on=date(2026, 11, 22))
    assert office.ask(of_contract, key, END) is None
    found = office.ask(of_contract, key, date(2027, 3, 1))
    assert [each.kind for each in found.rows] == [*SERVER, DataKind.COPIES]
    assert found.told_until is None
    assert all(each.held for each in found.rows)


def test_a_customer_who_was_not_told_is_told_first(office: Office) -> None:
    """Ended on 28 February but told on 10 March: thirty days from then, through 9 April."""
    office.on("2026-11-22").sender()
    key = conclude(office, customer_id=office.customer())
    office.do("contract.give_notice", contract_id=key)
    [notice] = office.all(ContractNotice)
    office.on("2027-03-10")
    assert kinds(office) == []  # the confirmation is asked for, and tells it
    office.do("contract.confirm_notice", notice_id=notice.id)
    assert kinds(office) == []  # the letter is still to be sent
    refusal = office.refused("contract.record_deletion", contract_id=key, **RECORD)
    assert refusal.field == "kinds"
    office.undoes("contract.offer_retrieval", contract_id=key)
    assert office.get(DataRetrieval, key).until_on == date(2027, 4, 9)
    office.on("2027-04-09")
    assert office.refused("contract.record_deletion", contract_id=key, **RECORD).field == (
        "deleted_on"
    )
    office.on("2027-04-10")
    office.do("contract.record_deletion", contract_id=key, **RECORD)


def test_who_heard_nothing_is_offered_his_data(office: Office) -> None:
    """Given notice in the administration before this one, without a letter of ours."""
    office.on("2026-11-22").sender()
    key = conclude(office, customer_id=office.customer())
    with office.database.write() as session:
        session.get_one(Contract, key).ends_on = END
    office.on(END)
    assert kinds(office) == []
    office.on("2027-03-01")
    [duty] = [each for each in office.ask(agenda, office.day) if each.kind == "offer_data"]
    assert (duty.stands_on, duty.due_on) == (END, date(2027, 3, 7))
    office.do(duty.action, **duty.arguments)
    assert office.get(DataRetrieval, key).until_on == date(2027, 3, 31)
    assert kinds(office) == []


def test_an_offer_moves_on_and_never_back(office: Office) -> None:
    key = ended(office, office.customer())
    office.do("contract.offer_retrieval", contract_id=key, until_on=date(2027, 5, 1))
    assert (
        office.refused(
            "contract.offer_retrieval", contract_id=key, until_on=date(2027, 4, 30)
        ).field
        == "until_on"
    )
    deleted_too_soon = {"contract_id": key, **RECORD}
    office.on("2027-05-01")
    assert office.refused("contract.record_deletion", **deleted_too_soon).field == "deleted_on"
    office.on("2027-05-02").do("contract.record_deletion", **deleted_too_soon)
    assert office.refused("contract.offer_retrieval", contract_id=key).field == "contract_id"


def test_a_declaration_that_is_never_sent_is_asked_for_again(office: Office) -> None:
    key = ended(office, office.customer())
    deleted(office, key)
    paper = office.do("contract.certify_deletion", contract_id=key)
    line_of_it = office.last.line if office.last else 0
    with pytest.raises(Exception, match="verval"):
        office.undo(line_of_it)
    office.do("letter.withdraw", letter_id=paper)
    assert office.get(Contract, key).stage is ContractStage.CONCLUDED
    assert office.ask(detail, key, office.day).state == "ended"
    assert kinds(office) == ["certify_deletion"]
    office.do("contract.certify_deletion", contract_id=key)


def test_the_account_closes_that_serves_nothing_else(office: Office) -> None:
    customer = office.customer()
    shared, alone = (
        office.do("account.add", customer_id=customer, name=name) for name in ("bakker", "slager")
    )
    first = ended(office, customer, account_id=shared)
    second = conclude(office, customer_id=customer, account_id=shared)
    deleted(office, first)
    assert office.get(Account, shared).closed_on is None
    third = ended(office, customer, account_id=alone)
    office.on("2027-03-31")
    office.undoes("contract.record_deletion", contract_id=third, **RECORD)
    assert office.get(Account, alone).closed_on == office.day
    assert office.get(Contract, second).account_id == shared
    assert len(office.all(DataDeletion)) == len(SERVER) * 2
