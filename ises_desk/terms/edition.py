"""An edition of the terms: its numbers, each with its article, and what the articles say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ises_desk.paths import resource
from ises_desk.values.kinds import Standing
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from datetime import date

KEYS = ("2018-05-25",)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one paragraph of the terms says, in our own words, and how it stands before the law.

    `consumer` and `business` are None where nothing is held against it; `law` is the source.
    """

    number: str
    heading: str
    summary: str
    consumer: Standing | None = None
    business: Standing | None = None
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The numbers of an edition; a rule only ever gets the value."""

    key: str
    effective: date
    terms_change_months: int  # 2.5
    price_change_months: int  # 3.2
    payment_days: int  # 4.1
    withdrawal_days: int  # 5.1
    direct_damage_cap: Money  # 11.2
    injury_damage_cap: Money  # 11.3
    traffic_notice_days: int  # 12.3
    duration_months: int  # 15.1
    notice_months: int  # 15.1
    force_majeure_weeks: int  # 17.3
    court_choice_months: int  # 19.2
    complaint_answer_days: int  # own practice
    domain_reminder_days: tuple[int, ...]  # own practice, before the anniversary
    paragraphs: tuple[Paragraph, ...]

    def paragraph(self, number: str) -> Paragraph | None:
        """Return what a paragraph says, or None when the edition has no words for it."""
        return next((each for each in self.paragraphs if each.number == number), None)


def read_edition(key: str, text: str) -> Edition:
    """Read an edition from TOML text; KeyError when a number lacks."""
    content: dict[str, Any] = tomllib.loads(text)
    numbers = {name: entry["value"] for name, entry in content["numbers"].items()}
    return Edition(
        key=key,
        effective=content["effective"],
        direct_damage_cap=Money.of(numbers.pop("direct_damage_cap")),
        injury_damage_cap=Money.of(numbers.pop("injury_damage_cap")),
        domain_reminder_days=tuple(numbers.pop("domain_reminder_days")),
        paragraphs=tuple(
            Paragraph(
                number=each["number"],
                heading=each["heading"],
                summary=each["summary"],
                consumer=_standing(each, "consumer"),
                business=_standing(each, "business"),
                law=each.get("law", ""),
            )
            for each in content["paragraphs"]
        ),
        **numbers,
    )


def _standing(paragraph: dict[str, str], group: str) -> Standing | None:
    # to check: standing-of-paragraphs
    return Standing(paragraph[group]) if group in paragraph else None


@cache
def edition_of(key: str = KEYS[-1]) -> Edition:
    """Return a shipped edition by its key.

    >>> edition_of().payment_days
    14
    """
    text = resource("terms", f"{key}.toml").read_text(encoding="utf-8")
    return read_edition(key, text)


def edition_for(concluded_on: date) -> tuple[Edition, bool]:
    """Return the edition that binds a contract, and whether earlier terms are unknown.

    A contract from before the first edition is bound by it from its effective day (2.5); what
    bound it before is not known.

    >>> edition_for(edition_of().effective)[1]
    False
    """
    # to check: contracts-before-the-edition
    for key in reversed(KEYS):
        edition = edition_of(key)
        if edition.effective <= concluded_on:
            return edition, False
    return edition_of(KEYS[0]), True
