"""What the command line says when a run fails, and the exit status that goes with it."""

from __future__ import annotations

import json
import traceback
from typing import Any, TypeGuard

import click

from ises_desk.cli import run, terminal
from ises_desk.errors import Refusal, Trouble
from ises_desk.i18n import N_, _, fill
from ises_desk.options import UnknownWords


def report(failure: Exception, *, as_json: bool) -> int:
    """Say what went wrong on the error stream and return the exit status."""
    status, said = _said(failure)
    if as_json:
        terminal.complain(json.dumps(said, ensure_ascii=False))
        return status
    sentence = said["sentence"]
    if said.get("field"):
        sentence = f"{said['field']}: {sentence}"
    if said.get("basis"):
        sentence = f"{sentence} ({said['basis']})"
    terminal.complain(sentence)
    if said.get("details"):
        terminal.complain(said["details"])
    return status


def _said(failure: Exception) -> tuple[int, dict[str, Any]]:
    from ises_desk.actions.arguments import Unreadable

    if isinstance(failure, Refusal):
        said = {"sentence": str(failure), "field": failure.field, "basis": failure.basis}
        return run.REFUSED, {"kind": "refusal", **said}
    if isinstance(failure, Trouble):
        said = {"sentence": str(failure), "details": failure.why}
        return run.TROUBLE, {"kind": "trouble", **said}
    if isinstance(failure, UnknownWords | Unreadable):
        return run.UNREADABLE, {"kind": "unreadable", "sentence": str(failure)}
    if isinstance(failure, click.ClickException):
        said = {"sentence": _about_words(failure)}
        if _lacks_command(failure) and failure.ctx is not None:
            said["details"] = failure.ctx.get_help()
        return run.UNREADABLE, {"kind": "unreadable", **said}
    details = "".join(traceback.format_exception(failure))
    sentence = _(N_("Er is niets opgeslagen: het programma maakte een fout."))
    return run.FAULT, {"kind": "fault", "sentence": sentence, "details": details}


def _about_words(failure: click.ClickException) -> str:
    if isinstance(failure, click.NoSuchOption):
        text, name = N_("De optie {name} bestaat niet; zie --help."), failure.option_name
    elif isinstance(failure, click.NoSuchCommand):
        text, name = N_("De opdracht {name} bestaat niet; zie --help."), failure.command_name
    elif isinstance(failure, click.MissingParameter) and failure.param is not None:
        text, name = N_("Hier ontbreekt {name}; zie --help."), _name(failure.param)
    elif isinstance(failure, click.BadOptionUsage):
        bare = "does not take a value" in failure.message
        text = N_("Na {name} hoort geen waarde.") if bare else N_("Na {name} hoort een waarde.")
        name = failure.option_name
    elif _lacks_command(failure):
        text, name = N_("Hier ontbreekt {name}; zie --help."), _(N_("de opdracht"))
    elif failure.format_message().startswith("Got unexpected extra"):
        said = failure.format_message().partition("(")[2]
        text, name = N_("Hier staat te veel: {name}; zie --help."), said.rpartition(")")[0]
    else:
        text, name = N_("Dit is niet te lezen ({name}); zie --help."), failure.format_message()
    return fill(text, {"name": name})


def _name(param: click.Parameter) -> str:
    """Return an option as it is typed, and what else is given by the word in the help page."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return str(param.metavar or param.name)


def _lacks_command(failure: click.ClickException) -> TypeGuard[click.UsageError]:
    """Tell whether a group was named without the command in it that is meant."""
    if not isinstance(failure, click.UsageError) or failure.ctx is None:
        return False
    named = isinstance(failure, click.NoSuchOption | click.NoSuchCommand | click.BadOptionUsage)
    return isinstance(failure.ctx.command, click.Group) and not named
