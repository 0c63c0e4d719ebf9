"""The command that makes a dossier: one file, or none."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from ises_desk.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Office

DONE, REFUSED, UNREADABLE, TROUBLE = range(4)


@pytest.fixture
def owed(office: Office) -> Office:
    """Return an office with an unpaid invoice of a business."""
    office.invoice(office.on("2026-05-01").business(name="Bakkerij Bos"), "1210.00")
    return office.on("2026-11-22")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("K1001", "uit.pdf"), DONE),
        (("K1001", "uit", "--zip"), DONE),
        (("K1001", "uit.pdf", "--invoice", "20260001"), DONE),
        (("K1001", "uit.doc"), REFUSED),
        (("K9999", "uit.pdf"), REFUSED),
        (("K1001", "uit.pdf", "--invoice", "1"), REFUSED),
        (("K1001", "uit.pdf", "--until", "2026-02-30"), UNREADABLE),
        (("K1001", "nergens/uit.pdf"), TROUBLE),
    ],
)
def test_the_command_writes_one_file_or_none(
    owed: Office, tmp_path: Path, *, words: tuple[str, ...], status: int,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = owed.database.path
    owed.database.close()
    (tmp_path / "uit").mkdir()
    monkeypatch.chdir(tmp_path / "uit")
    line = ["--day", "2026-11-22", "--json", "export", "dossier", *words, "--file", str(path)]
    assert main(line) == status
    files = [*(tmp_path / "uit").iterdir()]
    assert len(files) == (status == DONE)
    if status == DONE:
        told = json.loads(capsys.readouterr().out)
        assert told["written"] == [str(files[0])]
        assert told["sha256"] == hashlib.sha256(files[0].read_bytes()).hexdigest()
