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
    """A command whose options are each given once."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; UnknownWords for an option that stands there twice."""
        given = [arg.partition("=")[0] for arg in args if arg.startswith("--")]
        twice = next((name for name in given if given.count(name) > 1), None)
        if twice is not None:
            raise UnknownWords(N_("{name} staat er twee keer."), name=twice)
        return super().parse_args(ctx, args)


@contextmanager
def at_options() -> Iterator[None]:
    """Show a Refusal of a rule at the option that gave its day."""
    try:
        yield
    except Refusal as refusal:
        raise refusal.at(f"--{(refusal.field or '').removesuffix('_on')}") from refusal


def tell(found: Answer) -> None:
    """Print an outcome: the data for programs, sentences with their reasons for people."""
    lines = [*found.said, "", _(N_("Waarom:")), *(f"- {reason}" for reason in found.why)]
    run.answer("\n".join(lines), found.data)
