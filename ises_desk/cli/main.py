"""The commands together, their help pages in Dutch, and the exit status.

Exit status: 0 done, 1 refused by a rule, 2 words or values that can't be read, 3 trouble
with the file or the machine, 4 a fault of the program itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ises_desk import options
from ises_desk.cli import calculators, deeds, demonstration, exports, files, imports, lists, run
from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLICKS_WORDS = {
    "Options": N_("Opties"),
    "Commands": N_("Opdrachten"),
    "Show this message and exit.": N_("Toon deze uitleg."),
}


class Help(click.HelpFormatter):
    """The help page with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the words are put."""
        args = args.replace("[OPTIONS]", _(N_("[OPTIES]")))
        super().write_usage(prog, args, prefix or _(N_("Gebruik: ")))

    def write_heading(self, heading: str) -> None:
        """Write a heading in Dutch."""
        super().write_heading(_(CLICKS_WORDS.get(heading, heading)))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names with their explanation, click's own one in Dutch."""
        needed = _(N_("[verplicht]"))
        own = [
            (name, _(CLICKS_WORDS.get(text, text)).replace("[required]", needed))
            for name, text in rows
        ]
        super().write_dl(own, col_max, col_spacing)


class Page(click.Context):
    """What click knows about one command under way."""

    formatter_class = Help


@click.group(
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    help=N_("De administratie van een hosting- en domeinaanbieder, zonder venster."),
    epilog=N_(
        "Voor of na elke opdracht: --file ADMINISTRATIE, --day JJJJ-MM-DD, --json. "
        "Zonder opdracht opent het venster."
    ),
)
def cli() -> None:
    """Group every command."""


COMMANDS = (
    lists.ask,
    calculators.calc,
    deeds.list_actions,
    deeds.do,
    deeds.take_back,
    demonstration.demo,
    files.backup,
    exports.export,
    imports.bring,
    files.check,
)
for command in COMMANDS:
    cli.add_command(command)


def _in_dutch(command: click.Command) -> None:
    """Give a command, and those below it, the Dutch help page."""
    command.context_class = Page
    for below in getattr(command, "commands", {}).values():
        _in_dutch(below)


_in_dutch(cli)


def main(words: Sequence[str]) -> int:
    """Do what the words say and return the exit status."""
    given = options.Options()
    try:
        given, left = options.split(words)
        _refuse_unreadable(left)
        done = cli.main(left or ["--help"], "ises-desk", obj=given, standalone_mode=False)
    except BrokenPipeError:
        sys.stderr.close()
        return run.DONE
    except Exception as failure:  # noqa: BLE001  the last stop: every failure gets its words
        from ises_desk.cli.failures import report

        return report(failure, as_json=given.json)
    return int(done or run.DONE)


def _refuse_unreadable(words: Sequence[str]) -> None:
    """Refuse words of bytes that are no text, which the system hands on as half characters."""
    for word in words:
        plain = word.encode("utf-8", "backslashreplace").decode()
        if plain != word:
            raise options.UnknownWords(N_("{word} is geen leesbare tekst."), word=plain)
