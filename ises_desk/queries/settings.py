"""The owner's choices: a closed list of keys, each with its kind, bounds and default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Setting
from ises_desk.terms.edition import edition_of
from ises_desk.terms.renewals import TOLD_DAYS_BEFORE
from ises_desk.values.kinds import DayBasis

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    Value = int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: whole number from `least` to `most`, yes or no, or one of `words`."""

    key: str
    label: str
    help: str = ""
    default: Value
    least: int = 0
    most: int = 0
    words: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """What it takes: "flag", "number" or "word"."""
        if isinstance(self.default, bool):
            return "flag"
        return "number" if isinstance(self.default, int) else "word"


_ALL = (
    Choice(
        key="offer.valid_days",
        label=N_("Zo lang geldt een offerte, in dagen"),
        help=N_("Een aanbod met een termijn vervalt als die voorbij is (6:221 lid 1 BW)."),
        default=30,
        least=1,
        most=365,
    ),
    Choice(
        key="dunning.grace_days",
        label=N_("Wachten met de herinnering, in dagen"),
        help=N_("De herinnering is vrij van kosten; 0 is meteen op de eerste dag van verzuim."),
        default=0,
        most=60,
    ),
    Choice(
        key="dunning.demand_after_days",
        label=N_("Van herinnering naar aanmaning, in dagen"),
        default=14,
        least=1,
        most=90,
    ),
    Choice(
        key="dunning.demand_days",
        label=N_("Betaaltermijn in een aanmaning, in dagen"),
        default=14,
        least=1,
        most=60,
    ),
    Choice(
        key="dunning.specify_after_days",
        label=N_("Van het einde van de veertien dagen naar de specificatie, in dagen"),
        help=N_("Particulieren; 0 is meteen op de eerste dag dat de kosten verschuldigd zijn."),
        default=0,
        most=90,
    ),
    Choice(
        key="dunning.specification_days",
        label=N_("Betaaltermijn in een specificatie vordering, in dagen"),
        default=14,
        least=1,
        most=60,
    ),
    Choice(
        key="dunning.notice_days",
        label=N_("Termijn in een ingebrekestelling, in dagen"),
        help=N_("Een redelijke termijn om alsnog na te komen (6:82 BW)."),
        default=14,
        least=1,
        most=60,
    ),
    Choice(
        key="letter.buffer_days",
        label=N_("Extra dagen voor bezorging per post"),
        help=N_("Komt boven op de twee postdagen waarmee de veertiendagenbrief rekent."),
        default=0,
        most=10,
    ),
    Choice(
        key="costs.per_invoice",
        label=N_("Zakelijk: minimaal € 40 incassokosten per factuur"),
        help=N_("Anders eenmaal over alle facturen samen (6:96 lid 4 BW; omstreden)."),
        default=False,
    ),
    Choice(
        key="interest.day_basis",
        label=N_("Rente: dagen in een jaar"),
        default=DayBasis.ACTUAL.value,
        words=tuple((basis.value, basis.word) for basis in DayBasis),
    ),
    Choice(
        key="renewal.days",
        label=N_("Verlenging aankondigen, in dagen voor het einde van de termijn"),
        help=N_("Een langere opzegtermijn dan een maand komt daarbovenop (15.1)."),
        default=TOLD_DAYS_BEFORE,
        least=35,
        most=200,
    ),
    Choice(
        key="complaint.answer_days",
        label=N_("Een klacht beantwoorden binnen, in dagen"),
        default=edition_of().complaint_answer_days,
        least=1,
        most=90,
    ),
    Choice(
        key="deletion.copies_days",
        label=N_("Back-ups van de server verdwijnen vanzelf na, in dagen"),
        help=N_("Na het wissen van de gegevens van een klant (15.5)."),
        default=30,
        least=0,
        most=365,
    ),
    Choice(
        key="backup.automatic",
        label=N_("Elke dag vanzelf een back-up maken"),
        default=True,
    ),
)
CHOICES = {choice.key: choice for choice in _ALL}


def choice_of(key: str) -> Choice:
    """Return a choice by its key; an unknown one is a Refusal at `key`."""
    choice = CHOICES.get(key)
    if choice is None:
        raise Refusal(
            N_("Er is geen instelling {key}; wel: {known}."),
            field="key",
            key=key,
            known=tuple(CHOICES),
        )
    return choice


def value(session: Session, key: str) -> Value:
    """Return what the owner chose, or the default."""
    default = choice_of(key).default
    found: Value | None = session.scalar(select(Setting.value).where(Setting.key == key))
    return default if found is None else found


def values(session: Session) -> dict[str, Value]:
    """Return all choices by their key."""
    said = {row.key: row.value for row in session.scalars(select(Setting))}
    return {key: said.get(key, choice.default) for key, choice in CHOICES.items()}
