"""Bringing over an old administration: each oddity has its outcome, and nothing goes in twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.actions import intake
from ises_desk.exchange.tables import digest_of
from ises_desk.models import (
    Contact,
    Customer,
    CustomerAddress,
    Note,
)
from ises_desk.values.kinds import Intake, Verdict
from tests.actions.bringing import (
    CUSTOMERS,
    FIRM,
    JAN,
    brought,
    content,
    customers,
    looked,
    only,
)

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def test_customers_come_over_with_all_that_is_known(office: Office) -> None:
    customers(office)
    jan, firm = office.all(Customer)
    assert (jan.number, jan.name, jan.attention, jan.party) == (
        "K1",
        "Jan de Vries",
        "",
        "consumer",
    )
    assert (jan.phone, jan.customer_since) == ("+31572331234", date(2019, 3, 1))
    assert (firm.name, firm.attention) == ("De Hoek BV", "Anna Bos")
    assert (firm.kvk, firm.iban) == ("08119563", "NL91ABNA0417164300")
    home = office.all(CustomerAddress, customer_id=jan.id)[0]
    assert (home.street, home.house_number, home.suffix) == ("Kerkweg", "12", "a")
    assert (home.postcode, home.country) == ("8148 AB", "NL")
    assert [note.text for note in office.all(Note)] == ["Belt graag"]
    assert office.codes()[-1] == "intake.customers"
    assert "lemele" in jan.search


def test_what_came_over_is_as_if_it_was_entered(office: Office) -> None:
    customers(office, JAN)
    came = office.all(Customer)[0]
    office.do("customer.change", customer_id=came.id, phone="0572 331234")
    same = office.all(Customer)[0]
    assert (same.search, same.delivery, same.language) == (came.search, came.delivery, "nl")


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    file = content(CUSTOMERS, JAN, FIRM)
    brought(office, Intake.CUSTOMERS, file)
    again = looked(office, Intake.CUSTOMERS, file)
    assert {row.verdict for row in again.rows} == {Verdict.SAME}
    refusal = office.refused(
        intake.bring_customers, content=file, digest=again.digest, columns=again.columns
    )
    assert refusal.field == "content"


def test_it_is_taken_back_whole(office: Office) -> None:
    office.undoes(
        intake.bring_customers,
        content=(file := content(CUSTOMERS, JAN, FIRM)),
        digest=digest_of(file),
        columns=looked(office, Intake.CUSTOMERS, file).columns,
    )


def test_it_isnt_taken_back_once_life_went_on(office: Office) -> None:
    customers(office)
    line = office.last.line if office.last else 0
    office.contract(office.all(Customer)[0].id)
    assert "contract" in str(office.refused_undo(line))


def test_a_later_change_stands_in_the_way_of_taking_back(office: Office) -> None:
    customers(office)
    line = office.last.line if office.last else 0
    office.do("customer.change", customer_id=office.all(Customer)[1].id, name="Ander")
    assert "Klant wijzigen" in str(office.refused_undo(line))


def test_a_file_that_changed_since_it_was_looked_at_is_refused(office: Office) -> None:
    file = content(CUSTOMERS, JAN)
    found = looked(office, Intake.CUSTOMERS, file)
    refusal = office.refused(
        intake.bring_customers,
        content=file + b"K9;;Ander;;;;;;;;;;;\r\n",
        digest=found.digest,
        columns=found.columns,
    )
    assert refusal.field == "digest"


def test_a_changed_row_changes_only_what_it_says(office: Office) -> None:
    customers(office)
    row = "K1;;Jan de Vries;Kerkweg 14;8148 AB;Lemele;;;;;;;;"
    found = only(office, Intake.CUSTOMERS, CUSTOMERS, row)
    assert (found.verdict, [each.label for each in found.changes]) == ("changed", ["Adres"])
    assert "Kerkweg 12a" in found.said
    customers(office, row)
    jan = office.all(Customer)[0]
    assert (jan.email, jan.phone) == ("jan@voorbeeld.nl", "+31572331234")
    assert office.all(CustomerAddress, customer_id=jan.id)[0].house_number == "14"


@pytest.mark.parametrize(
    ("row", "verdict", "words"),
    [
        (";;;;;;;;;;;;;Totaal: 300", "refused", "alleen “Totaal: 300”"),
        ("K3;;;Kerkweg 1;8148 AB;Lemele;;;;;;;;", "refused", "geen naam"),
        ("K3;;Piet;Kerkweg 1;814 AB;Lemele;;;;;;P;;", "refused", "Postcode “814 AB”: Een"),
        ("K3;;Piet;Kerkweg;8148 AB;Lemele;;;;;;P;;", "refused", "Huisnummer: "),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;Atlantis;;;;;P;;", "refused", "Atlantis"),
        ("K3;;Piet 😀;Kerkweg 1;8148 AB;Lemele;;;;;;P;;", "refused", "😀"),
        (f"K3;;{'x' * 10_000};Kerkweg 1;8148 AB;Lemele;;;;;;P;;", "refused", "te lang"),
        (f"K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;P;;{'x' * 10_000}", "refused", "te lang"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele", "refused", "6 kolommen in plaats van 14"),
        ("K3;;Piet;Kerkweg 1;3065QF;Lemele;België;;;;;P;;", "doubtful", "Nederlandse postcode"),
        ("K3;;Piet;Kerkweg 0;8148 AB;Lemele;;;;;;P;;", "doubtful", "Huisnummer 0"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;P;;LET OP: overleden", "doubtful", "overleden"),
        ("K3;Bos;;Kerkweg 1;8148 AB;Lemele;;1234;;;;B;;", "doubtful", "geldt als particulier"),
        ("K3;Bos;;Kerkweg 1;8148 AB;Lemele;;;;;;;;", "doubtful", "bedrijfsnaam"),
        ("K3;;Jan <b>;Kerkweg 1;8148 AB;Lemele;;;;;;P;;", "doubtful", "opmaakcode"),
        ('K3;;"=HYPERLINK(""x"")";Kerkweg 1;8148 AB;Lemele;;;;;;P;;', "doubtful", "formule"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;X;;", "doubtful", "“X” is niet bekend"),
        (
            "K1b;;Jan de Vries;Kerkweg 12a;8148 AB;Lemele;;;;;;P;;",
            "doubtful",
            "klant K1, die er al",
        ),
        ("K1;;Iemand Anders;Kerkweg 12a;8148 AB;Lemele;;;;;;P;;", "doubtful", "van Jan de Vries"),
        ("K3;;Piet;Kerkweg 006;8148 AB;Lemele;;;;;;P;;", "new", "006 wordt 6"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;NL00ABNA0417164300;geen;;P;;", "new", "IBAN"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;P;31-2-2019;", "new", "Klant sinds"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;P;1-1-20261;", "new", "Klant sinds"),
        ("K3;;Piet;;;;;;;;;P;;", "new", "geen adres"),
        ("K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;;;;;", "new", "Particulier"),
    ],
)
def test_each_oddity_has_its_outcome(office: Office, row: str, verdict: str, words: str) -> None:
    customers(office)
    found = only(office, Intake.CUSTOMERS, CUSTOMERS, row)
    assert (found.verdict.value, words in found.said) == (verdict, True), found.said


def test_a_number_that_is_wrong_is_kept_in_a_note(office: Office) -> None:
    customers(office, "K3;;Piet;Kerkweg 1;8148 AB;Lemele;;1234;;;0000;P;;Let op")
    assert [note.text for note in office.all(Note)] == ["Let op\nKvK-nummer: 1234\nTelefoon: 0000"]


def test_a_second_address_becomes_a_contact(office: Office) -> None:
    row = 'K3;;Piet;Kerkweg 1;8148 AB;Lemele;;;;"PIET@BOS.NL;ans@bos.nl";;P;;'
    customers(office, row)
    assert office.all(Customer)[0].email == "piet@bos.nl"
    assert [(each.name, each.email) for each in office.all(Contact)] == [("Piet", "ans@bos.nl")]


def test_doubles_in_the_file_itself_are_found(office: Office) -> None:
    found = looked(office, Intake.CUSTOMERS, content(CUSTOMERS, JAN, f"K1b{JAN[2:]}", JAN))
    assert [row.verdict.value for row in found.rows] == ["new", "doubtful", "refused"]
    assert "regel 2" in found.rows[1].said
    assert "e-mailadres" in found.rows[1].said
    assert "regel 2" in found.rows[2].said


def test_doubtful_rows_stay_behind_unless_they_are_let_in(office: Office) -> None:
    file = content(CUSTOMERS, JAN, f"K1b{JAN[2:]}")
    assert brought(office, Intake.CUSTOMERS, file).left == 1
    assert brought(office, Intake.CUSTOMERS, file, all_of_it=True).doubtful == 1
    again = looked(office, Intake.CUSTOMERS, file)
    assert {row.verdict for row in again.rows} == {Verdict.SAME}


def test_columns_are_remembered_for_such_a_file(office: Office) -> None:
    headings = ("Naam", "Kenmerk")
    with office.database.read() as session:
        assert intake.columns_for(session, Intake.CUSTOMERS, headings) == ("person", "")
    columns = ("person", "number")
    office.undoes("intake.remember", kind=Intake.CUSTOMERS, headings=headings, columns=columns)
    with office.database.read() as session:
        assert intake.columns_for(session, Intake.CUSTOMERS, headings) == columns
        assert intake.columns_for(session, Intake.CUSTOMERS, headings[::-1]) == ("", "person")
    refusal = office.refused(
        "intake.remember", kind=Intake.CUSTOMERS, headings=headings, columns=("", "number")
    )
    assert refusal.field == "columns"
