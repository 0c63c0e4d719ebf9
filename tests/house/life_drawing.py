"""The drawing of a contract's life, from its table; `-m tests.house.life_drawing` draws it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk.terms.contract_life import AS_TIME_PASSES, BEGINS, STATES, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "architecture.md"
DRAWN = re.compile(r"```mermaid\n.*?```", re.DOTALL)


def drawing() -> str:
    """Return the drawing: an arrow for each deed (or for time) that leads to another state."""
    return "\n".join(("```mermaid", "stateDiagram-v2", *_arrows(), "```"))


def _arrows() -> Iterator[str]:
    for name, (label, _tone) in STATES.items():
        yield f"    {name}: {label}"
    for deed, after in BEGINS.items():
        for state in after:
            yield f"    [*] --> {state}: {_short(deed)}"
    for state, deeds in TABLE.items():
        for deed, after in deeds.items():
            for other in after:
                if other != state:
                    yield f"    {state} --> {other}: {_short(deed)}"
    for state, after in AS_TIME_PASSES.items():
        for other in after:
            yield f"    {state} --> {other}: a day passes"


def _short(deed: str) -> str:
    return deed.removeprefix("contract.").replace("_", " ")


def page() -> str:
    """Return the page as it should be."""
    found = PAGE.read_text(encoding="utf-8")
    return DRAWN.sub(lambda _old: drawing(), found, count=1)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
