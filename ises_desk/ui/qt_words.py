"""Qt's own words that its Dutch translation lacks; only asked for what that one doesn't know."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

WORDS = {
    ("QFileDialog", "&Look in:"): "&Map:",
    ("QFileDialog", "Files of &type:"): "Bestands&type:",
    ("QAbstractFileIconProvider", "Drive"): "Station",
    ("QAbstractFileIconProvider", "Folder"): "Map",
    ("QPrintSettingsOutput", "Page &Set:"): "&Welke pagina's:",
    ("QPrintSettingsOutput", "Double Sided Printing"): "Dubbelzijdig afdrukken",
    ("QPrintSettingsOutput", "Off"): "Uit",
    ("QPrintSettingsOutput", "Long side binding"): "Bindrand aan de lange zijde",
    ("QPrintSettingsOutput", "Short side binding"): "Bindrand aan de korte zijde",
}


class MoreDutch(QTranslator):
    """Knows the words above. Install it before Qt's own translation, which is then asked first."""

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """Tell that there are words here: an empty one is never asked."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  Qt's name
        disambiguation: str | None = None,  # noqa: ARG002  none of these words has one
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return the Dutch of one of the words; None, not "", lets Qt show what it has."""
        return WORDS.get((context, sourceText))  # type: ignore[return-value]
