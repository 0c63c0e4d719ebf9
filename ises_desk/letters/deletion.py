"""The declaration that data were deleted (L34, 15.5): what, when, and what is kept and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedRow:
    """A class of data that is gone: since when, and by what means."""

    what: str
    deleted_on: date
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A class of data that is kept still: until when, in words, and why."""

    what: str
    until: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deleted(Letter):
    """What both declarations say; the customer could fetch his data through `data_until`."""

    KIND: ClassVar[LetterKind] = LetterKind.L34
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{deleted.what}", "{deleted.deleted_on}", "{deleted.means}"),
            why=N_("Wat is gewist, wanneer en hoe, komt uit wat u hebt vastgelegd."),
            basis="15.5",
        ),
        Bound(
            parts=("{kept.what}", "{kept.until}", "{kept.why}"),
            why=N_("Wat u nog bewaart en waarom, hoort in de verklaring."),
            basis="AVG art. 17 lid 3",
        ),
        Bound(
            parts=("{ended_on}", "{data_until}"),
            why=N_("Het einde en de dagen om op te halen staan vast."),
            basis="15.5",
        ),
    )

    contract: str
    ended_on: date
    data_until: date
    deleted: tuple[DeletedRow, ...]
    kept: tuple[KeptRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionCertifiedBusiness(_Deleted):
    """To a business, for which we were the processor of what it stored (AVG art. 28)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionCertifiedConsumer(_Deleted):
    """To a consumer, with his rights about what is kept (AVG art. 15 and 77)."""
