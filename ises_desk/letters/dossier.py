"""A dossier as one PDF: cover, contents, numbered exhibits with their originals, outline.

What we write is drawn here; an original is taken in page by page as it was stored, behind a page
that says what it is, with only its number in the margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Trouble, unless_stopped
from ises_desk.i18n import N_, on_paper
from ises_desk.letters.archive import archive
from ises_desk.letters.body import Body
from ises_desk.letters.layout import break_lines
from ises_desk.letters.look import ACCENT, BRAND, LEFT, LINE, RIGHT, SENDER, SMALL, SUBJECT
from ises_desk.letters.pen import MM, PAGE, Pen
from ises_desk.letters.text import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ises_desk.errors import Tell
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.text import FilledPart

CONTENTS = "Inhoud"
COVER = "Voorblad"
_TOP = 30 * MM
_FOOT = 284 * MM
_MARGIN = 8 * MM  # where an original of our own has nothing
_NO_PAGE = "0000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A numbered part: what it says itself, and the original that comes behind it.

    `name` is the short name under which amounts refer to it; `file` that of the original.
    """

    title: str
    name: str
    parts: tuple[FilledPart, ...]
    original: bytes | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is bound: `cover` and `closing` stand before and behind the exhibits."""

    title: str
    about: str
    on: date
    cover: tuple[FilledPart, ...]
    exhibits: tuple[Exhibit, ...]
    closing_title: str
    closing: tuple[FilledPart, ...]


@dataclass(slots=True)
class _Section:
    """Pages of ours, and those of an original behind them."""

    title: str
    pens: list[Pen]
    label: str = ""
    original: Any = None
    first: int = 0

    @property
    def count(self) -> int:
        return len(self.pens) + (len(self.original.pages) if self.original else 0)


@on_paper()
def bound(dossier: Dossier, head: Letterhead, tell: Tell | None = None) -> bytes:
    """Return the dossier as PDF; what a reader sees is the same for the same arguments.

    Raises Trouble for an original that can't be read, Stopped when `tell` says so.
    """
    sections = [*_exhibits(dossier, tell)]
    closing = _Section(dossier.closing_title, _drawn(dossier.closing_title, dossier.closing))
    cover = _Section(COVER, _drawn(dossier.title, dossier.cover, head=head))
    contents = _Section(CONTENTS, [])
    whole = [cover, contents, *sections, closing]
    contents.pens = _contents(whole)  # its length is known once it is drawn
    first = 1
    for section in whole:
        section.first = first
        first += section.count
    contents.pens = _contents(whole)
    try:
        return _bind(dossier, whole, head, first - 1)
    finally:
        for section in sections:
            if section.original is not None:
                section.original.close()


def _exhibits(dossier: Dossier, tell: Tell | None) -> Iterator[_Section]:
    for at, exhibit in enumerate(dossier.exhibits, 1):
        unless_stopped(tell, at - 1, len(dossier.exhibits), exhibit.title)
        label = f"Productie {at}"
        yield _Section(
            f"{label}: {exhibit.title}",
            _drawn(exhibit.title, exhibit.parts, above=label),
            label,
            _opened(exhibit),
        )


def _opened(exhibit: Exhibit) -> Any:
    if exhibit.original is None:
        return None
    import pikepdf

    try:
        return pikepdf.open(BytesIO(exhibit.original))
    except pikepdf.PdfError as why:  # a password is one as well
        raise Trouble(
            N_("Het document {file} kan niet in het dossier worden opgenomen."),
            why=str(why),
            advice=N_("Kijk het bestand na met de opdracht check."),
            file=exhibit.file,
        ) from why


def _drawn(
    title: str, parts: Sequence[FilledPart], *, above: str = "", head: Letterhead | None = None
) -> list[Pen]:
    pen, y = Pen(), _TOP
    if head is not None:
        y = pen.lines(LEFT, y, break_lines(head.name, RIGHT - LEFT, BRAND), BRAND) + 24
    if above:
        y = pen.lines(LEFT, y, (above,), BRAND) + 4
    lines = break_lines(title, RIGHT - LEFT, SUBJECT)
    body = Body(pen, pen.lines(LEFT, y + 4, lines, SUBJECT) - 6, top=_TOP)
    body.draw(parts)
    return body.pens


def _contents(sections: Sequence[_Section]) -> list[Pen]:
    rows = tuple((each.title, str(each.first or _NO_PAGE)) for each in sections)
    grid = Grid(head=("Stuk", "Blad"), right=(False, True), rows=rows, closing=())
    return _drawn(CONTENTS, (grid,))


def _bind(dossier: Dossier, sections: Sequence[_Section], head: Letterhead, total: int) -> bytes:
    import pikepdf

    sheets = [sheet for each in sections for sheet in _numbered(each, dossier, total)]
    ours = archive(
        [pen.sheet() for pen, _mark in sheets],
        PAGE,
        title=dossier.title,
        author=head.name,
        on=dossier.on,
        logo=head.logo,
    )
    made = BytesIO()
    with pikepdf.open(BytesIO(ours)) as whole, pikepdf.open(BytesIO(ours)) as marks:
        while len(whole.pages):
            del whole.pages[-1]
        at = 0
        for section in sections:
            for _pen in section.pens:
                whole.pages.append(marks.pages[at])
                at += 1
            for page in section.original.pages if section.original else ():
                whole.pages.append(page)
                whole.pages[-1].add_overlay(marks.pages[at], _full(whole.pages[-1]))
                at += 1
        _describe(whole, sections)
        whole.remove_unreferenced_resources()
        whole.save(made, deterministic_id=True)
    return made.getvalue()


def _full(page: Any) -> Any:
    import pikepdf

    return pikepdf.Rectangle(*(float(side) for side in page.cropbox))


def _describe(whole: Any, sections: Sequence[_Section]) -> None:
    import pikepdf

    for name in ("/OutputIntents", "/Metadata"):  # an original need not be PDF/A
        if name in whole.Root:
            del whole.Root[name]
    with whole.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(each.title, each.first - 1, "Fit") for each in sections
        )
    whole.Root.PageMode = pikepdf.Name.UseOutlines


def _numbered(section: _Section, dossier: Dossier, total: int) -> Iterator[tuple[Pen, bool]]:
    """Yield our own pages with head and foot, then a mark for each page of the original."""
    page = section.first
    for pen in section.pens:
        pen.text(LEFT, 18 * MM, dossier.about, SENDER)
        pen.text(RIGHT, 18 * MM, section.label, SENDER, right=True)
        pen.rule(LEFT, 18 * MM + 6, RIGHT, LINE)
        pen.rule(LEFT, _FOOT - 11, RIGHT, LINE)
        pen.text(LEFT, _FOOT, dossier.title, SMALL)
        pen.text(RIGHT, _FOOT, f"blad {page} van {total}", SMALL, right=True)
        yield pen, False
        page += 1
    for _page in section.original.pages if section.original else ():
        pen = Pen()
        style = SMALL.__class__(SMALL.size, SMALL.leading, bold=True, colour=ACCENT)
        pen.text(RIGHT, _MARGIN, f"{section.label} · blad {page} van {total}", style, right=True)
        yield pen, True
        page += 1
