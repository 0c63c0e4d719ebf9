"""The owner's own words for letters: every version is kept, one at most is in use."""

from __future__ import annotations

from sqlalchemy import select

from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, on_screen
from ises_desk.models import LetterText

LONGEST_TEXT = 20_000
_PROBLEMS = 5  # said at once


@action("text.set", title=N_("Brieftekst wijzigen"), undo=Undo.REVERT)
def set_text(work: Work, *, name: str, text: str) -> str:
    """Let a letter have the owner's own words; a text that lost what it must say is refused.

    The words become a new version; letters already made keep theirs.
    """
    _letter(name)
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            N_("Een brieftekst heeft hooguit {most} tekens."), field="text", most=LONGEST_TEXT
        )
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unfit(name, unified, "text")
    used = _used(work, name)
    if used is not None and used.text == unified:
        raise Refusal(N_("Deze tekst is al in gebruik; er is niets veranderd."), field="text")
    _lay_aside(work, used)
    work.add(LetterText(name=name, text=unified, saved_at=work.now, in_use=True))
    return name


@action("text.reset", title=N_("Oorspronkelijke brieftekst terugzetten"), undo=Undo.REVERT)
def reset_text(work: Work, *, name: str) -> str:
    """Let a letter have its shipped words again; the owner's versions are kept."""
    _letter(name)
    used = _used(work, name)
    if used is None:
        raise Refusal(N_("Deze brief heeft al de oorspronkelijke tekst."), field="name")
    _lay_aside(work, used)
    return name


@action("text.put_back", title=N_("Eerdere brieftekst terugzetten"), undo=Undo.REVERT)
def put_back_text(work: Work, *, version_id: int) -> str:
    """Let a letter have an earlier version of the owner's words; returns the letter's name."""
    version = work.get(LetterText, version_id, "version_id")
    if version.in_use:
        raise Refusal(N_("Deze versie is al in gebruik."), field="version_id")
    _refuse_unfit(version.name, version.text, "version_id")
    _lay_aside(work, _used(work, version.name))
    version.in_use = True
    work.session.flush()
    return version.name


def _used(work: Work, name: str) -> LetterText | None:
    found = select(LetterText).where(LetterText.name == name, LetterText.in_use)
    return work.session.scalar(found)


def _lay_aside(work: Work, version: LetterText | None) -> None:
    if version is not None:
        version.in_use = False
        work.session.flush()


def _refuse_unfit(name: str, text: str, field: str) -> None:
    from ises_desk.letters.check import check_text

    with on_screen():
        wrong = check_text(name, text)
    if wrong:
        raise Refusal(
            N_("Zo kan deze brief niet worden verstuurd. {problems}"),
            field=field,
            problems=" ".join(wrong[:_PROBLEMS]),
        )


def _letter(name: str) -> None:
    from ises_desk.letters.catalogue import LETTERS

    if name not in LETTERS:
        raise Refusal(
            N_("Er is geen brief {name}; wel: {known}."),
            field="name",
            name=name,
            known=tuple(LETTERS),
        )
