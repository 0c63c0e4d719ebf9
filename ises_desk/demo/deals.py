"""What is sold: the price list, contracts with their domain names, and how they end."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk import clock
from ises_desk.demo import reading
from ises_desk.demo.words import words
from ises_desk.queries import contracts
from ises_desk.terms.art15_duration import term_at
from ises_desk.values.kinds import BillingMoment, Party, ProductKind
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client

ANNOUNCED = timedelta(days=92)
DAY = timedelta(days=1)
NEARLY_A_YEAR = timedelta(days=334)
LETS_GO = "lets go"
YEAR_MONTHS = 12
AT_THE_FIRST_REMINDER = 0.85
AGREED_IN_ADVANCE, WITH_CERTIFICATE = 0.2, 0.3
DESIGNED, LICENCE = "build", "gebruik zolang de overeenkomst loopt"
SMALL = ("HOST-S", "DOM-NL")
BUNDLES: dict[str, tuple[str, ...]] = {
    "small": SMALL,
    "site": ("HOST-M", "DOM-NL"),
    "names": ("DOM-NL", "DOM-EU"),
    "name": ("DOM-NL",),
    "mail": ("MAIL-5",),
    "large": ("HOST-L", "BEHEER", "DOM-NL"),
    "build": ("WEB", "HOST-M", "DOM-NL"),
    "safe": ("HOST-M", "DOM-NL", "SSL"),
}


def open_shop(desk: Desk) -> None:
    """Fill in the own business and the price list; a rise is entered when it is announced."""
    goods = words("goods")
    desk.do("business.set", **goods["business"])
    for product in goods["products"]:
        facts = {name: value for name, value in product.items() if name != "prices"}
        key = desk.do("product.add", **facts)
        for since, net, gross in product["prices"]:
            told = date.fromisoformat(since) - ANNOUNCED
            price = {"valid_from": since, "net": net, "gross": gross}
            desk.plan(told, partial(desk.do, "price.set", product_id=key, **price))


def conclude(desk: Desk, client: Client, bundle: str, starts_on: date) -> int:
    """Conclude a contract; one from before this administration was billed elsewhere until now."""
    old = starts_on < desk.day
    codes = BUNDLES[bundle]
    if bundle == "site" and desk.chance.random() < WITH_CERTIFICATE:
        codes = BUNDLES["safe"]
    in_advance = client.party is Party.BUSINESS and desk.chance.random() < AGREED_IN_ADVANCE
    key = desk.do(
        "contract.conclude",
        customer_id=client.key,
        account_id=_account(desk, client),
        lines=[_line(desk, code, starts_on, old=old, in_advance=in_advance) for code in codes],
        starts_on=starts_on,
        concluded_at=clock.moment_on(starts_on - timedelta(days=6)) if old else desk.now,
        channel=desk.chance.choice(("form", "form", "website", "email", "phone", "in_person")),
        payment_days=30 if client.party is Party.GOVERNMENT else None,
        gross_prices=True if client.sort == "all in" else None,
    )
    client.contracts.append(key)
    if bundle == DESIGNED:
        desk.do("design.record", contract_id=key, what="Website", licence=LICENCE)
    _register(desk, client, key, starts_on)
    return int(key)


def _account(desk: Desk, client: Client) -> int:
    return int(desk.chance.choice(desk.ask(reading.accounts_of, client.key)))


def _line(desk: Desk, code: str, starts_on: date, *, old: bool, in_advance: bool) -> dict[str, Any]:
    product = next(each for each in words("goods")["products"] if each["code"] == code)
    line: dict[str, Any] = {"product": code}
    advance = product["kind"] in {ProductKind.DOMAIN, ProductKind.CERTIFICATE}
    if in_advance and product["kind"] == ProductKind.HOSTING:
        line["billing_moment"] = str(BillingMoment.ADVANCE)
        advance = True
    if old:
        running = term_at(starts_on, product["months"], desk.day)
        begun = advance and running.start < desk.day
        billed = (running.until if begun else running.start) - DAY
        line["billed_through"] = billed.isoformat()
    return line


def _register(desk: Desk, client: Client, contract_id: int, starts_on: date) -> None:
    lines = desk.ask(reading.domain_lines, contract_id)
    # Who lets his name go brought it along from elsewhere and will soon not want it any more.
    since = desk.day - NEARLY_A_YEAR if client.fate == LETS_GO else starts_on
    for line_id, description in lines:
        extension = "nl" if description.endswith(".nl") else _foreign(desk)
        number = len(client.domains)
        name = f"{_label(client, extension, number)}.{extension}"
        key = desk.do(
            "domain.register",
            customer_id=client.key,
            name=name,
            registered_on=since,
            contract_line_id=line_id,
            registrar=desk.pick("businesses", "registrars"),
        )
        client.domains.append(key)
        if client.fate != LETS_GO:
            _plan_renewal(desk, client, key, _next_anniversary(starts_on, desk.day))


def _foreign(desk: Desk) -> str:
    return str(
        desk.chance.choice([one for one in words("businesses")["extensions"] if one != "nl"])
    )


def _label(client: Client, extension: str, number: int) -> str:
    """Return a free name; where the registry allows it with the accents of the customer's name."""
    label = client.domain
    if extension in {"eu", "com"} and not client.name.isascii():
        signs = "".join(sign if sign.isalnum() else " " for sign in client.name.lower())
        label = "-".join(signs.split()[:3]) + "-demo"
    several = f"{client.place}" if number == 0 else f"{client.place}-{number + 1}"
    return f"{fold(label) if extension == 'nl' else label}-{several}"


def _next_anniversary(starts_on: date, day: date) -> date:
    from ises_desk.terms.art13_domains import anniversary

    return anniversary(starts_on, day)


def _plan_renewal(desk: Desk, client: Client, domain_id: int, anniversary_on: date) -> None:
    soon = desk.chance.random() < AT_THE_FIRST_REMINDER
    before = timedelta(days=desk.chance.randint(51, 59) if soon else desk.chance.randint(4, 50))
    desk.plan(
        max(anniversary_on - before, desk.day + DAY), partial(_renew, desk, client, domain_id)
    )


def _renew(desk: Desk, client: Client, domain_id: int) -> None:
    if domain_id in client.domains:
        following = desk.do("domain.renew", domain_id=domain_id)
        _plan_renewal(desk, client, domain_id, following)


def leave(desk: Desk, client: Client, contract_id: int, channel: str, choice: str = "") -> date:
    """Let a customer give notice and confirm it (L19); returns the last day.

    `choice` is what the owner grants: "early_exit", "accept_late" or nothing.
    """
    granted = {choice: True} if choice else {}
    notice = desk.do("contract.give_notice", contract_id=contract_id, channel=channel, **granted)
    desk.do("contract.confirm_notice", notice_id=notice)
    ends_on: date = desk.ask(contracts.detail, contract_id, desk.day).ends_on
    client.contracts.remove(contract_id)
    for domain in desk.ask(reading.domains_of, contract_id):
        if domain in client.domains:
            client.domains.remove(domain)
            desk.plan(ends_on, partial(desk.do, "domain.cancel", domain_id=domain))
    return ends_on


def term_end(desk: Desk, contract_id: int) -> date:
    """Return the last day of the term that a contract is in."""
    return desk.ask(contracts.detail, contract_id, desk.day).term_ends_on  # type: ignore[no-any-return]
