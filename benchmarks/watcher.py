"""Watches the window's own thread: how long it was blocked, and what ran there meanwhile.

A timer beats in the event loop; a thread beside it looks at the stack of the window's thread as
soon as a beat is late. A block counts by the processor time of the window's own thread, so that a
busy machine changes nothing; beside it stands how long it was held up (also by other threads of the
program, but without what the machine gave to others: the run queue, on Linux).
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from types import FrameType

BEAT_MS = 4
LATE_S = 0.02  # from here on the stack is looked at
LOOK_S = 0.005
WORTH_S = 0.03  # shorter blocks are not noted
DEEP = 6  # lines of a stack that tell where it was
OURS = f"{Path(__file__).resolve().parents[1] / 'ises_desk'}"


@dataclass
class Block:
    """One block: seconds of the processor, by the wall, that others had the machine; what ran."""

    own: float
    wall: float
    waited: float
    step: str
    stacks: Counter[tuple[str, ...]] = field(default_factory=Counter)

    @property
    def held(self) -> float:
        """The seconds that the window was held up by this program, waiting for locks included."""
        return max(self.wall - self.waited, self.own)

    def show(self) -> str:
        """Return the block in a few lines, with the stack that was seen most."""
        own, held, wall = (each * 1000 for each in (self.own, self.held, self.wall))
        head = f"{own:6.0f} ms (held up {held:.0f}, by the wall {wall:.0f}) {self.step}"
        seen = self.stacks.most_common(1)
        return "\n".join([head, *(f"          {line}" for line in (seen[0][0] if seen else ()))])


def _waited() -> float:
    """Return the seconds that this thread stood in the run queue; 0 where that isn't told."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


class Watcher(QObject):
    """Made on the thread that it watches; `step` names what is going on."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.blocks: list[Block] = []
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._watched = threading.get_ident()
        self._beaten, self._queued = time.perf_counter(), _waited()
        self._worked = time.thread_time()
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        threading.Thread(target=self._look, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._stop.set()

    def _beat(self) -> None:
        now = time.perf_counter()
        late = now - self._beaten - BEAT_MS / 1000
        if late > WORTH_S:
            worked, queued = time.thread_time() - self._worked, _waited() - self._queued
            self.blocks.append(Block(worked, late, queued, self.step, self._seen))
        if late > WORTH_S or self._seen:
            self._seen = Counter()
        self._queued, self._worked = _waited(), time.thread_time()
        self._beaten = time.perf_counter()

    def _look(self) -> None:
        while not self._stop.wait(LOOK_S):
            if time.perf_counter() - self._beaten > LATE_S:
                frame = sys._current_frames().get(self._watched)
                self._seen[_lines(frame)] += 1


def _lines(frame: FrameType | None) -> tuple[str, ...]:
    """Return where a stack is, the innermost line first, our own lines only after that."""
    found: list[str] = []
    while frame is not None and len(found) < DEEP:
        name = frame.f_code.co_filename
        if name.startswith(OURS) or not found:
            place = name.removeprefix(OURS).lstrip("/\\")
            found.append(f"{place}:{frame.f_lineno} {frame.f_code.co_qualname}")
        frame = frame.f_back
    return tuple(found)
