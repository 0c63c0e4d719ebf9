"""The two ways in which a deed can fail without being a bug.

A Refusal is the rules saying no: the owner asked something the terms, the law or the
records don't allow, and the sentence says what to do instead. A Trouble is the world
saying no: a file, a disk, a lock. Anything else that is raised is a bug.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tell = Callable[[int, int, str], bool]


class Refusal(Exception):  # noqa: N818  "Error" would be the wrong word: nothing went wrong
    """A rule says no.

    `sentence` is a marked Dutch text with `{name}` placeholders filled from `values`;
    `field` names the argument it belongs to (shown at that field) and `basis` the article.
    """

    def __init__(
        self, sentence: str, *, field: str | None = None, basis: str | None = None, **values: Any
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.basis = basis
        self.values = values

    def at(self, field: str) -> Refusal:
        """Return the same refusal, shown at another field."""
        return Refusal(self.sentence, field=field, basis=self.basis, **self.values)

    def __str__(self) -> str:
        """Return the sentence in the chosen language, with its values filled in."""
        from ises_desk.i18n import fill

        return fill(self.sentence, self.values)


@contextmanager
def shown_at(field: str) -> Iterator[None]:
    """Show a Refusal that is raised inside at `field`."""
    try:
        yield
    except Refusal as refusal:
        raise refusal.at(field) from refusal


class Trouble(Exception):  # noqa: N818  see Refusal
    """The world says no: `what` happened, `why` (the system's own words), `advice`."""

    def __init__(self, what: str, *, why: str = "", advice: str = "", **values: Any) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.advice = advice
        self.values = values

    def __str__(self) -> str:
        """Return what happened and what to try, in the chosen language."""
        from ises_desk.i18n import fill

        parts = (self.what, self.advice)
        return " ".join(fill(part, self.values) for part in parts if part)


class Stopped(Exception):  # noqa: N818  see Refusal
    """The owner asked long work to stop, and it did: nothing went wrong and nothing is half."""


def unless_stopped(tell: Tell | None, done: int, total: int, text: str = "") -> None:
    """Tell how far long work is; raises Stopped when it is to stop."""
    if tell is not None and not tell(done, total, text):
        raise Stopped
