"""A first start, step by step: who you are, where things lie, and how to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ises_desk.i18n import N_, _
from ises_desk.ui import first_draft
from ises_desk.ui.choice_card import ChoiceCard
from ises_desk.ui.first_business import BusinessStep
from ises_desk.ui.first_parts import Where, choosing
from ises_desk.ui.first_place import PlaceStep
from ises_desk.ui.first_ways import Answers
from ises_desk.ui.theme import GRID
from ises_desk.ui.widgets import button, label, retitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ises_desk.errors import Refusal
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.first_ways import Ways

MOST = 1240  # px, of the steps that ask
COUNTRY = "NL"
NEXT, MAKE = N_("Ver&der"), N_("&Aanmaken")
WELCOME = N_(
    "De administratie van uw hosting- en domeinbedrijf, met uw voorwaarden en de wet erin. Alles"
    " blijft op uw eigen computer."
)
TITLES = {
    "business": N_("Uw bedrijf"),
    "place": N_("Waar alles staat"),
    "begin": N_("Aan de slag"),
}
TEXTS = {
    "business": N_(
        "Deze gegevens staan op elke factuur en elke brief. Rechts ziet u meteen uw briefpapier."
    ),
    "place": N_(
        "Kies waar uw administratie en de back-ups komen te staan. Wat al is ingevuld, is meestal"
        " goed."
    ),
    "begin": N_("Uw administratie staat klaar. Hoe wilt u beginnen?"),
}


class FirstStart(QWidget):
    """The steps over all pages; what was typed is kept until it is done."""

    def __init__(self, desk: Desk, ways: Ways, *, made: bool) -> None:
        """With `made` the administration is there already, and open."""
        super().__init__()
        self._desk, self._ways, self._made = desk, ways, made
        self._draft = first_draft.load(desk.settings)
        self.business = BusinessStep(desk)
        self.place = PlaceStep(desk, ways.open_there)
        self._stack = QStackedWidget()
        self._steps = {
            "welcome": choosing(N_("Welkom bij ises_desk"), WELCOME, self._welcome_cards()),
            "business": self.business,
            "place": self.place,
            "begin": choosing(TITLES["begin"], TEXTS["begin"], self._begin_cards()),
        }
        for step in self._steps.values():
            self._stack.addWidget(step)
        self._head, self._text, self._where = (
            label("", "title"),
            label("", "muted"),
            Where(tuple(TITLES.values())),
        )
        self._back = button(_(N_("Teru&g")), self.back, icon="back")
        self._next = button(_(NEXT), self.forward, primary=True)
        self._lay_out()
        self._start()

    # making ---------------------------------------------------------------------------------

    def _welcome_cards(self) -> Sequence[ChoiceCard]:
        ways = self._ways
        back = (
            (
                ChoiceCard(
                    "back",
                    N_("Te&rug naar uw administratie"),
                    N_("U had al een administratie; zij is niet gewijzigd."),
                    ways.home,
                ),
            )
            if ways.home is not None
            else ()
        )
        return (
            *back,
            ChoiceCard(
                "home",
                N_("&Mijn eigen administratie"),
                N_("Begin met uw eigen bedrijf. In drie stappen staat alles klaar."),
                lambda: self.go("business"),
            ),
            ChoiceCard(
                "search",
                N_("De &demonstratie bekijken"),
                N_("Kijk rond in een verzonnen bedrijf. Er kan niets misgaan."),
                ways.demonstrate,
            ),
            ChoiceCard(
                "open",
                N_("Een bestaande administratie &openen…"),
                N_("U hebt al een administratie van ises_desk, op een andere plaats."),
                ways.open_other,
            ),
            ChoiceCard(
                "backup",
                N_("Een back-up &terugzetten…"),
                N_("U stapt over van een andere computer, of u herstelt na een storing."),
                ways.restore,
            ),
        )

    def _begin_cards(self) -> Sequence[ChoiceCard]:
        return (
            ChoiceCard(
                "inbox",
                N_("&Mijn oude administratie overnemen"),
                N_(
                    "Klanten, contracten en openstaande facturen uit de export van een ander"
                    " programma, na een proef waarin u ziet wat er gebeurt."
                ),
                lambda: self.end(first_draft.IMPORT),
            ),
            ChoiceCard(
                "products",
                N_("&Leeg beginnen"),
                N_("U voert eerst in wat u verkoopt, daarna uw klanten en hun contracten."),
                lambda: self.end("product"),
            ),
            ChoiceCard(
                "today",
                N_("Eerst &rondkijken"),
                N_("U begint op de bladzijde Vandaag; invoeren kan altijd nog."),
                lambda: self.end("today"),
            ),
        )

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._where)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        inside = QVBoxLayout()
        inside.setSpacing(GRID + 4)
        inside.addWidget(self._head)
        inside.addWidget(self._text)
        inside.addWidget(self._stack, 1)
        inside.addLayout(foot)
        middle = QWidget()
        middle.setMaximumWidth(MOST)
        middle.setLayout(inside)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        whole.addStretch(1)
        whole.addWidget(middle, 1000)
        whole.addStretch(1)

    def _start(self) -> None:
        """Show what was kept, at the step where the owner was."""
        kept = self._draft
        self.business.fill({"country": COUNTRY, **kept.business})
        there = Path(kept.file) if kept.file and not self._made else self._desk.path
        self.place.fill(there, kept.backups, locked=self._made)
        self.business.changed.connect(self.keep)
        self.place.changed.connect(self.keep)
        self.go(kept.step if self._made or kept.step != "begin" else "place")

    # going ----------------------------------------------------------------------------------

    @property
    def step(self) -> str:
        """The step on screen."""
        return self._draft.step

    def go(self, step: str) -> None:
        """Show a step."""
        self._draft.step = step
        asks = step in {"business", "place"}
        self._head.setText(_(TITLES.get(step, "")))
        self._text.setText(_(TEXTS.get(step, "")))
        for part in (self._head, self._text, self._next):
            part.setVisible(asks)
        self._back.setVisible(step != "welcome")
        self._where.show_step(first_draft.STEPS.index(step))
        retitle(self._next, _(MAKE if step == "place" and not self._made else NEXT))
        self._next.setEnabled(True)
        self._stack.setCurrentWidget(self._steps[step])
        self.keep()
        self.focus()

    def focus(self) -> None:
        """Put the keyboard where the step begins."""
        step = self._steps[self.step]
        if step is self.business:
            self.business.begin()
        elif step is self.place:
            self.place.begin()
        else:
            step.findChildren(ChoiceCard)[0].setFocus()

    def back(self) -> None:
        """Go to the step before this one; what was typed stays."""
        at = first_draft.STEPS.index(self.step)
        if at:
            self.go(first_draft.STEPS[at - 1])

    def forward(self) -> None:
        """Go on when what was asked is right."""
        if self.step == "business":
            self.business.check(lambda: self.go("place"))
        elif self.step == "place":
            self.place.check(self._make)

    def _make(self) -> None:
        if not self._next.isEnabled():
            return
        self._next.setEnabled(False)
        place = self.place
        answers = Answers(
            business=self.business.typed(),
            file=place.file,
            backups=place.backups_in,
            always=place.always.isChecked(),
        )
        self._ways.make(answers, self._finished, self._refused)

    def lock(self) -> None:
        """Let the administration stay where it is: it was made."""
        self._made = True
        self.place.fill(self.place.file, str(self.place.backups_in), locked=True)

    def _finished(self) -> None:
        self.lock()
        self.go("begin")

    def _refused(self, refusal: Refusal) -> None:
        self.go("business")
        self.business.show_refusal(refusal)

    def again(self) -> None:
        """Let the owner try again: making did not work, and he was told why."""
        self._next.setEnabled(True)

    def end(self, where: str) -> None:
        """Leave the first start for a page."""
        self._ways.done(where)

    def keep(self) -> None:
        """Keep what was typed, so that it can be taken up again after closing the program."""
        self._draft.business = self.business.typed()
        self._draft.file, self._draft.backups = str(self.place.file), str(self.place.backups_in)
        self._draft.save(self._desk.settings)

    # what every page answers ------------------------------------------------------------------

    def refresh(self) -> None:
        """Stay as it is."""

    def remember(self) -> None:
        """Keep what was typed."""
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Enter in a field go on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.forward()
        else:
            super().keyPressEvent(event)
