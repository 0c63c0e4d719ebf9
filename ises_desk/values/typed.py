"""Amounts and numbers as people type them, read so that none is ever taken for another.

Point and comma trade places between Dutch and English: 1.234 is a thousand or so in the one and a
little over one in the other. So the language of the window decides what groups of three are, and
what is written the other way round is refused, not guessed. Only where a mark can mean one thing
(one or two digits behind it, or behind a nought) is it read in both: 12,50 and 12.50.
"""

from __future__ import annotations

import re
from functools import cache

from ises_desk.errors import Refusal
from ises_desk.i18n import DUTCH, N_, language
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

# One mark with one or two digits behind it, or behind a nought, is a decimal mark in any language.
_EITHER = re.compile(r"(-?)([0-9]{1,9})[.,]([0-9]{1,2}|(?<=\b0[.,])[0-9]{3})")
_MOST = Money(99_999_999_999)
_CENTS = 2
_PARTS = 3  # decimals of a quantity


def read_amount(text: str) -> Money:
    """Read an amount as people type it: 12,5 or 1.234,50 or € 12.50; Refusal otherwise.

    >>> read_amount("€ 1.234,5").plain, read_amount("12.50").plain
    ('1234.50', '12.50')
    """
    found = _number(re.sub(r"[€\s]|,--?$", "", text))  # 12,- is twelve whole
    if found is None:
        raise Refusal(N_("Dit is geen bedrag; typ het zoals 12,50 of 1.234,50."))
    whole, decimals = found
    if len(decimals) > _CENTS:
        raise Refusal(N_("Een bedrag heeft hooguit twee cijfers achter de komma, zoals 12,50."))
    amount = Money.of(f"{whole}.{decimals or '0'}")
    if abs(amount) > _MOST:
        raise Refusal(N_("Dit bedrag is te groot; het hoogste is {most}."), most=_MOST)
    return amount


def read_quantity(text: str) -> Quantity:
    """Read a quantity as people type it: 2 or 1,5; at most three decimals, else Refusal.

    Three decimals look like a group of thousands, so a quantity is typed without groups.

    >>> read_quantity("1,25").plain, read_quantity("0.125").plain
    ('1.25', '0.125')
    """
    found = _number(text.strip(), grouped=False)
    if found is None or len(found[0]) > len("-999999999") or len(found[1]) > _PARTS:
        raise Refusal(N_("Dit is geen aantal; typ het zoals 2 of 1,5 (hooguit drie decimalen)."))
    whole, decimals = found
    return Quantity.of(f"{whole}.{decimals or '0'}")


def _number(text: str, *, grouped: bool = True) -> tuple[str, str] | None:
    """Return the whole part with its sign and the decimals as typed; None for anything else."""
    found = _pattern(language(), grouped).fullmatch(text) or _EITHER.fullmatch(text)
    if found is None:
        return None
    sign, whole, decimals = found.groups(default="")
    return sign + re.sub(r"[.,]", "", whole), decimals


@cache
def _pattern(spoken: str, grouped: bool) -> re.Pattern[str]:  # noqa: FBT001  cached: positional
    """Return how a number is written in a language."""
    point, group = (",", r"\.") if spoken == DUTCH else (r"\.", ",")
    groups = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|" if grouped else ""
    return re.compile(rf"(-?)({groups}[0-9]{{1,12}})(?:{point}([0-9]*))?")
