"""The statement of reasons to a customer whose content was restricted (L13, DSA art. 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import LetterKind

_ART_17 = "DSA art. 17 lid 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reasons(Letter):
    """What art. 17(3) asks for, apart from the ground.

    `measure` is what was restricted, `scope` where, `lasts` how long. `origin` says whether a
    notice or our own finding led to it, `automated` whether it was found or decided by machine.
    `why` is why the content doesn't go with the ground.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L13
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{measure}", "{scope}", "{since}", "{lasts}"),
            why=N_("Welke beperking het is, waar zij geldt en hoelang, moet erin staan."),
            basis=_ART_17,
        ),
        Bound(
            parts=("{facts}", "{origin}"),
            why=N_("Op welke feiten het berust, en of er een melding was, moet erin staan."),
            basis=_ART_17,
        ),
        Bound(
            parts=("{automated}",),
            why=N_("Of er geautomatiseerde middelen zijn gebruikt, moet erin staan."),
            basis=_ART_17,
        ),
        Bound(
            parts=("{clause}", "{law}", "{why}"),
            why=N_("De grond, en waarom de inhoud daartegen ingaat, moet erin staan."),
            basis=_ART_17,
        ),
        Bound(
            parts=("rechter", "{sender_contact}"),
            why=N_("Wat de klant ertegen kan doen, moet erin staan."),
            basis=_ART_17,
        ),
    )

    contract: str
    measure: str
    scope: str
    since: date
    lasts: str
    facts: str
    origin: str
    automated: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsContract(_Reasons):
    """The content doesn't go with the terms: `clause` is the paragraph (17 lid 3 e)."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsLaw(_Reasons):
    """The content is thought to be illegal: `law` is the provision (17 lid 3 d)."""

    law: str
