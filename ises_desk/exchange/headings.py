"""What the columns of an old administration mean: a guess by their headings, to be confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.values.kinds import Intake
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_LETTER = re.compile(r"[^a-z0-9]+")
Columns = tuple[str, ...]  # by column: the key of its field, or nothing
_NO_FIT = 1_000
_LONG_ENOUGH = 5  # letters; a shorter spelling says nothing about a heading that holds it


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that a row can give; of the fields with the same `group` at least one is needed."""

    key: str
    label: str
    spellings: tuple[str, ...]
    group: str = ""


def _plain(heading: str) -> str:
    """Return a heading as it is compared: letters and digits only."""
    return _NO_LETTER.sub("", fold(heading))


def _field(key: str, label: str, spellings: str, group: str = "") -> Field:
    words = (*spellings.split(","), label)
    return Field(key, label, tuple(filter(None, map(_plain, words))), group)


_CUSTOMER = "klant, klantnr, klantnummer, klantcode, klant id, debiteur, debiteurnr, "
_CUSTOMER += "debiteurnummer, debiteurcode, relatie, relatienr, relatienummer, relatiecode, "
_CUSTOMER += "customer, customer no, customer number, customer id, client, client id, "
_CUSTOMER += "client number, account number, debtor, debtor number, contact id"
_REMARK = "opmerking, opmerkingen, notitie, notities, memo, note, notes, remark, remarks, "
_REMARK += "comment, comments, bijzonderheden, toelichting"

