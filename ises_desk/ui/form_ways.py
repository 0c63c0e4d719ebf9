"""The way from one form to another that fits better, with the answers so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.forms import Form


def leave_for(form: Form, desk: Desk, way: Callable[[Any, Mapping[str, Any]], object]) -> None:
    """Leave a form for another one."""
    values = form.values()
    form.throw_away()
    way(desk, values)
