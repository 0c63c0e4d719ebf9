"""Starting with ten thousand customers: first paint, first page filled, memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.measure import ROOT, Figure, median
from benchmarks.office import TODAY, busy_file

CUSTOMERS = 10_000
TURNS = 9
MOST_MB = 200.0


def run(*, long: bool) -> list[Figure]:
    """Start the bare window and the program in turns, each in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "administratie.sqlite"
        shutil.copyfile(busy_file(CUSTOMERS), file)
        told: dict[str, list[dict[str, float]]] = {"bare": [], "orm": [], "ours": []}
        for turn in range((2 if long else 1) * TURNS + 1):
            for name, words in {
                "bare": ["benchmarks.start_bare"],
                "orm": ["benchmarks.start_bare", "orm"],
                "ours": ["benchmarks.start_ours", str(file), TODAY.isoformat()],
            }.items():
                found = _started(home, words)
                if turn:  # the first turn only warms the caches
                    told[name].append(found)
    return [
        Figure(
            "start: first paint",
            _middle(told["ours"], "painted"),
            _middle(told["bare"], "painted"),
            1.5,
            "ms",
            "a bare window",
        ),
        Figure(
            "start: first page filled",
            _middle(told["ours"], "filled"),
            _middle(told["orm"], "filled"),
            2.0,
            "ms",
            "that window and the import of SQLAlchemy",
        ),
        Figure(
            "start: memory",
            max(each["memory"] for each in told["ours"]),
            MOST_MB,
            1.0,
            "MB",
            "what is allowed",
        ),
    ]


def _middle(told: list[dict[str, float]], key: str) -> float:
    return median([each[key] for each in told]) * 1000


def _started(home: str, words: list[str]) -> dict[str, Any]:
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"), home)
    own |= folders | {"QT_QPA_PLATFORM": "offscreen", "BENCHMARK_BEGUN": str(time.time())}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=own, capture_output=True, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said
