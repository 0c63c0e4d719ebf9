"""The usual ways in which a page carries out a deed: at once, after a question, by a form."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import _, fill
from ises_desk.ui.forms import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.fields import FormSpec
    from ises_desk.ui.page_spec import Run
    from ises_desk.ui.sheet import Sheet


def at_once(act: str, key: str, said: str) -> Run:
    """Return a deed that needs only the record's key; `said` is shown when it is done.

    `{title}` in it is the record's title.
    """

    def run(desk: Desk, sheet: Sheet | None) -> None:
        if sheet is not None:
            arguments: dict[str, Any] = {key: sheet.key}
            told = partial(_said, desk, said, {"title": sheet.title})
            desk.lanes.perform(told, act, **arguments)

    return run


def after_question(act: str, key: str, *, heading: str, text: str, yes: str, said: str) -> Run:
    """Return a deed that asks first; `{title}` in the texts is the record's title."""

    def run(desk: Desk, sheet: Sheet | None) -> None:
        if sheet is None:
            return

        def go() -> None:
            arguments: dict[str, Any] = {key: sheet.key}
            desk.lanes.perform(partial(_said, desk, said, {}), act, **arguments)

        words = {"title": sheet.title}
        desk.messages.ask(fill(heading, words), fill(text, words), _(yes), go)

    return run


def by_form(
    spec: FormSpec,
    subject: str = "",
    *,
    key: str = "",
    values: Callable[[Desk, Sheet | None], dict[str, Any]] | None = None,
) -> Run:
    """Return a deed with a form; `key` names the argument that gets the record's key.

    With `subject` the page goes to the record whose key the deed returns. `values` fills the form;
    without it the form starts from the record of the same names.
    """

    def run(desk: Desk, sheet: Sheet | None) -> None:
        start = record_values(sheet) if values is None else values(desk, sheet)
        fixed = {key: sheet.key} if key and sheet is not None else {}

        def done(value: Any) -> None:
            if subject and isinstance(value, int):
                desk.navigator.go_to(subject, value)

        open_form(desk, spec, start, fixed, done)

    return run


def values_of(record: Any) -> dict[str, Any]:
    """Return the values of a data class by name, as they are: an amount stays an amount."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def record_values(sheet: Sheet | None) -> dict[str, Any]:
    """Return the values of the record behind a sheet by name."""
    record = None if sheet is None else sheet.record
    return {} if record is None else values_of(record)


def _said(desk: Desk, said: str, words: dict[str, Any], _value: Any) -> None:
    desk.messages.say(fill(said, words))
