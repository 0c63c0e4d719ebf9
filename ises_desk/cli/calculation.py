"""What the calculators share: each option once, the answer with its reasons."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ises_desk.cli import run
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.options import UnknownWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.queries.calculators import Answer


class Calculator(click.Command):
    """A command whose options are each given once, but for those that take several answers."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; UnknownWords for an option that stands there twice."""
        several = {name for each in self.params if _repeats(each) for name in each.opts}
        given = [arg.partition("=")[0] for arg in args if arg.startswith("--")]
        given = [name for name in given if name not in several]
        twice = next((name for name in given if given.count(name) > 1), None)
        if twice is not None:
            raise UnknownWords(N_("{name} staat er twee keer."), name=twice)
        return super().parse_args(ctx, args)


def _repeats(option: click.Parameter) -> bool:
    return isinstance(option, click.Option) and option.multiple


@contextmanager
def at_options() -> Iterator[None]:
    """Show a Refusal of a rule at the option that gave its day."""
    try:
        yield
    except Refusal as refusal:
        name = (refusal.field or "").removesuffix("_on").replace("_", "-")
        raise refusal.at(f"--{name}" if name else "") from refusal


def tell(found: Answer) -> None:
    """Print an outcome: the data for programs, sentences with their reasons for people."""
    lines = [*found.said, "", _(N_("Waarom:")), *(f"- {reason}" for reason in found.why)]
    run.answer("\n".join(lines), found.data)
