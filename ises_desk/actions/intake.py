"""Bringing over an old administration: what would happen to each row, and doing it as one deed.

A file goes in whole, in one transaction with one audit line, so that it can be taken back whole.
What is asked here is answered anew inside the deed: nothing of an earlier look is trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from ises_desk.actions import checks
from ises_desk.actions.intake_contracts import plan_contracts, write_contracts
from ises_desk.actions.intake_customers import plan_customers, write_customers
from ises_desk.actions.intake_domains import plan_domains, write_domains
from ises_desk.actions.intake_numbers import keep_clear
from ises_desk.actions.intake_openings import plan_openings, write_openings
from ises_desk.actions.intake_rows import Plan, Planned
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.exchange.headings import FIELDS, check, fingerprint, guess
from ises_desk.exchange.tables import Table, digest_of, read_table
from ises_desk.i18n import N_
from ises_desk.models import Setting
from ises_desk.values.kinds import Intake, Verdict

REMEMBERED = "intake."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a deed brought in: how many rows were new, changed, doubtful but let in, or left."""

    new: int
    changed: int
    doubtful: int
    same: int
    left: int


def columns_for(session: Session, kind: Intake, headings: Sequence[str]) -> tuple[str, ...]:
    """Return by column the key of its field: as chosen before for such a file, or a guess."""
    known = session.get(Setting, _key(kind, headings))
    if known is not None:
        words = tuple(str(word) for word in known.value["columns"])
        allowed = {each.key for each in FIELDS[kind]} | {""}
        if len(words) == len(headings) and allowed.issuperset(words):
            return words
    return guess(kind, headings)


def _key(kind: Intake, headings: Sequence[str]) -> str:
    return f"{REMEMBERED}{kind.value}.{fingerprint(headings)}"


def plan(
    session: Session,
    today: date,
    kind: Intake,
    table: Table,
    columns: Sequence[str],
    *,
    billed_through: date | None = None,
) -> Plan:
    """Return what would become of each row of a file; this only reads.

    `billed_through` is the last day on which the old administration billed contracts: what could
    be billed by then was billed there. Without it that is today.
    """
    check(kind, table.headings, columns)
    through = checks.not_future(billed_through or today, today, "billed_through")
    if kind is Intake.CUSTOMERS:
        rows = plan_customers(session, today, table, columns)
    elif kind is Intake.CONTRACTS:
        rows = plan_contracts(session, today, table, columns, through)
    elif kind is Intake.OPEN_INVOICES:
        rows = plan_openings(session, today, table, columns)
    else:
        rows = plan_domains(session, today, table, columns)
    return Plan(kind=kind, digest=table.digest, columns=tuple(columns), rows=rows)


def judgements(
    session: Session,
    *,
    today: date,
    kind: Intake,
    table: Table,
    columns: Sequence[str],
    billed_through: date | None,
) -> list[tuple[int, str, str, str]]:
    """Return the line, verdict, title and reasons of each row: plain data, for another process."""
    found = plan(session, today, kind, table, columns, billed_through=billed_through)
    return [(row.line, row.verdict.value, row.title, row.said) for row in found.rows]


@action("intake.remember", title=N_("Kolommen onthouden"), undo=Undo.REVERT)
def remember(
    work: Work, *, kind: Intake, headings: tuple[str, ...], columns: tuple[str, ...]
) -> str:
    """Remember what the columns of such a file are, by its headings."""
    check(kind, headings, columns)
    key = _key(kind, headings)
    row = work.session.get(Setting, key) or Setting(key=key)
    row.value = {"headings": list(headings), "columns": list(columns)}
    work.add(row)
    return key


