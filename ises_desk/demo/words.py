"""The made-up names, places and sentences of the demonstration, from `resources/demo`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from ises_desk.paths import resource


@cache
def words(name: str) -> dict[str, Any]:
    """Return one of the files as plain data; lines broken for the file are joined again.

    >>> words("goods")["business"]["kvk"]
    '08119563'
    """
    text = resource("demo", f"{name}.toml").read_text(encoding="utf-8")
    return {key: _joined(value) for key, value in tomllib.loads(text).items()}


def _joined(value: Any) -> Any:
    if isinstance(value, str):
        return "\n\n".join(" ".join(part.split()) for part in value.strip().split("\n\n"))
    if isinstance(value, list):
        return [_joined(item) for item in value]
    if isinstance(value, dict):
        return {key: _joined(item) for key, item in value.items()}
    return value
