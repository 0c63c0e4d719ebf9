"""A customer as a row of an old administration tells it, cleaned without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ises_desk.actions import checks
from ises_desk.actions.addresses import AddressInput, check_addresses
from ises_desk.actions.customers import LONGEST_NAME
from ises_desk.actions.intake_rows import Judge, no_record, shortened
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.terms.art01_parties import party_kind
from ises_desk.values import identifiers
from ises_desk.values.formats import read_country
from ises_desk.values.kinds import Party
from ises_desk.values.text import fold

_FORMULA = ("=", "@", "+")
_MARKUP = re.compile(r"<[/!a-zA-Z][^>]*>")
_NUMBER_LAST = re.compile(r"(.*\D)[ ,]+([0-9]{1,6})[ ,-]*(.{0,16})")
_NUMBER_FIRST = re.compile(r"([0-9]{1,6})[ ,]+(\D.*)")
_DUTCH_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")
_MAILS = re.compile(r"[;,\s]+")
_DECEASED = re.compile(r"overleden|deceased", re.IGNORECASE)
_LONGEST_NUMBER = 20
_LONGEST_NOTE = 4000
_KVK_DIGITS = 8
_PARTIES = {
    Party.BUSINESS: "b,z,zakelijk,bedrijf,business,company,organisatie,organisation,bv,nv,vof",
    Party.CONSUMER: "p,c,particulier,consument,consumer,persoon,person,individual,private,prive",
    Party.GOVERNMENT: "o,g,overheid,gemeente,government",
}
# A file is looked at before it goes in: what was found good then isn't worked out again.
_MANY = 1 << 15
_KVK_CHECK = lru_cache(_MANY)(identifiers.kvk)
_VAT_CHECK = lru_cache(_MANY)(identifiers.vat_id)
_IBAN_CHECK = lru_cache(_MANY)(identifiers.iban)
_EMAIL_CHECK = lru_cache(_MANY)(identifiers.email)
_PHONE_CHECK = lru_cache(_MANY)(identifiers.phone)
_KINDS = {word: party for party, words in _PARTIES.items() for word in words.split(",")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """A customer as he would be entered; `stated` is the kind that the file says."""

    number: str
    name: str
    attention: str
    stated: Party | None
    party: Party
    kvk: str
    vat_id: str
    iban: str
    email: str
    phone: str
    customer_since: date | None
    address: AddressInput | None
    second_email: str
    note: str


def read_customer(judge: Judge, today: date) -> CustomerFacts:
    """Return the customer of a row; raises Judged for one that can't be entered."""
    facts = judge.facts
    if (why := no_record(judge)) is not None:
        raise why
    company, name, attention = _names(judge)
    address = _address(judge)
    kvk = judge.optional("kvk", _kvk(judge), _KVK_CHECK)
    vat_id = judge.optional("vat_id", facts.text("vat_id"), _VAT_CHECK)
    stated, party = _party(judge, kvk, vat_id, company)
    email, second = _mails(judge)
    home = address.country if address else identifiers.HOME
    return CustomerFacts(
        number=judge.read("number", lambda key: _number(facts.text(key))),
        name=name,
        attention=attention,
        stated=stated,
        party=party,
        kvk=kvk,
        vat_id=vat_id,
        iban=judge.optional("iban", facts.text("iban"), _IBAN_CHECK),
        email=email,
        phone=judge.optional("phone", facts.text("phone"), lambda text: _PHONE_CHECK(text, home)),
        customer_since=_since(judge, today),
        address=address,
        second_email=second,
        note=_note(judge, party),
    )


def _number(text: str) -> str:
    return checks.line(text, "number", N_("Klantnummer"), _LONGEST_NUMBER, empty=True)


def _names(judge: Judge) -> tuple[str, str, str]:
    """Return the company, the customer's name and who is addressed at a company."""
    facts = judge.facts
    company = facts.text("company")
    person = " ".join(filter(None, map(facts.text, ("first_name", "infix", "person"))))
    if not (company or person):
        raise judge.refuse(N_("Er staat geen naam op deze regel."))
    for text in filter(None, (company, person)):
        if text.startswith(_FORMULA):
            judge.doubt(
                N_("De naam “{text}” begint als een formule van een rekenblad; kijk hem na."),
                text=shortened(text),
            )
        if _MARKUP.search(text):
            judge.doubt(
                N_("In de naam “{text}” staat een opmaakcode; kijk hem na."), text=shortened(text)
            )
    key = "company" if company else "person"
    name = judge.read(key, lambda _: _name(company or person))
    attention = judge.read("person", lambda _: _name(person)) if company and person else ""
    return company, name, attention


def _name(text: str) -> str:
    return checks.line(text, "name", N_("Naam"), LONGEST_NAME)


def _kvk(judge: Judge) -> str:
    """Return the Kvk number; a spreadsheet that took it for an amount lost the zeros in front."""
    cell, text = judge.facts.cell("kvk"), judge.facts.text("kvk")
    return text.zfill(_KVK_DIGITS) if isinstance(cell, Decimal) and text.isdigit() else text


