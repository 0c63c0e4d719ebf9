"""Whatever is given to a deed: a sentence at an argument that exists, or stored as it was given."""

from __future__ import annotations

import dataclasses
import random
import re
import traceback
import typing
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from sqlalchemy import text

from ises_desk.actions import perform as performing
from ises_desk.actions.arguments import Unreadable, parameters, read
from ises_desk.actions.perform import perform
from ises_desk.actions.recorder import write_line
from ises_desk.actions.register import Act, load_all
from ises_desk.errors import Refusal
from ises_desk.queries.agenda import agenda
from tests.actions.conftest import Office
from tests.property.hostile_calls import CALLS, OTHERS
from tests.property.hostile_files import written
from tests.property.hostile_office import fill, filled
from tests.property.hostile_values import MARKUP, inner, typed_for, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    Place = tuple[str | int, ...]

# Kept in the audit line alone.
UNSTORED: dict[str, tuple[Place, ...]] = {
    "letter.not_sent": (("reason",),),
    "letter.many_not_sent": (("reason",),),
}
FEW = 3  # hostile values for each argument, in words and as they are
_FIELD = re.compile(r"([a-z_]+)(?:\[\d+\])?(?:\.([a-z_]+))?")
_SENTENCE = re.compile(r".*[.)?!]", re.DOTALL)


class Kept(Exception):  # noqa: N818  not an error: the deed succeeded and is thrown away
    """A deed came to its end; what it wrote is thrown away again."""


class Trial:
    """Does deeds that leave nothing behind, and keeps what went wrong."""

    def __init__(self, office: Office, keys: dict[str, Any]) -> None:
        self.office, self.keys = office, keys
        self.wrong: list[str] = []
        self.looked = False
        self.literal = ""

    def end(self, session: Session, *given: Any) -> int:
        """Look at what a deed left, and end it: stands in for writing its audit line."""
        self._write(session, *given)
        broken = session.execute(text("PRAGMA foreign_key_check")).all()
        assert not broken, broken
        if self.looked:
            agenda(session, self.office.day)
        if self.literal and given[2]["rows"]:
            assert self.literal in str(given[2]["rows"]), "not stored as it was given"
        raise Kept

    _write = staticmethod(write_line)

    def do(self, act: Act[Any], arguments: dict[str, Any]) -> str:
        """Do a deed and throw it away: "done" or why it was refused; the rest is an error."""
        try:
            perform(self.office.database, self.office.now, act, **arguments)
        except Kept:
            return "done"
        except Refusal as refusal:
            self._check(act, refusal)
            return f"refused: {refusal}"
        raise AssertionError(act.code)

    def _check(self, act: Act[Any], refusal: Refusal) -> None:
        known = parameters(act)
        found = _FIELD.fullmatch(refusal.field or "")
        assert found, f"no field: {refusal}"
        assert found[1] in known, f"unknown field {refusal.field}: {refusal}"
        if found[2]:
            kind = inner(known[found[1]][0])
            kind = next(iter(typing.get_args(kind)), kind)
            assert found[2] in {field.name for field in dataclasses.fields(kind)}, refusal.field
        assert _SENTENCE.fullmatch(str(refusal)), f"no sentence: {refusal}"

    def attempt(self, act: Act[Any], arguments: Any, place: Place, value: Any) -> None:
        """Try one value and keep what went wrong; `arguments` are words when they're a dict."""
        self.literal = MARKUP if value == MARKUP and place not in UNSTORED.get(act.code, ()) else ""
        try:
            given = read(act, arguments) if isinstance(arguments, dict) else dict(arguments)
            self.do(act, given)
        except Unreadable as why:
            if not _SENTENCE.fullmatch(str(why)):
                self.wrong.append(f"{act.code} {place} {value!r:.60}: {why}")
        except Exception as why:  # noqa: BLE001  each is a finding
            last = [f for f in traceback.extract_tb(why.__traceback__) if "ises_desk" in f.filename]
            where = f"{last[-1].filename}:{last[-1].lineno}" if last else ""
            self.wrong.append(
                f"{act.code} {place} {value!r:.60}: {type(why).__name__} {why!s:.200} {where}"
            )


