"""Exporting what was issued: the same bytes, or a marked copy, in the folder that was named."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from ises_desk.cli import main
from ises_desk.models import Document, Invoice, Letter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

DONE, REFUSED, UNREADABLE, TROUBLE = range(4)


@pytest.fixture
def number(office: Office) -> str:
    """Return the number of a final invoice."""
    office.sender()
    key = office.invoice(office.customer())
    found: str = office.get(Invoice, key).number
    return found


def run(office: Office, *words: str) -> int:
    """Return the exit status of an export beside the open office."""
    return main(["export", *words, "--file", str(office.database.path)])


@pytest.mark.parametrize("kind", ["invoice", "letter"])
def test_the_bytes_are_those_that_were_issued(
    kind: str, office: Office, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, kind, number, "--to", str(tmp_path / "uit"), "--json") == DONE
    [path] = json.loads(capsys.readouterr().out)["written"]
    assert path == str(tmp_path / "uit" / f"{number}.pdf")
    content = (tmp_path / "uit" / f"{number}.pdf").read_bytes()
    assert sha256(content).hexdigest() == office.all(Document)[-1].sha256


def test_a_copy_is_marked_and_has_its_own_name(
    office: Office, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "invoice", number, "--copy", "--to", str(tmp_path)) == DONE
    assert capsys.readouterr().out == f"Geschreven: {tmp_path / number}-kopie.pdf\n"
    content = (tmp_path / f"{number}-kopie.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert sha256(content).hexdigest() != office.all(Document)[-1].sha256


def test_a_number_that_is_not_there_is_refused_and_nothing_is_written(
    office: Office, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "invoice", number, f"{number}0", "--to", str(tmp_path / "uit")) == REFUSED
    assert f"kenmerk {number}0" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_a_letter_is_no_invoice(
    office: Office, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert number
    customer = office.all(Invoice)[0].customer_id
    office.do("letter.write", customer_id=customer, subject="Uw vraag", text="Hierbij.")
    assert run(office, "invoice", office.all(Letter)[-1].number) == REFUSED
    assert "factuur of creditnota" in capsys.readouterr().err


def test_a_folder_that_can_not_be_made_is_trouble(
    office: Office, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert run(office, "invoice", number, "--to", str(tmp_path / "bestand" / "uit")) == TROUBLE
    assert "kan niet worden geschreven" in capsys.readouterr().err


def test_exporting_without_a_number_can_not_be_read(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "invoice") == UNREADABLE
    assert "Hier ontbreekt KENMERK" in capsys.readouterr().err
