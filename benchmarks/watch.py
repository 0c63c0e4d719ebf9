"""The longest blocks of the window's own thread in the whole story, a run of 1 000 in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Figure, progress
from benchmarks.office import BILLED, customers_file

FEW, MANY = 1_000, 10_000
MOST_MS = 50.0
SHOWN = 20


def run(*, long: bool) -> list[Figure]:
    """Walk through the story in a process of its own, and print the worst blocks with what ran."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "administratie.sqlite"
        shutil.copyfile(customers_file(MANY if long else FEW), file)
        blocks = _watched(home, file)
    for _own, _wall, told in sorted(blocks, reverse=True)[:SHOWN]:
        progress(told)
    worst = max((own for own, _wall, _told in blocks), default=0.0)
    above = sum(1 for own, _wall, _told in blocks if own * 1000 > MOST_MS)
    return [
        Figure(
            "watch: longest block of the window's thread",
            worst * 1000,
            MOST_MS,
            1.0,
            "ms",
            f"what is allowed; {above} of {len(blocks)} noted blocks are longer",
        )
    ]


def _watched(home: str, file: Path) -> list[tuple[float, float, str]]:
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own |= dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"), home)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.watched_story", str(file), BILLED.isoformat()],
        cwd=ROOT,
        env=own | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return [(own, wall, told) for own, wall, told in json.loads(done.stdout)]
