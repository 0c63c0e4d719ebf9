"""Contracts, open invoices and domain names of an old administration, and what each row means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.actions import intake
from ises_desk.models import (
    Contract,
    ContractLine,
    Counter,
    Customer,
    Domain,
    Invoice,
)
from ises_desk.values.kinds import Intake, Party, VatKind, Verdict
from ises_desk.values.money import Money
from tests.actions.bringing import (
    CONTRACTS,
    DOMAINS,
    INVOICES,
    brought,
    content,
    customers,
    looked,
    only,
)

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def test_contracts_come_over_billed_up_to_a_day(office: Office) -> None:
    customers(office)
    file = content(
        CONTRACTS,
        "C1;K2;Hosting S;29-01-2022;12;€ 120,00;21;Jaarlijks;",
        "C2;K1;Domeinnaam .nl;24-9-2022;;12.50;hoog;kwartaal;31-12-2026",
    )
    brought(office, Intake.CONTRACTS, file, billed_through=date(2026, 10, 31))
    one, two = office.all(Contract)
    assert (one.number, one.months, one.party, one.gross_prices) == ("C1", 12, "business", False)
    assert (one.edition, one.starts_on) == ("2018-05-25", date(2022, 1, 29))
    first, second = office.all(ContractLine)
    assert (first.unit_price, first.kind.value, first.months) == (Money.of("120.00"), "hosting", 12)
    assert (first.periods_billed, first.next_invoice_on) == (4, date(2027, 1, 28))
    assert (two.gross_prices, two.ends_on) == (True, date(2026, 12, 31))
    assert (second.unit_price, second.vat_kind) == (Money.of("15.13"), VatKind.HIGH)
    assert second.next_invoice_on == date(2026, 12, 24)  # in advance: from 24 September was billed
    again = looked(office, Intake.CONTRACTS, file)
    assert {row.verdict for row in again.rows} == {Verdict.SAME}


def test_nothing_is_billed_twice_by_default(office: Office) -> None:
    customers(office)
    rows = (
        f"C{place};K{place % 2 + 1};{what};{start};12;10,00;21;{every};"
        for place, (what, start, every) in enumerate(
            (what, start, every)
            for what in ("Hosting", "Domein", "Onderhoud")
            for start in ("22-11-2025", "23-11-2025", "1-1-2024")
            for every in ("maand", "kwartaal", "jaar", "eenmalig")
        )
    )
    brought(office, Intake.CONTRACTS, content(CONTRACTS, *rows))
    due = [line.next_invoice_on for line in office.all(ContractLine) if line.next_invoice_on]
    assert min(due) > office.day


def test_a_day_in_the_future_is_no_last_day_of_billing(office: Office) -> None:
    customers(office)
    file = content(CONTRACTS, "C1;K2;Hosting S;29-01-2022;12;€ 120,00;21;Jaarlijks;")
    found = looked(office, Intake.CONTRACTS, file)
    refusal = office.refused(
        intake.bring_contracts,
        content=file,
        digest=found.digest,
        columns=found.columns,
        billed_through=date(2026, 12, 1),
    )
    assert refusal.field == "billed_through"


@pytest.mark.parametrize(
    ("row", "verdict", "words"),
    [
        ("C1;K9999;Hosting;1-1-2022;12;10;21;jaar;", "refused", "Klant K9999 staat niet"),
        ("C1;;Hosting;1-1-2022;12;10;21;jaar;", "refused", "geen klantnummer"),
        ("C1;K2;;1-1-2022;12;10;21;jaar;", "refused", "omschrijving"),
        ("C1;K2;Hosting;;12;10;21;jaar;", "refused", "ingangsdatum"),
        ("C1;K2;Hosting;1-1-20261;12;10;21;jaar;", "refused", "geen dag"),
        ("C1;K2;Hosting;1-1-1985;12;10;21;jaar;", "refused", "ligt niet tussen"),
        ("C1;K2;Hosting;1-1-2022;12;;21;jaar;", "refused", "prijs ontbreekt"),
        ("C1;K2;Hosting;1-1-2022;12;-5;21;jaar;", "refused", "lager dan nul"),
        ("C1;K2;Hosting;1-1-2022;12;1,234;21;jaar;", "refused", "twee manieren"),
        ("C1;K2;Hosting;1-1-2022;lang;10;21;jaar;", "refused", "Looptijd"),
        ("C1;K2;Hosting;1-1-2022;12;10;21;soms;", "refused", "Factuurperiode"),
        ("C1;K2;Hosting;1-1-2022;12;10;21;jaar;1-1-2025", "needless", "geëindigd"),
        ("C1;K2;Hosting;1-1-2026;12;10;21;jaar;1-1-2025", "refused", "begint pas"),
        ("C1;K2;Hosting;1-1-2022;12;10;0%;jaar;", "doubtful", "0% btw"),
        ("C1;K2;Hosting;1-1-2022;12;10;verlegd;jaar;", "doubtful", "Btw verlegd"),
        ("C1;K2;Hosting;1-1-2022;12;10;17;jaar;", "doubtful", "“17” is niet bekend"),
        ("C1;K1;Hosting;1-1-2022;12;49,95;21%;jaar;", "new", "60,44 met btw"),
        ("C1;K2;Hosting;1-1-2022;;10;laag;maand;", "new", "factureerde t/m"),
        ("C1;K2;Hosting;1-1-2027;12;10;21;maand;", "new", "Nog niets gefactureerd"),
    ],
)
def test_each_contract_has_its_outcome(office: Office, row: str, verdict: str, words: str) -> None:
    customers(office)
    found = only(office, Intake.CONTRACTS, CONTRACTS, row)
    assert (found.verdict.value, words in found.said) == (verdict, True), found.said


def test_a_contract_that_is_there_changes_its_price_only(office: Office) -> None:
    customers(office)
    brought(office, Intake.CONTRACTS, content(CONTRACTS, "C1;K2;Hosting;1-1-2022;12;10;21;jaar;"))
    found = only(office, Intake.CONTRACTS, CONTRACTS, "C1;K2;Hosting;1-1-2022;12;12;21;jaar;")
    assert (found.verdict, [each.label for each in found.changes]) == ("changed", ["Prijs"])
    brought(office, Intake.CONTRACTS, content(CONTRACTS, "C1;K2;Hosting;1-1-2022;12;12;21;jaar;"))
    assert [line.unit_price for line in office.all(ContractLine)] == [Money.of("12.00")]
    for row in ("C1;K1;Hosting;1-1-2022;12;10;21;jaar;", "C1;K2;Hosting;1-2-2022;12;10;21;jaar;"):
        assert only(office, Intake.CONTRACTS, CONTRACTS, row).verdict is Verdict.REFUSED
    alike = only(office, Intake.CONTRACTS, CONTRACTS, "C2;K2;Hosting;1-1-2022;12;12;21;jaar;")
    assert "Lijkt op contract C1" in alike.said


def test_open_invoices_come_over_outside_our_own_series(office: Office) -> None:
    customers(office)
    file = content(
        INVOICES, '20260001,K1,18-10-2026,"225,25","25,25",', "2025-7,K2,1-9-2026,10,,1-10-2026"
    )
    brought(office, Intake.OPEN_INVOICES, file)
    assert [(each.series, each.last) for each in office.all(Counter)] == [("invoice", 1)]
    one, two = office.all(Invoice)
    assert (one.number, one.opening, one.open, one.paid_before) == (
        "20260001",
        True,
        Money.of("200.00"),
        Money.of("25.25"),
    )
    assert (one.due_on, one.net, one.vat, one.total) == (
        date(2026, 11, 1),
        Money(0),
        Money(0),
        Money.of("225.25"),
    )
    assert (two.due_on, two.party) == (date(2026, 10, 1), Party.BUSINESS)
    again = looked(office, Intake.OPEN_INVOICES, file)
    assert {row.verdict for row in again.rows} == {Verdict.SAME}
    line = office.last.line if office.last else 0
    office.undo(line)
    assert office.all(Invoice) == []


@pytest.mark.parametrize(
    ("row", "verdict", "words"),
    [
        ("1,K9999,1-9-2026,10,,", "refused", "Klant K9999 staat niet"),
        (",K1,1-9-2026,10,,", "refused", "factuurnummer ontbreekt"),
        ("***,K1,1-9-2026,10,,", "refused", "geen nummer"),
        ("1,K1,,10,,", "refused", "factuurdatum ontbreekt"),
        ("1,K1,1-12-2026,10,,", "refused", "ligt niet tussen"),
        ("1,K1,29-2-2023,10,,", "refused", "bestaat niet"),
        ("1,K1,1-9-2026,,,", "refused", "bedrag ontbreekt"),
        ("1,K1,1-9-2026,-10,,", "refused", "creditnota"),
        ("1,K1,1-9-2026,10,10,", "needless", "helemaal betaald"),
        ("1,K1,1-9-2026,10,11,", "refused", "kijk na"),
        ("1,K1,1-9-2026,10,,1-8-2026", "refused", "ligt voor de factuurdatum"),
        ("1,K1,1-9-2020,10,,", "doubtful", "verjaard"),
        ("1,K1,1-9-2026,10,,1-9-2027", "doubtful", "vier maanden"),
        ("20260007,K1,1-9-2026,10,,", "new", "eigen reeks"),
        ("1,K1,1-9-2026,10,,", "new", "geen vervaldatum"),
        ("U1,K1,1-9-2026,10,,", "refused", "uit dit programma"),
    ],
)
def test_each_open_invoice_has_its_outcome(
    office: Office, row: str, verdict: str, words: str
) -> None:
    customers(office)
    if row.startswith("U1"):
        office.invoice(office.all(Customer)[0].id)
        row = row.replace("U1", office.all(Invoice)[0].number)
    found = only(office, Intake.OPEN_INVOICES, INVOICES, row)
    assert (found.verdict.value, words in found.said) == (verdict, True), found.said


def test_an_open_amount_that_differs_is_a_change_until_money_came_in_here(office: Office) -> None:
    customers(office)
    brought(office, Intake.OPEN_INVOICES, content(INVOICES, "1,K1,1-9-2026,100,,"))
    row = "1,K1,1-9-2026,100,40,"
    assert only(office, Intake.OPEN_INVOICES, INVOICES, row).verdict is Verdict.CHANGED
    brought(office, Intake.OPEN_INVOICES, content(INVOICES, row))
    assert office.all(Invoice)[0].open == Money.of("60.00")
    office.do("payment.record", customer_id=office.all(Customer)[0].id, amount=Money.of("50.00"))
    assert only(office, Intake.OPEN_INVOICES, INVOICES, row).verdict is Verdict.SAME
    for paid in ("95", "100"):
        found = only(office, Intake.OPEN_INVOICES, INVOICES, f"1,K1,1-9-2026,100,{paid},")
        assert (found.verdict, "Betalingen" in found.said) == (Verdict.REFUSED, True)


def test_domain_names_come_over_with_their_anniversary(office: Office) -> None:
    customers(office)
    file = content(
        DOMAINS,
        "de0.nl;2007-03-25;;N;HND852;K1",
        "xn--caf-dma.be;2012-03-02;2026-03-02;true;HND1;K2",
    )
    brought(office, Intake.DOMAINS, file)
    one, two = office.all(Domain)
    assert (one.name, one.anniversary_on) == ("de0.nl", date(2027, 3, 25))
    assert one.notes == "Houder bij het register: HND852\nVanzelf verlengen: nee"
    assert two.anniversary_on == date(2027, 3, 2)
    again = looked(office, Intake.DOMAINS, file)
    assert {row.verdict for row in again.rows} == {Verdict.SAME}
    assert only(office, Intake.DOMAINS, DOMAINS, "de0.nl;2007-03-25;;N;;K2").verdict == "refused"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("de0.nl;2007-03-25;;N;HND852;", "geen klantnummer"),
        ("café.nl;2007-03-25;;N;HND852;K1", "café.nl"),
        ("de0.nl;;;N;HND852;K1", "dag van registratie ontbreekt"),
        ("de0.nl;2027-03-25;;N;HND852;K1", "moet nog komen"),
        ("de0.nl;2017-03-25;2010-01-01;N;HND852;K1", "past niet bij"),
    ],
)
def test_a_domain_name_that_doesnt_fit_is_refused(office: Office, row: str, words: str) -> None:
    customers(office)
    found = only(office, Intake.DOMAINS, DOMAINS, row)
    assert (found.verdict.value, words in found.said) == ("refused", True), found.said
