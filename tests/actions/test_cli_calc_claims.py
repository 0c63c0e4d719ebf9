"""Interest, collection costs and the fourteen-day term on the command line: R1-R10, B1, 2a."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ises_desk.cli import main

DONE, REFUSED, UNREADABLE = range(3)
Capture = pytest.CaptureFixture[str]


def calculated(capsys: Capture, words: str) -> dict[str, Any]:
    """Return the outcome of a calculator as data."""
    assert main(["--json", "calc", *words.split()]) == DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def interest(capsys: Capture, *words: str) -> Any:
    """Return the outcome of the calculator of interest: kind, amount, due, until, and more."""
    kind, amount, due, until, *more = words
    asked = f"interest --kind {kind} --amount {amount} --due {due} --until {until}"
    return calculated(capsys, " ".join((asked, *more)))


@pytest.mark.parametrize(
    ("words", "actual", "fixed"),
    [
        (("consumer", "121.00", "2025-09-24", "2026-11-22"), "6.31", "6.31"),
        (("business", "1210.00", "2026-05-15", "2026-11-22"), "65.47", "65.47"),
        (("business", "10000.00", "2022-11-30", "2026-11-22"), "5195.48", "5200.05"),
        (("consumer", "500.00", "2023-02-28", "2026-11-22"), "112.99", "113.05"),
        (("business", "10000.00", "2024-02-28", "2025-02-28"), "1215.67", "1218.99"),
        (("consumer", "10000.00", "2025-12-16", "2026-01-15"), "41.10", "41.10"),
        (("consumer", "72.60", "2026-11-14", "2026-11-15"), "0.01", "0.01"),
        (("business", "12.10", "2026-11-14", "2026-11-15"), "0.00", "0.00"),
        (("consumer", "1000.00", "2002-01-31", "2010-06-30"), "522.29", None),
        (("business", "1000.00", "2012-12-31", "2017-01-31"), "378.57", None),
    ],
    ids=["R1", "R2", "R3", "R4", "R5", "R6", "R7-consumer", "R7-trade", "R8-consumer", "R8-trade"],
)
def test_6_119_the_examples(
    words: tuple[str, str, str, str], actual: str, fixed: str | None, capsys: Capture
) -> None:
    assert interest(capsys, *words)["interest"] == actual
    if fixed is not None:
        assert interest(capsys, *words, "--day-basis 365")["interest"] == fixed


def test_6_119a_r3_segment_by_segment(capsys: Capture) -> None:
    found = interest(capsys, "business", "10000", "2022-11-30", "2026-11-22")
    told = [
        (each["until"], each["days"], each["rate"], each["day_basis"], each["base"],
         each["interest"])
        for each in found["segments"]
    ]  # fmt: skip
    assert told == [
        ("2022-12-31", 31, "8.00", 365, "10000.00", "67.95"),
        ("2023-06-30", 181, "10.50", 365, "10000.00", "520.68"),
        ("2023-11-30", 153, "12.00", 365, "10000.00", "503.01"),
        ("2023-12-31", 31, "12.00", 366, "11091.64", "112.73"),
        ("2024-06-30", 182, "12.50", 366, "11091.64", "689.44"),
        ("2024-11-30", 153, "12.25", 366, "11091.64", "567.99"),
        ("2024-12-31", 31, "12.25", 365, "12461.80", "129.65"),
        ("2025-06-30", 181, "11.15", 365, "12461.80", "689.04"),
        ("2025-11-30", 153, "10.15", 365, "12461.80", "530.21"),
        ("2026-06-30", 212, "10.15", 365, "13810.70", "814.19"),
        ("2026-11-22", 145, "10.40", 365, "13810.70", "570.59"),
    ]
    assert [each["from"] for each in found["segments"]][:2] == ["2022-12-01", "2023-01-01"]


@pytest.mark.parametrize(
    ("words", "more", "expected"),
    [
        (("business", "1210.00", "2026-05-15", "2026-11-22"),
         "--payment 2026-08-31=500.00 --costs 181.50",
         ("58.82", "181.50", "1450.32", "500.00", "950.32")),
        (("business", "1210.00", "2026-05-15", "2026-11-22"),
         "--payment 2026-08-31=500.00 --costs 40",
         ("55.47", "40.00", "1305.47", "500.00", "805.47")),
        (("consumer", "300.00", "2026-08-14", "2026-11-22"),
         "--payment 2026-10-09=200.00 --costs 45.00",
         ("2.55", "45.00", "347.55", "200.00", "147.55")),
        (("business", "1000.00", "2024-06-30", "2026-06-30"),
         "--payment 2025-09-30=500.00",
         ("194.63", "0.00", "1194.63", "500.00", "694.63")),
    ],
    ids=["R9", "R9-minimum", "B1", "R10"],
)  # fmt: skip
def test_6_44_the_examples_with_a_payment(
    words: tuple[str, str, str, str], more: str, expected: tuple[str, ...], capsys: Capture
) -> None:
    found = interest(capsys, *words, more)
    assert tuple(found[key] for key in ("interest", "costs", "total", "paid", "open")) == expected


def test_6_44_r9_how_the_payment_was_divided(capsys: Capture) -> None:
    found = interest(
        capsys, "business", "1210", "2026-05-15", "2026-11-22",
        "--payment 2026-08-31=500 --costs 181.50",
    )  # fmt: skip
    assert found["payments"] == [
        {"on": "2026-08-31", "amount": "500.00", "to_costs": "181.50", "to_interest": "36.86",
         "to_principal": "281.64"},
    ]  # fmt: skip
    assert list(found) == [
        "segments", "amount", "interest", "costs", "total", "payments", "paid", "open", "warnings",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "bears"), [("2026-05-15", False), ("2026-05-16", True)])
def test_4_1_what_is_paid_in_time_lowers_the_principal(
    day: str, *, bears: bool, capsys: Capture
) -> None:
    found = interest(
        capsys, "business", "1210", "2026-05-15", "2026-05-16", f"--payment {day}=1000"
    )
    (part,) = found["segments"]
    assert part["base"] == ("1210.00" if bears else "210.00")


def test_4_1_paid_whole_on_the_last_day_gives_no_interest_and_no_costs(capsys: Capture) -> None:
    found = interest(
        capsys, "consumer", "300", "2026-05-15", "2026-11-22",
        "--payment 2026-05-15=300 --costs 45",
    )  # fmt: skip
    assert (found["segments"], found["interest"], found["costs"]) == ([], "0.00", "0.00")
    assert found["open"] == "0.00"
    assert found["warnings"] == ["Alles was op tijd betaald: er zijn geen kosten verschuldigd."]


def test_several_payments_and_one_too_many(capsys: Capture) -> None:
    found = interest(
        capsys, "consumer", "100", "2026-05-15", "2026-05-20",
        "--payment 2026-05-18=50 --payment 2026-05-16=60",
    )  # fmt: skip
    assert [each["on"] for each in found["payments"]] == ["2026-05-16", "2026-05-18"]
    assert (found["paid"], found["open"]) == ("110.00", "-9.98")
    assert found["warnings"] == ["Er is €\xa09,98 te veel betaald."]


@pytest.mark.parametrize(("until", "warned"), [("2026-12-31", False), ("2027-01-01", True)])
def test_6_120_a_day_after_what_was_checked_is_warned_about(
    until: str, *, warned: bool, capsys: Capture
) -> None:
    found = interest(capsys, "business", "100", "2026-05-15", until)
    assert [each[:38] for each in found["warnings"]] == (
        ["De rentetabel is niet nagekeken tot en"] if warned else []
    )


@pytest.mark.parametrize(
    ("words", "base", "fee"),
    [
        ("--kind consumer --amount 12.10", "12.10", "40.00"),
        ("--kind consumer --amount 12.10 --earlier-letter 2026-05-22", "12.10", "20.00"),
        ("--kind consumer --amount 12.10 --earlier-letter 2026-05-21", "12.10", "40.00"),
        ("--kind consumer --amount 12.10 --amount 12.10 --amount 12.10 --one-contract",
         "12.10", "40.00"),
        ("--kind consumer --amount 12.10 --amount 9 --one-contract --earlier-letter 2026-10-01",
         "12.10", "20.00"),
        ("--kind consumer --amount 300 --earlier-letter 2026-10-01", "300.00", "45.00"),
        ("--kind consumer" + " --amount 100" * 4 + " --one-contract", "100.00", "40.00"),
        ("--kind consumer" + " --amount 100" * 4, "400.00", "60.00"),
        ("--kind consumer --amount 300 --amount 100 --one-contract", "300.00", "45.00"),
        ("--kind consumer --amount 300 --amount 100", "400.00", "60.00"),
        ("--kind consumer --amount 300 --amount 300 --one-contract", "600.00", "90.00"),
        ("--kind consumer --amount 266.69 --amount 300 --one-contract", "300.00", "45.00"),
        ("--kind consumer --amount 266.70 --amount 300 --one-contract", "566.70", "85.01"),
        ("--kind business --amount 300 --amount 100 --one-contract", "400.00", "60.00"),
        ("--kind business --amount 12.10 --earlier-letter 2026-10-01", "12.10", "40.00"),
    ],
)  # fmt: skip
def test_6_96_lid_8_terms_of_one_contract(words: str, base: str, fee: str, capsys: Capture) -> None:
    found = calculated(capsys, f"costs {words} --on 2026-11-22")
    assert (found["base"], found["costs"], found["vat"], found["total"]) == (base, fee, "0.00", fee)
    assert found["basis"]


@pytest.mark.parametrize(
    ("amount", "fee", "with_vat"),
    [
        ("0.01", "40.00", "48.40"),
        ("266.69", "40.00", "48.40"),
        ("266.70", "40.01", "48.41"),
        ("300", "45.00", "54.45"),
        ("2500", "375.00", "453.75"),
        ("2500.10", "375.01", "453.76"),
        ("999999.99", "6775.00", "8197.75"),
        ("1000000.01", "6775.00", "8197.75"),
    ],
)
def test_bik_2_the_scale_and_its_uplift(
    amount: str, fee: str, with_vat: str, capsys: Capture
) -> None:
    found = calculated(capsys, f"costs --kind business --amount {amount} --vat-uplift")
    assert (found["costs"], found["total"]) == (fee, with_vat)


@pytest.mark.parametrize(
    ("sent", "delivered", "last", "first"),
    [
        ("2026-11-23", "2026-11-25", "2026-12-10", "2026-12-11"),
        ("2026-11-26", "2026-11-28", "2026-12-14", "2026-12-15"),
        ("2026-12-11", "2026-12-15", "2026-12-30", "2026-12-31"),
        ("2026-12-23", "2026-12-29", "2027-01-13", "2027-01-14"),
        ("2026-12-24", "2026-12-30", "2027-01-14", "2027-01-15"),
    ],
)
def test_6_96_lid_6_the_term_of_the_letter(
    sent: str, delivered: str, last: str, first: str, capsys: Capture
) -> None:
    found = calculated(capsys, f"letter-term --sent {sent}")
    assert found == {"delivered": delivered, "last_day": last, "costs_from": first}
    assert calculated(capsys, f"letter-term --sent {sent} --by post") == found


def test_6_96_lid_6_an_email_arrives_the_next_day(capsys: Capture) -> None:
    found = calculated(capsys, "letter-term --sent 2026-11-23 --by email")
    assert (found["delivered"], found["last_day"]) == ("2026-11-24", "2026-12-09")


OWED = "interest --kind consumer --amount 300 --due 2026-08-14 --until 2026-11-22"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (OWED.replace("300", "300.001"), UNREADABLE, "--amount verwacht een bedrag"),
        (OWED.replace("300", "-300"), UNREADABLE, "--amount verwacht een bedrag"),
        (OWED.replace("300", "٣"), UNREADABLE, "--amount verwacht een bedrag"),
        (OWED.replace("300", "NaN"), UNREADABLE, "--amount verwacht een bedrag"),
        (OWED.replace("08-14", "02-30"), UNREADABLE, "--due verwacht een bestaande dag"),
        (OWED.replace("consumer", "klant"), UNREADABLE, "--kind verwacht consumer|business"),
        (f"{OWED} --payment 2026-09-01", UNREADABLE, "--payment verwacht een dag en een bedrag"),
        (f"{OWED} --payment 2026-09-01=0", UNREADABLE, "--payment verwacht een bedrag boven nul"),
        (f"{OWED} --due 2026-08-15", UNREADABLE, "--due staat er twee keer"),
        (OWED.replace("11-22", "08-13"), REFUSED, "--until: De berekening eindigt op"),
        (f"{OWED} --payment 2026-11-23=5", REFUSED, "--payment: De betaling van 23 november"),
        (OWED.replace("2026-08-14", "2001-12-30"), REFUSED, "de tabel begint op 1 januari 2002"),
        ("costs --kind consumer", UNREADABLE, "--amount"),
        ("costs --kind consumer --amount 5 --amount 6 --earlier-letter 2026-01-01", UNREADABLE,
         "--earlier-letter gaat over één contract"),
        ("costs --kind consumer --amount 5 --earlier-letter 2026-11-22 --on 2026-11-22", REFUSED,
         "--earlier-letter: De eerdere brief"),
        ("letter-term --sent 2026-11-31", UNREADABLE, "--sent verwacht een bestaande dag"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_sentence(
    words: str, status: int, said: str, capsys: Capture
) -> None:
    assert main(["calc", *words.split()]) == status
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


@pytest.mark.parametrize("until", ["2026-08-14", "2026-08-15"])
def test_6_119_interest_begins_the_day_after_the_last_day(until: str, capsys: Capture) -> None:
    found = interest(capsys, "consumer", "10000", "2026-08-14", until)
    assert found["interest"] == ("0.00" if until.endswith("14") else "1.10")
