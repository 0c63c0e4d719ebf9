"""The chapters of the manual: where they lie, which one belongs to a page, what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ises_desk.paths import manual_folder
from ises_desk.values.text import fold

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = "README.md"
# The chapter of each page of the window, by its subject, and of dialogs by the name of their class.
BELONGS = {
    "today": "vandaag.md",
    "customer": "klanten.md",
    "contract": "contracten.md",
    "invoice": "factureren.md",
    "payment": "betalingen.md",
    "domain": "domeinen.md",
    "complaint": "klachten.md",
    "letter": "brieven.md",
    "product": "producten-en-prijzen.md",
    "campaign": "wijzigingen.md",
    "terms": "voorwaarden.md",
    "SettingsDialog": "instellingen.md",
    "CalculatorDialog": "rekenhulp.md",
    "BillingDialog": "factureren.md",
    "LetterDialog": "brieven.md",
    "ForceMajeure": "overmacht.md",
    "KeySheet": "toetsen.md",
}
# The chapter of a form, by how the code of its deed begins; else that of the page it stands on.
OF_DEEDS = {
    "contract.give_notice": "opzeggingen.md",
    "contract.confirm_notice": "opzeggingen.md",
    "force_majeure.": "overmacht.md",
    "renewal.": "opzeggingen.md",
    "forum.": "geschillen.md",
    "contract.record_evidence": "herroepen.md",
    "contract.transfer": "overdragen.md",
    "contract.carry_out_transfer": "overdragen.md",
    "contract.drop_transfer": "overdragen.md",
    "contract.offer_retrieval": "na-het-einde.md",
    "contract.record_deletion": "na-het-einde.md",
    "contract.certify_deletion": "na-het-einde.md",
    "customer.erase": "na-het-einde.md",
    "contract.withdraw": "herroepen.md",
    "contract.acknowledge_withdrawal": "herroepen.md",
    "contract.settle_withdrawal": "herroepen.md",
    "reminder.": "te-laat.md",
    "demand.": "te-laat.md",
    "claim.": "vorderingen.md",
    "fourteen_day.": "te-laat.md",
    "default_notice.issue_domains": "opschorten-en-ontbinden.md",
    "default_notice.performed": "opschorten-en-ontbinden.md",
    "occurrence.": "opschorten-en-ontbinden.md",
    "contract.dissolve": "opschorten-en-ontbinden.md",
    "contract.suspend": "opschorten-en-ontbinden.md",
    "contract.lift": "opschorten-en-ontbinden.md",
    "contract.restored": "opschorten-en-ontbinden.md",
    "contract.review_suspension": "opschorten-en-ontbinden.md",
    "default_notice.": "te-laat.md",
    "customer.": "klanten.md",
    "contract.": "contracten.md",
    "design.": "afspraken.md",
    "deviation.": "afspraken.md",
    "contract_line.agree": "afspraken.md",
    "contract_line.": "contracten.md",
    "invoice.": "factureren.md",
    "payment.": "betalingen.md",
    "domain.": "domeinen.md",
    "complaint.": "klachten.md",
    "letter.": "brieven.md",
    "product.": "producten-en-prijzen.md",
    "campaign.": "wijzigingen.md",
}
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([a-z-]+\.md)\)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its file, its title and its text in Markdown."""

    name: str
    title: str
    text: str


def of_deed(code: str) -> str:
    """Return the chapter about a deed, "" when it has none of its own.

    >>> of_deed("contract.give_notice"), of_deed("contract.change"), of_deed("deed.undo")
    ('opzeggingen.md', 'contracten.md', '')
    """
    return next((name for start, name in OF_DEEDS.items() if code.startswith(start)), "")


def chapter(name: str) -> Chapter:
    """Return a chapter (or another page that one links to) by the name of its file."""
    text = path_of(name).read_text(encoding="utf-8")
    found = _TITLE.search(text)
    return Chapter(name, found[1] if found else name, text)


def path_of(name: str) -> Path:
    """Return where a page of the manual lies."""
    return (manual_folder() / name).resolve()


def all_chapters() -> list[Chapter]:
    """Return the chapters in the order of the contents, which come first."""
    contents = chapter(CONTENTS)
    names = dict.fromkeys(_LINK.findall(contents.text))
    return [contents, *(chapter(name) for name in names)]


@cache
def titles() -> tuple[tuple[str, str], ...]:
    """Return the name and the title of each chapter; they don't change while the program runs."""
    return tuple((each.name, each.title) for each in all_chapters())


def holding(chapters: list[Chapter], text: str) -> list[Chapter]:
    """Return the chapters in which every word of `text` occurs, folded; those named so first."""
    words = fold(text).split()
    found = [each for each in chapters if all(word in fold(each.text) for word in words)]
    named = [each for each in found if all(word in fold(each.title) for word in words)]
    return named + [each for each in found if each not in named]
