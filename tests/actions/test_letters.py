"""Letters: written, sent, withdrawn, found again, and copied exactly."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from ises_desk.clock import AMSTERDAM
from ises_desk.models import Invoice, Letter, LetterDispatch
from ises_desk.queries import letter_papers, letters
from ises_desk.queries.listing import count, dictionaries, keys
from ises_desk.values.kinds import Channel, Delivery, LetterKind

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


@pytest.fixture
def customer(office: Office) -> int:
    """Return a customer with an e-mail address, from an office that can print."""
    office.sender()
    return office.customer(name="Jos\u00e9 de Vries")


def write(office: Office, customer: int, **values: Any) -> int:
    given = {"customer_id": customer, "subject": "Verhuizing", "text": "Wij verhuizen.\n\nTot dan."}
    return int(office.do("letter.write", **{**given, **values}))


def test_a_free_letter_is_addressed_and_kept(office: Office, customer: int) -> None:
    key = write(office, customer, enclosures=("Plattegrond",))
    found = office.ask(letters.detail, key, DAY)
    assert (found.number, found.kind, found.state) == ("B2026-0001", LetterKind.FREE, "ready")
    assert (found.subject, found.customer_number) == ("Verhuizing", "K1001")
    assert "Jos\u00e9 de Vries" in found.text
    assert "Kerkweg" in found.text
    assert "Tot dan." in found.text
    assert "Plattegrond" in found.text
    assert office.ask(letter_papers.pdf_of, key).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("subject", ""),
        ("subject", "x" * 101),
        ("subject", "regel\neen"),
        ("text", "  "),
        ("text", "emoji \U0001f600"),
        ("text", "rechts \u202e links"),
        ("customer_id", 99),
        ("complaint_id", 99),
        ("contract_id", 99),
        ("enclosures", ("x",) * 21),
    ],
)
def test_bad_input_is_refused_at_its_field(
    office: Office, customer: int, field: str, bad: Any
) -> None:
    given = {"customer_id": customer, "subject": "A", "text": "B", field: bad}
    assert office.refused("letter.write", **given).field == field


@pytest.mark.parametrize("attention", ["", "Lucy van Nus"])
def test_a_consumers_letter_opens_with_who_is_on_the_envelope(
    office: Office, attention: str
) -> None:
    office.sender()
    key = write(office, office.customer(name="Lieshout & Spreeuw", attention=attention))
    wanted = f"Geachte {attention or 'Lieshout & Spreeuw'},"
    assert wanted in office.ask(letters.detail, key, DAY).text


def test_markup_is_printed_literally(office: Office, customer: int) -> None:
    key = write(office, customer, subject="<b>Let & op</b>", text="1 < 2 {salutation} %s")
    assert office.ask(letters.detail, key, DAY).subject == "<b>Let & op</b>"
    assert "1 < 2 {salutation} %s" in office.ask(letters.detail, key, DAY).text


def test_a_letter_about_a_complaint_of_the_customer(office: Office, customer: int) -> None:
    given = {"subject": "Traag", "text": "De site is traag", "channel": Channel.EMAIL}
    complaint = office.do("complaint.open", customer_id=customer, **given)
    key = write(office, customer, complaint_id=complaint)
    assert office.ask(letters.detail, key, DAY).complaint_id == complaint
    other = office.customer()
    why = office.refused(
        "letter.write", customer_id=other, subject="A", text="B", complaint_id=complaint
    )
    assert why.field == "complaint_id"


def test_sending_keeps_when_how_and_where_to(office: Office, customer: int) -> None:
    key = write(office, customer)
    office.do("letter.mark_sent", letter_id=key, remark="Met bijlage")
    found = office.ask(letters.detail, key, DAY)
    [sent] = found.dispatches
    assert (found.state, found.sent_on) == ("sent", DAY)
    assert (sent.channel, sent.sent_to) == (Channel.EMAIL, "klant1@voorbeeld.nl")
    assert (sent.sent_at, sent.remark) == (office.now, "Met bijlage")


def test_by_post_it_goes_to_the_address_on_the_letter(office: Office) -> None:
    office.sender()
    customer = office.customer(delivery=Delivery.POST)
    key = write(office, customer)
    office.later(3).do("letter.mark_sent", letter_id=key, sent_on=DAY)
    [sent] = office.all(LetterDispatch)
    assert sent.channel is Channel.POST
    assert sent.sent_to == "Klant 1, Kerkweg 1, 7731 AA  Ommen"
    assert sent.sent_at == datetime(2026, 11, 22, 12, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("channel", {"channel": Channel.PHONE}),
        ("sent_to", {"channel": Channel.EMAIL, "sent_to": "geen adres"}),
        ("sent_to", {"channel": Channel.POST, "sent_to": "x" * 301}),
        ("remark", {"remark": "x" * 201}),
        ("sent_on", {"sent_on": date(2026, 11, 21)}),
        ("sent_on", {"sent_on": date(2026, 11, 23)}),
    ],
)
def test_a_sending_that_cannot_be_is_refused(
    office: Office, customer: int, field: str, values: dict[str, Any]
) -> None:
    key = write(office, customer)
    assert office.refused("letter.mark_sent", letter_id=key, **values).field == field


def test_without_an_address_for_email(office: Office) -> None:
    office.sender()
    key = write(office, office.customer(email="", delivery=Delivery.POST))
    why = office.refused("letter.mark_sent", letter_id=key, channel=Channel.EMAIL)
    assert why.field == "sent_to"


def test_an_unknown_letter_is_refused(office: Office) -> None:
    for code in ("letter.mark_sent", "letter.withdraw"):
        assert office.refused(code, letter_id=9).field == "letter_id"
    assert office.refused("letter.not_sent", letter_id=9, reason="x").field == "letter_id"


def test_a_letter_never_changes_and_can_only_lapse(office: Office, customer: int) -> None:
    key = write(office, customer)
    assert "Brief laten vervallen" in str(office.refused_undo())
    office.undoes("letter.withdraw", letter_id=key)
    assert office.get(Letter, key).withdrawn_on == DAY
    assert "vervallen" in str(office.refused("letter.withdraw", letter_id=key))
    assert "vervallen" in str(office.refused("letter.mark_sent", letter_id=key))


def test_a_sent_letter_does_not_lapse(office: Office, customer: int) -> None:
    key = write(office, customer)
    office.do("letter.mark_sent", letter_id=key)
    assert "22 november 2026" in str(office.refused("letter.withdraw", letter_id=key))
    office.undoes("letter.not_sent", letter_id=key, reason="Verkeerd")
    assert "niet als verstuurd" in str(
        office.refused("letter.not_sent", letter_id=key, reason="Verkeerd")
    )


def test_taking_a_sending_back_asks_why(office: Office, customer: int) -> None:
    key = write(office, customer)
    office.do("letter.mark_sent", letter_id=key)
    assert "Verzending intrekken" in str(office.refused_undo())
    assert office.refused("letter.not_sent", letter_id=key, reason=" ").field == "reason"


def test_an_invoice_does_not_lapse(office: Office, customer: int) -> None:
    office.invoice(customer)
    assert "creditnota" in str(office.refused("letter.withdraw", letter_id=1))


def test_a_pile_of_letters_is_sent_or_none_is(office: Office, customer: int) -> None:
    for _each in range(3):
        office.invoice(customer)
    pile = (1, 2, 3)
    assert office.refused("letter.mark_many_sent", letter_ids=()).field == "letter_ids"
    office.refused("letter.mark_many_sent", letter_ids=(1, 2, 99))
    assert office.do("letter.mark_many_sent", letter_ids=(*pile, 1)) == 3
    assert [office.get(Letter, key).sent_on for key in pile] == [DAY] * 3
    assert all(row.demanded_on is None for row in office.all(Invoice))


def test_the_archive_finds_words_in_the_text(office: Office, customer: int) -> None:
    key = write(office, customer, text="De verg\u00e1dering is op maandag.")
    other = write(office, customer)
    office.invoice(customer)
    office.do("letter.mark_sent", letter_id=other)
    with office.database.read() as session:
        listed = letters.listing(DAY)
        assert count(session, listed) == 3
        assert list(keys(session, listed.filtered("VERGADERING maandag"))) == [key]
        assert list(keys(session, letters.listing(DAY, "sent"))) == [other]
        assert count(session, letters.listing(DAY, bills=False)) == 2
        assert count(session, letters.listing(DAY, customer_id=99)) == 0
        [row] = dictionaries(session, letters.listing(DAY, "ready", bills=False))
    assert (row["number"], row["kind"], row["state"]) == ("B2026-0001", "Vrije brief", "ready")
    figures = {figure.label: figure.value for figure in office.ask(letters.figures, DAY)}
    assert figures == {
        "Facturen te versturen": 1,
        "Brieven te versturen": 1,
        "Deze maand verstuurd": 1,
        "In het archief": 3,
    }


def test_every_state_is_among_the_labels(office: Office, customer: int) -> None:
    keys_made = [write(office, customer) for _each in range(3)]
    office.do("letter.mark_sent", letter_id=keys_made[0])
    office.do("letter.withdraw", letter_id=keys_made[1])
    found = [office.ask(letters.detail, key, DAY).state for key in keys_made]
    assert sorted(found) == sorted(letters.STATES, key=str)


def test_a_copy_is_the_same_letter_marked_as_copy(office: Office, customer: int) -> None:
    key = write(office, customer, text="Alinea.\n\n" * 80)
    stored = office.ask(letter_papers.pdf_of, key)
    office.do("business.set", **{**SENDER, "name": "Andere naam"})
    copy = office.ask(letter_papers.copy_of, key)
    assert copy == office.ask(letter_papers.copy_of, key)
    before, after = texts(stored), texts(copy)
    assert len(before) == len(after) == pages(stored)
    for page, marked in zip(before, after, strict=True):
        assert "KOPIE" not in page
        assert marked.count("KOPIE") == 2
        assert "Andere naam" not in marked
        assert set(page.split()) <= set(marked.split())


SENDER = {
    "name": "ISES Softpack",
    "street": "Lemelerweg",
    "house_number": "12",
    "postcode": "8148 PC",
    "city": "Lemele",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "ISES Softpack",
    "email": "info@isessoftpack.nl",
}


def texts(content: bytes) -> list[str]:
    """Return the words on each page."""
    opened = pypdfium2.PdfDocument(content)
    found = [page.get_textpage().get_text_bounded() for page in opened]
    opened.close()
    return found


def pages(content: bytes) -> int:
    """Return how many pages a file has, by another reader."""
    with pikepdf.open(BytesIO(content)) as opened:
        return len(opened.pages)


@pytest.mark.parametrize(
    ("attention", "opening"),
    [
        ("de penningmeester", "Geachte heer of mevrouw,"),
        ("Ans de Boer", "Geachte Ans de Boer,"),
        ("Mevrouw Kaas", "Geachte mevrouw Kaas,"),
        ("de heer J.P. van Dam", "Geachte heer Van Dam,"),
        ("mevr. de Boer", "Geachte mevrouw De Boer,"),
        ("de heer van der Berg", "Geachte heer Van der Berg,"),
        ("", "Geachte heer of mevrouw,"),
    ],
)
def test_a_letter_greets_a_person_and_never_a_function(
    office: Office, attention: str, opening: str
) -> None:
    office.sender()
    customer = office.business(attention=attention)
    key = write(office, customer, subject="Vraag", text="Hoe gaat het?")
    assert opening in office.ask(letters.detail, key, DAY).text


def test_a_pile_is_taken_back_whole_or_not_at_all(office: Office, customer: int) -> None:
    for _each in range(2):
        office.invoice(customer)
    pile = (1, 2)
    office.do("letter.mark_many_sent", letter_ids=pile)
    given = {"letter_ids": pile, "reason": "Nog op tafel"}
    office.undoes("letter.many_not_sent", **given)
    assert [office.get(Letter, key).sent_on for key in pile] == [None, None]
    office.do("letter.mark_sent", letter_id=1)
    assert office.refused("letter.many_not_sent", **given).field == "letter_ids"
    assert office.refused("letter.many_not_sent", letter_ids=(), reason="x").field == "letter_ids"
    wordless = {"letter_ids": (1,), "reason": ""}
    assert office.refused("letter.many_not_sent", **wordless).field == "reason"
