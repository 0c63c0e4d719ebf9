"""What a form shows of the answers so far: the insight strip, and the letter beside the form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.ui.fields import Insight
from ises_desk.ui.insight import InsightStrip
from ises_desk.ui.letter_draft import Draft, draft
from ises_desk.ui.messages import sentence
from ises_desk.ui.wording_input import WordingInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.fields import FormSpec
    from ises_desk.ui.inputs import Input
    from ises_desk.ui.pdf_pane import PdfPane
    from ises_desk.ui.pdf_view import PdfView

THINKING_MS = 200  # wait for the next key
WAITING = N_("De brief verschijnt hier zodra de velden met een * zijn ingevuld.")
LETTER_MS = 500  # a letter takes longer to make and to read


def _safely(
    session: Any,
    insight: Callable[[Any, Mapping[str, Any]], Insight | None],
    values: Mapping[str, Any],
) -> Insight | None:
    """On the read lane: a Refusal is an insight too."""
    try:
        return insight(session, values)
    except Refusal as refusal:
        return Insight(sentence(refusal), tone="warn")


def paragraph_of(session: Any, key: int) -> str:
    """Return what a paragraph of the terms says (on the read lane)."""
    from ises_desk.queries.paragraphs import explained

    return explained(session, key)


class Thinker(QObject):
    """Looks at a form's values a moment after the last key."""

    def __init__(
        self,
        desk: Desk,
        spec: FormSpec,
        values: Callable[[], Mapping[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._spec, self._values = desk, spec, values
        self.strip = InsightStrip()
        self.strip.asked.connect(self._explain)
        self.pane: PdfPane | None = None
        self.view: PdfView | None = None
        if spec.look is not None:
            from ises_desk.ui.pdf_pane import PdfPane

            self.pane = PdfPane(desk)
            self.view = self.pane.view
            self.view.show_text(_(WAITING))
        self._wording: WordingInput | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LETTER_MS if spec.look else THINKING_MS)
        self._timer.timeout.connect(self._think)

    def follow(self, inputs: Iterable[Input]) -> None:
        """Let the letter have the words that are typed in the input for them, if there is one."""
        self._wording = next((each for each in inputs if isinstance(each, WordingInput)), None)

    def _explain(self, key: int) -> None:
        """Show what a paragraph says, in the form that asked."""
        self._desk.lanes.read(paragraph_of, self.strip.explain, key)

    def start(self) -> None:
        """Think again after a moment of rest."""
        self._timer.start()

    def _think(self) -> None:
        values = dict(self._values())
        if self._spec.insight is not None:
            self._desk.lanes.read(_safely, self.strip.show_insight, self._spec.insight, values)
        if self.view is not None and self._unanswered(values):
            self.view.show_text(_(WAITING))
        elif self._spec.look is not None:
            code, asked = self._spec.asks(values)
            arguments = {name: value for name, value in asked.items() if value is not None}
            look: Callable[[Any, Any], Any] = self._spec.look
            if self._wording is not None:
                arguments.pop(self._wording.field.name, None)  # they come in when it is looked at
                look = partial(draft, self._wording.given)
            self._desk.lanes.rehearse(self._show, code, look, arguments)

    def _unanswered(self, values: Mapping[str, Any]) -> bool:
        """Tell whether a deed could not even be tried: something it can't do without is open."""
        fields = (field for group in self._spec.groups for field in group.fields)
        return any(field.required and values.get(field.name) in (None, "") for field in fields)

    def _show(self, found: Any) -> None:
        if self.view is None:
            return
        if isinstance(found, Draft):
            if self._wording is not None:
                self._wording.offer(found)
            found = found.refusal or found.pdf
        if isinstance(found, Refusal):
            self.view.show_text(sentence(found))
        else:
            self.view.show_pdf(found)
