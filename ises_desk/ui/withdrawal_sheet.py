"""What a contract's record says about withdrawing (5): the withdrawal, and the order's evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui.sheet import Row, Section
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator


def not_now(found: Any) -> frozenset[str]:
    """Return the deeds that this contract has no use for, whatever its state allows."""
    gone: set[str] = set()
    if found.party is not kinds.Party.CONSUMER:
        gone |= {"evidence", "withdrawal"}
    if found.withdrawal is None or found.withdrawal.acknowledgement_id is not None:
        gone.add("acknowledge")
    if found.withdrawal is None or found.withdrawal.settlement_id is not None:
        gone.add("settle")
    return frozenset(gone)


def warning(found: Any) -> str:
    """Return what is wrong with the order of a consumer, "" when nothing is."""
    if found.lacks_function and found.withdrawal is None:
        return _(
            N_(
                "Via de website gesloten zonder adres van de herroepingsfunctie (6:230oa BW): de"
                " klant kan daardoor tot twaalf maanden langer herroepen."
            )
        )
    return ""


def sections(found: Any) -> Iterator[Section]:
    """Yield the withdrawal with its reasons, and what can be shown of a consumer's order."""
    if found.withdrawal is not None:
        yield Section(_(N_("Herroeping")), tuple(_withdrawal(found.withdrawal)))
        yield Section(
            _(N_("Waarom?")), text="\n".join(f"•  {each}" for each in found.withdrawal.why)
        )
        if found.withdrawal.alongside:
            yield Section(
                _(N_("Dezelfde dag gesloten: wat erbij hoort, eindigt mee (6:230q lid 2 BW)")),
                tuple(
                    Row((number,), ("contract", key)) for key, number in found.withdrawal.alongside
                ),
            )
    if found.party is kinds.Party.CONSUMER:
        rows = tuple(_evidence(found.evidence))
        yield Section(
            _(N_("Bewijs bij de bestelling")),
            rows,
            empty=_(N_("Nog niets vastgelegd: bij een herroeping komt alles terug.")),
            deed="" if "contract.record_evidence" not in found.may else "evidence",
        )


def _withdrawal(row: Any) -> Iterator[Row]:
    from ises_desk.values import formats

    good, wait = (_(N_("Bevestigd")), "good"), (_(N_("Te bevestigen")), "warn")
    told = row.acknowledgement_id
    yield Row(
        (_(N_("Ontvangen")), f"{formats.short_moment(row.received_at)}, {row.channel.label}"),
        ("letter", told) if told else None,
        good if told else wait,
    )
    yield Row((_(N_("Verstuurd")), formats.short_day(row.sent_on)))
    yield Row((_(N_("Herroepen kon t/m")), formats.short_day(row.last_day)))
    yield Row((_(N_("Verschuldigd")), formats.amount(row.owed)))
    done = row.settled_on is not None
    if done:
        yield Row((_(N_("Gecrediteerd")), formats.amount(row.credit)))
        yield Row((_(N_("Terug te betalen")), formats.amount(row.refund)))
        yield Row((_(N_("Te betalen")), formats.amount(row.to_pay)))
    letter = row.settlement_id
    yield Row(
        (_(N_("Terugbetalen uiterlijk")), formats.short_day(row.refund_by)),
        ("letter", letter) if letter else None,
        (_(N_("Afgewikkeld")), "good") if letter else (_(N_("Af te wikkelen")), "warn"),
    )


def _evidence(given: Any) -> Iterator[Row]:
    from ises_desk.values import formats

    if given.informed_on is not None:
        told = N_("met de kosten") if given.conditions_told else N_("zonder de kosten")
        day = formats.short_day(given.informed_on)
        yield Row((_(N_("Geïnformeerd")), f"{day}, {_(told)}"))
    if given.function_url:
        yield Row((_(N_("Herroepingsfunctie")), given.function_url))
    if given.start_requested_at is not None:
        at = formats.short_moment(given.start_requested_at)
        yield Row((_(N_("Verzoek om te beginnen")), at))
    if given.stated_at is not None:
        yield Row((_(N_("Verklaring")), formats.short_moment(given.stated_at)))
    if given.one_off_consent:
        yield Row((_(N_("Instemming met directe uitvoering")), _(N_("ja"))))
