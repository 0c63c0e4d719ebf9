"""The register of the articles of the terms that have a rule, and what a rule gives back."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any, TypeVar

from ises_desk.i18n import _, fill
from ises_desk.values.rulings import Citation, Ruling

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RULES", "Citation", "Ruling", "article", "explain", "load_all"]

Rule = TypeVar("Rule", bound="Callable[..., Any]")

# By paragraph number: the functions that hold its rule, all in one module.
RULES: dict[str, list[Callable[..., Any]]] = {}


def article(number: str) -> Callable[[Rule], Rule]:
    """Register a function as a rule of a paragraph; ImportError when two modules claim one article.

    >>> article("15.1").__name__
    'register'
    """

    def register(rule: Rule) -> Rule:
        head = number.partition(".")[0]
        for known, rules in RULES.items():
            taken = known.partition(".")[0] == head and rules[0].__module__ != rule.__module__
            if taken:
                raise ImportError(f"article {head} has its rules in {rules[0].__module__}")
        RULES.setdefault(number, []).append(rule)
        return rule

    return register


def load_all() -> dict[str, list[Callable[..., Any]]]:
    """Import every article's module and return the register."""
    import ises_desk.terms as package

    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("art"):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return RULES


def explain(ruling: Ruling[Any]) -> tuple[str, ...]:
    """Return in Dutch which of terms and law decided, and every reason with its place."""
    if ruling.agreed is not None and ruling.applied == ruling.agreed:
        head = _("Schriftelijk is anders afgesproken dan de voorwaarden: dat is toegepast.")
    elif ruling.by_law is None:
        head = _("De wet laat dit aan de voorwaarden over: die zijn toegepast.")
    elif ruling.by_law == ruling.by_terms:
        head = _("De voorwaarden en de wet geven hetzelfde.")
    elif ruling.applied == ruling.by_law:
        head = _("De wet gaat hier voor de voorwaarden: de wet is toegepast.")
    else:
        head = _("De voorwaarden zijn toegepast.")
    return (head, *(cited(reason) for reason in ruling.reasons))


def cited(reason: Citation) -> str:
    """Return a reason with its place in the terms or the law."""
    place = reason.source
    if place.replace(".", "").isdigit():
        place = _("Voorwaarden art. {number}").format(number=place)
    return f"{place}: {fill(reason.text, dict(reason.values))}"
