"""What was done of the agenda stays to be found."""

from __future__ import annotations

import ast
from pathlib import Path

from ises_desk.actions.register import ACTIONS, load_all
from ises_desk.queries.agenda_done import FULFILS

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"Duty", "_duty"}


def asked() -> set[str]:
    """Return the codes of the deeds that the duties of the agenda ask for."""
    load_all()
    found = set[str]()
    for path in sorted((ROOT / "ises_desk" / "queries").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") in MAKERS:
                found |= {
                    node.value
                    for node in ast.walk(call)
                    if isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and node.value in ACTIONS
                }
    return found


def test_each_deed_that_a_duty_asks_for_is_found_under_what_was_done() -> None:
    assert {"contract.confirm_notice", "contract.accept", "campaign.tell"} <= asked()
    assert sorted(asked() - set(FULFILS)) == []


def test_what_is_found_there_is_done_by_deeds_that_exist() -> None:
    load_all()
    assert set(FULFILS) <= set(ACTIONS)
