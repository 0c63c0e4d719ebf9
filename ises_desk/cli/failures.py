"""What the command line says when a run fails, and the exit status that goes with it."""

from __future__ import annotations

import json
import traceback
from typing import Any

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
        return run.UNREADABLE, {"kind": "unreadable", "sentence": _about_words(failure)}
    details = "".join(traceback.format_exception(failure))
    sentence = _(N_("Er is niets opgeslagen: het programma maakte een fout."))
    return run.FAULT, {"kind": "fault", "sentence": sentence, "details": details}


def _about_words(failure: click.ClickException) -> str:
    if isinstance(failure, click.NoSuchOption):
        text, name = N_("De optie {name} bestaat niet; zie --help."), failure.option_name
    elif isinstance(failure, click.NoSuchCommand):
        text, name = N_("De opdracht {name} bestaat niet; zie --help."), failure.command_name
    elif isinstance(failure, click.MissingParameter) and failure.param is not None:
        text = N_("Hier ontbreekt {name}; zie --help.")
        name = str(failure.param.metavar or failure.param.name)
    else:
        text, name = N_("Dit is niet te lezen ({name}); zie --help."), failure.format_message()
    return fill(text, {"name": name})
