"""A form as it can be kept: which one it is, what isn't asked, and all that was typed in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ises_desk.ui.fields import Block, FormSpec, Line
from ises_desk.ui.keeper import named
from ises_desk.ui.kept import plain_group, unplain_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.forms import Form

PREFIX = "ises_desk.ui."


def name_of(spec: FormSpec) -> str:
    """Return where a form stands, as `ises_desk.ui.products:ADD`; empty when it has no name."""
    for module in [each for each in sys.modules if each.startswith(PREFIX)]:
        for name, found in vars(sys.modules[module]).items():
            if found is spec:
                return f"{module}:{name}"
    return ""


def stand(form: Form, fixed: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    """Return a form as it is now, in plain values; `around` came with it and isn't asked."""
    words = [cell.input for cell in form.body.cells() if isinstance(cell.field, Line | Block)]
    lines = [each.typed() for each in words if not each.empty()]
    return {
        "kind": "form",
        "spec": name_of(form.spec),
        "title": form.spec.title,
        "name": " ".join(lines[0].split()) if lines else "",
        "fixed": plain_group(fixed),
        "around": plain_group(around),
        "typed": form.body.typed(),
    }


def reopen(desk: Desk, key: str, entry: dict[str, Any]) -> bool:
    """Open a form with what was typed in it; False when there is no such form any more."""
    from ises_desk.ui.forms import Form

    spec = named(str(entry.get("spec", "")))
    if not isinstance(spec, FormSpec):
        return False
    around, fixed = (unplain_group(entry.get(name, {})) for name in ("around", "fixed"))
    form = Form(desk, spec, around, fixed)
    form.take_up(key, entry.get("typed", {}))
    form.open()
    return True
