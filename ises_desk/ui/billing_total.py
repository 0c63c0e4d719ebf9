"""What a billing run would come to: computed before it is made, and told in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill, plural
from ises_desk.ui.progress import FEW

if TYPE_CHECKING:
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress


def foresee(desk: Desk, customers: int, progress: Progress) -> Any:
    """Return what a run would bring (on the long lane): of many customers a process computes it."""
    from ises_desk.actions import billing
    from ises_desk.actions.batches import foresee_apart

    if customers > FEW:
        return foresee_apart(desk.path, desk.now(), progress.tell)
    with desk.lanes.session() as session:
        return billing.foresee(session, desk.now())


def told(found: Any) -> str:
    """Say in one line how many invoices there would be, and for how much."""
    words = {
        "invoices": plural("{count} factuur", "{count} facturen", found.invoices),
        "contracts": plural("{count} contract", "{count} contracten", found.contracts),
        "net": found.net,
        "total": found.total,
    }
    text = fill(N_("{invoices} van {contracts}: {net} zonder btw, {total} met btw."), words)
    if found.stuck:
        one = N_("{count} klant kan nog niet worden gefactureerd.")
        stuck = plural(one, N_("{count} klanten kunnen nog niet worden gefactureerd."), found.stuck)
        text = f"{text} {stuck}"
    return text
