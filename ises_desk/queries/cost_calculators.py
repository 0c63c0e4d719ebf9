"""The calculators of collection costs and of the fourteen-day term, without any record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill
from ises_desk.law import collection_costs, vat
from ises_desk.law.collection_costs import EarlierLetter, Fee, TermClaim, VatFacts
from ises_desk.law.consumer_notice import notice_term
from ises_desk.queries.calculators import Answer
from ises_desk.terms.articles import cited
from ises_desk.values.kinds import Delivery, Party, VatKind

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.values.money import Money

_CONTRACT = 1  # the one that all amounts are terms of, when they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What costs are asked over: amounts of one contract or not, an earlier letter on it or not.

    With `vat_uplift` the owner declares all three facts of art. 2 lid 3 Besluit BIK.
    """

    party: Party
    amounts: tuple[Money, ...]
    on: date
    one_contract: bool = False
    earlier_letter: date | None = None
    vat_uplift: bool = False


def costs(asked: Costs) -> Answer:
    """Return the fee for collection out of court (6:96 BW, Besluit BIK).

    `base` in the data is the amount that the fee stands on: for terms of one contract with the
    lowest fee the highest of them. Refusal for an earlier letter that isn't earlier.
    """
    if asked.earlier_letter is not None and asked.earlier_letter >= asked.on:
        raise Refusal(
            N_("De eerdere brief van {earlier} ligt niet vóór de dag van deze brief: {on}."),
            field="earlier_letter",
            earlier=asked.earlier_letter,
            on=asked.on,
        )
    fee, base = _fee(asked)
    percent = vat.rate_on(VatKind.HIGH, asked.on).percent
    facts = VatFacts(
        third_party_charges=asked.vat_uplift,
        cannot_deduct=asked.vat_uplift,
        declared=asked.vat_uplift,
    )
    total = collection_costs.with_vat(fee.amount, facts, percent)
    why = [cited(each) for each in fee.reasons]
    if asked.party is not Party.CONSUMER and (asked.one_contract or asked.earlier_letter):
        why.append(_(N_("6:96 lid 8 BW wordt bij een bedrijf niet toegepast: de staffel geldt over "
                        "alles samen.")))  # fmt: skip
    if asked.vat_uplift:
        why.append(
            _(N_("Besluit BIK art. 2 lid 3: met btw, omdat een ander met btw voor u incasseert, u "
                 "die btw niet kunt aftrekken, en u dat uitdrukkelijk verklaart."))
        )  # fmt: skip
    values = {"base": base, "costs": fee.amount, "total": total}
    words = N_("De incassokosten zijn {costs}, over {base}.")
    if asked.vat_uplift:
        words = N_("De incassokosten zijn {costs}, over {base}; met btw {total}.")
    said = [fill(words, values)]
    if asked.party is Party.CONSUMER:
        said.append(_(N_("Een particulier is ze pas verschuldigd na een veertiendagenbrief die dit "
                         "bedrag noemt.")))  # fmt: skip
    data = {
        "base": base,
        "costs": fee.amount,
        "vat": total - fee.amount,
        "total": total,
        "basis": why,
    }
    return Answer(tuple(said), tuple(why), data)


def _fee(asked: Costs) -> tuple[Fee, Money]:
    """Return the fee, and the amount that it stands on."""
    if asked.party is not Party.CONSUMER:
        fee = collection_costs.fee_for_business(asked.amounts)
        return fee, fee.principal
    related = asked.one_contract or asked.earlier_letter is not None
    terms = [TermClaim(each, _CONTRACT if related else None, related) for each in asked.amounts]
    letters = [EarlierLetter(_CONTRACT, asked.earlier_letter)] if asked.earlier_letter else []
    fee = collection_costs.fee_for_consumer_letter(terms, letters, asked.on)
    highest = {collection_costs.PERIODIC, collection_costs.FOLLOWING}
    return fee, max(asked.amounts) if highest & {*fee.reasons} else fee.principal


def letter_term(sent: date, delivery: Delivery, buffer_days: int = 0) -> Answer:
    """Return when a fourteen-day letter arrives and its term ends (6:96 lid 6 BW)."""
    found = notice_term(sent, delivery, buffer_days)
    values = {
        "delivered": found.delivered_on,
        "legal": found.legal_last_day,
        "last": found.last_day,
        "first": found.costs_from,
    }
    said = (
        fill(N_("De brief geldt als bezorgd op {delivered}."), values),
        fill(N_("Betalen zonder kosten kan tot en met {last}; vanaf {first} zijn ze verschuldigd."),
             values),
    )  # fmt: skip
    arrives = N_("Post komt de tweede dag na verzending aan; zondag, maandag en feestdagen tellen "
                 "niet mee.")  # fmt: skip
    if delivery is Delivery.EMAIL:
        arrives = N_("Een e-mail geldt als bezorgd op de dag na verzending.")
    why = (
        _(arrives),
        fill(N_("6:96 lid 6 BW: veertien dagen vanaf de dag na de bezorging, dus in elk geval "
 "tot en met {legal}."), values),
        _(N_("Veilig gerekend: een dag langer, en nooit eindigend op een zaterdag, zondag of "
             "feestdag (Algemene termijnenwet). Een te korte termijn maakt de brief zonder "
             "gevolg (HR 25-11-2016).")),
    )  # fmt: skip
    data = {
        "delivered": found.delivered_on,
        "last_day": found.last_day,
        "costs_from": found.costs_from,
    }
    return Answer(said, why, data)
