"""The command that brings over an old administration from its export files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli import run, terminal
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _, fill, plural
from ises_desk.options import UnknownWords
from ises_desk.values.kinds import Intake, Verdict

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.actions.intake_rows import Plan
    from ises_desk.actions.perform import Outcome
    from ises_desk.exchange.tables import Table
    from ises_desk.store.database import Database

FILE = click.Path(path_type=Path)
HELP = {
    Intake.CUSTOMERS: N_("Neem klanten over."),
    Intake.CONTRACTS: N_("Neem contracten over; neem eerst de klanten over."),
    Intake.OPEN_INVOICES: N_("Neem openstaande facturen over, met hun oude nummers."),
    Intake.DOMAINS: N_("Neem domeinnamen over."),
}


@click.group(
    "import",
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    help=N_("Neem een oude administratie over uit CSV- of Excel-bestanden."),
)
def bring() -> None:
    """Group what is brought over."""


def _command(kind: Intake) -> click.Command:
    """Return the command that brings over one kind of file."""

    def carry(file: Path, columns: tuple[str, ...], **given: Any) -> int:
        return _Run(kind, file, columns, **given).carry()

    made = click.command(kind.value, help=HELP[kind])(carry)
    made.params += [
        click.Argument(["file"], metavar=N_("BESTAND"), type=FILE),
        click.Option(["--dry-run"], is_flag=True, help=N_("Laat alleen zien wat er zou gebeuren.")),
        click.Option(
            ["--with-doubtful"], is_flag=True, help=N_("Neem ook over waarover twijfel is.")
        ),
        click.Option(
            ["--column", "columns"],
            multiple=True,
            metavar=N_("VELD=KOP"),
            help=N_("Welke kolom een veld is, als dat verkeerd is geraden; wordt onthouden."),
        ),
        click.Option(
            ["--rest"],
            type=FILE,
            metavar=N_("BESTAND"),
            help=N_("Waar de regels komen die blijven liggen; anders naast het bestand."),
        ),
        click.Option(["--digest"], help=N_("Alleen als het bestand nog deze controlesom heeft.")),
        click.Option(["--encoding"], default="", help=N_("De codering, als die verkeerd is.")),
        click.Option(["--sheet"], default="", help=N_("Het blad van een Excel-werkmap.")),
    ]
    if kind is Intake.CONTRACTS:
        made.params.append(
            click.Option(
                ["--billed-through"],
                metavar="JJJJ-MM-DD",
                help=N_("Tot en met welke dag de oude administratie factureerde; anders vandaag."),
            )
        )
    return made


for each in Intake:
    bring.add_command(_command(each))


class _Run:
    """One file on its way in."""

    def __init__(
        self,
        kind: Intake,
        file: Path,
        columns: tuple[str, ...],
        *,
        dry_run: bool,
        with_doubtful: bool,
        rest: Path | None,
        digest: str | None,
        encoding: str,
        sheet: str,
        billed_through: str | None = None,
    ) -> None:
        self.kind, self.file, self._chosen = kind, file, columns
        self._dry, self._with_doubtful, self._rest = dry_run, with_doubtful, rest
        self._digest, self._how = digest, {"encoding": encoding, "sheet": sheet}
        self._through = _day(billed_through) if billed_through else None

    def carry(self) -> int:
        """Show what would happen, or let it happen; returns the exit status."""
        from ises_desk.exchange.tables import read_bytes, read_table

        try:
            content = read_bytes(self.file)
            table = read_table(content, self.file.name, **self._how)
        except Refusal as why:
            raise UnknownWords("{why}", why=str(why)) from why
        with run.tried() if self._dry else run.opened(for_writing=True) as database:
            with database.read() as session:
                found = self._plan(session, table)
            if self._dry:
                _show(found, table)
                return run.DONE
            return self._bring(database, table, content, found)

    def _plan(self, session: Session, table: Table) -> Plan:
        from ises_desk.actions import intake

        columns = list(intake.columns_for(session, self.kind, table.headings))
        for word in self._chosen:
            key, place = self._column(word, table)
            columns = ["" if each == key else each for each in columns]
            columns[place] = key
        try:
            return intake.plan(
                session, run.today(), self.kind, table, columns, billed_through=self._through
            )
        except Refusal as why:
            raise UnknownWords("{why}", why=str(why)) from why

    def _column(self, word: str, table: Table) -> tuple[str, int]:
        key, _sign, heading = word.partition("=")
        if heading not in table.headings:
            raise UnknownWords(
                N_("Er is geen kolom “{heading}”; wel: {known}."),
                heading=heading,
                known=", ".join(table.headings),
            )
        return key, table.headings.index(heading)

    def _bring(self, database: Database, table: Table, content: bytes, found: Plan) -> int:
        from ises_desk.actions import intake
        from ises_desk.actions.perform import perform

        doubtful = tuple(
            row.line
            for row in found.rows
            if self._with_doubtful and row.verdict is Verdict.DOUBTFUL
        )
        if self._chosen:
            perform(
                database,
                run.now(),
                intake.remember,
                kind=self.kind,
                headings=table.headings,
                columns=found.columns,
            )
        given: dict[str, Any] = {"columns": found.columns, "doubtful": doubtful, **self._how}
        if self._through is not None:
            given["billed_through"] = self._through
        outcome = None
        if found.going(doubtful):
            given |= {"content": content, "digest": self._digest or found.digest}
            outcome = perform(database, run.now(), intake.DEEDS[self.kind], **given)
        left = found.left(doubtful)
        rest = self._write_rest(table, left) if left else None
        _tell(found, outcome, left, rest)
        return run.REFUSED if left and outcome is None else run.DONE

    def _write_rest(self, table: Table, left: dict[int, str]) -> Path:
        from ises_desk.exchange.csv_table import rest

        path = self._rest or _free(self.file.with_name(f"{self.file.stem}-rest.csv"))
        try:
            path.write_bytes(rest(table, left))
        except OSError as problem:
            raise Trouble(
                N_("{path} kan niet worden geschreven; wat is overgenomen, is bewaard."),
                why=str(problem),
                advice=N_("Kies een ander bestand met --rest."),
                path=str(path),
            ) from problem
        return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnknownWords(
            N_("--billed-through verwacht een bestaande dag als 2026-11-22, niet {text}."),
            text=text,
        ) from None


def _free(path: Path) -> Path:
    """Return a path where nothing is yet."""
    count = 2
    found = path
    while found.exists():
        found = path.with_name(f"{path.stem}-{count}{path.suffix}")
        count += 1
    return found


def _show(found: Plan, table: Table) -> None:
    """Print what would happen, row by row."""
    if run.chosen().json:
        terminal.put_json(_as_data(found, table))
        return
    terminal.put(_counted(found))
    for row in found.rows:
        if row.verdict is not Verdict.SAME:
            terminal.put(_line(row.line, row.verdict, row.title, row.said))


def _line(line: int, verdict: Verdict, title: str, said: str) -> str:
    words = {"line": line, "verdict": verdict, "title": title, "said": said}
    return fill(N_("regel {line}: {verdict}: {title}. {said}"), words).strip()


def _counted(found: Plan) -> str:
    counts = found.counts
    told = ", ".join(f"{_(each.label).lower()} {counts[each]}" for each in Verdict if counts[each])
    rows = plural("{count} regel", "{count} regels", len(found.rows))
    return f"{rows}: {told}."


def _as_data(found: Plan, table: Table) -> dict[str, Any]:
    return {
        "digest": found.digest,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "columns": {key: table.headings[place] for place, key in enumerate(found.columns) if key},
        "counts": _counts(found),
        "rows": [
            {
                "line": row.line,
                "verdict": row.verdict,
                "title": row.title,
                "reasons": row.reasons,
                "changes": [(_(each.label), each.before, each.after) for each in row.changes],
            }
            for row in found.rows
        ],
    }


def _counts(found: Plan) -> dict[str, int]:
    return {each.value: found.counts[each] for each in Verdict}


def _tell(
    found: Plan, outcome: Outcome[Any] | None, left: dict[int, str], rest: Path | None
) -> None:
    """Print what was brought in and where the rest is."""
    if run.chosen().json:
        terminal.put_json(
            {
                "brought": outcome.value if outcome else None,
                "line": outcome.line if outcome else None,
                "counts": _counts(found),
                "left": [{"line": line, "reason": why} for line, why in left.items()],
                "rest": str(rest) if rest else None,
            }
        )
        return
    if outcome is None:
        terminal.put(_(N_("Er is niets overgenomen.")))
    else:
        count = sum((outcome.value.new, outcome.value.changed, outcome.value.doubtful))
        text = plural("{count} regel overgenomen", "{count} regels overgenomen", count)
        terminal.put(f"{text} ({fill(N_('logregel {line}'), {'line': outcome.line})}).")
    terminal.put(_counted(found))
    for row in found.rows:
        if row.line in left:
            terminal.put(_line(row.line, row.verdict, row.title, row.said))
    if rest:
        words = {"path": str(rest)}
        terminal.put(fill(N_("Wat bleef liggen, staat met de reden in {path}."), words))
