"""A free letter: the owner's own words on his paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeLetter(Letter):
    """A subject and a body; an empty line in the body begins a new paragraph."""

    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(parts=("{body}",), why=N_("Dit vult u in het formulier zelf in.")),
    )

    subject: str
    body: str
