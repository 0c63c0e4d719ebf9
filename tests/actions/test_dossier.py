"""The dossier: every amount adds up to the claim, pages are where it says, nothing is left half."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from ises_desk.actions import dossiers
from ises_desk.actions.dossiers import Asked, Made
from ises_desk.clock import moment_on
from ises_desk.errors import Refusal, Stopped, Trouble
from ises_desk.models import Document, Invoice, Letter, MadeDossier
from ises_desk.queries import claims, timeline
from ises_desk.queries.claim_view import of_customer
from ises_desk.queries.listing import dictionaries
from ises_desk.values.money import Money
from tests.actions.pdfs import sheets

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)
_AMOUNT = re.compile(r"€\s*(-?[\d.]+,\d\d)")


LONG_AGO = date(2024, 12, 15)
DAY_BEFORE = date(2026, 10, 1)


@pytest.fixture
def owed(office: Office) -> Office:
    """Return an office with R9 of a business, a credit note, a dispute, notes and a letter."""
    firm = office.on("2026-05-01").business(name="Bakkerij Bos")
    office.invoice(firm, "1210.00")
    letter = office.on("2026-08-20").do("demand.issue", customer_id=firm)
    office.do("letter.mark_sent", letter_id=letter)
    office.on("2026-08-31").do("payment.record", customer_id=firm, amount=Money.of("500.00"))
    bill = office.on("2026-10-01").invoice(firm, "300.00")
    office.do("invoice.set_disputed", invoice_id=bill, reason="Te traag", disputed_on=DAY_BEFORE)
    office.do("note.add", customer_id=firm, text="Belde over de rekening")
    office.on(DAY)
    return office


def firm_of(office: Office) -> int:
    return office.all(Invoice)[0].customer_id


def made(office: Office, **given: Any) -> Made:
    asked = Asked(customer_id=firm_of(office), until=DAY, **given)
    with office.database.read() as session:
        return dossiers.made(session, office.now, asked)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.get_textpage().get_text_range().replace("\xa0", " ").replace("\r", "")
            for page in document
        ]
    finally:
        document.close()


def cents(text: str) -> int:
    return int(text.replace(".", "").replace(",", ""))


def open_of(session: Session, keys: tuple[int, ...]) -> int:
    rows = (session.get_one(Invoice, key) for key in keys)
    return sum(claims.claim_on(session, row, DAY).open.cents for row in rows)


def outline_of(pdf: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        at = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        with opened.open_outline() as outline:
            return [(item.title, at[item.destination[0].objgen]) for item in outline.root]


def test_the_amounts_of_the_last_page_add_up_to_the_claim(owed: Office) -> None:
    found = made(owed)
    *amounts, last = column_of(found.content, outline_of(found.content)[-1][1])
    assert last == found.open.cents == owed.ask(open_of, (1, 2))
    assert sum(amounts) == last
    assert {121000, 30000, -50000} <= set(amounts)


def column_of(pdf: bytes, first: int) -> list[int]:
    """Return the amounts in the last column of the closing pages, the sum included."""
    document, found = pypdfium2.PdfDocument(pdf), []
    try:
        for page in list(document)[first - 1 :]:
            text = page.get_textpage()
            right = 185 * 72 / 25.4
            whole = text.get_text_bounded(left=right - 60, bottom=45, right=right + 30, top=765)
            found += [cents(each) for each in _AMOUNT.findall(whole.replace("\xa0", " "))]
    finally:
        document.close()
    return found


def test_contents_and_outline_say_on_which_page_a_part_is(owed: Office) -> None:
    pdf = made(owed).content
    pages, outline = pages_of(pdf), outline_of(pdf)
    body = pages[1].partition("Blad\n")[2]
    named = [(title, int(number)) for title, number in
             re.findall(r"^(\S.*?)\s+(\d+)$", body, re.MULTILINE)
             if not title.endswith("van") and int(number) < len(pages) + 1]  # fmt: skip
    assert named == outline
    assert [title for title, _page in outline][:2] == ["Voorblad", "Inhoud"]
    for title, number in outline[2:]:
        assert title.partition(": ")[2][:20] in pages[number - 1].replace("\n", " ") or (
            title in pages[number - 1]
        )
    for number, text in enumerate(pages, 1):
        assert f"blad {number} van {len(pages)}" in text


def test_every_part_is_there(owed: Office) -> None:
    titles = " ".join(title for title, _page in outline_of(made(owed).content))
    for word in ("Factuur 20260001", "Factuur 20260002", "Brief ", "Betalingen", "Specificatie",
                 "Betwisting", "Aantekeningen", "Herkomst"):  # fmt: skip
        assert word in titles
    whole = "".join(pages_of(made(owed).content))
    for word in ("Te traag", "Belde over de rekening", "Verzending", "betaling nr. 1"):
        assert word in whole


def test_what_is_arguable_or_not_owed_is_not_pleaded(owed: Office) -> None:
    person = owed.on("2026-10-02").customer(name="Vos")
    owed.invoice(person, "100.00")
    owed.on(DAY)
    with owed.database.read() as session:
        firm = dossiers.made(session, owed.now, Asked(customer_id=firm_of(owed), until=DAY))
        asked = Asked(customer_id=person, until=DAY)
        pdf = dossiers.made(session, owed.now, asked).content
        assert of_customer(session, firm_of(owed), DAY).warnings
    whole = "".join(pages_of(firm.content) + pages_of(pdf))
    assert "betogen" not in whole
    assert "nog niet verschuldigd" not in whole


def test_a_contract_comes_with_its_confirmation_unless_that_was_never_sent(owed: Office) -> None:
    firm = firm_of(owed)
    contract = owed.contract(firm, starts_on=date(2025, 1, 1), concluded_at=moment_on(LONG_AGO))
    owed.do("contract.confirm_order", contract_id=contract)
    letter = owed.all(Letter)[-1]
    owed.do("billing.run")
    owed.do("invoice.finalise_all")
    titles = [title for title, _page in outline_of(made(owed).content)]
    assert any("Contract C" in title for title in titles)
    assert any(letter.number in title for title in titles)
    assert "dit vervangt de tekst niet" in "".join(pages_of(made(owed).content))
    owed.do("terms.load", content=(text := sheets(2)), name="Voorwaarden: 2018?.pdf")
    assert "dit vervangt de tekst niet" not in "".join(pages_of(made(owed).content))
    with zipfile.ZipFile(io.BytesIO(made(owed, parcel=True).content)) as parcel:
        [name] = [each for each in parcel.namelist() if "Voorwaarden" in each]
        assert parcel.read(name) == text
        assert not set(name) & set(':?"<>|')
    owed.do("letter.withdraw", letter_id=letter.id)
    titles = [title for title, _page in outline_of(made(owed).content)]
    assert not any(letter.number in title for title in titles)


def test_chosen_invoices_alone_are_in_it(owed: Office) -> None:
    found = made(owed, invoice_ids=(1,))
    assert found.open == Money.of("950.32")
    assert "20260002" not in " ".join(title for title, _page in outline_of(found.content))


def test_the_originals_in_the_parcel_are_the_stored_bytes(owed: Office) -> None:
    with zipfile.ZipFile(io.BytesIO(made(owed, parcel=True).content)) as parcel:
        names = parcel.namelist()
        files = {name: parcel.read(name) for name in names}
    assert len({name.casefold() for name in names}) == len(names)
    index = list(csv.reader(io.StringIO(files.pop("index.csv").decode("utf-8-sig")), delimiter=";"))
    assert {row[0]: row[3] for row in index[1:]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    stored = {row.sha256 for row in owed.all(Document)}
    digests = {hashlib.sha256(each).hexdigest() for name, each in files.items() if name[0] == "0"}
    assert len(digests) == 3
    assert digests <= stored


def test_it_is_recorded_with_its_digest_and_stands_in_the_time_line(
    owed: Office, tmp_path: Path
) -> None:
    path = tmp_path / "d.pdf"
    asked = Asked(customer_id=firm_of(owed), until=DAY)
    found = dossiers.save(owed.database, owed.now, asked, path)
    [row] = owed.all(MadeDossier)
    assert row.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() == found.sha256
    assert (row.path, row.until, row.open) == (str(path), DAY, found.open)
    events = owed.ask(dictionaries, timeline.listing(DAY, firm_of(owed), "dossier"))
    assert [event["name"] for event in events] == [str(path)]
    assert (
        owed.ask(timeline.place, events[0]["key"] if "key" in events[0] else events[0]["id"])[0]
        == "customer"
    )


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.suffix in (".pdf", ".part"))


def test_who_owes_nothing_has_no_dossier(owed: Office, tmp_path: Path) -> None:
    other = owed.customer(name="Vos")
    with pytest.raises(Refusal, match="niets open"):
        dossiers.save(
            owed.database, owed.now, Asked(customer_id=other, until=DAY), tmp_path / "d.pdf"
        )
    with pytest.raises(Refusal) as caught:
        made(owed, invoice_ids=(99,))
    assert caught.value.field == "invoice_ids"
    assert left(tmp_path) == []


def test_stopped_half_way_leaves_nothing(owed: Office, tmp_path: Path) -> None:
    asked = Asked(customer_id=firm_of(owed), until=DAY)
    with pytest.raises(Stopped):
        dossiers.save(
            owed.database, owed.now, asked, tmp_path / "d.pdf", lambda done, _all, _text: done < 2
        )
    assert left(tmp_path) == []
    assert owed.all(MadeDossier) == []


def test_a_file_that_is_there_stays(owed: Office, tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        dossiers.save(owed.database, owed.now, Asked(customer_id=1, until=DAY), path)
    assert caught.value.field == "path"
    assert path.read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_or_recorded_leaves_nothing(owed: Office, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        dossiers.write(tmp_path / "no" / "d.pdf", Made(b"x", Money(1)), lambda: None)
    with pytest.raises(Trouble, match="kan niet"):
        dossiers.write(tmp_path / "d.pdf", Made(b"x", Money(1)), broken)
    assert left(tmp_path) == []
    assert owed.all(MadeDossier) == []


def test_a_disk_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "d.pdf.part"
    other.write_text("mine", encoding="utf-8")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dossiers.os, "fsync", full)
    with pytest.raises(Trouble):
        dossiers.write(tmp_path / "d.pdf", Made(b"x", Money(1)), lambda: None)
    assert [each.name for each in tmp_path.iterdir()] == [other.name]


def broken() -> None:
    raise Trouble("Het bestand kan niet worden beschreven.")


def test_the_deed_takes_a_digest_and_an_amount_only(owed: Office) -> None:
    given = {"customer_id": firm_of(owed), "until": DAY, "path": "d.pdf"}
    right = {"digest": "a" * 64, "amount": Money(1)}
    assert owed.refused("dossier.record", **given, **{**right, "digest": "A" * 64}).field == (
        "digest"
    )
    assert owed.refused("dossier.record", **given, **{**right, "amount": Money(0)}).field == (
        "amount"
    )
    assert owed.do("dossier.record", **given, **right) == 1
