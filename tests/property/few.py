"""How many examples a slow promise is tried with."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

ORDINARY = 100  # what hypothesis tries by itself


def few(most: int, **other: Any) -> settings:
    """Try at most so many examples in an ordinary run; `--long` tries as many as of any promise."""
    known = int(settings().max_examples)
    return settings(max_examples=min(most, known) if known <= ORDINARY else known, **other)
