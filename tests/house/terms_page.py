"""The page of the terms, made from the register: `python -m tests.house.terms_page` writes it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ises_desk.queries.articles import lines
from ises_desk.terms.articles import load_all
from ises_desk.terms.edition import edition_of
from ises_desk.values.formats import day

if TYPE_CHECKING:
    from ises_desk.queries.articles import ArticleLine

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "terms.md"
HEAD = """# De algemene voorwaarden in het programma

Wat elk lid van de voorwaarden van {day} in eigen woorden zegt, wat het programma ermee
doet (een regel, met haar plaats onder `ises_desk/`, of de reden dat er geen is) en hoe het
standhoudt voor de wet. *Zonder werking* is een lid geheel of voor wat verder gaat dan de wet; wat
*aantastbaar* is, kan een rechter opzijzetten. Een streepje betekent dat er geen oordeel is. Het
oordeel is geen advies: laat het nakijken, zie [te-controleren.md](te-controleren.md).

Deze bladzijde is gemaakt uit `resources/terms/` met `python -m tests.house.terms_page`.
"""
COLUMNS = "| lid | zegt | programma | particulier | zakelijk | wet |\n|---|---|---|---|---|---|\n"


def page() -> str:
    """Return the page as it should be."""
    parts = [HEAD.format(day=day(edition_of().effective))]
    for article, paragraphs in groupby(lines(), key=lambda line: line.number.partition(".")[0]):
        rows = "".join(_row(line) for line in paragraphs)
        parts.append(f"\n## Artikel {article}\n\n{COLUMNS}{rows}")
    return "".join(parts)


def _row(line: ArticleLine) -> str:
    consumer = line.consumer.label.lower() if line.consumer else "-"
    business = line.business.label.lower() if line.business else "-"
    says = f"**{line.heading}.** {line.summary}"
    cells = (line.number, says, _does(line), consumer, business, line.law or "-")
    return f"| {' | '.join(cells)} |\n"


def _does(line: ArticleLine) -> str:
    """Return the rules with their module, or why there is none."""
    if not line.rules:
        return line.reason
    place = load_all()[line.number][0].__module__.partition(".")[2].replace(".", "/")
    return f"`{place}`: {', '.join(f'`{rule}`' for rule in line.rules)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
