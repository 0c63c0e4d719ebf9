"""The owner's choices, and newer rates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.renewal_plans import TOLD_DAYS, plan_all_anew
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import RateRow, Setting
from ises_desk.queries import rates
from ises_desk.queries.settings import Choice, choice_of

_YES = frozenset({"ja", "true", "1"})
_NO = frozenset({"nee", "false", "0"})
_NUMBER = re.compile(r"[0-9]{1,6}", re.ASCII)
_PERCENT = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))?", re.ASCII)


@action("setting.set", title=N_("Instelling wijzigen"), undo=Undo.REVERT)
def set_setting(work: Work, *, key: str, value: object) -> str:
    """Set one of the choices in `queries.settings.CHOICES`; an empty value is the default again.

    A number, ja or nee, or one of the choice's words. Returns the key.
    """
    choice = choice_of(key)
    row = work.session.get(Setting, key)
    if value is not None and str(value).strip():
        _put(work, key, _read(choice, str(value).strip().lower()))
    elif row is not None:
        work.remove(row)
    if key == TOLD_DAYS:
        plan_all_anew(work)
    return key


@action("rate.add", title=N_("Percentage toevoegen"), undo=Undo.REVERT)
def add_rate(work: Work, *, table: str, valid_from: date, percent: str, source: str) -> str:
    """Add a newer percentage to a table (`queries.rates.LABELS`), with where it was published.

    `percent` is typed as 10,40. It can't come before the last one that ships with the program.
    """
    last = rates.shipped(table).rates[-1]
    checks.near(valid_from, "valid_from")
    if valid_from <= last.valid_from:
        raise Refusal(
            N_("Een nieuw percentage begint na {day}, het laatste dat het programma kent."),
            field="valid_from",
            day=last.valid_from,
        )
    if work.session.get(RateRow, (table, valid_from)) is not None:
        raise Refusal(
            N_("Vanaf {day} is er al een percentage; verwijder dat eerst."),
            field="valid_from",
            day=valid_from,
        )
    row = RateRow(
        table=table,
        valid_from=valid_from,
        percent=str(_percent(percent)),
        source=checks.line(source, "source", N_("Bron"), 200),
    )
    work.add(row)
    return table


@action("rate.remove", title=N_("Percentage verwijderen"), undo=Undo.REVERT)
def remove_rate(work: Work, *, table: str, valid_from: date) -> str:
    """Take away a percentage that the owner added; what ships with the program stays."""
    rates.shipped(table)
    row = work.session.get(RateRow, (table, valid_from))
    if row is None:
        raise Refusal(
            N_("Vanaf {day} staat hier geen percentage dat u zelf hebt toegevoegd."),
            field="valid_from",
            day=valid_from,
        )
    work.remove(row)
    return table


def _put(work: Work, key: str, value: object) -> None:
    row = work.session.get(Setting, key) or Setting(key=key)
    row.value = value
    work.add(row)


def _read(choice: Choice, text: str) -> int | bool | str:
    if choice.kind == "flag":
        if text not in _YES | _NO:
            raise Refusal(N_("{label}: kies ja of nee."), field="value", label=choice.label)
        return text in _YES
    if choice.kind == "word":
        if text not in dict(choice.words):
            raise Refusal(
                N_("{label}: kies {known}."),
                field="value",
                label=choice.label,
                known=tuple(word for word, _ in choice.words),
            )
        return text
    number = int(text) if _NUMBER.fullmatch(text) else -1
    if not choice.least <= number <= choice.most:
        raise Refusal(
            N_("{label}: een geheel getal van {least} tot en met {most}."),
            field="value",
            label=choice.label,
            least=choice.least,
            most=choice.most,
        )
    return number


def _percent(text: str) -> Decimal:
    found = _PERCENT.fullmatch(text.strip().removesuffix("%").strip())
    if found is None:
        raise Refusal(
            N_("Een percentage is 0 tot 99,99 met hooguit twee decimalen, zoals 10,40."),
            field="percent",
        )
    return Decimal(f"{found[1]}.{found[2] or 0}")
