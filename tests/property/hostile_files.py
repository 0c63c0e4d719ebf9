"""Small files that deeds read, and the calls that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.exchange.tables import digest_of
from tests.actions.pdfs import sheets

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "customers": b"Klantnr;Naam;Kleur\r\nK9001;Nieuw;rood\r\n",
    "contracts": b"Klantnr;Omschrijving;Ingangsdatum;Prijs\r\nK1001;Hosting;1-2-2024;12,50\r\n",
    "open_invoices": b"Factuur;Klantnr;Datum;Bedrag\r\n2024-17;K1001;1-2-2024;12,50\r\n",
    "domains": b"Domein;Klantnr;Geregistreerd\r\nnieuw.nl;K1001;1-2-2024\r\n",
}
_COLUMNS = {
    "customers": ["number", "person", ""],
    "contracts": ["customer", "description", "starts_on", "net"],
    "open_invoices": ["number", "customer", "issued_on", "total"],
    "domains": ["name", "customer", "registered_on"],
}


def _call(name: str) -> dict[str, Any]:
    read = {"digest": digest_of(FILES[name]), "columns": _COLUMNS[name]}
    return {"content": f"@{name}_file", **read, "doubtful": [2], "encoding": "utf-8", "sheet": ""}


EDITION = "2018-05-25"
ITEM = {"issued_on": "2024-02-01", "due_on": "2024-02-15", "total": "12.50", "paid_before": "2.50"}
CALLS: dict[str, dict[str, Any]] = {
    "dossier.record": {
        "customer_id": "@firm",
        "until": "2026-11-22",
        "path": "dossier.pdf",
        "digest": "a" * 64,
        "amount": "10.00",
    },
    "intake.contracts": {**_call("contracts"), "billed_through": "2026-10-31"},
    "intake.customers": _call("customers"),
    "intake.domains": _call("domains"),
    "intake.open_invoices": _call("open_invoices"),
    "intake.remember": {
        "kind": "domains",
        "headings": ["Domein", "Klantnr"],
        "columns": ["name", "customer"],
    },
    "opening_item.add": {"customer_id": "@firm", "number": "2024-18", "remark": "x", **ITEM},
    "opening_item.change": {"invoice_id": "@opening", **ITEM},
    "opening_item.remove": {"invoice_id": "@opening"},
    "terms.choose": {"version_id": "@terms", "edition": EDITION},
    "terms.load": {"content": "@terms_file", "edition": EDITION, "name": "voorwaarden.pdf"},
}


def written(folder: Path) -> dict[str, Any]:
    """Write the files and return their paths by the names that the calls use."""
    for name, content in FILES.items():
        (folder / f"{name}.csv").write_bytes(content)
    (folder / "voorwaarden.pdf").write_bytes(sheets(3))
    named = {f"{name}_file": str(folder / f"{name}.csv") for name in FILES}
    return {**named, "terms_file": str(folder / "voorwaarden.pdf")}
