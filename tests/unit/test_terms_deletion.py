"""15.5: what goes after the end of a contract, on which day, and what is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ises_desk.errors import Refusal
from ises_desk.terms.art15_duration import deletion_of, erasure_of
from ises_desk.terms.articles import Citation
from ises_desk.terms.deletion import Ended, Left, Term, check_deleted, stores
from ises_desk.values.kinds import DataKind, ProductKind

END = date(2027, 1, 31)
UNTIL = date(2027, 3, 2)
NEEDED = Citation("3:310 BW", "Klacht is nog niet gesloten.")
DAY = timedelta(days=1)


def term(kind: DataKind, ended: Ended) -> Term:
    """Return the term of one class."""
    return next(each for each in deletion_of(ended) if each.kind is kind)


def test_thirty_days_to_fetch_and_a_month_to_delete() -> None:
    """Ended 31-01-2027: fetch through 02-03, delete from 03-03, by 02-04."""
    for kind in (DataKind.HOSTED, DataKind.ACCESS):
        found = term(kind, Ended(ended_on=END, told_until=UNTIL))
        assert (found.first_on, found.last_on) == (UNTIL + DAY, date(2027, 4, 2))
        assert not found.may(UNTIL)
        assert found.may(UNTIL + DAY)


def test_a_longer_promise_holds_and_a_shorter_one_does_not() -> None:
    longer = term(DataKind.HOSTED, Ended(ended_on=END, told_until=date(2027, 3, 20)))
    assert longer.first_on == date(2027, 3, 21)
    shorter = term(DataKind.HOSTED, Ended(ended_on=END, told_until=date(2027, 2, 10)))
    assert shorter.first_on == UNTIL + DAY


def test_who_was_not_told_keeps_his_data() -> None:
    for each in deletion_of(Ended(ended_on=END)):
        assert each.held
        assert not each.may(date(2040, 1, 1))
        with pytest.raises(Refusal) as refused:
            check_deleted(each, date(2040, 1, 1))
        assert refused.value.field == "kinds"


def test_copies_expire_after_the_data() -> None:
    ended = Ended(ended_on=END, told_until=UNTIL, gone_on=date(2027, 3, 10), copies_days=14)
    found = term(DataKind.COPIES, ended)
    assert (found.first_on, found.last_on) == (date(2027, 3, 10), date(2027, 3, 24))
    still = term(DataKind.COPIES, Ended(ended_on=END, told_until=UNTIL))
    assert still.last_on == date(2027, 4, 2) + timedelta(days=30)


def test_what_needs_them_is_said_in_the_refusal() -> None:
    found = term(DataKind.HOSTED, Ended(ended_on=END, told_until=UNTIL, needed=(NEEDED,)))
    with pytest.raises(Refusal) as refused:
        check_deleted(found, date(2027, 6, 1))
    assert (refused.value.field, refused.value.basis) == ("kinds", "15.5; 3:310 BW")


def test_the_boundary_day_of_the_refusal() -> None:
    found = term(DataKind.HOSTED, Ended(ended_on=END, told_until=UNTIL))
    check_deleted(found, UNTIL + DAY)
    with pytest.raises(Refusal) as refused:
        check_deleted(found, UNTIL)
    assert refused.value.field == "deleted_on"


def test_the_administration_seven_years_and_foreign_consumers_ten() -> None:
    """A paper of 22-11-2026: through 31-12-2033; the one-stop shop through 31-12-2036."""
    paper = date(2026, 11, 22)
    left = Left(ended_on=paper, free_on=date(2026, 12, 23), paper_on=paper, abroad_on=paper)
    first = {each.kind: each.first_on for each in erasure_of(left)}
    assert first[DataKind.FISCAL] == first[DataKind.LETTERS] == date(2034, 1, 1)
    assert first[DataKind.ABROAD] == date(2037, 1, 1)


def test_what_is_known_of_a_customer_goes_within_a_year() -> None:
    left = Left(ended_on=date(2028, 2, 29), free_on=date(2028, 3, 31))
    found = {each.kind: each for each in erasure_of(left)}
    assert set(found) == {DataKind.PERSONAL, DataKind.LOG}
    assert found[DataKind.PERSONAL].last_on == date(2029, 2, 28)
    held = erasure_of(Left(ended_on=END, free_on=UNTIL + DAY, needed=(NEEDED,)))
    assert not any(each.may(date(2040, 1, 1)) for each in held)


def test_which_contracts_store_something() -> None:
    assert stores([ProductKind.DOMAIN, ProductKind.EMAIL])
    assert not stores([ProductKind.DOMAIN, ProductKind.CERTIFICATE, ProductKind.WORK])
    assert not stores([])
