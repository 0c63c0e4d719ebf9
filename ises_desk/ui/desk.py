"""What every page is given: the lanes, the messages, the day, the way to other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from ises_desk.ui.keeper import Keeper
    from ises_desk.ui.lanes import Lanes
    from ises_desk.ui.messages import Messages
    from ises_desk.ui.navigation import Navigator
    from ises_desk.ui.strips import Strips


@dataclass(slots=True, kw_only=True)
class Desk:
    """The owner's desk: one per window."""

    lanes: Lanes
    messages: Messages
    settings: QSettings
    navigator: Navigator
    window: QWidget
    now: Callable[[], datetime]
    path: Path
    strips: Strips = field(init=False)  # these two are made after the first paint
    keeper: Keeper = field(init=False)

    @property
    def today(self) -> date:
        """The business day of this moment."""
        from ises_desk import clock

        return clock.business_day(self.now())
