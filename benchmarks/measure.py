"""What every benchmark needs: a clock, medians, the memory of a process, and one line a figure."""

from __future__ import annotations

import statistics
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "benchmarks"
_KB = 1024
_PAGES = Path("/proc/self/status")


@dataclass
class Stopwatch:
    """Adds up the seconds of what runs inside `running`, by the wall or by the processor."""

    clock: Callable[[], float] = time.perf_counter
    seconds: float = 0.0
    laps: list[float] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what runs inside as one lap."""
        begun = self.clock()
        yield
        lap = self.clock() - begun
        self.laps.append(lap)
        self.seconds += lap


@dataclass(frozen=True)
class Figure:
    """A measured figure and its limit, both in one unit, or a bare ratio; what is allowed."""

    name: str
    ours: float
    limit: float
    allowed: float
    unit: str
    against: str

    @property
    def ratio(self) -> float:
        """How many times the limit it is."""
        return self.ours / self.limit

    @property
    def is_good(self) -> bool:
        """Whether it is within what is allowed."""
        return self.ratio <= self.allowed

    def show(self) -> str:
        """Return the figure on one line."""
        verdict = "good" if self.is_good else "TOO MUCH"
        return (
            f"{self.name:<44} {self.ratio:5.2f} x  (at most {self.allowed:.2f})  {verdict:<8} "
            f"{self.ours:8.1f} {self.unit} beside {self.limit:.1f} {self.unit}: {self.against}"
        )


def median(values: list[float]) -> float:
    """Return the middle one."""
    return statistics.median(values)


def memory_mb(line: str = "VmRSS") -> float:
    """Return the memory of this process now ("VmRSS") or at its highest ("VmHWM"), in MB."""
    if not _PAGES.exists():
        return 0.0
    for text in _PAGES.read_text(encoding="ascii").splitlines():
        if text.startswith(f"{line}:"):
            return int(text.split()[1]) / _KB
    return 0.0


def progress(text: str) -> None:
    """Tell what is going on."""
    print(f"  {text}", file=sys.stderr, flush=True)