def places(words: Any, kind: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield each place in a call's words with its kind, from the outside in."""
    bare = inner(kind)
    if at:
        yield at, kind
    if isinstance(words, list) and words:
        yield from places(words[0], typing.get_args(bare)[0], (*at, 0))
    elif isinstance(words, dict) and dataclasses.is_dataclass(bare):
        hints = typing.get_type_hints(bare)
        for name, value in words.items():
            yield from places(value, hints[name], (*at, name))


def replaced(whole: Any, place: Place, value: Any) -> Any:
    """Return words or arguments with another value at a place."""
    if not place:
        return value
    step, *rest = place
    if isinstance(whole, dict):
        return {**whole, step: replaced(whole[step], tuple(rest), value)}
    if isinstance(whole, list | tuple):
        made = [replaced(whole[0], tuple(rest), value), *whole[1:]]
        return type(whole)(made)
    return dataclasses.replace(
        whole, **{str(step): replaced(getattr(whole, str(step)), tuple(rest), value)}
    )


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """Fill an office once; every deed tried in it is thrown away."""
    from ises_desk.store.database import open_database

    path: Path = tmp_path_factory.mktemp("vijandig") / "administratie.sqlite"
    database = open_database(path, lock=False)
    office = Office(database)
    keys = fill(office)
    logo = path.with_name("logo.png")
    Image.new("RGB", (40, 20), "navy").save(logo)
    trial = Trial(office, {**keys, **written(path.parent), "logo": str(logo)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(performing, "write_line", trial.end)
        yield trial
    assert office.problems() == []
    database.close()


def calls(code: str) -> list[dict[str, Any]]:
    """Return the calls of a deed that succeed."""
    return [CALLS[code], *([OTHERS[code]] if code in OTHERS else [])]


def chosen(values: tuple[Any, ...], seed: str, config: pytest.Config) -> list[Any]:
    """Return all values under --long, else a few: always the same ones for a place."""
    if config.getoption("--long") or len(values) <= FEW:
        return list(values)
    some = random.Random(seed).sample(values, FEW)  # noqa: S311  a choice, no secret
    return [*some, *((MARKUP,) if MARKUP in values and MARKUP not in some else ())]


def test_every_deed_is_tried() -> None:
    assert sorted(CALLS) == sorted(load_all())


@pytest.mark.parametrize("code", sorted(CALLS))
def test_every_call_succeeds_before_it_is_spoilt(trial: Trial, code: str) -> None:
    act = load_all()[code]
    trial.literal = ""  # another test may have left its own
    for words in calls(code):
        assert trial.do(act, read(act, filled(words, trial.keys))) == "done"


@pytest.mark.parametrize("code", sorted(CALLS))
def test_a_deed_refuses_in_a_sentence_or_does_it(
    trial: Trial, code: str, pytestconfig: pytest.Config
) -> None:
    act, before = load_all()[code], trial.office.fresh()
    trial.wrong = []
    for call in calls(code):
        words = filled(call, trial.keys)
        arguments = read(act, words)
        for name, (kind, _needed) in parameters(act).items():
            if name not in words:
                continue
            for place, sort in places(words[name], kind, (name,)):
                seed = f"{code} {place}"
                trial.looked = inner(sort) is not str
                for value in chosen(words_for(sort), seed, pytestconfig):
                    trial.attempt(act, replaced(words, place, value), place, value)
                if place[-1] != 0:
                    for value in chosen(typed_for(sort), f"{seed}!", pytestconfig):
                        spoilt = replaced(arguments, place, value)
                        trial.attempt(act, list(spoilt.items()), place, value)
    assert trial.wrong == [], "\n".join(["", *trial.wrong])
    assert trial.office.fresh() == before
