"""What every command stands on: this run's options, its moment, its administration, its output."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ises_desk import clock
from ises_desk.cli import terminal
from ises_desk.options import Options, UnknownWords
from ises_desk.paths import own_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ises_desk.store.database import Database

_WHOLE = re.compile("[0-9]{1,18}")
DONE, REFUSED, UNREADABLE, TROUBLE, FAULT = range(5)


def chosen() -> Options:
    """Return the general options of this run."""
    return click.get_current_context().find_object(Options) or Options()


def now() -> datetime:
    """Return the moment of this run: noon on the chosen day, or this very moment."""
    day = chosen().day
    return clock.moment_on(day) if day else clock.now()


def today() -> date:
    """Return the Amsterdam day of this run."""
    return clock.business_day(now())


def administration() -> Path:
    """Return the file of this run."""
    return chosen().file or own_file()


@contextmanager
def opened(*, for_writing: bool = False) -> Iterator[Database]:
    """Yield the opened administration.

    Writing makes a new file when there is none and takes the lock; reading goes on beside an
    open window.
    """
    from ises_desk.store.database import open_database

    database = open_database(administration(), create=for_writing, lock=for_writing)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def tried() -> Iterator[Database]:
    """Yield the administration to look at what would become of it; an empty one without a file.

    Whoever comes from another program tries first, and begins his administration with what he
    brings over.
    """
    import tempfile

    from ises_desk.store.database import open_database

    if administration().exists():
        with opened() as database:
            yield database
        return
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "administratie.sqlite", create=True, lock=False)
        try:
            yield database
        finally:
            database.close()


def whole(text: str, sentence: str, /, **values: Any) -> int:
    """Read a whole number of at most eighteen plain digits; else UnknownWords with `sentence`."""
    if not _WHOLE.fullmatch(text):
        raise UnknownWords(sentence, **values)
    return int(text)


def answer(text: str, value: Any) -> None:
    """Print an outcome: JSON for programs, the text for people."""
    if chosen().json:
        terminal.put_json(value)
    else:
        terminal.put(text)
