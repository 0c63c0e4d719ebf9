"""Whatever is typed at whichever deed: done, refused or unreadable, never a fault of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.actions.arguments import parameters
from ises_desk.actions.register import load_all
from ises_desk.cli import main
from ises_desk.cli.deeds import describe

if TYPE_CHECKING:
    from tests.actions.conftest import Office

FAULT = 4
FEW = ("<b>&\x01\u202e😀", '[{"a": [1]}]')
MANY = (
    *FEW,
    *("", "99999999999999999999", "1.234", "x", "-1", "0", "٣", "NaN", "1e400", "INF", "null"),
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-11-22T25:00", "2026-11-22T10:00", "true"),
    *("[]", "{}", "[[1]]", "a" * 5000, "-12.50", "999999999999999.99", "/", "nergens.png"),
    *("@nergens.json", "form", "consumer"),
)
PLAIN = {
    "getal": "1",
    "12.50": "12.50",
    "1.5": "1",
    "ja|nee": "ja",
    "JJJJ-MM-DD": "2026-11-22",
    "JJJJ-MM-DDTUU:MM": "2026-11-22T10:00",
    "[getal, ...]": "[1]",
}


def plain(kind: object) -> str:
    """Return a value that can be read as this kind."""
    form = describe(kind)
    return PLAIN.get(form, form.split("|")[0] if "|" in form else "tekst")


@pytest.mark.parametrize(
    "values", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.long)]
)
def test_no_value_of_any_deed_is_a_fault(
    values: tuple[str, ...], office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.invoice(office.customer())
    office.database.close()
    faults = []
    for code, act in sorted(load_all().items()):
        known = parameters(act)
        needed = {name: plain(kind) for name, (kind, must) in known.items() if must}
        for name in known:
            for value in values:
                words = [f"{each}={text}" for each, text in {**needed, name: value}.items()]
                status = main(["do", code, *words, "--file", str(office.database.path)])
                if status == FAULT:
                    faults.append((code, name, value, capsys.readouterr().err[-200:]))
        capsys.readouterr()
    assert faults == []