def _party(judge: Judge, kvk: str, vat_id: str, company: str) -> tuple[Party | None, Party]:
    said = judge.facts.text("party")
    stated = _KINDS.get(fold(said))
    if said and stated is None:
        judge.doubt(N_("Soort “{said}” is niet bekend."), said=shortened(said))
    applied = party_kind(kvk, vat_id, stated).applied
    if applied is Party.CONSUMER and stated is Party.BUSINESS:
        judge.doubt(
            N_("Zakelijk, maar zonder geldig KvK-nummer of btw-id; wie geen van beide heeft, geldt "
               "als particulier, met prijzen inclusief btw.")
        )  # fmt: skip
    elif company and applied is Party.CONSUMER:
        judge.doubt(
            N_("Er staat een bedrijfsnaam, maar de klant zou als particulier worden overgenomen.")
        )
    elif stated is None:
        judge.remark(N_("De soort is niet ingevuld: overgenomen als {party}."), party=applied)
    return stated, applied


def _mails(judge: Judge) -> tuple[str, str]:
    """Return the first good address, and the second one."""
    good = []
    for text in filter(None, _MAILS.split(judge.facts.text("email"))):
        plain = text.lower() if text.isupper() else text
        good.append(judge.optional("email", plain, _EMAIL_CHECK))
    found = list(dict.fromkeys(filter(None, good)))
    for text in found[2:]:
        judge.spare.append(f"{judge.label('email')}: {text}")
    if len(found) > 1:
        judge.remark(N_("Het tweede e-mailadres {email} wordt een contactpersoon."), email=found[1])
    return (found[0] if found else ""), (found[1] if len(found) > 1 else "")


def _since(judge: Judge, today: date) -> date | None:
    try:
        day = judge.facts.day("customer_since")
        return None if day is None else checks.not_future(day, today, "customer_since")
    except Refusal as why:
        judge.spare.append(f"{judge.label('customer_since')}: {judge.facts.text('customer_since')}")
        judge.remark(
            N_("“Klant sinds” gaat niet mee, maar staat in een notitie. {why}"), why=str(why)
        )
        return None


def _address(judge: Judge) -> AddressInput | None:
    facts = judge.facts
    street, city, postcode = (facts.text(key) for key in ("street", "city", "postcode"))
    if not (street or city or postcode):
        judge.remark(N_("Er is geen adres; een factuur kan pas als dat er is."))
        return None
    street, number, suffix = _split(street, facts.text("house_number"), facts.text("suffix"))
    if number and not number.strip("0"):
        judge.doubt(N_("Huisnummer {number} komt niet voor; kijk het adres na."), number=number)
    elif number.startswith("0"):
        judge.remark(
            N_("Huisnummer {number} wordt {plain}."), number=number, plain=number.lstrip("0")
        )
        number = number.lstrip("0")
    given = AddressInput(
        street=street,
        house_number=number,
        suffix=suffix,
        postcode=postcode,
        city=city,
        country=_country(judge, postcode),
    )
    try:
        return check_addresses((given,))[0]
    except Refusal as why:
        raise judge.unreadable(_part(why), why) from why


def _part(why: Refusal) -> str:
    return (why.field or "street").rpartition(".")[2]


def _split(street: str, number: str, suffix: str) -> tuple[str, str, str]:
    """Return street, house number and suffix; the number stands behind or before the street."""
    if number:
        parts = re.fullmatch(r"([0-9]+)[ -]*(.*)", number)
        return (street, parts[1], suffix or parts[2]) if parts else (street, number, suffix)
    if found := _NUMBER_LAST.fullmatch(street):
        return found[1].strip(" ,"), found[2], suffix or found[3].strip()
    if found := _NUMBER_FIRST.fullmatch(street):
        return found[2].strip(), found[1], suffix
    return street, "", suffix


def _country(judge: Judge, postcode: str) -> str:
    said = judge.facts.text("country")
    if not said:
        return identifiers.HOME
    code = read_country(said)
    if not code:
        raise judge.refuse(N_("Land “{said}” is niet bekend."), said=shortened(said))
    if code != identifiers.HOME and _DUTCH_POSTCODE.fullmatch(postcode):
        judge.doubt(
            N_("Het land is {said}, maar {postcode} is een Nederlandse postcode; overgenomen als "
               "Nederland. Het land bepaalt de btw."),
            said=said,
            postcode=postcode,
        )  # fmt: skip
        return identifiers.HOME
    return code


def _note(judge: Judge, party: Party) -> str:
    remark = judge.facts.text("remark")
    if _DECEASED.search(remark):
        if party is Party.CONSUMER:
            judge.doubt(
                N_("Volgens de opmerking is deze klant overleden: kijk na met wie u verder gaat.")
            )
        else:
            judge.remark(
                N_("Volgens de opmerking is er iemand overleden; de opmerking wordt een notitie.")
            )
    lines = [remark, *judge.spare] if remark else judge.spare
    text = "\n".join(lines)
    if len(text) > _LONGEST_NOTE:
        raise judge.refuse(
            N_("De opmerking is te lang: {count} tekens; er passen er {most}."),
            count=len(text),
            most=_LONGEST_NOTE,
        )
    return str(
        judge.read(
            "remark",
            lambda _: checks.block(text, "text", N_("Notitie"), empty=True, printable=False),
        )
    )
