"""A screen of any size that nobody sees; chosen before Qt is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

DPI = 96


def choose(width: int, height: int, scale: int) -> None:
    """Let Qt draw on a screen of so many pixels, `scale` of them to one of ours."""
    screen = {
        "name": "tekening", "x": 0, "y": 0, "width": width, "height": height,
        "logicalDpi": DPI, "logicalBaseDpi": DPI, "dpr": 1,
    }  # fmt: skip
    place = Path(tempfile.mkdtemp(prefix="ises-scherm-")) / "scherm.json"
    place.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place}"
    os.environ["QT_SCALE_FACTOR"] = str(scale)


def again(*words: str) -> int:
    """Draw in a process of its own, since a screen can't be changed; returns its exit status."""
    command = [sys.executable, "-P", "-m", "ises_desk.drawing", *words]
    return subprocess.run(command, check=False).returncode  # noqa: S603  our own program