FIELDS: dict[Intake, tuple[Field, ...]] = {
    Intake.CUSTOMERS: (
        _field("number", N_("Klantnummer"), f"{_CUSTOMER}, nummer, nr, code, number, id"),
        _field("company", N_("Bedrijfsnaam"), "bedrijfsnaam, bedrijf, firma, organisatie, "
            "handelsnaam, company, company name, organisation, organization, business name, "
            "naam bedrijf, firmanaam", "name"),
        _field("person", N_("Naam van de persoon"), "contactpersoon, naam, persoon, klantnaam, "
            "volledige naam, achternaam, naam contactpersoon, ter attentie van, tav, t.a.v., "
            "contact, contact person, contact name, name, full name, person, last name", "name"),
        _field("first_name", N_("Voornaam"), "voornaam, voorletters, initialen, first name, "
            "initials, given name"),
        _field("infix", N_("Tussenvoegsel"), "tussenvoegsel, tussenvoegsels, voorvoegsel, infix"),
        _field("street", N_("Straat (met of zonder huisnummer)"), "straat en nr, straat en "
            "nummer, straat en huisnummer, straat, straatnaam, adres, adresregel 1, adres 1, "
            "address, address 1, address line 1, street, street address, bezoekadres, postadres"),
        _field("house_number", N_("Huisnummer"), "huisnummer, huisnr, huis nr, nr huis, "
            "house number, house no, street number"),
        _field("suffix", N_("Toevoeging"), "toevoeging, huisnummertoevoeging, toev, addition, "
            "house number addition, suffix"),
        _field("postcode", N_("Postcode"), "postcode, pc, zip, zip code, zipcode, postal code, "
            "post code"),
        _field("city", N_("Plaats"), "plaats, woonplaats, stad, vestigingsplaats, city, town, "
            "place"),
        _field("country", N_("Land"), "land, landcode, country, country code"),
        _field("kvk", N_("KvK-nummer"), "kvk, kvk nummer, kvk-nummer, kvknr, kvk nr, coc, "
            "coc number, chamber of commerce, chamber of commerce number, handelsregister"),
        _field("vat_id", N_("Btw-id"), "btw nummer, btw-nummer, btw id, btw-id, btwnr, btw nr, "
            "btw identificatienummer, vat, vat id, vat number, vat no, tax number, tax id"),
        _field("iban", N_("IBAN"), "iban, rekening, rekeningnummer, bankrekening, "
            "bankrekeningnummer, bank account, bank, account iban"),
        _field("email", N_("E-mailadres"), "e-mail, email, e-mailadres, emailadres, mail, "
            "e-mail adres, email address, e-mail address, mailadres"),
        _field("phone", N_("Telefoon"), "telefoon, telefoonnummer, tel, tel nr, telnr, mobiel, "
            "phone, phone number, telephone, mobile"),
        _field("party", N_("Soort (particulier of zakelijk)"), "soort, type, klantsoort, "
            "klanttype, soort klant, type klant, particulier zakelijk, kind, customer type, "
            "client type"),
        _field("customer_since", N_("Klant sinds"), "klant sinds, sinds, startdatum, "
            "aanmaakdatum, ingeschreven, customer since, since, created, created at, date created"),
        _field("remark", N_("Opmerking"), _REMARK),
    ),
    Intake.CONTRACTS: (
        _field("number", N_("Contractnummer"), "contract, contractnr, contractnummer, "
            "contract id, abonnement, abonnementsnummer, overeenkomst, nummer, nr, id, "
            "contract number, contract no, subscription, subscription id, agreement"),
        _field("customer", N_("Klantnummer"), _CUSTOMER, "customer"),
        _field("description", N_("Omschrijving"), "omschrijving, product, dienst, pakket, "
            "artikel, naam, beschrijving, description, service, package, plan, item, "
            "product name", "description"),
        _field("quantity", N_("Aantal"), "aantal, quantity, qty"),
        _field("starts_on", N_("Ingangsdatum"), "ingangsdatum, startdatum, begindatum, start, "
            "begin, ingang, datum ingang, vanaf, start date, starts on, begin date, from",
            "starts_on"),
        _field("months", N_("Looptijd in maanden"), "looptijd (mnd), looptijd, looptijd maanden, "
            "contractduur, duur, duur in maanden, duration, duration months, term, months"),
        _field("net", N_("Prijs zonder btw"), "prijs excl., prijs excl, prijs exclusief, "
            "prijs excl btw, prijs exclusief btw, bedrag excl, bedrag excl btw, prijs, tarief, "
            "price, net price, price excl, price excl vat, price ex vat, amount excl vat",
            "price"),
        _field("gross", N_("Prijs met btw"), "prijs incl., prijs incl, prijs inclusief, "
            "prijs incl btw, prijs inclusief btw, bedrag incl, bedrag incl btw, gross price, "
            "price incl, price incl vat", "price"),
        _field("vat", N_("Btw-tarief"), "btw, btw tarief, btw-tarief, btw percentage, btw %, "
            "btw code, vat, vat rate, tax, tax rate"),
        _field("period", N_("Factuurperiode"), "facturatie, factuurperiode, factureren per, "
            "facturatieperiode, betaling per, periode, frequentie, interval, billing, "
            "billing period, billing cycle, billing interval, frequency, cycle"),
        _field("billed_through", N_("Gefactureerd tot en met"), "gefactureerd tot en met, "
            "gefactureerd t/m, gefactureerd tot, laatst gefactureerd tot en met, betaald tot, "
            "billed through, billed until, invoiced until, paid until"),
        _field("ends_on", N_("Laatste dag"), "opgezegd per, opgezegd, einddatum, laatste dag, "
            "beeindigd per, loopt tot en met, tot en met, eindigt op, end date, ends on, "
            "cancelled on, cancelled, terminated on, until"),
        _field("remark", N_("Opmerking"), _REMARK),
    ),
    Intake.OPEN_INVOICES: (
        _field("number", N_("Factuurnummer"), "factuurnummer, factuurnr, factuur, factuur nr, "
            "nummer, nr, invoice, invoice number, invoice no, invoice id, number, "
            "document number, documentnummer, boekstuk, boekstuknummer", "number"),
        _field("customer", N_("Klantnummer"), _CUSTOMER, "customer"),
        _field("issued_on", N_("Factuurdatum"), "datum, factuurdatum, date, invoice date, "
            "datum factuur, issued on, issue date, boekdatum", "issued_on"),
        _field("total", N_("Bedrag met btw"), "bedrag incl, bedrag_incl, bedrag, factuurbedrag, "
            "bedrag incl btw, totaal, totaalbedrag, totaal incl, totaal incl btw, amount, total, "
            "total incl vat, gross, invoice amount, total amount", "total"),
        _field("paid", N_("Al betaald"), "betaald, al betaald, ontvangen, voldaan, reeds betaald, "
            "betaald bedrag, paid, amount paid, received"),
        _field("open", N_("Nog open"), "open, openstaand, openstaand bedrag, saldo, restant, "
            "nog open, nog te betalen, restbedrag, open bedrag, balance, outstanding, "
            "amount due, open amount, balance due, due amount", "total"),
        _field("due_on", N_("Vervaldatum"), "vervaldatum, vervaldag, uiterste betaaldatum, "
            "betalen voor, te betalen voor, due date, due on, due, expiry date"),
        _field("remark", N_("Opmerking"), f"{_REMARK}, omschrijving, description, betreft"),
    ),
    Intake.DOMAINS: (
        _field("name", N_("Domeinnaam"), "domein, domeinnaam, domain, domain name, naam, name, "
            "url", "name"),
        _field("customer", N_("Klantnummer"), _CUSTOMER, "customer"),
        _field("registered_on", N_("Geregistreerd op"), "registered, geregistreerd, "
            "geregistreerd op, registratiedatum, registration, registration date, registered on, "
            "created, creation date, startdatum, ingangsdatum"),
        _field("renews_on", N_("Verlengt op"), "renewal, renewal date, renews on, verlengdatum, "
            "verlenging, verloopt op, verloopdatum, verjaardag, expires, expiry, expiry date, "
            "expiration date, einddatum, next due date"),
        _field("auto_renew", N_("Vanzelf verlengen"), "auto-renew, auto renew, autorenew, "
            "automatisch verlengen, vanzelf verlengen, auto verlengen"),
        _field("registrar", N_("Registrar"), "registrar, registry, provider, leverancier"),
        _field("handle", N_("Houder bij het register"), "owner handle, handle, eigenaar, houder, "
            "owner, registrant, holder"),
        _field("nameservers", N_("Nameservers"), "nameservers, nameserver, ns, dns"),
        _field("remark", N_("Opmerking"), _REMARK),
    ),
}  # fmt: skip


