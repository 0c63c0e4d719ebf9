"""Every key of the window, in one place: what it is, and what it does on the sheet of keys."""

from __future__ import annotations

from dataclasses import dataclass

from ises_desk.i18n import N_, _

PAGES = (*(f"Alt+{number}" for number in (*range(1, 10), 0)), "Alt+-")
BACK, FORWARD = "Alt+Left", "Alt+Right"
FIND_ANYTHING = "Ctrl+K"
UNDO = "Ctrl+Z"
CUT, COPY, PASTE = "Ctrl+X", "Ctrl+C", "Ctrl+V"
MESSAGES = "Ctrl+M"
OPEN_FILE = "Ctrl+O"
BACKUP = "Ctrl+Shift+B"
SETTINGS = "Ctrl+,"
MANUAL, SHEET = "F1", "Shift+F1"
QUIT = "Ctrl+Q"
SEARCH = "Ctrl+F"
NEW = "Ctrl+N"
REMOVE = "Delete"
PRINT = "Ctrl+P"
TIMELINE = "Ctrl+T"
REFRESH = "F5"
LARGER, SMALLER, FITTING = ("Ctrl++", "Ctrl+="), ("Ctrl+-",), ("Ctrl+0",)

_DUTCH = {
    "Left": N_("Pijl links"),
    "Right": N_("Pijl rechts"),
    "PgUp": "PageUp",
    "PgDown": "PageDown",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: keys that do the same or belong together, and what they do."""

    keys: tuple[str, ...]
    does: str


GROUPS = (
    (
        N_("Overal"),
        (
            Line(
                (f"{PAGES[0]} … {PAGES[8][-1]}", *PAGES[9:]),
                N_("naar een bladzijde, van de eerste tot de laatste"),
            ),
            Line((BACK,), N_("terug")),
            Line((FORWARD,), N_("vooruit")),
            Line((FIND_ANYTHING,), N_("alles vinden")),
            Line((UNDO,), N_("de laatste handeling ongedaan maken")),
            Line((MESSAGES,), N_("de meldingen van deze zitting")),
            Line((BACKUP,), N_("een back-up maken")),
            Line((OPEN_FILE,), N_("een administratie openen")),
            Line((SETTINGS,), N_("instellingen")),
            Line((MANUAL,), N_("de handleiding, bij het hoofdstuk dat hier past")),
            Line((SHEET,), N_("dit blad met toetsen")),
            Line((QUIT,), N_("afsluiten")),
        ),
    ),
    (
        N_("In een lijst"),
        (
            Line((SEARCH,), N_("zoeken; Enter of pijl omlaag gaat naar de lijst")),
            Line(("Esc",), N_("het zoeken leegmaken, of weer één rij kiezen")),
            Line((NEW,), N_("nieuw")),
            Line(("Enter",), N_("openen of wijzigen")),
            Line((REMOVE,), N_("verwijderen, waar het mag")),
            Line(("A … Z",), N_("naar de eerste rij die zo begint")),
            Line(("Home", "End"), N_("naar de eerste en de laatste rij")),
            Line(("PgUp", "PgDown"), N_("een scherm omhoog en omlaag")),
            Line(("Shift", "Ctrl+A"), N_("meer rijen kiezen, en alle")),
            Line((COPY,), N_("de gekozen rijen kopiëren als tekst")),
            Line((TIMELINE,), N_("dossier of tijdlijn van een klant")),
            Line((PRINT,), N_("een brief afdrukken")),
            Line((REFRESH,), N_("opnieuw lezen")),
        ),
    ),
    (
        N_("In een formulier"),
        (
            Line(("Ctrl+S", "Ctrl+Enter"), N_("opslaan, uit elk veld")),
            Line(("Enter",), N_("opslaan; in een klantveld de lijst openen")),
            Line(("Esc",), N_("het formulier verlaten; wat is ingevuld, wordt nagevraagd")),
        ),
    ),
    (
        N_("Bij een brief"),
        (
            Line((LARGER[0], SMALLER[0]), N_("groter en kleiner")),
            Line(FITTING, N_("passend in de breedte")),
        ),
    ),
)


def shown(key: str) -> str:
    """Return a key as people read it.

    >>> shown("Alt+Left")
    'Alt+Pijl links'
    """
    parts = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
    return "+".join(_(_DUTCH.get(part, part)) for part in parts)


def everything() -> frozenset[str]:
    """Return every key on the sheet."""
    lines = [line for _title, lines in GROUPS for line in lines]
    return frozenset({*PAGES, *LARGER, *(key for line in lines for key in line.keys)})
