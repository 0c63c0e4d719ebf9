"""Settings: the words of the letters, with the page, the fields and the versions beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.keeper import fresh_key
from ises_desk.ui.letter_variants import VARIANTS
from ises_desk.ui.messages import sentence
from ises_desk.ui.pdf_pane import PdfPane
from ises_desk.ui.text_sides import FieldsSide, VersionsSide
from ises_desk.ui.text_trial import Trial, attempt
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk


TITLE = N_("Briefteksten")
TYPING_MS = 400  # wait for the next key before making the page
MOST_SAID = 4  # problems at once


def _read(session: Any) -> list[Any]:
    from ises_desk.queries import texts

    return list(texts.texts(session))


class TextsPage(QWidget):
    """Choose a letter and change its words; what is typed for another letter is kept too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._texts: list[Any] = []
        self._typed: dict[str, str] = {}
        self._shown = ""  # the letter on screen
        self._key = ""  # under which it is kept
        self._which = QComboBox()
        self._which.setAccessibleName(_(N_("Brief")))
        self._which.currentIndexChanged.connect(self._show)
        self._edit = QPlainTextEdit()
        self._edit.setAccessibleName(_(N_("Tekst van de brief")))
        self._edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._edit.setTabChangesFocus(True)
        self._edit.setEnabled(False)  # until there is a text
        self._edit.textChanged.connect(self._changed)
        self._banner = Banner("bad")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._try)
        self._pane = PdfPane(desk)
        self._fields, self._versions = FieldsSide(desk), VersionsSide(desk)
        self._fields.chosen.connect(self._insert)
        self._reset = button(_(N_("&Oorspronkelijke tekst")), self._take_back, icon="undo")
        self._save = button(_(N_("Op&slaan")), self.save, primary=True)
        self._lay_out()
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"settings"}))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._reset)
        foot.addStretch(1)
        foot.addWidget(self._save)
        left = QWidget()
        words = QVBoxLayout(left)
        words.setContentsMargins(0, 0, GRID, 0)
        words.setSpacing(GRID)
        words.addWidget(self._which)
        words.addWidget(self._edit, 1)
        words.addWidget(self._banner)
        words.addLayout(foot)
        sides = QTabWidget()
        sides.setAccessibleName(_(TITLE))
        sides.addTab(self._pane, _(N_("Voorbeeld")))
        sides.addTab(self._fields, _(N_("Velden")))
        sides.addTab(self._versions, _(N_("Versies")))
        sides.currentChanged.connect(lambda _at: self._versions.follow(self._edit.toPlainText()))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(sides)
        split.setChildrenCollapsible(False)
        split.setSizes([460, 460])
        text = N_(
            "Wat tussen accolades staat, vult het programma in. Zinnen die de wet voorschrijft,"
            " moeten blijven staan; brieven die al zijn gemaakt, veranderen niet."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(_(TITLE), "title"))
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addWidget(split, 1)

    # choosing -------------------------------------------------------------------------------

    def _refresh(self, touched: frozenset[str]) -> None:
        if "settings" in touched:
            self._desk.lanes.read(_read, self._take)

    def _take(self, found: list[Any]) -> None:
        at = max(self._which.currentIndex(), 0)
        if not self._texts and self._typed:  # taken up again
            at = next((n for n, each in enumerate(found) if each.name in self._typed), at)
        self._texts = found
        self._which.blockSignals(True)
        self._which.clear()
        for each in found:
            own = f" ({_(N_('eigen tekst'))})" if each.own else ""
            variant = _(VARIANTS.get(each.name, ""))
            self._which.addItem(f"{_(each.title)}{', ' if variant else ''}{variant}{own}")
        self._which.setCurrentIndex(at)
        self._which.blockSignals(False)
        self._edit.setEnabled(True)
        self._show(at)

    def _show(self, at: int) -> None:
        text = self._texts[at]
        self._banner.say("")
        words = self._typed.get(text.name, text.text)
        if words != self._edit.toPlainText():  # who just saved goes on where he was
            self._edit.blockSignals(True)
            if text.name == self._shown:  # Ctrl+Z brings back what was typed
                cursor = QTextCursor(self._edit.document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(words)
            else:
                self._edit.setPlainText(words)
            self._edit.blockSignals(False)
        self._shown = text.name
        self._reset.setEnabled(text.own)
        self._save.setEnabled(text.name in self._typed)
        self._fields.show_letter(text.name)
        self._versions.show_letter(text.name)
        self._versions.follow(self._edit.toPlainText())
        self._try()

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed that isn't saved."""
        return bool(self._typed)

    # keeping --------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Keep what is typed, of all letters, until it is saved or thrown away."""
        if self._typed:
            self._key = self._key or fresh_key()
            self._desk.keeper.keep(self._key, self._kept)
        elif self._key:
            self._desk.keeper.forget(self._key)

    def _kept(self) -> dict[str, Any]:
        titles = [_(each.title) for each in self._texts if each.name in self._typed]
        return {
            "kind": "page",
            "start": f"{__name__}:{take_up.__name__}",
            "title": TITLE,
            "name": ", ".join(titles),
            "typed": dict(self._typed),
        }

    def take_up(self, key: str, typed: Mapping[str, str]) -> None:
        """Go on with what was typed before the program ended."""
        self._key = key
        self._typed.update(typed)
        self._keep()
        self._refresh(frozenset({"settings"}))

    def throw_away(self) -> None:
        """Keep nothing that was typed."""
        self._typed.clear()
        self._keep()

    @property
    def _now(self) -> Any:
        return self._texts[self._which.currentIndex()]

    # typing ---------------------------------------------------------------------------------

    def _changed(self) -> None:
        text = self._edit.toPlainText()
        if text == self._now.text:
            self._typed.pop(self._now.name, None)
        else:
            self._typed[self._now.name] = text
        self._keep()
        self._save.setEnabled(self.unsaved)
        self._timer.start()

    def _insert(self, field: str) -> None:
        self._edit.insertPlainText(field)
        self._edit.setFocus()

    def _try(self) -> None:
        name, text = self._now.name, self._edit.toPlainText()
        self._versions.follow(text)
        self._desk.lanes.read(attempt, partial(self._judge, name), name, text)

    def _judge(self, name: str, found: Trial) -> None:
        """Show the page, and what the text lacks; an answer to an older text is late."""
        if name != self._now.name or found.text != self._edit.toPlainText():
            return
        self._banner.say("\n".join(found.problems[:MOST_SAID]))
        if found.pdf is not None:
            self._pane.view.show_pdf(found.pdf)

    # doing ----------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the words as a new version, or say what they lack."""
        name = self._now.name
        self._desk.lanes.perform(
            self._saved, "text.set", refused=self._refuse, name=name, text=self._edit.toPlainText()
        )

    def _saved(self, name: str) -> None:
        self._typed.pop(name, None)
        self._keep()
        self._desk.messages.say(_(N_("De tekst is opgeslagen.")))

    def _refuse(self, refusal: Refusal) -> None:
        self._banner.say(sentence(refusal))

    def _take_back(self) -> None:
        said = _(N_("De oorspronkelijke tekst staat terug."))

        def done(name: str) -> None:
            self._typed.pop(name, None)
            self._keep()
            self._desk.messages.say(said)

        self._desk.lanes.perform(done, "text.reset", name=self._now.name)


def take_up(desk: Desk, key: str, entry: Mapping[str, Any]) -> None:
    """Open the settings at the letter texts, with what was typed there before."""
    from ises_desk.ui.window import MainWindow

    if isinstance(desk.window, MainWindow):
        desk.window.menus.settings.emit("texts")
    for page in desk.window.findChildren(TextsPage)[-1:]:
        page.take_up(key, entry.get("typed", {}))