def fingerprint(headings: Sequence[str]) -> str:
    """Return what a source is known by: its headings, in their order."""
    return sha256("\x1f".join(_plain(each) for each in headings).encode()).hexdigest()[:16]


def guess(kind: Intake, headings: Sequence[str]) -> Columns:
    """Return which field each column probably is, or "": known spellings first, then parts.

    >>> guess(Intake.OPEN_INVOICES, ["factuurnummer", "Klantnr", "Kleur", "bedrag_incl"])
    ('number', 'customer', '', 'total')
    """
    plain = [_plain(heading) for heading in headings]
    ranked = sorted(
        (_fit(each.spellings, heading), order, place, each.key)
        for order, each in enumerate(FIELDS[kind])
        for place, heading in enumerate(plain)
    )
    found: dict[int, str] = {}
    for (rank, _size), _order, place, key in ranked:
        if rank < _NO_FIT and key not in found.values() and place not in found:
            found[place] = key
    return tuple(found.get(place, "") for place in range(len(plain)))


def likely(headings: Sequence[str]) -> Intake:
    """Return what a file probably holds: where most columns are known and nothing is lacking.

    >>> likely(["factuurnummer", "Klantnr", "datum", "bedrag_incl"]).value
    'open-invoices'
    """

    def known(kind: Intake) -> tuple[bool, int]:
        columns = guess(kind, headings)
        try:
            check(kind, headings, columns)
        except Refusal:
            return False, sum(map(bool, columns))
        return True, sum(map(bool, columns))

    return max(Intake, key=known)


def _fit(spellings: tuple[str, ...], heading: str) -> tuple[int, int]:
    """Return how badly a heading fits: the place of its spelling, or that it only holds one."""
    if heading in spellings:
        return spellings.index(heading), 0
    held = [len(word) for word in spellings if len(word) >= _LONG_ENOUGH and word in heading]
    return (_NO_FIT - 1, -max(held)) if held else (_NO_FIT, 0)


def check(kind: Intake, headings: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse columns that lack what every row must give, that say a thing twice, or don't fit."""
    known = {each.key: each for each in FIELDS[kind]}
    given = [key for key in columns if key]
    strange = [key for key in given if key not in known]
    if strange or len(columns) != len(headings):
        raise Refusal(
            N_("De kolommen passen niet bij het bestand; kies opnieuw wat elke kolom is."),
            field="columns",
        )
    for key in given:
        if given.count(key) > 1:
            raise Refusal(
                N_("“{name}” is voor twee kolommen gekozen; kies er één."),
                field="columns",
                name=_(known[key].label),
            )
    for group in dict.fromkeys(each.group for each in known.values() if each.group):
        choices = [each for each in known.values() if each.group == group]
        if not any(each.key in given for each in choices):
            raise Refusal(
                N_("Kies welke kolom dit is: {names}."),
                field="columns",
                names=tuple(_(each.label) for each in choices),
            )
