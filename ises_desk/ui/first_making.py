"""A first start carried out: the file made, the owner's business in it, the places remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.paths import own_file
from ises_desk.ui.first_start import FirstStart
from ises_desk.ui.first_ways import Answers, Ways
from ises_desk.ui.keeping import adopt, put_backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ises_desk.errors import Refusal
    from ises_desk.store.database import Database
    from ises_desk.ui.opening import Opening
    from ises_desk.ui.window import MainWindow


def first_page(window: MainWindow, opening: Opening, *, made: bool) -> FirstStart:
    """Return the page of a first start, its ways leading through `opening`."""
    elsewhere = own_file() != window.desk.path and own_file().exists()
    ways = Ways(
        demonstrate=opening.demonstrate,
        open_other=opening.ask_open if elsewhere else opening.ask_instead,
        open_there=opening.change_to if elsewhere else opening.adopt_file,
        restore=opening.ask_restore,
        home=opening.go_home if elsewhere else None,
        make=lambda answers, done, refused: _make(window, page, answers, done, refused),
        done=opening.finish,
    )
    page = FirstStart(window.desk, ways, made=made)
    return page


def _make(
    window: MainWindow,
    page: FirstStart,
    answers: Answers,
    done: Callable[[], None],
    refused: Callable[[Refusal], None],
) -> None:
    """Make the administration when it isn't there yet, then fill in what was answered."""
    desk = window.desk

    def made(database: Database) -> None:
        desk.path = answers.file
        desk.lanes.attach(database)
        window.show_title()
        page.lock()
        put()

    def put() -> None:
        given: dict[str, Any] = dict(answers.business)
        desk.lanes.perform(
            lambda _key: remember(), "business.set", refused=refused, failed=page.again, **given
        )

    def remember() -> None:
        desk.lanes.file(partial(_remember, answers), lambda _none: done(), failed=page.again)

    def trouble(error: BaseException) -> None:
        desk.messages.show(error)
        page.again()

    if desk.lanes.database is None:
        desk.lanes.prepare(partial(_create, answers.file), made, trouble)
    else:
        put()


def _create(file: Path) -> Database:
    """On the read lane: make the administration."""
    from ises_desk.store.database import open_database

    return open_database(file)


def _remember(answers: Answers) -> None:
    """On the slow lane: remember the places."""
    put_backups(answers.file, answers.backups)
    if answers.always:
        adopt(answers.file)
