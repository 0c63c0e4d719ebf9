"""A letter's words: a Dutch text file without logic, read into parts.

The head ends at the first empty line: the subject, then a `label: {field}` a line, printed
beside the address. After it come parts with an empty line between them. Each is an ordinary
paragraph unless its lines begin with a sign:

    =  a small heading; alone on its line it ends the section
    !  a paragraph that must not be overlooked
    -  an item of a list
    ~  small print
    |  a table: the headings, the row that is repeated, and closing rows (totals)
    +  a sum at the right below a table, `+ label | {amount}`; `++` is the final one
    >  a line of the payment panel, `> label: {field}`; `> {qr} words` is the code to scan
       with the words under it
    #  a remark for whoever edits the text; it is not printed

What is empty is not printed: a part (or a line of the head, the sums and the panel) that names
an empty field is left out, as is a column without any value, a table without rows, and a
whole section when the first part under its heading is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ises_desk.letters.house import SENDER_WORDS
from ises_desk.paths import resource

PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
SUBJECT = "Onderwerp:"
CODE = "{qr}"
TONES = {"=": "heading", "!": "strong", "-": "item", "~": "small"}


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with the names of the fields in it; `tone` is how it is printed."""

    tone: str
    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that it prints, in order."""
        return tuple(PLACEHOLDER.findall(self.text))


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, the row to repeat over `field`, and the rows that close the table."""

    field: str
    head: tuple[str, ...]
    row: tuple[str, ...]
    closing: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Lines of a label and a value; `kind` is "sums" or "panel"; `++` marks the final sum."""

    kind: str
    lines: tuple[tuple[str, str, bool], ...]


Part = Words | Table | Pairs


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text: the subject, the lines beside the address, and the parts of the body."""

    subject: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        """All names between braces, the sender's among them."""
        names = {name for part in self.parts for name in names_in(part)}
        for text in (self.subject, *(value for _, value in self.facts)):
            names.update(PLACEHOLDER.findall(text))
        return frozenset(names)

    @property
    def sections(self) -> tuple[tuple[Part, ...], ...]:
        """The parts by section; one with a heading goes when its first part is empty."""
        sections: list[list[Part]] = [[]]
        for part in self.parts:
            if isinstance(part, Words) and part.tone == "heading":
                sections.append([])
            sections[-1].append(part)
        return tuple(tuple(section) for section in sections if section)


def is_headed(section: tuple[Part, ...]) -> bool:
    """Tell whether a section has a heading and something under it."""
    first = section[0]
    return isinstance(first, Words) and first.tone == "heading" and len(section) > 1


def names_in(part: Part) -> set[str]:
    """Return the names between braces of one part."""
    return {name for text in _strings(part) for name in PLACEHOLDER.findall(text)}


def placeholders(name: str) -> set[str]:
    """Return the letter's fields that its shipped text prints, without the sender's."""
    return set(parse(shipped(name)).names - SENDER_WORDS)


@lru_cache(maxsize=64)
def shipped(name: str) -> str:
    """Return the text as shipped for a letter by its name."""
    return resource("letters", "nl", f"{name}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def parse(text: str) -> Template:
    """Read a text into its parts; ValueError says in Dutch what can't be read."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    groups = _groups([line for line in lines if not line.startswith("#")])
    if not groups or not groups[0][0].startswith(SUBJECT):
        raise ValueError('De tekst begint niet met een regel "Onderwerp: …".')
    head, *body = groups
    facts = tuple(_pair(line, ":") for line in head[1:])
    parts = tuple(part for group in body for part in _parts(group))
    return Template(head[0].removeprefix(SUBJECT).strip(), facts, parts)


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _parts(group: list[str]) -> list[Part]:
    sign = group[0][0]
    if sign in "|+>":
        if any(not line.startswith(sign) for line in group):
            raise ValueError(f'In een deel dat met "{sign}" begint, begint elke regel daarmee.')
        return [_table(group) if sign == "|" else _sums(group) if sign == "+" else _panel(group)]
    if sign == "-":
        return _items(group)
    tone = TONES.get(sign, "plain")
    bare = [line.removeprefix(sign).strip() if tone != "plain" else line.strip() for line in group]
    return [Words(tone, " ".join(line for line in bare if line))]


def _items(group: list[str]) -> list[Part]:
    items: list[str] = []
    for line in group:
        if line.startswith("-"):
            items.append(line[1:].strip())
        else:
            items[-1] += " " + line.strip()
    return [Words("item", item) for item in items]


def _table(group: list[str]) -> Table:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in group]
    if len({len(row) for row in rows}) != 1:
        raise ValueError("De rijen van een tabel hebben niet evenveel kolommen.")
    repeated = [row for row in rows if any("." in name for name in _names(row))]
    heads = {name.partition(".")[0] for row in repeated for name in _names(row)}
    if len(rows) < 2 or len(repeated) != 1 or rows[1] != repeated[0] or len(heads) != 1:  # noqa: PLR2004  headings and row
        raise ValueError("Een tabel heeft een rij koppen en daaronder één rij die herhaald wordt.")
    return Table(heads.pop(), rows[0], rows[1], tuple(rows[2:]))


def _sums(group: list[str]) -> Pairs:
    lines = []
    for line in group:
        label, value = _pair(line.lstrip("+"), "|")
        lines.append((label, value, line.startswith("++")))
    return Pairs("sums", tuple(lines))


def _panel(group: list[str]) -> Pairs:
    lines = []
    for line in group:
        text = line[1:].strip()
        label, value = _pair(text, ":") if re.match(r"[^:{]+:\s", text) else ("", text)
        lines.append((label, value, False))
    return Pairs("panel", tuple(lines))


def _pair(line: str, sign: str) -> tuple[str, str]:
    label, found, value = line.partition(sign)
    if not found or not value.strip():
        raise ValueError(f'In de regel "{line.strip()}" ontbreekt een waarde na "{sign}".')
    return label.strip(), value.strip()


def _names(cells: tuple[str, ...]) -> list[str]:
    return [name for cell in cells for name in PLACEHOLDER.findall(cell)]


def _strings(part: Part) -> list[str]:
    if isinstance(part, Words):
        return [part.text]
    if isinstance(part, Table):
        return [*part.row, *(cell for row in part.closing for cell in row)]
    return [text for label, value, _ in part.lines for text in (label, value)]
