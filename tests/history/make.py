"""Makes the small administration that is kept of every released version.

Run it once when a version is released: `.venv/bin/python -m tests.history.make`. It writes a
backup under the version's number beside this file and refuses to replace one: what was released
stays what it was. The tests restore each of them with the present program.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ises_desk import __version__
from ises_desk.actions.arguments import read
from ises_desk.actions.perform import perform
from ises_desk.actions.register import ACTIONS, load_all
from ises_desk.actions.undo import undo
from ises_desk.clock import moment_on
from ises_desk.store import backup
from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from ises_desk.store.database import Database

HERE = Path(__file__).resolve().parent
BEGIN, END = "2026-01-05", "2026-04-20"
_LESS = {"line_id": 2, "amount": "60.00"}


class Desk:
    """Does deeds by their code with plain words, on a day that moves."""

    def __init__(self, database: Database) -> None:
        load_all()
        self.database = database
        self.day = date.fromisoformat(BEGIN)
        self.line = 0

    def on(self, day: str) -> None:
        """Move to noon of a day."""
        self.day = date.fromisoformat(day)

    def do(self, code: str, /, **words: Any) -> Any:
        """Do the deed with a code and return its value."""
        act = ACTIONS[code]
        outcome = perform(self.database, moment_on(self.day), act, **read(act, words))
        self.line = outcome.line
        return outcome.value

    def undo(self) -> None:
        """Take the last deed back."""
        self.line = undo(self.database, moment_on(self.day), self.line).line


def build(path: Path) -> None:
    """Make the administration: each subject once, each state that an upgrade could lose."""
    database = open_database(path)
    try:
        desk = Desk(database)
        _house(desk)
        lena, smith, town = _customers(desk)
        contracts = _contracts(desk, lena, smith, town)
        bills = _bills(desk)
        _payments(desk, smith, town, bills)
        _overdue(desk, lena, town)
        _notice(desk, contracts[1])
        _files(desk, lena, town)
        _log(desk, lena)
    finally:
        database.close()


def _house(desk: Desk) -> None:
    desk.do(
        "business.set",
        name="Proefhosting",
        signatory="Noor de Proef",
        street="Testkade",
        house_number="12",
        postcode="3511 AB",
        city="Utrecht",
        kvk="12345678",
        vat_id="NL123456782B90",
        iban="NL91ABNA0417164300",
        account_name="Proefhosting",
        email="info@proefhosting.example",
        phone="030 123 45 67",
        website="www.proefhosting.example",
    )
    for code, name, kind, net, gross in (
        ("HOST-1", "Webhosting klein", "hosting", "60.00", ""),
        ("NL", "Domeinnaam .nl", "domain", "10.00", "12.00"),
    ):
        key = desk.do("product.add", code=code, name=name, kind=kind, quota="10 GB")
        price = {"gross": gross} if gross else {}
        desk.do("price.set", product_id=key, valid_from=BEGIN, net=net, **price)
    desk.do("setting.set", key="complaint.answer_days", value="10")
    desk.do("rate.add", table="vat_high", valid_from="2030-01-01", percent="22", source="Verzonnen")


def _customers(desk: Desk) -> tuple[int, int, int]:
    def address(street: str, number: str, postcode: str, city: str) -> list[dict[str, str]]:
        home = {"street": street, "house_number": number, "postcode": postcode, "city": city}
        return [{"kind": "visiting", "suffix": "", "country": "NL", **home}]

    lena = desk.do(
        "customer.add",
        name="Léna Zoë Østergård",
        email="lena@voorbeeld.example",
        delivery="email",
        addresses=address("Lindelaan", "1", "1011 AB", "Amsterdam"),
        accounts=["lena"],
    )
    smith = desk.do(
        "customer.add",
        name="Smederij Het Aambeeld B.V.",
        kvk="87654321",
        iban="NL02ABNA0123456789",
        addresses=address("Smidsweg", "22", "9711 AA", "Groningen"),
    )
    town = desk.do(
        "customer.add",
        name="Gemeente Proefdorp",
        party="government",
        addresses=address("Marktplein", "3", "6211 AA", "Maastricht"),
    )
    desk.do("contact.add", customer_id=smith, name="Jan Smit", role="directeur")
    return lena, smith, town


def _contracts(desk: Desk, lena: int, smith: int, town: int) -> tuple[int, int, int]:
    yearly = {"product": "NL", "quantity": "1"}
    hosting = {"product": "HOST-1", "quantity": "2", "billing_moment": "advance"}

    def conclude(customer: int, *lines: dict[str, str]) -> int:
        key: int = desk.do(
            "contract.conclude", customer_id=customer, starts_on=BEGIN, lines=list(lines)
        )
        return key

    return conclude(lena, yearly), conclude(smith, hosting, yearly), conclude(town, yearly)


def _bills(desk: Desk) -> list[int]:
    desk.on("2026-01-06")
    bills: list[int] = desk.do("billing.run")
    desk.do("invoice.finalise_all")
    desk.do("letter.mark_many_sent", letter_ids=[1, 2, 3])
    return bills


def _payments(desk: Desk, smith: int, town: int, bills: list[int]) -> None:
    desk.on("2026-01-15")
    desk.do("payment.record", customer_id=smith, amount="160.00", iban="NL02ABNA0123456789")
    part = {"invoice_id": bills[2], "amount": "5.00"}
    desk.do("payment.record", customer_id=town, amount="5.00", parts=[part])
    desk.do("payment.reverse", payment_id=2)
    desk.do("invoice.credit", invoice_id=bills[1], reason="Een pakket minder.", lines=[_LESS])


def _overdue(desk: Desk, lena: int, town: int) -> None:
    desk.on("2026-02-10")
    desk.do("letter.mark_sent", letter_id=desk.do("reminder.issue", customer_id=lena))
    desk.do("invoice.set_disputed", invoice_id=3, reason="De gemeente zoekt het uit.")
    desk.on("2026-02-26")
    desk.do("letter.mark_sent", letter_id=desk.do("fourteen_day.issue", customer_id=lena))
    desk.do("invoice.draft", customer_id=town, lines=[{"description": "Werk", "unit_price": "75"}])


def _notice(desk: Desk, contract: int) -> None:
    desk.on("2026-03-02")
    notice = desk.do("contract.give_notice", contract_id=contract, channel="post")
    desk.do("contract.confirm_notice", notice_id=notice)


def _files(desk: Desk, lena: int, town: int) -> None:
    desk.on("2026-04-01")
    for name in ("voorbeeld.nl", "café.be"):
        key = desk.do("domain.register", customer_id=lena, name=name, registrar="Proefregister")
    desk.do("domain.cancel", domain_id=key)
    complaint = desk.do(
        "complaint.open",
        customer_id=lena,
        subject="Traag",
        text="De site is traag.",
        channel="email",
    )
    letter = desk.do(
        "letter.write",
        customer_id=lena,
        subject="Uw klacht",
        text="Wij hebben het verholpen.",
        complaint_id=complaint,
    )
    desk.do("complaint.answer", complaint_id=complaint, letter_id=letter)
    desk.do(
        "complaint.open",
        customer_id=town,
        subject="Storing",
        text="Er is storing.",
        channel="phone",
    )


def _log(desk: Desk, lena: int) -> None:
    """Leave a deed that was taken back, and one of which the words were erased."""
    desk.on(END)
    desk.do("customer.change", customer_id=lena, phone="06 12345678")
    desk.undo()
    desk.do("note.add", customer_id=lena, text="Belt liever na zessen.")
    desk.do("retention.destroy", reason="Op verzoek.", line_ids=[desk.line])


def make() -> Path:
    """Write the backup of this version; it is never replaced."""
    target = HERE / f"{__version__}.zip"
    if target.exists():
        sys.exit(f"{target} exists: a released version stays what it was.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "administratie.sqlite"
        build(path)
        made = backup.make(path, Path(folder), moment_on(date.fromisoformat(END)))
        target.write_bytes(made.path.read_bytes())
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{make()}\n")
