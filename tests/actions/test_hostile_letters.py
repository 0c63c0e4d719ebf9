"""What looks like markup, a template or a formula is printed as it was typed, on every paper."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import select

from ises_desk.errors import Refusal
from ises_desk.models import Document, Letter
from ises_desk.values.text import line
from tests.property.hostile_calls import CALLS
from tests.property.hostile_office import ADDRESS, LINE, TYPED, Filling

if TYPE_CHECKING:
    from tests.actions.conftest import Office

LITERAL = (
    "<b>&{braces}%s{0}</b>",
    "&amp; &lt;i&gt; <font color='red'>",
    "{reference} {{x}} {sender.name}",
    "'; DROP TABLE customer; --",
    "=HYPERLINK(1) @SUM +1 -1",
    "# Kop | a | b |",
    "* ster - streep \\n \\",
    "Łódź Ωμέγα Привет ẞ “ja” …",
    "%n %(name)s $HOME `ls`",
    "<para> </para> <br/> <img src='x'/>",
)
LINES = (
    "# Kop",
    "## Kop",
    "| a | b |",
    "|---|---|",
    "- streep",
    "* ster",
    "1. een",
    "{text}",
    "{",
    "}",
    "{{",
    "--",
    "---",
    ">",
    "[x]",
    "Betreft: y",
    "%",
    "<b>",
    "&nbsp;",
)
BILLS = ("L04", "L06", "L08", "L10", "FREE")


def tight(text: str) -> str:
    """Return text without anything that a line break can change."""
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "").replace("\x02", "")


def papers(office: Office) -> dict[str, str]:
    """Return the words of every letter, without spaces, by its kind."""
    found: dict[str, str] = {}
    for letter in office.all(Letter):
        asked = select(Document.content).where(Document.id == letter.document_id)
        with PdfDocument(BytesIO(office.ask(lambda session, q=asked: session.scalar(q)))) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
        found[str(letter.kind)] = found.get(str(letter.kind), "") + tight("".join(pages))
    return found


def write_all(office: Office, said: str) -> None:
    """Make a bill, a reminder, a demand and default notices with the same words everywhere."""
    do = Filling(office.on("2026-05-01"))
    do("business.set", **{**CALLS["business.set"], "name": said[:40], "signatory": said[:40]})
    there = {**ADDRESS, "street": said, "city": said}
    firm = {"name": said, "attention": said, "kvk": "08119563", "delivery": "post"}
    do("customer.add", "firm", addresses=[there], **firm)
    days = {"starts_on": "2026-02-01", "concluded_at": "2026-01-15T10:00"}
    work = {**LINE, "description": said}
    do("contract.conclude", "contract", customer_id="@firm", lines=[work], number=said[:30], **days)
    typed = {**TYPED, "description": said, "detail": said}
    do("invoice.draft", "bill", customer_id="@firm", lines=[typed], remark=said)
    do("invoice.finalise", invoice_id="@bill")
    office.on("2026-11-22")
    for code in ("reminder.issue", "demand.issue"):
        do(code, "letter", customer_id="@firm")
        do("letter.mark_sent", letter_id="@letter")
    other = {**CALLS["default_notice.issue_other"], **dict.fromkeys(TEXTS, said)}
    do("default_notice.issue_other", **other)
    do("letter.write", customer_id="@firm", subject=said, text=said, enclosures=[said])


TEXTS = ("clause", "obligation", "facts", "demanded")


@pytest.mark.parametrize("said", LITERAL)
def test_every_paper_prints_it_as_it_was_typed(office: Office, said: str) -> None:
    write_all(office, said)
    printed = papers(office)
    assert set(printed) == set(BILLS)
    least = {"L04": 5, "L06": 3, "L08": 3, "L10": 7, "FREE": 6}
    counted = {kind: words.count(tight(said)) for kind, words in printed.items()}
    short = {kind: counted[kind] for kind in BILLS if counted[kind] < least[kind]}
    assert short == {}, printed


def free_letter(office: Office, body: str) -> str:
    """Write a letter with a body; return its words."""
    office.sender()
    do = Filling(office)
    do("customer.add", "someone", name="Jansen", addresses=[ADDRESS], delivery="post")
    do("letter.write", customer_id="@someone", subject="Onderwerp", text=body)
    return papers(office)["FREE"]


@pytest.mark.parametrize("body", ["\n".join(LINES), "\n\n".join(LINES[:9]), "\n\n".join(LINES[9:])])
def test_a_letter_prints_signs_of_its_own_template_as_they_are(office: Office, body: str) -> None:
    assert tight(body) in free_letter(office, body)


def printable(texts: list[str]) -> list[str]:
    """Return the texts that pass as one line on paper."""
    found = []
    for text in texts:
        try:
            found.append(line(text, 1000, "Tekst"))
        except Refusal:
            continue
    return found


def naughty() -> list[str]:
    """Return our own strings, and those of the big list where its folder is known."""
    folder = os.environ.get("ISES_DESK_CHECKS")
    if folder is None:
        print("ISES_DESK_CHECKS is not set: only our own naughty strings")  # noqa: T201
        return [*LITERAL, *LINES]
    path = Path(folder) / "malicious" / "blns" / "blns.txt"
    return [row for row in path.read_text(encoding="utf-8").splitlines() if row[:1] != "#"]


def test_naughty_strings_that_pass_are_printed_as_they_are(office: Office) -> None:
    said = printable(naughty())
    body, words = "\n".join(said)[:19_000], ""
    words = free_letter(office, body)
    assert [each for each in body.split("\n") if tight(each) not in words] == []
