"""Settings: the words of the letters; a text that lost what it must say is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ises_desk.i18n import N_, _
from ises_desk.ui.messages import sentence
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import Banner, button, label

if TYPE_CHECKING:
    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk


VARIANTS = {
    "invoice": N_("zakelijk"),
    "invoice_consumer": N_("particulier"),
    "invoice_gross": N_("zakelijk, prijzen met btw"),
    "invoice_outside": N_("zakelijk, buiten de Nederlandse btw"),
    "invoice_outside_consumer": N_("particulier, buiten de Nederlandse btw"),
    "invoice_reverse_charge": N_("btw verlegd"),
    "credit_note": N_("zakelijk"),
    "credit_note_consumer": N_("particulier"),
    "credit_note_outside": N_("buiten de Nederlandse btw"),
    "credit_note_reverse_charge": N_("btw verlegd"),
    "default_notice_obligation": N_("een andere verplichting"),
    "default_notice_payment": N_("betaling"),
    "termination_confirmed_business": N_("zakelijk"),
    "termination_confirmed_business_accepted": N_("zakelijk, te laat maar aangenomen"),
    "termination_confirmed_business_late": N_("zakelijk, te laat"),
    "termination_confirmed_consumer_early": N_("particulier, eerder uit coulance"),
    "termination_confirmed_consumer_first_year": N_("particulier, in het eerste jaar"),
    "termination_confirmed_consumer_monthly": N_("particulier, per maand"),
}


def _read(session: Any) -> list[Any]:
    from ises_desk.queries import texts

    return list(texts.texts(session))


class TextsPage(QWidget):
    """Choose a letter, change its words, or take the shipped ones back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._texts: list[Any] = []
        self._which = QComboBox()
        self._which.setAccessibleName(_(N_("Brief")))
        self._which.currentIndexChanged.connect(self._show)
        self._edit = QPlainTextEdit()
        self._edit.setAccessibleName(_(N_("Tekst van de brief")))
        self._edit.setFont(QFont("monospace"))
        self._banner = Banner("bad")
        self._reset = button(_(N_("&Oorspronkelijke tekst")), self._take_back, icon="undo")
        foot = QHBoxLayout()
        foot.addWidget(self._reset)
        foot.addStretch(1)
        foot.addWidget(button(_(N_("Op&slaan")), self.save, primary=True))
        text = N_(
            "Wat tussen accolades staat, vult het programma in. Zinnen die de wet voorschrijft,"
            " moeten blijven staan; brieven die al zijn gemaakt, veranderen niet."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(label(_(N_("Briefteksten")), "title"))
        column.addWidget(label(_(text), "muted", wrap=True))
        column.addWidget(self._which)
        column.addWidget(self._edit, 1)
        column.addWidget(self._banner)
        column.addLayout(foot)
        desk.lanes.touched.connect(self._refresh)
        self._refresh(frozenset({"settings"}))

    def _refresh(self, touched: frozenset[str]) -> None:
        if "settings" in touched:
            self._desk.lanes.read(_read, self._take)

    def _take(self, found: list[Any]) -> None:
        at = max(self._which.currentIndex(), 0)
        self._texts = found
        self._which.blockSignals(True)
        self._which.clear()
        for each in found:
            own = f" ({_(N_('eigen tekst'))})" if each.own else ""
            variant = _(VARIANTS.get(each.name, ""))
            self._which.addItem(f"{_(each.title)}{', ' if variant else ''}{variant}{own}")
        self._which.setCurrentIndex(at)
        self._which.blockSignals(False)
        self._show(at)

    def _show(self, at: int) -> None:
        self._banner.say("")
        self._edit.setPlainText(self._texts[at].text)
        self._reset.setEnabled(self._texts[at].own)

    def save(self) -> None:
        """Write the words, or say what they lack."""
        name = self._texts[self._which.currentIndex()].name
        self._banner.say("")
        self._desk.lanes.perform(
            lambda _name: self._desk.messages.say(_(N_("De tekst is opgeslagen."))),
            "text.set",
            refused=self._refuse,
            name=name,
            text=self._edit.toPlainText(),
        )

    def _refuse(self, refusal: Refusal) -> None:
        self._banner.say(sentence(refusal))

    def _take_back(self) -> None:
        name = self._texts[self._which.currentIndex()].name
        said = _(N_("De oorspronkelijke tekst staat terug."))
        self._desk.lanes.perform(
            lambda _name: self._desk.messages.say(said), "text.reset", name=name
        )
