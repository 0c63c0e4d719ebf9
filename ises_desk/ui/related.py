"""The records that belong to a record, as a section of its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui.listing_model import cell
from ises_desk.ui.navigation import WORDS
from ises_desk.ui.sheet import Fact, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ises_desk.queries.listing import Listing
    from ises_desk.ui.tones import States

    Part = tuple[Callable[[date, int], Listing], Any, str, str, tuple[str, ...]]

MOST = 6  # rows; the rest is counted


def section(
    session: Any,
    title: str,
    subject: str,
    listing: Listing,
    columns: Sequence[str],
    *,
    states: States,
    empty: str = "",
    deed: str = "",
    more: str = "",
) -> Section:
    """Return the first rows of a listing: `columns` as text, its state as a chip.

    `more` is where the row goes that counts the rest: a page with words to search for, or the
    kind of a time line.
    """
    from ises_desk.queries.listing import keys, rows

    found = keys(session, listing)
    places = {column.key: at for at, column in enumerate(listing.columns)}
    kinds = [column.kind for column in listing.columns]
    made = []
    for key, values in zip(found[:MOST], rows(session, listing, found[:MOST]), strict=False):
        texts = [cell(values[places[name]], kinds[places[name]], states)[0] for name in columns]
        chip = ("", "")
        if "state" in places:
            chip = cell(values[places["state"]], "state", states)
        made.append(Row(tuple(texts), (subject, key), chip))
    if len(found) > MOST:
        rest = _(N_("en nog {count}")).format(count=len(found) - MOST)
        made.append(Row((rest,), (more, 0) if more else None))
    name = f"{title} ({len(found)})" if found else title
    return Section(name, tuple(made), empty=empty, deed=deed)


def account(found: Any) -> tuple[Fact, ...]:
    """Return the account of a record, if any: it stands in its customer's file."""
    if not found.account:
        return ()
    return (Fact(_(N_("Account")), found.account, ("customer", found.customer_id)),)


def of_contract(session: Any, found: Any, day: date) -> tuple[Section, ...]:
    """Return what belongs to a contract."""
    from ises_desk.queries import campaigns, domains, invoices, letters, products, relations

    parts: tuple[Part, ...] = (
        (relations.invoices_of_contract, invoices, "invoice", N_("Facturen"),
         ("number", "issued_on", "total")),
        (relations.domains_of_contract, domains, "domain", N_("Domeinen"),
         ("name", "anniversary_on")),
        (relations.letters_of_contract, letters, "letter", N_("Brieven"), ("number", "subject")),
        (relations.products_of_contract, products, "product", N_("Producten"), ("name", "code")),
        (relations.campaigns_of_contract, campaigns, "campaign", N_("Wijzigingen"),
         ("title", "effective_on")),
    )  # fmt: skip
    return tuple(_part(session, part, found.id, day, found.customer) for part in parts)


def contracts_of(session: Any, found: Any, day: date) -> tuple[Section, ...]:
    """Return the contracts of which an invoice bills a line."""
    from ises_desk.queries import contracts, relations

    part = (relations.contracts_of_invoice, contracts, "contract", N_("Contracten"),
            ("number", "about"))  # fmt: skip
    return (_part(session, part, found.id, day, found.customer),)


def sold_in(session: Any, found: Any, day: date) -> tuple[Section, ...]:
    """Return the contracts with a product."""
    from ises_desk.queries import contracts, relations

    part = (relations.contracts_with_product, contracts, "contract", N_("Contracten"),
            ("number", "customer"))  # fmt: skip
    return (_part(session, part, found.id, day, found.name),)


def _part(session: Any, part: Part, key: int, day: date, words: str) -> Section:
    """Return one section; `words` find the rest on the page of its subject."""
    listing, module, subject, title, columns = part
    return section(
        session,
        _(title),
        subject,
        listing(day, key),
        columns,
        states=module.STATES,
        more="" if subject in {"product", "campaign"} else f"{subject}{WORDS}{words}",
    )
