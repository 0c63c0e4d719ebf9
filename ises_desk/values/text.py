"""Text that people type: normalised, without hidden signs, and printable by the paper font."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the paper font prints; emoji, Asian and Arabic script are not among it.
PRINTABLE = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00AC),  # Latin-1 without the soft hyphen
    (0x00AE, 0x024F),  # Latin-1, Latin Extended A and B
    (0x0384, 0x038A),  # Greek
    (0x038C, 0x038C),
    (0x038E, 0x03A1),
    (0x03A3, 0x03CE),
    (0x0400, 0x0481),  # Cyrillic without its combining marks
    (0x048A, 0x0513),
    (0x1E00, 0x1E9B),  # Latin Extended Additional
    (0x1E9E, 0x1E9E),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),  # daggers and bullet
    (0x2026, 0x2026),  # ellipsis
    (0x2030, 0x2030),  # per mille
    (0x2032, 0x2034),  # primes
    (0x2039, 0x203A),
    (0x20A0, 0x20B5),  # currencies
    (0x20B8, 0x20BA),
    (0x20BD, 0x20BD),
    (0x20BF, 0x20BF),
    (0x2116, 0x2116),  # numero
    (0x2122, 0x2122),  # trade mark
    (0x2126, 0x2126),  # ohm
    (0x2190, 0x2195),  # arrows
    (0x2212, 0x2212),  # minus
    (0x221A, 0x221A),  # root
    (0x221E, 0x221E),  # infinity
    (0x2248, 0x2248),  # about
    (0x2260, 0x2260),  # not equal
    (0x2264, 0x2265),  # at most, at least
)
_JOINER = "\N{ZERO WIDTH JOINER}"
_JOINED = frozenset({_JOINER, "\N{ZERO WIDTH NON-JOINER}"})
_TONES = ("\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}", "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}")
_TAGS = ("\N{TAG SPACE}", "\N{CANCEL TAG}")
_FLAGS = ("\N{REGIONAL INDICATOR SYMBOL LETTER A}", "\N{REGIONAL INDICATOR SYMBOL LETTER Z}")
_FLAG_LETTERS = "".join(map(chr, range(ord(_FLAGS[0]), ord(_FLAGS[1]) + 1)))
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LETTERS = str.maketrans(
    {
        "ł": "l", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
        "œ": "oe", "ĳ": "ij", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "’": "'",
    }
)  # fmt: skip


def line(
    text: str, longest: int, label: str, *, empty: bool = False, printable: bool = True
) -> str:
    r"""Return one line: trimmed, NFC, single spaces; Refusal for what can't be stored or printed.

    >>> line("  Jose\u0301  de Vries ", 40, "Naam")
    'José de Vries'
    """
    clean = unicodedata.normalize("NFC", text).strip()
    _refuse_hidden(clean, label, allowed="")
    return _checked(" ".join(clean.split()), longest, label, empty=empty, printable=printable)


def block(
    text: str, longest: int, label: str, *, empty: bool = False, printable: bool = True
) -> str:
    r"""Return text of several lines, with "\n" between them; Refusal as for a line.

    >>> block("Eerste regel \r\nTweede", 80, "Tekst")
    'Eerste regel\nTweede'
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    clean = unicodedata.normalize("NFC", unified)
    _refuse_hidden(clean, label, allowed="\n")
    trimmed = "\n".join(row.rstrip() for row in clean.split("\n")).strip("\n")
    return _checked(trimmed, longest, label, empty=empty, printable=printable)


def is_printable(sign: str) -> bool:
    """Tell whether the paper font has a sign."""
    point = ord(sign)
    return any(first <= point <= last for first, last in PRINTABLE)


def fold(text: str) -> str:
    """Return text as it is searched: without case, accents and special letters.

    >>> fold("Łódź, IJsselmuiden Straße")
    'lodz, ijsselmuiden strasse'
    """
    if text.isascii():  # most of what there is
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    lowered = unicodedata.normalize("NFKD", apart.casefold())
    bare = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return bare.translate(_LETTERS)


def cut(text: str, longest: int) -> str:
    r"""Return text, or its beginning with an ellipsis; what is drawn as one sign isn't halved.

    >>> cut("Bakkerij", 8), cut("Bakkerij", 5), cut("Zoe\u0308 en", 4)
    ('Bakkerij', 'Bakk…', 'Zo…')
    """
    if len(text) <= longest:
        return text
    end = longest - 1
    if not text[: end + 1].isascii():
        while end > 0 and _one_sign(text, end):
            end -= 1
    return f"{text[:end]}…"


def _one_sign(text: str, at: int) -> bool:
    """Tell whether the signs before and at a place are drawn as one: an emoji, a flag."""
    here = text[at]
    if here in _JOINED or _TONES[0] <= here <= _TONES[1] or _TAGS[0] <= here <= _TAGS[1]:
        return True
    if text[at - 1] == _JOINER or unicodedata.category(here).startswith("M"):
        return True
    if not _FLAGS[0] <= here <= _FLAGS[1]:
        return False
    before = len(text[:at]) - len(text[:at].rstrip(_FLAG_LETTERS))
    return before % 2 == 1


def listed(words: Sequence[str]) -> str:
    """Return words as a Dutch sentence lists them.

    >>> listed(["C1", "C2", "C3"])
    'C1, C2 en C3'
    >>> listed(["C1", "C2"]), listed(["C1"]), listed([])
    ('C1 en C2', 'C1', '')
    """
    *first, last = words or [""]
    return f"{', '.join(first)} en {last}" if first else last


def _is_plain(text: str) -> bool:
    """Tell whether there are only signs that can be seen and that every font has; most texts."""
    return text.isascii() and text.isprintable()


def _refuse_hidden(text: str, label: str, *, allowed: str) -> None:
    if _is_plain(text):
        return
    for sign in text:
        if sign not in allowed and unicodedata.category(sign) in _HIDDEN:
            raise Refusal(
                N_("{label}: hier staat een onzichtbaar teken ({code}); typ de tekst opnieuw."),
                label=_(label),
                code=f"U+{ord(sign):04X}",
            )


def _checked(text: str, longest: int, label: str, *, empty: bool, printable: bool) -> str:
    if not text and not empty:
        raise Refusal(N_("{label}: vul dit in."), label=_(label))
    if len(text) > longest:
        raise Refusal(
            N_("{label}: dit is te lang, {length} tekens; er passen er {longest}."),
            label=_(label),
            length=len(text),
            longest=longest,
        )
    for sign in text if printable and not _is_plain(text) else "":
        if sign != "\n" and not is_printable(sign):
            raise Refusal(
                N_("{label}: het teken {sign} kan niet worden afgedrukt; gebruik letters, "
                   "cijfers en leestekens."),
                label=_(label),
                sign=sign,
            )  # fmt: skip
    return text
