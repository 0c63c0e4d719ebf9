"""No newcomer gets a number of the old administration, also not one of a row that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.models import Counter, Customer
from ises_desk.values.kinds import Intake
from tests.actions.bringing import CONTRACTS, CUSTOMERS, FIRM, INVOICES, brought, content, customers

if TYPE_CHECKING:
    from tests.actions.conftest import Office

NAMELESS = "K1177;;;;;;;;;;;;;"  # refused: it has no name
HOSTING = "K2;Hosting S;29-01-2022;12;10,00;21;jaar;"


def last(office: Office, series: str) -> dict[int, int]:
    """Return the last number given out per year."""
    return {each.year: each.last for each in office.all(Counter) if each.series == series}


def test_a_new_customer_gets_no_number_of_the_file(office: Office) -> None:
    brought(office, Intake.CUSTOMERS, content(CUSTOMERS, FIRM, NAMELESS))
    assert [each.number for each in office.all(Customer)] == ["K2"]
    key = office.do("customer.add", name="Nieuw", addresses=[])
    assert next(each.number for each in office.all(Customer) if each.id == key) == "K1178"


@pytest.mark.parametrize("number", ["K2", "K1000", "K12345678", "X1177", "1177"])
def test_a_number_of_another_form_moves_nothing(office: Office, number: str) -> None:
    brought(office, Intake.CUSTOMERS, content(CUSTOMERS, FIRM, NAMELESS.replace("K1177", number)))
    assert last(office, "customer") == {}


def test_own_contracts_and_invoices_go_on_after_those_of_the_file(office: Office) -> None:
    customers(office)
    brought(
        office,
        Intake.CONTRACTS,
        content(CONTRACTS, f"C2026-0031;{HOSTING}", f"C2026-0044;K9{HOSTING}"),
    )
    brought(
        office,
        Intake.OPEN_INVOICES,
        content(INVOICES, "20260017,K1,1-9-2026,100,0,", "20260052,K1,1-9-2026,100,100,"),
    )
    assert last(office, "contract") == {2026: 44}
    assert last(office, "invoice") == {2026: 52}


def test_a_series_never_goes_back(office: Office) -> None:
    brought(office, Intake.CUSTOMERS, content(CUSTOMERS, FIRM, NAMELESS))
    lower = NAMELESS.replace("1177", "1050")
    brought(office, Intake.CUSTOMERS, content(CUSTOMERS, FIRM.replace("De Hoek", "Hoek"), lower),
            all_of_it=True)  # fmt: skip
    assert last(office, "customer") == {0: 177}
