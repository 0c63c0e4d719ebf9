"""What the finder finds, on the read lane: records by the file, pages and deeds by their words."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import manual_sections, pages
from ises_desk.ui.list_bar import BarSpec
from ises_desk.ui.page_spec import PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ises_desk.queries.search import Found
    from ises_desk.ui.page_spec import Deed

ICONS = {
    "customer": "customers",
    "account": "customers",
    "domain": "domains",
    "contract": "contracts",
    "invoice": "invoices",
    "payment": "payments",
    "complaint": "complaints",
    "letter": "letters",
    "product": "products",
    "campaign": "bell",
}
PAGE, DEED, SETTING, MENU = N_("Bladzijde"), N_("Handeling"), N_("Instelling"), N_("Menu")
CHAPTER, PARAGRAPH = N_("Handleiding"), N_("Voorwaarden")
READ = ("chapter", "paragraph")  # kinds of hits that one can only read
ENDINGS = ("ingen", "ing", "en")  # of verbs and what is made of them
SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the finder: what it is, and by `code` (its words with colons) where it leads.

    Codes: record:<kind>:<key>, page:<subject>, deed:<subject>:<code>, setting:<place>, menu:<text>,
    chapter:<file>#<heading>, paragraph:<key>.
    """

    code: str
    icon: str
    word: str
    title: str
    about: str = ""
    subject: str = ""
    goto: int = 0

    @property
    def spoken(self) -> str:
        """All of it in one line: for who listens."""
        return ", ".join(filter(None, (self.title, self.word, self.about)))


def find(session: Any, text: str, places: Sequence[Hit], used: Sequence[str]) -> list[Hit]:
    """Return what the text finds, the best first; the last used (codes) when it is empty."""
    from ises_desk.queries.search import search, wanted

    everywhere = [*places, *_deeds()]
    asked = wanted(text)
    if not asked.words:
        return _last(session, everywhere, used)
    found = [(each.rank, _hit(each)) for each in search(session, text)]
    found += [(rank, hit) for hit in everywhere if (rank := _fits(hit, asked)) is not None]
    found += _paragraphs(text)
    found += _pieces(asked)
    # what one can go to or do stands before what one can read about it
    return [
        hit
        for _rank, hit in sorted(
            found, key=lambda each: (each[0], each[1].code.partition(":")[0] in READ)
        )
    ]


def _last(session: Any, places: Sequence[Hit], used: Sequence[str]) -> list[Hit]:
    from ises_desk.queries.search import named

    records = [code.split(":")[1:] for code in used if code.startswith("record:")]
    known = {hit.code: hit for hit in (*places, *_read_before(used))}
    known |= {
        hit.code: hit
        for hit in map(_hit, named(session, [(kind, int(key)) for kind, key in records]))
    }
    return [known[code] for code in used if code in known]


def _hit(found: Found) -> Hit:
    from ises_desk.queries.search_sources import OPEN
    from ises_desk.values import formats

    about = " · ".join(_(OPEN) if each == OPEN else formats.show(each) for each in found.about)
    return Hit(
        code=f"record:{found.kind}:{found.key}",
        icon=ICONS[found.kind],
        word=_(found.word),
        title=found.title if found.title != "Concept" else _("Concept"),
        about=about,
        subject=found.subject,
        goto=found.goto,
    )


def _paragraphs(text: str) -> list[tuple[int, Hit]]:
    """Return the paragraphs of the terms that a text finds, a few, the nearest first."""
    from ises_desk.queries import search
    from ises_desk.queries.paragraphs import found

    return [
        (search.WORD if named else search.HOLDS, _paragraph(key, title, about))
        for named, key, title, about in found(text)[: search.EACH]
    ]


def _pieces(asked: Any) -> list[tuple[int, Hit]]:
    """Return the pieces of the manual that a text finds, a few, those named so first."""
    from ises_desk.queries import search

    stems = [_stem(each) for each in asked.words]
    return [
        (search.WORD if named else search.HOLDS, _piece(piece))
        for named, piece in manual_sections.holding(stems, search.EACH)
        if piece.heading or not named  # the chapter itself is among the places
    ]


def _piece(piece: manual_sections.Piece) -> Hit:
    about = piece.title if piece.heading else ""
    return Hit(f"chapter:{piece.place}", "info", _(CHAPTER), piece.heading or piece.title, about)


def _read_before(used: Sequence[str]) -> list[Hit]:
    """Return the paragraphs and the pieces of the manual among the last used."""
    from ises_desk.queries.paragraphs import named

    keys = [int(code.partition(":")[2]) for code in used if code.startswith("paragraph:")]
    pieces = [_piece(piece) for piece in manual_sections.pieces() if piece.heading]
    return [*(_paragraph(*each) for each in named(keys)), *(p for p in pieces if p.code in used)]


def _paragraph(key: int, title: str, about: str) -> Hit:
    return Hit(f"paragraph:{key}", "terms", _(PARAGRAPH), title, about, "terms", key)


def _fits(hit: Hit, asked: Any) -> int | None:
    """Return how well a page or deed fits, as the records are ranked; None when it doesn't."""
    from ises_desk.queries import search
    from ises_desk.values.text import fold

    title = fold(hit.title)
    if title == asked.text:
        return search.WHOLE
    if title.startswith(asked.text):
        return search.NAMED
    words = title.split()
    if all(any(word.startswith(each) for word in words) for each in asked.words):
        return search.WORD
    whole = f"{title} {fold(hit.about)}"  # the page or menu helps to tell, but doesn't find alone
    stems = [_stem(each) for each in asked.words]
    named = any(each in title for each in stems)
    return search.HOLDS if named and all(each in whole for each in stems) else None


def _stem(word: str) -> str:
    """Return a word without the ending of a verb or its noun: betalen is near to betaling."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _deeds() -> Iterator[Hit]:
    """Yield the deeds of every page; its module is imported here, off the window's thread.

    First those that need nothing chosen: where two are called the same they simply work.
    """
    found = [(tab, deed) for tab in pages.TABS for deed in deeds_of(tab) if not deed.hidden]
    found.sort(key=lambda each: each[1].place != "bar")
    known = set()
    for tab, deed in found:
        title = plain(_(deed.text))
        if (tab.subject, title) in known:
            continue
        known.add((tab.subject, title))
        yield Hit(
            code=f"deed:{tab.subject}:{deed.code}",
            icon=deed.icon,
            word=_(DEED),
            title=title,
            about=plain(_(tab.title)),
            subject=tab.subject,
        )


def deeds_of(tab: pages.Tab) -> tuple[Deed, ...]:
    """Return the deeds of a page: of a list, or those above another page."""
    module = import_module(f"ises_desk.ui.{tab.module}")
    spec = getattr(module, "SPEC", None) or getattr(module, "BAR", None)
    return spec.deeds if isinstance(spec, PageSpec | BarSpec) else ()


def plain(text: str) -> str:
    """Return a menu's or button's text without mnemonic, key and dots."""
    return text.partition("\t")[0].replace("&", "").rstrip("…")