@action("intake.customers", title=N_("Klanten overnemen"), undo=Undo.REVERT)
def bring_customers(
    work: Work,
    *,
    content: bytes,
    digest: str,
    columns: tuple[str, ...],
    doubtful: tuple[int, ...] = (),
    encoding: str = "",
    sheet: str = "",
) -> Brought:
    """Bring in the customers of a file; `digest` is of the file that was looked at.

    `columns` says by column which field it is, or nothing. `doubtful` are the lines of doubtful
    rows that go in as well.
    """
    table = _table(content, digest, encoding, sheet)
    found = plan(work.session, work.today, Intake.CUSTOMERS, table, columns)
    keep_clear(work, Intake.CUSTOMERS, table, columns)
    return _bring(work, found, doubtful, write_customers)


@action("intake.contracts", title=N_("Contracten overnemen"), undo=Undo.REVERT)
def bring_contracts(
    work: Work,
    *,
    content: bytes,
    digest: str,
    columns: tuple[str, ...],
    billed_through: date | None = None,
    doubtful: tuple[int, ...] = (),
    encoding: str = "",
    sheet: str = "",
) -> Brought:
    """Bring in the contracts of a file, billed over there through a day (without it: today)."""
    table = _table(content, digest, encoding, sheet)
    found = plan(
        work.session,
        work.today,
        Intake.CONTRACTS,
        table,
        columns,
        billed_through=billed_through,
    )
    keep_clear(work, Intake.CONTRACTS, table, columns)
    return _bring(work, found, doubtful, write_contracts)


@action("intake.open_invoices", title=N_("Openstaande facturen overnemen"), undo=Undo.REVERT)
def bring_open_invoices(
    work: Work,
    *,
    content: bytes,
    digest: str,
    columns: tuple[str, ...],
    doubtful: tuple[int, ...] = (),
    encoding: str = "",
    sheet: str = "",
) -> Brought:
    """Bring in the open invoices of a file with their old numbers, outside our own series."""
    table = _table(content, digest, encoding, sheet)
    found = plan(work.session, work.today, Intake.OPEN_INVOICES, table, columns)
    keep_clear(work, Intake.OPEN_INVOICES, table, columns)
    return _bring(work, found, doubtful, write_openings)


@action("intake.domains", title=N_("Domeinnamen overnemen"), undo=Undo.REVERT)
def bring_domains(
    work: Work,
    *,
    content: bytes,
    digest: str,
    columns: tuple[str, ...],
    doubtful: tuple[int, ...] = (),
    encoding: str = "",
    sheet: str = "",
) -> Brought:
    """Bring in the domain names of a file."""
    table = _table(content, digest, encoding, sheet)
    found = plan(work.session, work.today, Intake.DOMAINS, table, columns)
    return _bring(work, found, doubtful, write_domains)


DEEDS = {
    Intake.CUSTOMERS: bring_customers,
    Intake.CONTRACTS: bring_contracts,
    Intake.OPEN_INVOICES: bring_open_invoices,
    Intake.DOMAINS: bring_domains,
}


def _table(content: bytes, digest: str, encoding: str, sheet: str) -> Table:
    """Return the table of a file after seeing that it is the one that was looked at."""
    if digest_of(content) != digest.strip().lower():
        raise Refusal(
            N_("Het bestand is veranderd sinds u het bekeek; bekijk het opnieuw."), field="digest"
        )
    return read_table(content, encoding=encoding, sheet=sheet)


def _bring(
    work: Work,
    found: Plan,
    doubtful: tuple[int, ...],
    write: Callable[[Work, Sequence[Planned]], None],
) -> Brought:
    rows = found.going(doubtful)
    if not rows:
        raise Refusal(
            N_("Er is niets over te nemen: geen enkele regel is nieuw of gewijzigd."),
            field="content",
        )
    write(work, rows)
    counts = {each: sum(row.verdict is each for row in rows) for each in Verdict}
    return Brought(
        new=counts[Verdict.NEW],
        changed=counts[Verdict.CHANGED],
        doubtful=counts[Verdict.DOUBTFUL],
        same=found.count(Verdict.SAME),
        left=len(found.left(doubtful)),
    )
