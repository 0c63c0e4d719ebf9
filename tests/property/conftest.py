"""An empty administration for a module of properties; what is laid in it is rolled back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ises_desk.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.store.database import Database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open an empty administration; every example is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("empty") / "a.sqlite", lock=False)
    yield opened
    opened.close()
