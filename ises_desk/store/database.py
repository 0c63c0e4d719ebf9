"""Opening the administration: one file, two engines (writing and reading), one lock.

WAL, `synchronous=FULL`, foreign keys on; writing begins with BEGIN IMMEDIATE so that a
deed is all or nothing, DDL included; reading is `query_only`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ises_desk.clock import business_day
from ises_desk.errors import Trouble
from ises_desk.i18n import N_
from ises_desk.paths import hold, in_use, let_go
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import FileLock
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

APPLICATION_ID = 0x49534553  # "ISES"
SCHEMA_VERSION = 2
_HEADER = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_USER_VERSION_AT = 60
_DAY_LENGTH = len("2026-11-22")
# What reading rows of a damaged file can look like; in a healthy file these are our own faults.
_BY_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError)


class Database:
    """An open administration; close it to release the lock."""

    def __init__(self, path: Path, lock: FileLock | None) -> None:
        self.path = path
        self._lock = lock
        hold(path)
        self._writer = _engine(path, begin="BEGIN IMMEDIATE", query_only=False)
        self._reader = _engine(path, begin="BEGIN", query_only=True)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Yield a session in one write transaction: committed at the end, or nothing happened."""
        from sqlalchemy.orm import Session

        with (
            self._troubles(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session that sees one moment of the file and can't write."""
        from sqlalchemy.orm import Session

        with self._troubles(), Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Turn what the system says about the file into Trouble; our own faults stay faults."""
        from sqlalchemy.exc import DBAPIError

        try:
            yield
        except DBAPIError as problem:
            said = problem.orig
            if isinstance(said, sqlite3.OperationalError) or type(said) is sqlite3.DatabaseError:
                raise trouble_of(said, self.path) from problem
            raise
        except _BY_DAMAGE as problem:
            if _is_damaged(self.path):
                raise trouble_of(sqlite3.DatabaseError(str(problem)), self.path) from problem
            raise

    def close(self) -> None:
        """Fold the write-ahead log into the file, close it and release the lock."""
        self._reader.dispose()
        self._writer.dispose()
        let_go(self.path)
        if self._lock is not None:
            self._lock.release()


def open_database(path: Path, *, create: bool = True, lock: bool = True) -> Database:
    """Open an administration, making or upgrading it when needed.

    Raises Trouble when the file isn't ours, is newer, damaged, read-only or in use.
    """
    path = Path(path)
    if not create and not _is_there(path):
        raise Trouble(
            N_("De administratie {path} bestaat niet."),
            advice=N_("Controleer de naam, of begin een nieuwe administratie."),
            path=str(path),
        )
    held = take_lock(path) if lock else None
    try:
        if not path.exists():
            _create(path)
        else:
            _examine(path)
        return Database(path, held)
    except (OSError, sqlite3.Error) as problem:
        _release(held)
        raise trouble_of(problem, path) from problem
    except UnicodeDecodeError as problem:  # SQLite's own words quote the damage
        _release(held)
        raise trouble_of(sqlite3.DatabaseError(str(problem)), path) from problem
    except BaseException:
        _release(held)
        raise


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as problem:  # a name that the system can't have
        raise trouble_of(problem, path) from problem


def _is_damaged(path: Path) -> bool:
    """Tell whether SQLite finds the file itself damaged, indexes included."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def _release(lock: FileLock | None) -> None:
    if lock is not None:
        lock.release()


def take_lock(path: Path) -> FileLock:
    """Take the lock of an administration; raises Trouble when another program holds it."""
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{path}.lock", timeout=0, is_singleton=False)
        lock.acquire()
    except Timeout as taken:
        raise Trouble(
            N_("De administratie {path} is al geopend."),
            advice=N_("Ga naar het andere venster, of sluit het eerst."),
            path=str(path),
        ) from taken
    except (OSError, ValueError) as problem:  # ValueError: no name of a file
        raise trouble_of(problem, path) from problem
    return lock


def _create(path: Path) -> None:
    from ises_desk.store.schema import create

    half = path.with_name(f".{path.name}.nieuw")
    half.unlink(missing_ok=True)  # of an earlier start that was broken off
    connection = sqlite3.connect(half, isolation_level=None)
    try:
        create(connection)
    finally:
        connection.close()
    half.replace(path)


def _examine(path: Path) -> None:
    """Refuse a file that isn't a healthy administration of ours; upgrade an older one."""
    if path.stat().st_size == 0:
        raise Trouble(
            N_("Het bestand {path} is leeg."),
            advice=N_("Zet een back-up terug, of verwijder het lege bestand."),
            path=str(path),
        )
    if in_use(path):
        return  # it was looked at, and may not be opened by anything but SQLite now
    with path.open("rb") as file:
        head = file.read(100)
    ours = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    version = int.from_bytes(head[_USER_VERSION_AT : _USER_VERSION_AT + 4], "big")
    if not head.startswith(_HEADER) or ours != APPLICATION_ID:
        raise Trouble(
            N_("Het bestand {path} is geen administratie van dit programma."),
            advice=N_("Kies een ander bestand; dit bestand is niet gewijzigd."),
            path=str(path),
        )
    if version > SCHEMA_VERSION:
        raise Trouble(
            N_("De administratie {path} is gemaakt met een nieuwere versie van dit programma."),
            advice=N_("Installeer de nieuwste versie; het bestand is niet gewijzigd."),
            path=str(path),
        )
    _probe(path, version)
    if version < SCHEMA_VERSION:
        from ises_desk.store.schema import upgrade

        upgrade(path, version)


def _probe(path: Path, version: int) -> None:
    """Touch the file for reading and writing without changing it: what it writes is taken back."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=2.0)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM counter").fetchone()
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def trouble_of(problem: Exception, path: Path) -> Trouble:
    """Return the Trouble, in plain words, for what the system said about the file."""
    why = str(problem)
    if "locked" in why:
        what, advice = (
            N_("De administratie {path} is vergrendeld door een ander programma."),
            N_("Sluit dat programma en probeer het opnieuw."),
        )
    elif isinstance(problem, PermissionError) or "readonly" in why or "unable to open" in why:
        what, advice = (
            N_("De administratie {path} kan niet worden beschreven."),
            N_("Controleer of de map en het bestand niet alleen-lezen zijn."),
        )
    elif isinstance(problem, sqlite3.DatabaseError) and not isinstance(
        problem, sqlite3.OperationalError
    ):
        what, advice = (
            N_("De administratie {path} is beschadigd."),
            N_("Zet de laatste back-up terug via Bestand > Back-ups; bewaar dit bestand."),
        )
    elif "disk" in why or "full" in why:
        what, advice = (
            N_("De schijf werkt niet mee bij het openen of opslaan van {path}."),
            N_("Controleer of er ruimte vrij is en of de schijf bereikbaar is."),
        )
    else:
        what, advice = (
            N_("De administratie {path} kan niet worden geopend."),
            N_("Controleer het bestand, of zet een back-up terug."),
        )
    return Trouble(what, why=why, advice=advice, path=str(path))


def _folded(text: str | None) -> str | None:
    return fold(text) if isinstance(text, str) else None


def _business_day(at: str | None) -> str | None:
    """Return the Amsterdam day of a stored day or moment."""
    if at is None or len(at) <= _DAY_LENGTH:
        return at
    return business_day(datetime.fromisoformat(at)).isoformat()


def _engine(path: Path, *, begin: str, query_only: bool) -> Engine:
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10.0
        )
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-32000")
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("business_day", 1, _business_day, deterministic=True)
        if query_only:
            connection.execute("PRAGMA query_only=ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
