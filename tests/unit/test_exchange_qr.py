"""The payment code: EPC069-12 version 002, level M, at most version 13 and 331 bytes."""

from __future__ import annotations

import doctest
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from segno import helpers

from ises_desk.errors import Refusal
from ises_desk.exchange import qr
from ises_desk.values.money import Money

IBAN = "NL91ABNA0417164300"
GIVEN: dict[str, Any] = {
    "name": "Voorbeeld Hosting",
    "iban": IBAN,
    "amount": Money(12100),
    "reference": "RF8820260042",
}


def lines(**changes: Any) -> list[str]:
    """Return the lines of a payload."""
    return qr.epc_payload(**{**GIVEN, **changes}).decode("utf-8").split("\n")


def test_the_lines_stand_in_the_order_of_the_guideline() -> None:
    assert lines() == [
        "BCD", "002", "1", "SCT", "", "Voorbeeld Hosting", IBAN, "EUR121", "", "RF8820260042"
    ]  # fmt: skip


def test_the_examples_of_the_guideline() -> None:
    first = qr.epc_payload(
        name="Franz Mustermänn", iban="DE71110220330123456789", reference="RF18539007547034",
        bic="BHBLDEHHXXX", purpose="GDDS", amount=Money.of("12.3"),
    )  # fmt: skip
    assert len(first) == 96
    second = qr.epc_payload(
        name="François D'Alsace S.A.", iban="FR1420041010050500013M02606",
        text="Client:Marie Louise La Lune", amount=Money.of("12.3"), charset=None,
    )  # fmt: skip
    assert len(second) == 103
    assert second.split(b"\n")[2] == b"2"


@pytest.mark.parametrize(
    ("cents", "printed"),
    [(1, "EUR0.01"), (10, "EUR0.1"), (1000, "EUR10"), (12345, "EUR123.45"),
     (99999999999, "EUR999999999.99")],
)  # fmt: skip
def test_an_amount_has_a_dot_and_no_needless_zeros(cents: int, printed: str) -> None:
    assert lines(amount=Money(cents))[7] == printed


@pytest.mark.parametrize("cents", [0, -1, 100000000000])
def test_an_amount_that_can_not_be_paid_is_refused(cents: int) -> None:
    with pytest.raises(Refusal, match="betaalcode"):
        qr.epc_payload(**{**GIVEN, "amount": Money(cents)})


@pytest.mark.parametrize(("field", "longest"), [("name", 70), ("reference", 35), ("text", 140)])
def test_what_is_too_long_is_refused(field: str, longest: int) -> None:
    given: dict[str, Any] = {
        **GIVEN,
        **({"reference": ""} if field == "text" else {}),
        field: "x" * longest,
    }
    assert qr.epc_payload(**given)
    with pytest.raises(Refusal, match=f"er passen er {longest}"):
        qr.epc_payload(**{**given, field: "x" * (longest + 1)})


def test_more_than_331_bytes_are_refused() -> None:
    with pytest.raises(Refusal, match="passen niet"):
        qr.epc_payload(**{**GIVEN, "reference": "", "text": "é" * 140, "name": "é" * 70})


def test_a_line_feed_can_not_put_another_account_in_the_place_of_ours() -> None:
    sly = lines(name="X\nNL02ABNA0123456789", reference="", text="a\r\nb")
    assert sly[5:7] == ["X NL02ABNA0123456789", IBAN]
    assert sly[-1] == "a b"


def test_an_iban_is_compact_and_in_capitals() -> None:
    assert lines(iban="nl91 abna 0417 1643 00")[6] == IBAN


def test_either_a_reference_or_a_text() -> None:
    for wrong in ({"text": "beide"}, {"reference": ""}):
        with pytest.raises(ValueError, match="not both"):
            qr.epc_payload(**{**GIVEN, **wrong})


def test_the_code_equals_that_of_the_library_for_the_same_payment() -> None:
    made = helpers.make_epc_qr(
        "Voorbeeld Hosting", IBAN, Decimal(121), reference="RF8820260042", encoding=1
    )
    rows = qr.payment_rows(**GIVEN)
    assert rows == tuple("".join(map(str, row)) for row in made.matrix)
    assert made.error == "M"


def test_where_nothing_is_to_be_paid_there_is_no_code() -> None:
    assert qr.payment_rows(**{**GIVEN, "amount": Money(0)}) == ()
    assert qr.payment_rows(**{**GIVEN, "amount": Money(-12100)}) == ()


def test_a_code_is_made_once() -> None:
    payload = qr.epc_payload(**GIVEN)
    assert qr.rows(payload) is qr.rows(payload)


def test_the_outside_cases_when_their_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = os.environ.get("ISES_DESK_CHECKS")
    if folder is None:
        print("ISES_DESK_CHECKS is not set: the outside cases were not compared")  # noqa: T201  it must say so
        assert "not compared" in capsys.readouterr().out
        return
    path = Path(folder) / "epc_qr" / "epc_cases.json"
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        given = dict(case["inputs"])
        charset = given.pop("encoding", None)
        payload = qr.epc_payload(
            **{**given, "amount": Money.of(given["amount"])},
            charset=int(charset) if charset else None,
        )
        said = payload.decode(qr.CHARSETS[int(payload.split(b"\n")[2])])
        assert said.split("\n") == case["payload_lines"], case["id"]
        assert len(payload) == case["bytes"], case["id"]
        assert len(qr.rows(payload)) == 17 + 4 * case["qr_version"], case["id"]


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(qr).failed == 0
