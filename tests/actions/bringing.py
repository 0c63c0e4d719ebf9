"""Export files of an old administration, looked at and brought over in the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.actions import intake
from ises_desk.exchange.tables import read_table
from ises_desk.values.kinds import Intake, Verdict

if TYPE_CHECKING:
    from ises_desk.actions.intake_rows import Plan, Planned
    from tests.actions.conftest import Office

CUSTOMERS = "Klantnr;Bedrijfsnaam;Contactpersoon;Straat en nr;Postcode;Plaats;Land;KvK;IBAN;E-mail"
CUSTOMERS += ";Telefoon;Soort;Klant sinds;Opmerking"
JAN = "K1;;Jan de Vries;Kerkweg 12a;8148ab;Lemele;;;;jan@voorbeeld.nl;0572 331234;P;1-3-2019;"
FIRM = "K2;De Hoek BV;Anna Bos;Dorpsplein 4;7731 AA;Ommen;Nederland;08119563;"
FIRM += "nl91 abna 0417 1643 00;info@hoek.nl;;Zakelijk;2018-05-25;Belt graag"
CONTRACTS = "Contract;Klantnr;Omschrijving;Ingangsdatum;Looptijd (mnd);Prijs excl.;BTW;Facturatie"
CONTRACTS += ";Opgezegd per"
INVOICES = "factuurnummer,klant,datum,bedrag_incl,betaald,vervaldatum"
DOMAINS = "Domain;Registered;Renewal;Auto-renew;Owner handle;Klantnr"


def content(headings: str, *rows: str) -> bytes:
    """Return the bytes of a file."""
    return "\r\n".join((headings, *rows, "")).encode()


def looked(office: Office, kind: Intake, file: bytes, **how: Any) -> Plan:
    """Return what would become of the rows of a file."""
    table = read_table(file)
    with office.database.read() as session:
        columns = intake.columns_for(session, kind, table.headings)
        return intake.plan(session, office.day, kind, table, columns, **how)


def only(office: Office, kind: Intake, headings: str, row: str, **how: Any) -> Planned:
    """Return what would become of a single row."""
    found = looked(office, kind, content(headings, row), **how)
    assert len(found.rows) == 1
    return found.rows[0]


def brought(
    office: Office, kind: Intake, file: bytes, *, all_of_it: bool = False, **how: Any
) -> Any:
    """Bring a file over."""
    found = looked(office, kind, file, **how)
    doubtful = tuple(row.line for row in found.rows if row.verdict is Verdict.DOUBTFUL)
    return office.do(
        intake.DEEDS[kind],
        content=file,
        digest=found.digest,
        columns=found.columns,
        doubtful=doubtful if all_of_it else (),
        **how,
    )


def customers(office: Office, *rows: str) -> None:
    """Bring customers over."""
    brought(office, Intake.CUSTOMERS, content(CUSTOMERS, *(rows or (JAN, FIRM))))
