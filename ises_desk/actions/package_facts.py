"""The facts of a package as the owner enters them, checked (6.3, 7.1, 8.8, 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.actions import checks
from ises_desk.actions.checks import KEEP
from ises_desk.errors import Refusal
from ises_desk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.models import ContractLine, Product

_LONGEST = 60
_LONGEST_MEASURED = 120
_LABELS = {"quota": N_("Ruimte"), "traffic": N_("Dataverkeer"), "sla": N_("SLA")}
WORDS = (*_LABELS, "sla_target", "sla_measured", "sla_credit")


def checked_facts(
    given: Mapping[str, str], where: str = "", longest: int = _LONGEST
) -> dict[str, str]:
    """Return the facts in words of a package; Refusal at `<where><name>`.

    `given` has each of `WORDS`. How a service level is measured, and what comes back below it, say
    nothing without the percentage that it aims at (7.1).
    """
    found = {
        name: checks.line(given[name], f"{where}{name}", label, longest, empty=True)
        for name, label in _LABELS.items()
    }
    found["sla_target"] = checks.percent(given["sla_target"], f"{where}sla_target")
    found["sla_measured"] = checks.line(
        given["sla_measured"],
        f"{where}sla_measured",
        N_("Hoe het wordt gemeten"),
        _LONGEST_MEASURED,
        empty=True,
    )
    found["sla_credit"] = checks.percent(given["sla_credit"], f"{where}sla_credit")
    for name in ("sla_measured", "sla_credit"):
        if found[name] and not found["sla_target"]:
            raise Refusal(
                N_("Vul ook in naar welke beschikbaarheid u streeft, zoals 99,95."),
                field=f"{where}sla_target",
                basis="7.1",
            )
    return found


def change_facts(row: Product | ContractLine, said: Mapping[str, str]) -> None:
    """Change the facts of a package to what was said; what wasn't (`KEEP`) stays."""
    known = {name: getattr(row, name) if said[name] == KEEP else said[name] for name in WORDS}
    longest = max(_LONGEST, *(len(getattr(row, name)) for name in WORDS))
    for name, value in checked_facts(known, longest=longest).items():
        setattr(row, name, value)
