"""Every deed has a way to it in the window."""

from __future__ import annotations

import ast
from pathlib import Path

import ises_desk
from tests.house.test_house_actions import remembered

WINDOW = Path(ises_desk.__file__).parent / "ui"
_INTAKE = "Oude administratie overnemen: the intake names its own deed"
# Deeds that no module of the window names, and how they are done.
OTHERWISE = {
    "billing.run": "Factureren is a series of billing.draft, which can be broken off",
    "deed.undo": "taking back is asked of the administration, which does this deed",
    "intake.contracts": _INTAKE,
    "intake.customers": _INTAKE,
    "intake.domains": _INTAKE,
    "intake.open_invoices": _INTAKE,
    "invoice.finalise_all": "Concepten definitief is a series of invoice.finalise",
    "retention.destroy": "destroying for good is done on the command line, never by a wrong key",
}


def _named() -> set[str]:
    """Return every text in the modules of the window that is a constant of its own."""
    return {
        node.value
        for path in sorted(WINDOW.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_deed_is_done_somewhere_in_the_window() -> None:
    assert set(remembered()) - _named() == set(OTHERWISE)
