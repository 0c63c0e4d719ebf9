"""What a package holds, in words: for the record, the offer and order (L01, L02) and the bill."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.terms.art06_obligations import TOLD_OF_BACKUP, backup_duty
from ises_desk.terms.art07_availability import Level, guaranteed, lacking
from ises_desk.terms.articles import cited, explain
from ises_desk.values import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ises_desk.values.kinds import ProductKind

_BACKUP = {
    True: N_("Back-up inbegrepen"),
    False: N_("Geen back-up inbegrepen: u zorgt zelf voor reservekopieën (artikel 6.3)"),
}
_BILLED = {True: N_("met back-up"), False: N_("zonder back-up")}
_SHOWN = {
    True: N_("Inbegrepen"),
    False: N_("Niet inbegrepen"),
    None: N_("Nog niet vastgelegd"),
}
UNCLEAR = N_("Nog niet duidelijk: {names}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The facts of a product or a contract line that decide liability (6.3, 7.1, 8.8, 12)."""

    kind: ProductKind
    backup_included: bool | None
    quota: str
    traffic: str
    sla: str
    sla_target: str
    sla_measured: str
    sla_credit: str

    @property
    def level(self) -> Level:
        """The service level, as the rule takes it."""
        return Level(
            words=self.sla,
            target=Decimal(self.sla_target) if self.sla_target else None,
            measured=self.sla_measured,
            credit=Decimal(self.sla_credit) if self.sla_credit else None,
        )


FACTS = tuple(field.name for field in fields(Package) if field.name != "kind")


def package_of(row: Any) -> Package:
    """Return the facts of a product, a contract line or a detail of either."""
    return Package(kind=row.kind, **{name: getattr(row, name) for name in FACTS})


def order_words(package: Package) -> Iterator[str]:
    """Yield what an offer and an order say below the description, a line each."""
    if package.kind in TOLD_OF_BACKUP and package.backup_included is not None:
        yield _(_BACKUP[package.backup_included])
    if package.quota:
        yield fill(N_("Ruimte: {amount}"), {"amount": package.quota})
    if package.traffic:
        yield fill(N_("Dataverkeer: {amount}"), {"amount": package.traffic})
    if text := level_words(package):
        yield fill(N_("Beschikbaarheid: {level}"), {"level": text})


def level_words(package: Package) -> str:
    """Return a service level in a sentence, "" without one."""
    level, parts = package.level, [package.sla] if package.sla else []
    if level.target is not None:
        parts.append(formats.percent(level.target))
    if level.measured:
        parts.append(fill(N_("gemeten {how}"), {"how": level.measured}))
    if level.credit is not None:
        sentence = N_("haalt een maand dat niet, dan krijgt u {part} van haar prijs terug")
        parts.append(fill(sentence, {"part": formats.percent(level.credit)}))
    return "; ".join(parts)


def bill_words(package: Package) -> Iterator[str]:
    """Yield what an invoice prints small under a line (6.3, 7.1, 12.1)."""
    if package.kind in TOLD_OF_BACKUP and package.backup_included is not None:
        yield _(_BILLED[package.backup_included])
    yield from filter(None, (package.quota, package.traffic, package.sla))
    if (target := package.level.target) is not None:
        yield fill(N_("beschikbaarheid {part}"), {"part": formats.percent(target)})


def facts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield each fact as it is shown in a record: its name and its value."""
    if package.kind in TOLD_OF_BACKUP or package.backup_included is not None:
        yield _(N_("Back-up")), _(_SHOWN[package.backup_included])
    named = (
        (N_("Ruimte"), package.quota),
        (N_("Dataverkeer"), package.traffic),
        (N_("Beschikbaarheid"), level_words(package)),
    )
    for label, text in named:
        if text:
            yield _(label), text


def unclear(package: Package) -> Iterator[str]:
    """Yield what was left unclear, each with its article."""
    duty = backup_duty(package.kind, package.backup_included)
    if duty.applied is None:
        yield cited(duty.reasons[0])
    yield from (cited(each) for each in lacking(package.level))


def why(package: Package) -> tuple[str, ...]:
    """Return the text of "Waarom?": what follows from the facts, with the articles."""
    duty = backup_duty(package.kind, package.backup_included)
    told = package.kind in TOLD_OF_BACKUP or package.backup_included is not None
    backup = explain(duty)[1:] if told else ()
    return (*backup, *explain(guaranteed(package.level))[1:])


def typed(values: Mapping[str, Any], kind: ProductKind) -> Package:
    """Return the facts as they are typed in a form; what can't be read isn't there."""
    said: dict[str, Any] = {name: str(values.get(name) or "").strip() for name in FACTS}
    said |= {name: _typed_percent(said[name]) for name in ("sla_target", "sla_credit")}
    said["backup_included"] = values.get("backup_included")
    return Package(kind=kind, **said)


def _typed_percent(text: str) -> str:
    plain = text.replace(",", ".").rstrip("% ")
    return plain if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", plain, re.ASCII) else ""
