"""Run by hand: forty customers of an old administration, entered over `ises-desk do` and dunned.

    python -m tests.e2e.sample_intake FOLDER_OF_THE_OLD_FILES FOLDER_TO_MAKE

What the program refuses is printed with its reason; a customer whose number or address is wrong
is then entered without it, as an owner would, and that is printed too.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk import cli
from tests.e2e.sample_rows import (
    ENTERED,
    billed_through,
    cents_of,
    choose,
    customer_of,
    day_of,
    read,
)

if TYPE_CHECKING:
    from tests.e2e.sample_rows import Row

BILLED, PAID = ENTERED, date(2026, 9, 10)
REMINDED, DEMANDED, NOTICED = date(2026, 9, 16), date(2026, 9, 30), date(2026, 10, 22)
MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12, "jaarlijks": 12}
KINDS = {"hosting": "hosting", "domein": "domain", "ssl": "certificate", "e-mail": "email"}


class Desk:
    """Runs the command line in this process, on one file and a day."""

    def __init__(self, file: Path) -> None:
        self.file, self.day, self.deeds, self.refused = file, ENTERED, 0, 0

    def run(self, *words: str) -> tuple[int, Any]:
        """Return the exit status and what was printed, as data."""
        out, err = io.StringIO(), io.StringIO()
        general = ["--file", str(self.file), "--day", self.day.isoformat(), "--json"]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.main([*general, *words])
        text = out.getvalue() if status == 0 else err.getvalue()
        return status, json.loads(text) if text.strip() else None

    def do(self, code: str, **given: Any) -> tuple[Any, Row | None]:
        """Do a deed; returns its value, or None and why it was refused."""
        words = [f"{name}={_word(value)}" for name, value in given.items() if value is not None]
        self.deeds += 1
        status, said = self.run("do", code, *words)
        if status == 0:
            return said["value"], None
        self.refused += 1
        if said is None or said["kind"] != "refusal":
            sys.exit(f"{code} {words}: {said}")
        return None, said

    def must(self, code: str, **given: Any) -> Any:
        """Do a deed that can't be refused."""
        value, why = self.do(code, **given)
        if why is not None:
            sys.exit(f"{code} {given}: {why['sentence']}")
        return value

    def ask(self, name: str, *words: str) -> list[dict[str, Any]]:
        """Return a list."""
        status, said = self.run("ask", name, *words)
        if status:
            sys.exit(f"ask {name}: {said}")
        return list(said)

    def one(self, name: str, key: int) -> dict[str, Any]:
        """Return one record."""
        _, said = self.run("ask", name, f"id={key}")
        return dict(said)


def _word(value: Any) -> str:
    grouped = isinstance(value, list | dict)
    return json.dumps(value, default=str, ensure_ascii=False) if grouped else str(value)


