"""Duties about the house itself: own business, percentages and backup."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.i18n import N_, _
from ises_desk.models import Business
from ises_desk.queries import rates
from ises_desk.queries.duties import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_DAY = timedelta(days=1)
_VAT_BASIS = ("art. 9 Wet OB",)
_INTEREST_BASIS = ("6:119 BW", "6:119a BW", "6:120 BW")


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what the program itself needs."""
    if session.scalar(select(Business.id)) is None:
        yield Duty(
            kind="business",
            due_on=day,
            words=(N_("Uw eigen bedrijf invullen"), {}),
            reasons=((N_("Zonder afzender kan geen factuur of brief worden gemaakt."), {}),),
            basis=("art. 35a Wet OB",),
            subject="settings",
            action="business.set",
        )
    for name, until in rates.outdated(session, day):
        yield Duty(
            kind="rates",
            due_on=until + _DAY,
            words=(N_("Percentage nakijken: {label}"), {"label": _(rates.LABELS[name])}),
            reasons=(
                (
                    N_(
                        "Nagekeken tot en met {until}. Kijk of er een nieuw percentage geldt en "
                        "voeg het toe, of leg het oude opnieuw vast met de bron."
                    ),
                    {"until": until},
                ),
            ),
            basis=_VAT_BASIS if name.startswith("vat") else _INTEREST_BASIS,
            subject="settings",
            action="rate.add",
            arguments={"table": name},
        )


def backup(day: date, made_on: date | None) -> Iterator[Duty]:
    """Yield the duty to make a backup when there is none of today."""
    if made_on is not None and made_on >= day:
        return
    never = N_("Er is nog geen back-up.")
    reason = never if made_on is None else N_("De laatste back-up is van {day}.")
    yield Duty(
        kind="backup",
        due_on=day if made_on is None else made_on + _DAY,
        words=(N_("Een back-up maken"), {}),
        reasons=((reason, {} if made_on is None else {"day": made_on}),),
        basis=("art. 52 AWR",),
        subject="backup",
    )
