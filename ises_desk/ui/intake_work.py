"""Bringing over an old administration, away from the window: reading, the trial, the deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress

SAMPLES = 3  # values shown of a column
SHOWN = 40  # characters of a value
TONES = {
    "new": "good",
    "changed": "info",
    "same": "plain",
    "needless": "plain",
    "doubtful": "warn",
    "refused": "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file as it was read: its table, what it holds, and what each column is."""

    path: Path
    table: Any
    kind: Any
    columns: tuple[str, ...]
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What would become of each row of a file with these columns, as texts for a table."""

    digest: str
    columns: tuple[str, ...]
    through: date | None
    texts: tuple[tuple[str, ...], ...]
    verdicts: tuple[str, ...]

    def left(self, doubtful: tuple[int, ...]) -> dict[int, str]:
        """Return by line why a row stays behind, when these doubtful ones are let in."""
        let_in = set(doubtful)
        return {
            line: said
            for (number, _state, _title, said), state in zip(self.texts, self.verdicts, strict=True)
            if (line := int(number)) not in let_in and state in {"refused", "doubtful"}
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the deed did: its audit line, None when nothing was done, and what it brought."""

    line: int | None = None
    brought: Any = None
    title: str = ""
    touched: frozenset[str] = frozenset()
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What goes in: the trial it was decided by, the doubtful lines let in, columns to remember."""

    looked: Looked
    trial: Trial
    doubtful: tuple[int, ...] = ()
    remember: bool = False


def kinds() -> tuple[tuple[str, str], ...]:
    """Return what a file may hold, as (word, text)."""
    from ises_desk.values.kinds import Intake

    return tuple((each.value, each.label) for each in Intake)


def fields_of(kind: Any) -> tuple[tuple[str, str], ...]:
    """Return what a column may be, as (key, text)."""
    from ises_desk.exchange.headings import FIELDS

    return tuple((each.key, _(each.label)) for each in FIELDS[kind])


def look(desk: Desk, path: Path, kind: str, sheet: str, _progress: Progress) -> Looked | Refusal:
    """On the long lane: read a file; without a `kind` it is guessed from the headings."""
    from ises_desk.actions.intake import columns_for
    from ises_desk.exchange.headings import likely
    from ises_desk.exchange.tables import read_bytes, read_table
    from ises_desk.values.kinds import Intake

    try:
        table = read_table(read_bytes(path), path.name, sheet=sheet)
    except Refusal as refusal:
        return refusal
    holds = Intake(kind) if kind else likely(table.headings)
    with desk.lanes.session() as session:
        columns = columns_for(session, holds, table.headings)
    samples = tuple(_sample(table, at) for at in range(len(table.headings)))
    return Looked(path=path, table=table, kind=holds, columns=columns, samples=samples)


def _sample(table: Any, at: int) -> str:
    """Return the first few different values of a column."""
    from ises_desk.exchange.cells import text
    from ises_desk.values.text import cut

    found: dict[str, None] = {}
    for row in table.rows:
        shown = text(row.cells[at])
        if shown:
            found[cut(shown, SHOWN)] = None
        if len(found) == SAMPLES:
            break
    return " · ".join(found)


def rehearse(
    desk: Desk, looked: Looked, columns: tuple[str, ...], through: date | None, progress: Progress
) -> Trial | Refusal:
    """On the long lane: let a process see what would become of each row."""
    from ises_desk.actions.batches import ask_apart
    from ises_desk.actions.intake import judgements
    from ises_desk.values.kinds import Verdict

    look = partial(
        judgements,
        today=desk.today,
        kind=looked.kind,
        table=looked.table,
        columns=columns,
        billed_through=through,
    )
    try:
        found = ask_apart(desk.path, look, progress.tell)
    except Refusal as refusal:
        return refusal
    states = {each.value: f"{each.label}|{TONES[each.value]}" for each in Verdict}
    return Trial(
        digest=looked.table.digest,
        columns=columns,
        through=through,
        texts=tuple((str(line), states[state], title, said) for line, state, title, said in found),
        verdicts=tuple(state for _line, state, _title, _said in found),
    )


def bring(desk: Desk, asked: Asked, progress: Progress) -> Outcome:
    """On the long lane: let a process carry out the deed on the file as it is now.

    Stopping it in the middle leaves nothing done; the audit line tells whether it was.
    """
    from ises_desk.actions.batches import run_apart
    from ises_desk.actions.intake import DEEDS
    from ises_desk.exchange.tables import read_bytes

    looked, trial = asked.looked, asked.trial
    act = DEEDS[looked.kind]
    arguments: dict[str, Any] = {
        "content": read_bytes(looked.path),
        "digest": trial.digest,
        "columns": trial.columns,
        "doubtful": asked.doubtful,
        "sheet": looked.table.sheet,
    }
    if trial.through is not None:
        arguments["billed_through"] = trial.through
    deeds = [(act.code, arguments)]
    if asked.remember:
        known = {"kind": looked.kind, "headings": looked.table.headings}
        deeds.insert(0, ("intake.remember", {**known, "columns": trial.columns}))
    before = _newest(desk, act.code)
    report = run_apart(desk.path, desk.now(), deeds, progress.tell, at_once=True)
    after = _newest(desk, act.code)
    return Outcome(
        line=after if after != before else None,
        title=act.title,
        brought=report.values[-1] if after != before and report.values else None,
        touched=report.touched,
        refused="\n".join(text for _place, text in report.refused),
    )


def _newest(desk: Desk, code: str) -> int | None:
    from ises_desk.queries.audit import newest

    with desk.lanes.session() as session:
        return newest(session, code)


def save_rest(looked: Looked, trial: Trial, doubtful: tuple[int, ...], path: Path) -> None:
    """On the slow lane: write what stays behind, each row with its reason."""
    from ises_desk.exchange.csv_table import rest

    content = rest(looked.table, trial.left(doubtful))
    try:
        path.write_bytes(content)
    except OSError as why:
        raise Trouble(
            N_("Het bestand {path} kan niet worden geschreven."),
            why=str(why),
            advice=N_("Kies een andere map, of sluit het bestand in het andere programma."),
            path=str(path),
        ) from why


def described(looked: Looked) -> str:
    """Return how a file was read, for people."""
    names = {";": N_("puntkomma"), ",": N_("komma"), "\t": N_("tab"), "|": N_("streep")}
    table = looked.table
    parts = [looked.path.name]
    if table.sheet:
        parts.append(table.sheet)
    elif table.encoding:
        parts.append(f"{table.encoding}, {_(names.get(table.delimiter, table.delimiter))}")
    return " · ".join(parts)
