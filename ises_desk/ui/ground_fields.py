"""The grounds of a suspension or a dissolution in a form: each with whether it is met, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill
from ises_desk.ui import fields

if TYPE_CHECKING:
    from collections.abc import Iterable


def options(made: Iterable[Any]) -> fields.Options:
    """Return the grounds, those that are met first, each with how it is."""
    met, lacking = N_("{ground} (geldt nu)"), N_("{ground} (geldt nu niet)")
    return tuple(
        (each.ground.value, fill(met if each.met else lacking, {"ground": each.ground.label}))
        for each in sorted(made, key=lambda each: not each.met)
    )


def insight(made: Iterable[Any], chosen: Any) -> fields.Insight:
    """Say whether the chosen ground is met, by which fact, and why."""
    each = next(each for each in made if each.ground == str(chosen))
    met, lacking = N_("Deze grond geldt nu. {fact}"), N_("Deze grond geldt nu niet. {fact}")
    said = fill(met if each.met else lacking, {"fact": each.fact})
    return fields.Insight(said, each.reasons, "good" if each.met else "warn")
