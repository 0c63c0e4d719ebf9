"""Colours, font and style sheet: light, dark, or as the system says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from ises_desk.paths import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Choice = Literal["system", "light", "dark"]
Tone = Literal["plain", "good", "info", "bad", "warn"]

MIDDLE = 128  # lightness
GRID = 8  # px; every distance is a whole or half number of these
FAMILY = "Inter Desk"
FACES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours; a chip has a ground and an ink per tone."""

    name: str
    background: str
    card: str
    line: str
    edge: str  # of what is filled in: it must be seen (WCAG 1.4.11)
    text: str
    muted: str
    accent: str
    accent_over: str
    on_accent: str
    stripe: str
    hover: str
    selected: str
    good: str
    good_ground: str
    info: str
    info_ground: str
    bad: str
    bad_ground: str
    warn: str
    warn_ground: str
    plain: str
    plain_ground: str

    def ink(self, tone: str) -> str:
        """Return the text colour of a tone."""
        return str(getattr(self, tone if tone in TONES else "plain"))

    def ground(self, tone: str) -> str:
        """Return the background colour of a tone."""
        return str(getattr(self, f"{tone if tone in TONES else 'plain'}_ground"))


TONES = frozenset({"plain", "good", "info", "bad", "warn"})

LIGHT = Colours(
    name="light", background="#f4f6f9", card="#ffffff", line="#dfe4ea", edge="#7f8b9b",
    text="#1c2733", muted="#5b6b80", accent="#1d5fd1", accent_over="#174fb0", on_accent="#ffffff",
    stripe="#f9fafc", hover="#eef2f7", selected="#e4edfc",
    good="#136c34", good_ground="#def5e4", info="#1a56bf", info_ground="#e2ecfd",
    bad="#b42318", bad_ground="#fde5e3", warn="#93500a", warn_ground="#fdf0d3",
    plain="#475569", plain_ground="#e9edf2",
)  # fmt: skip
DARK = Colours(
    name="dark", background="#12171e", card="#1a212b", line="#2c3644", edge="#6b7a8f",
    text="#e6ebf2", muted="#94a3b8", accent="#5b9dff", accent_over="#7db2ff", on_accent="#0d1726",
    stripe="#1d2530", hover="#232d3a", selected="#203557",
    good="#6ee7a0", good_ground="#12351f", info="#8ab8ff", info_ground="#17305a",
    bad="#ff9b92", bad_ground="#481a19", warn="#fbc15e", warn_ground="#40300f",
    plain="#b6c2d1", plain_ground="#2c3644",
)  # fmt: skip


class _Now:
    """The colours in use: one screen, one set."""

    colours: Colours = LIGHT


def colours() -> Colours:
    """Return the colours in use."""
    return _Now.colours


def colour(value: str) -> QColor:
    """Return a named colour of the set in use ("muted", "good_ground") as a QColor."""
    return QColor(getattr(_Now.colours, value))


def load_font(app: QApplication) -> None:
    """Load the screen font that comes with the program, once (7 ms).

    The mark is our own: asking Qt for its families reads all fonts of the system.
    """
    if app.property(FAMILY):
        return
    app.setProperty(FAMILY, True)
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", face)))


def apply(app: QApplication, choice: Choice = "system") -> None:
    """Dress the whole application in one set of colours."""
    dark = choice == "dark" or (choice == "system" and _system_is_dark(app))
    _Now.colours = DARK if dark else LIGHT
    load_font(app)
    undress(app)  # first: under a sheet the style has no name, and setting it costs as much again
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPixelSize(13)
    app.setFont(font)
    app.setPalette(_palette(_Now.colours))
    app.setStyleSheet(style_sheet(_Now.colours))


def undress(app: QApplication) -> None:
    """Take the style sheet off: one sheet in the place of another costs Qt three times as much."""
    if app.styleSheet():
        app.setStyleSheet("")


def tell_system(app: QApplication, choice: Choice) -> None:
    """Let the system's own parts (title bars, file dialogs) follow the choice."""
    from PySide6.QtCore import Qt

    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))


def _system_is_dark(app: QApplication) -> bool:
    """Tell whether the system asks for dark colours.

    By the palette before ours: the Qt namespace, with its hundred enumerations, costs 24 ms of the
    first paint. Once we have set a palette, the system is asked by its name.
    """
    if not app.property(FAMILY):
        return bool(app.palette().window().color().lightness() < MIDDLE)
    from PySide6.QtCore import Qt

    return bool(app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def _palette(tones: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tones.background,
        QPalette.ColorRole.WindowText: tones.text,
        QPalette.ColorRole.Base: tones.card,
        QPalette.ColorRole.AlternateBase: tones.stripe,
        QPalette.ColorRole.Text: tones.text,
        QPalette.ColorRole.Button: tones.card,
        QPalette.ColorRole.ButtonText: tones.text,
        QPalette.ColorRole.BrightText: tones.bad,
        QPalette.ColorRole.Highlight: tones.accent,
        QPalette.ColorRole.HighlightedText: tones.on_accent,
        QPalette.ColorRole.Link: tones.accent,
        QPalette.ColorRole.ToolTipBase: tones.card,
        QPalette.ColorRole.ToolTipText: tones.text,
        QPalette.ColorRole.PlaceholderText: tones.muted,
        QPalette.ColorRole.Mid: tones.line,
        QPalette.ColorRole.Midlight: tones.hover,
        QPalette.ColorRole.Accent: tones.accent,
    }
    palette = QPalette()
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(disabled, role, QColor(tones.muted))
    return palette


def style_sheet(tones: Colours) -> str:
    """Return the style sheet for one set of colours."""
    sheet = resource("screen", "style.qss").read_text("utf-8")
    icons = resource("icons").as_posix()
    return Template(sheet).substitute(asdict(tones), icons=icons)
