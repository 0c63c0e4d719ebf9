"""The commands that export: paper as it was issued or a marked copy, and the open items."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ises_desk.cli import run
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, fill

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KINDS_OF_TABLE = (".csv", ".xlsx")
FOLDER = click.Path(path_type=Path)
KINDS = {"letter": N_("brief"), "invoice": N_("factuur of creditnota")}


@click.group(
    "export",
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    help=N_("Schrijf papier weg als PDF, of de openstaande posten als tabel."),
)
def export() -> None:
    """Group what is exported."""


def _command(kind: str, text: str) -> click.Command:
    """Return the command that exports one kind of paper."""

    def write(numbers: tuple[str, ...], folder: Path, *, copy: bool) -> None:
        _export(kind, numbers, folder, copy=copy)

    made = click.command(kind, help=text)(write)
    made.params += [
        click.Argument(["numbers"], metavar=N_("KENMERK..."), nargs=-1, required=True),
        click.Option(
            ["--to", "folder"],
            type=FOLDER,
            default=Path(),
            metavar=N_("MAP"),
            help=N_("In welke map; anders in deze."),
        ),
        click.Option(["--copy"], is_flag=True, help=N_("Een kopie, als zodanig gemerkt.")),
    ]
    return made


export.add_command(_command("letter", N_("Schrijf brieven weg als PDF, op hun kenmerk.")))
export.add_command(_command("invoice", N_("Schrijf facturen of creditnota's weg, op hun nummer.")))


@export.command(
    "open-items", help=N_("Schrijf de openstaande posten weg, als Excel-werkmap of als CSV.")
)
@click.option(
    "--to",
    "path",
    type=FOLDER,
    default=Path(),
    metavar=N_("BESTAND"),
    help=N_("Een bestand op .xlsx of .csv, of een map; anders in deze."),
)
@click.option(
    "--until",
    metavar=N_("DAG"),
    help=N_("De dag waarop u rekent, als JJJJ-MM-DD; anders vandaag."),
)
def open_items(path: Path, until: str | None) -> None:
    """Write what stands open on a day as a table; a folder gets a workbook with the day in it."""
    from ises_desk.options import read_day
    from ises_desk.queries.open_items import LAST_YEAR, exported

    day = run.today() if until is None else read_day("--until", until, LAST_YEAR)
    kind = path.suffix.lower()
    if kind not in KINDS_OF_TABLE:
        kind = ".xlsx"
        path /= f"openstaande-posten-{day}{kind}"
    with run.opened() as database, database.read() as session:
        content = exported(session, day, kind)
    _write(path, content)
    run.answer(fill(N_("Geschreven: {path}"), {"path": str(path)}), {"written": [str(path)]})


@export.command(
    "dossier",
    help=N_("Maak het dossier van een klant voor deurwaarder of advocaat, als PDF of ZIP."),
)
@click.argument("customer", metavar=N_("KLANTNUMMER"))
@click.argument("path", metavar=N_("BESTAND"), type=FOLDER)
@click.option(
    "--until",
    metavar=N_("DAG"),
    help=N_("De dag waarop u rekent, als JJJJ-MM-DD; anders vandaag."),
)
@click.option(
    "--invoice",
    "numbers",
    multiple=True,
    metavar=N_("NUMMER"),
    help=N_("Alleen deze factuur; te herhalen. Anders alle die openstaan."),
)
@click.option(
    "--zip", "parcel", is_flag=True, help=N_("Een ZIP, met de originele documenten erbij.")
)
def dossier(
    customer: str, path: Path, until: str | None, numbers: tuple[str, ...], *, parcel: bool
) -> None:
    """Write a dossier and record it."""
    from ises_desk.actions import dossiers
    from ises_desk.options import read_day
    from ises_desk.queries.open_items import LAST_YEAR

    day = run.today() if until is None else read_day("--until", until, LAST_YEAR)
    path = path.absolute()
    if parcel and path.suffix.lower() != dossiers.ZIP:
        path = path.with_name(f"{path.name}{dossiers.ZIP}")
    dossiers.check_place(path)
    with run.opened(for_writing=True) as database:
        with database.read() as session:
            asked = dossiers.Asked(
                customer_id=dossiers.customer_of(session, customer),
                until=day,
                invoice_ids=dossiers.invoices_of(session, numbers),
                parcel=path.suffix.lower() == dossiers.ZIP,
            )
        made = dossiers.save(database, run.now(), asked, path)
    text = fill(N_("Geschreven: {path}"), {"path": str(path)})
    value = {"written": [str(path)], "sha256": made.sha256, "open": made.open.plain}
    run.answer(text, value)


def _export(kind: str, numbers: tuple[str, ...], folder: Path, *, copy: bool) -> None:
    from ises_desk.queries import letter_papers

    written = []
    with run.opened() as database, database.read() as session:
        keys = {number: _key(session, kind, number) for number in numbers}
        for number, key in keys.items():
            content = (letter_papers.copy_of if copy else letter_papers.pdf_of)(session, key)
            path = folder / f"{number}{'-kopie' if copy else ''}.pdf"
            _write(path, content)
            written.append(str(path))
        if not copy:
            written += _enclosed(session, folder, tuple(keys.values()))
    text = "\n".join(fill(N_("Geschreven: {path}"), {"path": path}) for path in written)
    run.answer(text, {"written": written})


def _enclosed(session: Session, folder: Path, keys: tuple[int, ...]) -> list[str]:
    """Write what is enclosed with letters, each document once; returns where."""
    from ises_desk.queries.letter_papers import document, enclosed_files

    written = []
    for name, key in enclosed_files(session, keys).items():
        _write(folder / name, document(session, key))
        written.append(str(folder / name))
    return written


def _key(session: Session, kind: str, number: str) -> int:
    """Return the key of the paper with a number; a number that isn't there is a Refusal."""
    from ises_desk.queries import letters
    from ises_desk.queries.listing import dictionaries

    for row in dictionaries(session, letters.listing(run.today()).filtered(number)):
        key = int(row["id"])
        is_bill = letters.detail(session, key, run.today()).kind in letters.BILLS
        if row["number"] == number and (kind == "letter" or is_bill):
            return key
    raise Refusal(
        N_("Er is geen {what} met kenmerk {number}."), field=kind, what=KINDS[kind], number=number
    )


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise Trouble(
            N_("{path} kan niet worden geschreven."),
            why=str(problem),
            advice=N_("Kies een andere map met --to."),
            path=str(path),
        ) from problem
