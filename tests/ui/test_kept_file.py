"""The file of what isn't finished: whole or not at all, and never trusted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.ui.kept import KeptFile, plain, unplain
from ises_desk.values.kinds import Party
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "said", ["", "{", "[]", '{"format": 2, "kept": {}}', '{"format": 1, "kept": [1]}', "\x00"]
)
def test_a_file_that_is_not_ours_is_passed_over(tmp_path: Path, said: str) -> None:
    path = tmp_path / "bezig-x.json"
    path.write_text(said, encoding="utf-8")
    assert KeptFile(path).read() == {}


def test_an_older_stand_never_replaces_a_newer(tmp_path: Path) -> None:
    file = KeptFile(tmp_path / "diep" / "bezig-x.json")
    assert file.write({"a": {"title": "nieuw"}}, 2)
    assert file.write({"a": {"title": "oud"}}, 1)
    assert file.read() == {"a": {"title": "nieuw"}}
    assert file.write({}, 3)
    assert not file.path.exists()


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, "tekst", Money(-5), Quantity(1500), date(2026, 3, 1),
        datetime(2026, 3, 1, 12, tzinfo=UTC), [1, "a"], {"a": Money(1), "b": [date(2026, 1, 1)]},
    ],
)  # fmt: skip
def test_values_survive_being_kept(value: Any) -> None:
    assert unplain(plain(value)) == value


def test_a_kind_is_kept_as_its_word_and_other_things_are_not_kept() -> None:
    assert plain(Party.CONSUMER) == "consumer"
    with pytest.raises(TypeError):
        plain(object())
