"""Underlined letters: in one menu or dialog no two are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu, QWidget


def spread(texts: Sequence[str]) -> list[str]:
    """Return the texts with letters of their own: who comes later gives way, or goes without.

    >>> spread(["&Opslaan", "&Omschrijving", "A && B", "&O"])
    ['&Opslaan', 'O&mschrijving', 'A && B', 'O']
    """
    taken: set[str] = set()
    found = []
    for text in texts:
        letter = marked(text)
        if not letter:
            found.append(text)
            continue
        plain = _unmarked(text)
        if letter in taken:
            letter = next((sign for sign in plain.casefold() if _free(sign, taken)), "")
            text = _marking(plain, letter)  # noqa: PLW2901  the same text, marked elsewhere
        taken.add(letter)
        found.append(text)
    return found


def marked(text: str) -> str:
    """Return the letter that is underlined, "" when there is none.

    >>> marked("A && &Bewaren")
    'b'
    """
    _before, _sign, after = text.replace("&&", "").partition("&")
    return after[:1].casefold()


def spread_menu(menu: QMenu) -> None:
    """Give the entries of a menu letters of their own."""
    entries = menu.actions()
    for entry, text in zip(entries, spread([each.text() for each in entries]), strict=True):
        if entry.text() != text:
            entry.setText(text)


def spread_dialog(dialog: QWidget) -> None:
    """Give the buttons and the fields of a dialog letters of their own; the buttons go first.

    What the dialog is for keeps its letter, in every form the same; a box to tick gives way.
    """
    buttons = sorted(
        dialog.findChildren(QAbstractButton),
        key=lambda each: (isinstance(each, QCheckBox), each.property("primary") != "true"),
    )
    labels = [each for each in dialog.findChildren(QLabel) if each.buddy() is not None]
    parts: list[QAbstractButton | QLabel] = [*buttons, *labels]
    for part, text in zip(parts, spread([each.text() for each in parts]), strict=True):
        if part.text() != text:
            part.setText(text)


def _free(sign: str, taken: set[str]) -> bool:
    return sign.isalnum() and sign not in taken


def _unmarked(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


def _marking(plain: str, letter: str) -> str:
    at = plain.casefold().find(letter) if letter else -1
    return plain if at < 0 else f"{plain[:at]}&{plain[at:]}"