def tell(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def enter_customer(desk: Desk, row: Row) -> int | None:
    """Enter a customer; what is refused is left out one by one, and told."""
    given = customer_of(row)
    while True:
        key, why = desk.do("customer.add", **given)
        if why is None:
            break
        field = str(why["field"])
        tell(f"  {row['Klantnr']} {given['name']}: {field}: {why['sentence']}")
        if field in {"kvk", "vat_id", "iban", "email", "phone"} and given[field]:
            tell(f"      -> zonder {field} {given[field]!r} ingevoerd")
            given[field] = ""
        elif field == "addresses[0].postcode" and given["addresses"][0]["country"] != "NL":
            tell(
                f"      -> land {row['Land']!r} past niet bij {row['Postcode']!r}: als NL ingevoerd"
            )
            given["addresses"][0]["country"] = "NL"
        else:
            tell("      -> niet ingevoerd")
            return None
    if row["Opmerking"]:
        desk.must("note.add", customer_id=key, text=row["Opmerking"])
    for mail in row["E-mail"].split(";")[1:]:
        desk.must("contact.add", customer_id=key, name="(tweede adres)", email=mail.strip())
    return int(key)


def enter_contract(desk: Desk, key: int, row: Row, *, consumer: bool) -> None:
    """Enter a contract with its one line; the last whole period is still to be billed."""
    start, ended = day_of(row["Ingangsdatum"]), day_of(row["Opgezegd per"])
    assert start is not None
    if ended is not None and ended < ENTERED:
        tell(f"  {row['Contract']}: geëindigd op {ended:%d-%m-%Y}, niet overgenomen")
        return
    months = MONTHS[row["Facturatie"].lower()]
    net = cents_of(row["Prijs excl."])
    price = (net * 121 + 50) // 100 if consumer else net
    what = row["Omschrijving"]
    kind = next((word for sign, word in KINDS.items() if what.lower().startswith(sign)), "work")
    line = {
        "description": what,
        "kind": kind,
        "months": months,
        "unit_price": f"{price // 100}.{price % 100:02}",
        "vat_kind": "high",
        "billed_through": str(billed_through(start, months)),
    }
    given: dict[str, Any] = {
        "customer_id": key,
        "number": row["Contract"],
        "starts_on": start,
        "concluded_at": f"{min(start, ENTERED)}T12:00",
        "months": int(row["Looptijd (mnd)"] or 0) or None,
        "lines": [line],
    }
    _, why = desk.do("contract.conclude", **given)
    if why is not None:
        tell(f"  {row['Contract']}: {why['field']}: {why['sentence']} -> niet ingevoerd")
    if row["BTW"] in {"0%", "verlegd"}:
        tell(
            f"  {row['Contract']}: btw {row['BTW']!r} niet overgenomen; land en btw-id bepalen het"
        )


def enter_domain(desk: Desk, key: int, row: Row) -> None:
    """Enter a domain name."""
    given = {"name": row["Domain"], "registered_on": day_of(row["Registered"])}
    _, why = desk.do("domain.register", customer_id=key, **given)
    if why is not None:
        tell(f"  {row['Domain']}: {why['sentence']} -> niet ingevoerd")


def bill_and_dun(desk: Desk) -> None:
    """Bill what is due, let every third pay, and write the letters that then follow."""
    desk.day = BILLED
    desk.must("billing.run")
    made = desk.must("invoice.finalise_all")
    tell(f"Gefactureerd: {len(made)} facturen, {made[0]} t/m {made[-1]}")
    post(desk)
    desk.day = PAID
    bills = desk.ask("invoices", "state=unpaid")
    for bill in bills[::3]:
        key = desk.one("invoices", bill["id"])["customer_id"]
        desk.must("payment.record", customer_id=key, amount=bill["open"], invoice_ids=[bill["id"]])
    tell(f"Betaald: {len(bills[::3])} van {len(bills)}")
    for day in (REMINDED, DEMANDED, NOTICED):
        desk.day = day
        letters = [
            duty for duty in desk.ask("agenda") if duty["action"] and duty["kind"].startswith("L")
        ]
        for duty in letters:
            if date.fromisoformat(duty["due_on"]) <= day:
                _, why = desk.do(duty["action"], **duty["arguments"])
                if why is not None:
                    tell(f"  {duty['customer']}: {duty['kind']}: {why['sentence']}")
        kinds = sorted(duty["kind"] for duty in letters)
        tell(f"{day:%d-%m-%Y}: " + ", ".join(f"{kinds.count(k)} x {k}" for k in sorted({*kinds})))
        post(desk)


def post(desk: Desk) -> None:
    """Mark every letter that lies ready as sent."""
    ready = [row["id"] for row in desk.ask("letters", "state=ready")]
    if ready:
        desk.must("letter.mark_many_sent", letter_ids=ready)


def main() -> None:
    """Carry out the whole run."""
    old = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["ISES_DESK_SAMPLES"])
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "oude-administratie")
    began = time.perf_counter()
    desk = Desk(out / "administratie.sqlite")
    business = {"name": "ISES Softpack", "street": "Lemelerweg", "house_number": "1"}
    business |= {"postcode": "8148 AB", "city": "Lemele", "kvk": "08119563"}
    business |= {"vat_id": "NL000099998B57", "iban": "NL91 ABNA 0417 1643 00"}
    desk.must("business.set", **business, account_name="ISES Softpack", email="info@ises.example")
    customers, contracts, domains = read(old)
    for row in choose(customers, contracts):
        key = enter_customer(desk, row)
        if key is None:
            continue
        consumer = desk.one("customers", key)["party"] == "consumer"
        for contract in (each for each in contracts if each["Klantnr"] == row["Klantnr"]):
            enter_contract(desk, key, contract, consumer=consumer)
        for domain in (each for each in domains if each.get("Klantnr") == row["Klantnr"]):
            enter_domain(desk, key, domain)
    bill_and_dun(desk)
    numbers = [row["number"] for row in desk.ask("letters")]
    desk.run("export", "letter", *numbers, "--to", str(out / "brieven"))
    tell(f"{len(numbers)} brieven in {out / 'brieven'}")
    status, said = desk.run("check")
    tell(f"Nagekeken: {status} {said}")
    seconds = time.perf_counter() - began
    tell(f"{desk.deeds} handelingen, {desk.refused} geweigerd, {seconds:.0f} s")


if __name__ == "__main__":
    main()
