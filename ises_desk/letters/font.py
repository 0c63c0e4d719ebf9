"""The paper font, cut into fixed subsets that are made once per process and shared by letters.

Making and packing a font subset is most of what a page of PDF costs. So the characters are
dealt out over fixed subsets beforehand: the first holds what Dutch
letters consist of, the others 64 each of the rest of Latin, Greek and Cyrillic. A letter
embeds only the subsets it uses, as bytes that are ready. Characters that Paper Sans lacks come
from Paper Rest.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ises_desk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

FACES = {
    False: ("paper-regular.ttf", "paper-rest-regular.ttf"),
    True: ("paper-semibold.ttf", "paper-rest-bold.ttf"),
}
_DUTCH = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÅÉÈÊËÍÎÏÓÖÚÜÇÑ€–—‘’“”„•…·×−°§±½²³©®ĳĲłŁšŠžŽćčğşŞİ"
_DIGITS = str.maketrans("0123456789", "ABCDEFGHIJ")  # a subset's tag is six capitals
_SPACES = {0x00A0: " ", 0x202F: " ", 0x2011: "-", 0x00AD: None}
_FIRST_CODE = 0x20
_FEW = 64  # characters in a subset of rarer ones: a name needs one or two of them
_CODES = tuple(code for code in range(_FIRST_CODE, 0x100) if code != 0x7F)  # noqa: PLR2004  DEL


@dataclass(frozen=True, slots=True)
class Subset:
    """At most 223 characters of one face; `chars` stand at the codes of `_CODES`."""

    source: Any
    chars: tuple[int, ...]


class Face:
    """A weight of the paper font: its subsets, where each character lies, and its widths (em)."""

    def __init__(self, files: tuple[str, ...]) -> None:
        """Read the font files; the first one that has a character prints it."""
        from reportlab.pdfbase.ttfonts import TTFontFile

        self.subsets: list[Subset] = []
        self.widths: dict[str, float] = {}
        self._place: dict[str, tuple[int, str]] = {}
        for name in files:
            source = TTFontFile(str(resource("fonts", name)))
            fresh = [code for code in source.charToGlyph if chr(code) not in self._place]
            for chars in _dealt(fresh):
                self._take(Subset(source, chars))
        common = {sign: code for sign, (at, code) in self._place.items() if at == 0}
        self._first = frozenset(common)
        self._codes = str.maketrans(common)

    def _take(self, subset: Subset) -> None:
        at = len(self.subsets)
        self.subsets.append(subset)
        for code, char in zip(_CODES, subset.chars, strict=False):
            if chr(char) not in self._place:
                self._place[chr(char)] = (at, chr(code))
                self.widths[chr(char)] = subset.source.charWidths[char] / 1000

    def runs(self, text: str) -> list[tuple[int, str]]:
        """Split text into runs of one subset, as that subset's codes; what is unknown is "?"."""
        if self._first.issuperset(text):
            return [(0, text.translate(self._codes))]
        runs: list[tuple[int, str]] = []
        for sign in text:
            at, code = self._place.get(sign) or self._place["?"]
            if runs and runs[-1][0] == at:
                runs[-1] = (at, runs[-1][1] + code)
            else:
                runs.append((at, code))
        return runs

    def knows(self, sign: str) -> bool:
        """Tell whether a character is printed as itself."""
        return sign in self._place or sign in map(chr, _SPACES)


def clean(text: str) -> str:
    """Return text with the spaces and hyphens that have no shape of their own replaced."""
    return text.translate(_SPACES)


@cache
def face(*, bold: bool) -> Face:
    """Return a weight of the font, read once per process (about 10 ms)."""
    return Face(FACES[bold])


@lru_cache(maxsize=32768)
def width(text: str, bold: bool) -> float:  # noqa: FBT001  cached: positional
    """Return the width of text in em."""
    widths = face(bold=bold).widths
    unknown = widths["?"]
    return sum([widths.get(sign, unknown) for sign in clean(text)])


@dataclass(frozen=True, slots=True)
class FontObjects:
    """A subset as PDF objects without their numbers: the file, its map to Unicode, the rest."""

    file: bytes
    to_unicode: bytes
    name: str
    descriptor: str
    widths: str


@cache
def objects(*, bold: bool, at: int) -> FontObjects:
    """Return a subset as packed PDF objects, made once per process (about 4 ms)."""
    from reportlab.pdfbase.ttfonts import makeToUnicodeCMap

    subset = face(bold=bold).subsets[at]
    source = subset.source
    codes = [0] * _FIRST_CODE + [*subset.chars]
    codes.insert(0x7F, 0) if len(codes) > 0x7F else None  # noqa: PLR2004  DEL stays empty
    file = source.makeSubset(codes)
    name = f"{f'{at:05d}'.translate(_DIGITS)}{'S' if bold else 'R'}+{source.name.decode('ascii')}"
    packed = zlib.compress(file, 9)
    bbox = " ".join(str(round(side)) for side in source.bbox)
    return FontObjects(
        file=stream(packed, f"/Filter /FlateDecode /Length1 {len(file)}"),
        to_unicode=stream(
            zlib.compress(makeToUnicodeCMap(name, codes).encode("ascii"), 9),
            "/Filter /FlateDecode",
        ),
        name=name,
        descriptor=(
            f"/Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{bbox}] "
            f"/ItalicAngle 0 /Ascent {round(source.ascent)} /Descent {round(source.descent)} "
            f"/CapHeight {round(source.capHeight)} /StemV {round(source.stemV)} "
            f"/MissingWidth {round(source.defaultWidth)}"
        ),
        widths=" ".join(f"{source.charWidths.get(code, source.defaultWidth):g}" for code in codes),
    )


def stream(content: bytes, entries: str) -> bytes:
    """Return a PDF stream object."""
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("ascii")
    return head + content + b"\nendstream\n"


def _dealt(codes: Iterable[int]) -> list[tuple[int, ...]]:
    """Deal characters out over subsets: ASCII at its own codes, then Dutch, then by block."""
    left = sorted(code for code in set(codes) if code >= _FIRST_CODE and code not in _SPACES)
    ascii_ = [code for code in _CODES[: 0x7F - _FIRST_CODE] if code in left]
    if len(ascii_) == 0x7F - _FIRST_CODE:
        dutch = [ord(sign) for sign in _DUTCH if ord(sign) in left]
        first = (*ascii_, *dutch)
        rest = [code for code in left if code not in first]
        return [first, *_chunks(rest)]
    return _chunks(left)


def _chunks(codes: list[int]) -> list[tuple[int, ...]]:
    return [tuple(codes[start : start + _FEW]) for start in range(0, len(codes), _FEW)]
