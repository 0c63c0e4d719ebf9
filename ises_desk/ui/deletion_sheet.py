"""What the file of a contract or a customer shows after the end (15.5): what goes, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.sheet import Row, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# Which deed of the contract's page does which act.
ACTS = {
    "offer_data": "contract.offer_retrieval",
    "delete_data": "contract.record_deletion",
    "certify": "contract.certify_deletion",
}


def not_now(found: Any, day: date) -> frozenset[str]:
    """Return the deeds that this contract has no use for, whatever its state allows."""
    if found is None:
        return frozenset(ACTS)
    gone = set()
    deleted = [each for each in found.rows if each.deleted_on]
    if deleted:
        gone.add("offer_data")
    if not any(each.may(day) for each in found.rows):
        gone.add("delete_data")
    if not found.may_certify:
        gone.add("certify")
    return frozenset(gone)


def sections(found: Any, day: date) -> Iterator[Section]:
    """Yield what of a contract goes after its end, and why."""
    if found is None:
        return
    yield Section(_(N_("Gegevens na het einde")), tuple(_all(found, day)))
    yield _why(found.rows)


def _all(found: Any, day: date) -> Iterator[Row]:
    yield from _told(found)
    yield from _rows(found.rows, day)
    yield from _declared(found.certificate_id)


def of_customer(rows: Any, day: date) -> Iterator[Section]:
    """Yield what is known of a customer who left, and until when."""
    if rows:
        yield Section(_(N_("Na het laatste contract")), tuple(_rows(rows, day)))
        yield _why(rows)


def _why(rows: Any) -> Section:
    said = dict.fromkeys(each for row in rows for each in (*row.held, *row.why))
    return Section(_(N_("Waarom?")), text="\n".join(f"•  {each}" for each in said))


def _told(found: Any) -> Iterator[Row]:
    from ises_desk.values import formats

    words = _(N_("Gegevens op te halen"))
    if found.told_until is None:
        yield Row((words, ""), None, (_(N_("Nog niet verteld")), "warn"))
        return
    until = fill(N_("t/m {day}"), {"day": formats.short_day(found.told_until)})
    yield Row((words, until))


def _rows(rows: Any, day: date) -> Iterator[Row]:
    from ises_desk.values import formats

    for each in rows:
        name = each.kind.label
        if each.deleted_on is not None:
            what = f"{name}\n{each.means}" if each.means else name
            when = formats.short_day(each.deleted_on)
            yield Row((what, when), None, (_(N_("Gewist")), "good"))
        elif each.held:
            yield Row((name, ""), None, (_(N_("Nog nodig")), "warn"))
        elif day < each.first_on:
            words = fill(N_("vanaf {day}"), {"day": formats.short_day(each.first_on)})
            yield Row((name, words), None, (_(N_("Bewaren")), "plain"))
        else:
            words = fill(N_("vóór {day}"), {"day": formats.short_day(each.gone_before)})
            late = day > each.last_on
            yield Row((name, words), None, (_(N_("Te wissen")), "bad" if late else "warn"))


def _declared(letter_id: int | None) -> Iterator[Row]:
    if letter_id is not None:
        words = _(N_("Verwijderingsverklaring"))
        yield Row((words, ""), ("letter", letter_id), (_(N_("Gemaakt")), "good"))
