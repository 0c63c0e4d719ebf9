"""A letter about a breach of each kind: names (L11), suspended, reasons (L13), dissolved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.letters import default_notice, dissolution, reasons, suspension
from ises_desk.letters.letter import OpenInvoice
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.values.money import Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of


def breaches(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the letters by their names; `shared` is what all letters have."""
    own = {**shared, "contract": "C-2024-017"}
    return {
        "default_notice_domains": _domains(own),
        **_suspended(own),
        **_reasoned(own),
        **_dissolved(own),
    }


def _domains(shared: dict[str, Any]) -> Letter:
    return default_notice.DefaultNoticeDomains(
        **shared,
        reference="B2026-0017",
        clause="artikel 4.1 van onze algemene voorwaarden",
        obligation="U betaalt binnen veertien dagen na de factuurdatum.",
        facts="Factuur 20260031 is op 22 november 2026 nog niet betaald.",
        demanded="Betaal factuur 20260031.",
        final_on=date(2026, 12, 8),
        names=(default_notice.NoticedName(name="voorbeeld.nl", contract="C-2024-017"),),
    )


def _suspended(shared: dict[str, Any]) -> dict[str, Letter]:
    common = {
        **shared,
        "reference": "B2026-0016",
        "because": "U heeft niet op tijd betaald.",
        "basis": "artikel 15.3 van onze algemene voorwaarden en artikel 6:262, lid 2 van het "
        "Burgerlijk Wetboek",
        "facts": "Op 1, 8 en 15 november 2026 hebben wij u herinnerd.",
        "measure": "de toegang tot het configuratiescherm en het versturen van e-mail.",
        "starts_on": date(2026, 12, 1),
        "services": (Service(description="Webhosting Basis"),),
        "names": (suspension.NameRow(name="voorbeeld.nl"),),
        "invoices": (
            OpenInvoice(
                number="20260031",
                invoiced_on=date(2026, 10, 1),
                due_on=date(2026, 10, 15),
                about="Webhosting Basis",
                amount=euro("171.00"),
                paid=euro("50.00"),
                open=euro("121.00"),
            ),
        ),
        "open": euro("121.00"),
        "lifted_when": "Betaal het openstaande bedrag. Dan zetten wij alles weer aan.",
    }
    return {
        "suspension_announced": suspension.SuspensionAnnounced(**common),
        "suspension_begun": suspension.SuspensionBegun(
            **{**common, "starts_on": date(2026, 11, 22)}
        ),
    }


def _reasoned(shared: dict[str, Any]) -> dict[str, Letter]:
    common = {
        **shared,
        "reference": "B2026-0018",
        "measure": "Wij hebben opgeschort: de toegang tot het configuratiescherm.",
        "scope": "alle landen",
        "since": date(2026, 11, 22),
        "lasts": "tot de pagina weg is",
        "facts": "Op 21 november 2026 stond er een pagina die inloggegevens vroeg.",
        "origin": "Wij hebben dit zelf vastgesteld, zonder melding.",
        "automated": "Een medewerker heeft de inhoud bekeken en beslist.",
        "why": "De pagina deed zich voor als die van een bank.",
    }
    clause = "artikel 8.7 van onze algemene voorwaarden"
    return {
        "reasons_contract": reasons.ReasonsContract(**common, clause=clause),
        "reasons_law": reasons.ReasonsLaw(**common, law="artikel 6:162 van het Burgerlijk Wetboek"),
    }


def _dissolved(shared: dict[str, Any]) -> dict[str, Letter]:
    common = {
        **shared,
        "reference": "B2026-0019",
        "extent": "geheel",
        "dissolved_on": date(2026, 11, 22),
        "shortcoming": "U hield uw programma's ook daarna niet bij.",
        "basis": "artikel 15.2 van onze algemene voorwaarden",
        "services": (Service(description="Webhosting Basis"),),
        "credit": euro("32.49"),
        "credit_period": Period(date(2026, 11, 23), date(2027, 3, 1)),
        "open": euro("121.00"),
        "claim": "Daarnaast vorderen wij de kosten van het herstel.",
        "domains": (DomainRow(name="voorbeeld.nl", registered_until=date(2027, 3, 14)),),
        "domains_before": date(2026, 12, 6),
        "data_until": date(2026, 12, 22),
    }
    return {
        "dissolved_after_notice": dissolution.DissolvedAfterNotice(
            **common,
            notice_letter="B2026-0007",
            notice_on=date(2026, 11, 1),
            notice_until=date(2026, 11, 16),
        ),
        "dissolved_at_once": dissolution.DissolvedAtOnce(
            **common
            | {
                "basis": "artikel 15.4 van onze algemene voorwaarden",
                "shortcoming": "Het verzoek is op 20 november 2026 ingediend.",
            },
            because="Uw faillissement is aangevraagd.",
        ),
    }
