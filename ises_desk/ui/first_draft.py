"""What was typed in a first start, kept until it is done: it can be left at any step."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

KEY = "start/draft"
IMPORT = "import"  # where the owner goes who brings an old administration
STEPS = ("welcome", "business", "place", "begin")


@dataclass(slots=True)
class Draft:
    """The step where the owner is, and his answers so far; empty texts are not answered."""

    step: str = STEPS[0]
    business: dict[str, str] = field(default_factory=dict)
    file: str = ""
    backups: str = ""

    def save(self, settings: QSettings) -> None:
        """Write it to the settings, so that it outlives the program."""
        settings.setValue(KEY, json.dumps(asdict(self)))


def load(settings: QSettings) -> Draft:
    """Return what was kept; what can't be read counts as nothing."""
    try:
        found = json.loads(str(settings.value(KEY) or "{}"))
        said = found.get("business", {})
        kept = Draft(
            step=found.get("step", STEPS[0]),
            business={str(name): str(value) for name, value in said.items()},
            file=str(found.get("file", "")),
            backups=str(found.get("backups", "")),
        )
    except (ValueError, AttributeError):
        return Draft()
    return kept if kept.step in STEPS else Draft(business=kept.business)


def forget(settings: QSettings) -> None:
    """Forget all: the first start is done."""
    settings.remove(KEY)
