"""What every test stands on: an odd time zone, no screen, no network, no chance."""

from __future__ import annotations

import os
import sys
import time

# Before anything reads them: an offset of 12:45 shows each mixed-up day.
os.environ["TZ"] = "Pacific/Chatham"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(time, "tzset"):
    time.tzset()

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, event

from ises_desk import i18n
from ises_desk.store import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("long", deadline=None, database=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`, which runs the longer forms too."""
    parser.addoption("--long", action="store_true", help="run the longer forms of the tests")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples hypothesis tries: the same ones each time, unless it's long."""
    settings.load_profile("long" if config.getoption("--long") else "steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the longer forms without `--long`, and the virtual screen where there is no X.

    What drives the real window comes first.
    """
    left_out = set() if config.getoption("--long") else {"long"}
    if not sys.platform.startswith("linux"):
        left_out.add("e2e")
    gone = [item for item in items if left_out & {mark.name for mark in item.iter_markers()}]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]
    # A whole working day on one screen is the longest of all: begun last, everything waits for it.
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)


@pytest.fixture
def english() -> Iterator[None]:
    """Let the program speak English during a test."""
    i18n.choose(i18n.ENGLISH)
    yield
    i18n.choose(i18n.DUTCH)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the user's own data, settings and log."""
    home = str(tmp_path_factory.mktemp("home"))
    names = ("HOME", "LOCALAPPDATA", "APPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*names, "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, home)
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_files() -> Iterator[None]:
    """Let every administration use the statements that were compiled for the ones before it.

    An engine keeps them as long as it lives, in the program for the whole day; compiling them
    anew was half the work of a test that opens a window. Nor need a file survive a power cut.
    """
    make, kept = database._engine, create_engine("sqlite://", query_cache_size=5000)
    kept.connect().close()  # a dialect gets to know SQLite at its first connection

    def engine(path: Path, *, begin: str, query_only: bool) -> Engine:
        made = make(path, begin=begin, query_only=query_only)
        made.dialect, made._compiled_cache = kept.dialect, kept._compiled_cache
        event.listen(made, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_engine", engine)
        yield
    kept.dispose()
