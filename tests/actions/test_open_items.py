"""The list of open items: what each invoice has grown to, as numbers in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from sqlalchemy import event

from ises_desk.cli import main
from ises_desk.errors import Refusal
from ises_desk.models import Invoice
from ises_desk.queries.claim_view import of_customer
from ises_desk.queries.open_items import HEADINGS, exported, items
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)
DONE, REFUSED, UNREADABLE, TROUBLE = range(4)


@pytest.fixture
def owed(office: Office) -> Office:
    """Return an office with R9 of a business, one invoice of a consumer, and a paid one."""
    firm = office.on("2026-05-01").business(name="=HYPERLINK(1)")
    office.invoice(firm, "1210.00")
    person = office.customer(name="Bos")
    paid = office.invoice(person, "50.00")
    office.do("payment.record", customer_id=person, amount=Money.of("50.00"), invoice_ids=(paid,))
    letter = office.on("2026-08-20").do("demand.issue", customer_id=firm)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2026-08-31").do("payment.record", customer_id=firm, amount=Money.of("500.00"))
    bill = office.on("2026-11-01").invoice(person, "300.00")
    office.on(DAY).do("invoice.set_disputed", invoice_id=bill, reason="Traag", disputed_on=DAY)
    return office


def sheet_of(content: bytes) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [tuple(row) for row in book.active.iter_rows()]


def test_each_invoice_has_what_it_grew_to(owed: Office) -> None:
    first, second = owed.ask(items, DAY)
    amounts = [each.plain for each in first.amounts]
    assert amounts == ["1210.00", "281.64", "928.36", "21.96", "0.00", "950.32"]
    assert (first.days_late, first.letter, first.sent_on) == (
        191,
        LetterKind.L08,
        date(2026, 8, 20),
    )
    assert (second.customer, second.days_late, second.letter) == ("Bos", 7, None)
    assert second.disputed_on == DAY


def test_an_earlier_day_has_what_was_open_then(owed: Office) -> None:
    found = owed.ask(items, date(2026, 8, 19))
    assert [(item.number, item.letter) for item in found] == [("20260001", None)]
    assert found[0].principal == Money.of("1210.00")


def test_the_list_and_the_view_of_a_customer_agree(owed: Office) -> None:
    found = owed.ask(items, DAY)
    for key in (1, 2):
        view = owed.ask(of_customer, key, DAY)
        mine = [item.open for item in found if item.number in {each.number for each in view.items}]
        assert Money.total(mine) == view.open


def test_a_workbook_has_numbers_days_and_no_formula(owed: Office) -> None:
    head, first, second, total = sheet_of(owed.ask(exported, DAY, ".xlsx"))
    assert tuple(cell.value for cell in head) == HEADINGS
    assert [cell.value for cell in first[5:11]] == [1210, 281.64, 928.36, 21.96, 0, 950.32]
    assert {cell.data_type for cell in first[5:12]} == {"n"}
    assert {cell.number_format for cell in first[5:11]} == {"#,##0.00"}
    assert first[4].value.date() == date(2026, 5, 15)
    assert (first[2].value, first[2].data_type, first[2].quotePrefix) == (
        "=HYPERLINK(1)",
        "s",
        True,
    )
    assert second[14].value == "betwist sinds 22 november 2026"
    assert total[0].value == "Totaal"
    assert total[10].value == round(first[10].value + second[10].value, 2)
    assert total[0].font.bold


def test_csv_is_for_a_dutch_spreadsheet(owed: Office) -> None:
    text = owed.ask(exported, DAY, ".csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == list(HEADINGS)
    assert rows[1][2] == "'=HYPERLINK(1)"
    assert rows[1][4:11] == ["15-05-2026", "1210,00", "281,64", "928,36", "21,96", "0,00", "950,32"]
    assert rows[-1][0] == "Totaal"
    assert rows[-1][10] == "1250,55"


def test_nothing_open_is_a_list_of_headings_and_nothing(office: Office) -> None:
    head, total = sheet_of(office.ask(exported, DAY, ".xlsx"))
    assert len(head) == len(total) == len(HEADINGS)
    assert [cell.value for cell in total[5:11]] == [0] * 6


def test_it_asks_as_much_for_many_as_for_one(owed: Office) -> None:
    def asked() -> int:
        count = 0

        def counted(*_words: Any) -> None:
            nonlocal count
            count += 1

        with owed.database.read() as session:
            event.listen(session.connection(), "before_cursor_execute", counted)
            items(session, DAY)
        return count

    before = asked()
    for _each in range(5):
        owed.invoice(1, "10.00")
    assert len(owed.ask(items, DAY)) == 7
    assert asked() == before


def test_a_day_too_far_off_is_refused(office: Office) -> None:
    with pytest.raises(Refusal) as caught:
        office.ask(items, date(2099, 1, 1))
    assert caught.value.field == "until"


def run(office: Office, *words: str) -> int:
    """Return the exit status of an export beside the open office."""
    return main(["--day", "2026-11-22", "export", "open-items", *words, "--file",
                 str(office.database.path)])  # fmt: skip


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("uit/posten.csv", "uit/posten.csv"),
        ("posten.XLSX", "posten.XLSX"),
        ("uit", "uit/openstaande-posten-2026-11-22.xlsx"),
    ],
)
def test_the_command_writes_where_it_is_told(
    owed: Office, tmp_path: Path, to: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(owed, "--to", str(tmp_path / to), "--json") == DONE
    assert json.loads(capsys.readouterr().out)["written"] == [str(tmp_path / name)]
    content = (tmp_path / name).read_bytes()
    assert content[:2] == (b"PK" if name.lower().endswith("xlsx") else b"\xef\xbb")


@pytest.mark.parametrize("day", ["2026-02-30", "gisteren", "2026-11-2", "２０２６-11-22"])
def test_a_day_that_is_none_is_not_read_and_nothing_is_written(
    owed: Office, tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    assert run(owed, "--to", str(tmp_path / "a.csv"), "--until", day) == UNREADABLE
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_trouble(owed: Office, tmp_path: Path) -> None:
    (tmp_path / "vast").write_text("x", encoding="utf-8")
    assert run(owed, "--to", str(tmp_path / "vast" / "a.csv")) == TROUBLE
    assert owed.get(Invoice, 1) is not None
