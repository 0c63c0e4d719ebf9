"""The tools agree with the tree: style, types and who may import whom."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def outcome(*words: str) -> str:
    """Return what a tool says when it's not content, else nothing."""
    tool = shutil.which(words[0], path=str(BIN))
    assert tool, f"{words[0]} is missing: python3 run.py test installs it"
    done = subprocess.run(  # noqa: S603  the words are the tests' own
        [tool, *words[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("ruff", "check", "--quiet", "."), id="ruff-check"),
        pytest.param(("ruff", "format", "--check", "--quiet", "."), id="ruff-format"),
        pytest.param(("mypy",), id="mypy"),
        pytest.param(("mypy", "run.py"), id="mypy-run"),
        pytest.param(("lint-imports", "--no-cache"), id="lint-imports"),
    ],
)
def test_the_tool_has_no_remark(words: tuple[str, ...]) -> None:
    said = outcome(*words)
    if said:
        pytest.fail(said, pytrace=False)
