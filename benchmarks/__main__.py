"""Run the benchmarks: all of them, or those named; `--long` goes on to ten thousand invoices."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.measure import progress

NAMES = ("start", "billing", "agenda", "claims", "intake", "find", "lists", "watch")


def main(words: list[str]) -> int:
    """Print each figure beside its limit; 1 when one is more than is allowed."""
    chosen = [word for word in words if not word.startswith("-")] or list(NAMES)
    unknown = [word for word in chosen if word not in NAMES]
    if unknown:
        progress(f"unknown: {', '.join(unknown)}; known: {', '.join(NAMES)}, --long")
        return 2
    figures = []
    for name in chosen:
        progress(f"{name} ...")
        figures += import_module(f"benchmarks.{name}").run(long="--long" in words)
    for figure in figures:
        print(figure.show())
    return 0 if all(figure.is_good for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
