"""Finding anything: what is found, in which order, and where it leads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from ises_desk.queries import search as searching
from ises_desk.queries.search import named, search, wanted
from ises_desk.queries.search_sources import SOURCES, WORDS
from ises_desk.values.kinds import Channel, Party, ProductKind, VatKind
from ises_desk.values.money import Money
from tests.actions.making import conclude, typed

if TYPE_CHECKING:
    from tests.actions.conftest import Office

IBAN = "NL91ABNA0417164300"


@pytest.fixture
def firm(office: Office) -> int:
    """Make a firm with an account, a contract, a domain, an invoice, a complaint and a letter."""
    office.sender()
    key = office.customer(name="Bakkerij Łódź", iban=IBAN, party=Party.BUSINESS)
    office.do("account.add", customer_id=key, name="lodzbrood")
    conclude(office, customer_id=key)
    office.do(
        "domain.register", customer_id=key, name="brood-ßen.de", registered_on=date(2026, 1, 1)
    )
    invoice = office.do(
        "invoice.draft", customer_id=key, lines=(typed("1234.50", vat_kind=VatKind.ZERO),)
    )
    office.do("invoice.finalise", invoice_id=invoice)
    office.do(
        "complaint.open", customer_id=key, subject="Trage dienst", text="x", channel=Channel.EMAIL
    )
    office.do("letter.write", customer_id=key, subject="Welkom bij ons", text="Geachte heer,")
    office.do("product.add", code="HOST", name="Hosting Groot", kind=ProductKind.HOSTING)
    office.do("payment.record", customer_id=key, amount=Money.of("75.50"), iban=IBAN)
    return int(key)


def found(office: Office, text: str) -> list[tuple[str, str]]:
    """Return the kinds and titles found, the best first."""
    return [(each.kind, each.title) for each in office.ask(search, text)]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("bakkerij lodz", "customer", "Bakkerij Łódź"),
        ("ODZ bak", "customer", "Bakkerij Łódź"),
        ("k1001", "customer", "Bakkerij Łódź"),
        ("lodzbr", "account", "lodzbrood"),
        ("C2026-0001", "contract", "C2026-0001"),
        ("20260001", "invoice", "20260001"),
        ("2026000", "invoice", "20260001"),
        ("brood-ssen", "domain", "brood-ßen.de"),
        ("trage", "complaint", "Trage dienst"),
        ("welkom", "letter", "Welkom bij ons"),
        ("vrije brief", "letter", "Welkom bij ons"),
        ("host", "product", "Hosting Groot"),
        ("75,5", "payment", "Bakkerij Łódź"),
        (IBAN, "customer", "Bakkerij Łódź"),
        ("NL91 ABNA 0417", "customer", "Bakkerij Łódź"),
        ("0417.1643", "customer", "Bakkerij Łódź"),
    ],
)
def test_everything_is_found_by_what_people_type(
    office: Office, firm: int, text: str, kind: str, title: str
) -> None:
    assert firm
    assert found(office, text)[0] == (kind, title)


@pytest.mark.parametrize("text", ["€ 1.234,50", "1234,5", "1234.50", "1.234,50", "€1234,50"])
def test_an_amount_is_read_as_people_type_it(office: Office, firm: int, text: str) -> None:
    assert firm
    best = office.ask(search, text)[0]
    assert (best.kind, best.about[2], best.rank) == (
        "invoice", Money.of("1234.50"), searching.AMOUNT,
    )  # fmt: skip


def test_a_whole_amount_needs_no_decimals_and_comes_before_what_holds_it(office: Office) -> None:
    office.sender()
    key = office.customer(name="Jansen")
    office.customer(name="Straat 121")
    for price in ("121.00", "1121.00"):
        invoice = office.do(
            "invoice.draft", customer_id=key, lines=(typed(price, vat_kind=VatKind.ZERO),)
        )
        office.do("invoice.finalise", invoice_id=invoice)
    kinds = [(each.rank, each.kind) for each in office.ask(search, "121")]
    assert kinds[0] == (searching.AMOUNT, "invoice")
    assert (searching.HOLDS, "invoice") in kinds
    assert (searching.WORD, "customer") in kinds


@pytest.mark.parametrize("text", ["121", "€ 121,00", "121.00"])
def test_an_invoice_is_found_by_what_is_still_open_of_it_and_that_is_told(
    office: Office, text: str
) -> None:
    office.sender()
    key = office.customer(name="Jansen")
    invoice = office.do(
        "invoice.draft", customer_id=key, lines=(typed("300.00", vat_kind=VatKind.ZERO),)
    )
    office.do("invoice.finalise", invoice_id=invoice)
    assert office.ask(search, text) == ()
    office.do("payment.record", customer_id=key, amount=Money.of("179.00"))
    best = office.ask(search, text)[0]
    assert (best.kind, best.key, best.rank) == ("invoice", invoice, searching.AMOUNT)
    assert best.about[-3:] == (Money.of("300.00"), "nog open", Money.of("121.00"))


def test_what_is_open_is_looked_for_in_an_index_alone(office: Office) -> None:
    source = next(each for each in SOURCES if each.kind == "invoice")
    with office.database.read() as session:
        compiled = searching.owing(source).compile(session.get_bind())
        asking = text(f"EXPLAIN QUERY PLAN {compiled}".replace("?", "''"))
        plan = [row[3] for row in session.execute(asking).all()]
    assert "USING COVERING INDEX ix_invoice_due_on_open" in plan[0]


def test_a_credit_note_is_found_by_its_amount_without_the_minus(office: Office, firm: int) -> None:
    assert firm
    office.do("invoice.credit", invoice_id=1, reason="Fout")
    best = office.ask(search, "1234,50")
    assert [each.word for each in best[:2]] == ["Creditnota", "Factuur"]


def test_the_number_comes_first_then_the_start_then_a_word_then_a_part(office: Office) -> None:
    office.customer(name="Zacht Brood")
    office.customer(name="Broodje Aap")
    office.customer(name="Witbrood")
    office.customer(name="Brood")
    office.do("account.add", customer_id=1, name="brood")
    assert [each.title for each in office.ask(search, "brood")] == [
        "brood", "Brood", "Broodje Aap", "Zacht Brood", "Witbrood",
    ]  # fmt: skip
    assert [each.rank for each in office.ask(search, "brood")] == [
        searching.WHOLE, searching.NAMED, searching.BEGINS, searching.WORD, searching.HOLDS,
    ]  # fmt: skip


def test_among_equals_the_newest_comes_first_and_one_kind_leaves_room(office: Office) -> None:
    for at in range(searching.EACH + 2):
        office.customer(name=f"Jansen {at}")
    assert [each.title for each in office.ask(search, "jansen")] == [
        f"Jansen {at}" for at in range(searching.EACH + 1, 1, -1)
    ]


def test_the_whole_number_is_found_however_old_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(3):
        office.customer(name=f"Bij K1001 om de hoek {at}")
    monkeypatch.setattr(searching, "NEAREST", 2)
    searching._statement.cache_clear()
    best = office.ask(search, "k1001")[0]
    searching._statement.cache_clear()
    assert (best.key, best.rank) == (1, searching.WHOLE)


def test_an_account_leads_to_its_customer_and_a_merged_customer_is_not_found(
    office: Office, firm: int
) -> None:
    account = office.ask(search, "lodzbrood")[0]
    assert (account.subject, account.goto) == ("customer", firm)
    other = office.customer(name="Dubbele Bakkerij")
    office.do("customer.merge", keep_id=firm, gone_id=other)
    best = office.ask(search, "dubbele")
    assert [(each.kind, each.key) for each in best] == [("customer", firm)]


def test_an_invoice_is_found_as_itself_and_not_as_its_letter(office: Office, firm: int) -> None:
    assert firm
    kinds = [each.kind for each in office.ask(search, "20260001")]
    assert kinds == ["invoice"]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "/", "'", "zzz", "€", "x" * 10_000, "😀"])
def test_nothing_is_found_by_nothing_and_signs_are_signs(
    office: Office, firm: int, text: str
) -> None:
    assert firm
    assert found(office, text) == []


def test_what_is_gone_is_not_named_and_the_rest_in_the_order_asked(
    office: Office, firm: int
) -> None:
    asked = [("invoice", 1), ("customer", firm), ("domain", 99), ("account", 1)]
    assert [(each.kind, each.key) for each in office.ask(named, asked)] == [
        ("invoice", 1), ("customer", firm), ("account", 1),
    ]  # fmt: skip


def test_every_kind_has_its_word_and_its_source_once() -> None:
    assert [source.kind for source in SOURCES] == list(WORDS)


def test_a_date_in_figures_is_no_joined_number() -> None:
    assert wanted("jan de wit").joined == ""
    assert wanted("K 1001").joined == "k1001"
    assert wanted("x" * 300).text == "x" * searching.LONGEST


def test_the_sign_of_an_amount_and_the_order_of_words_ask_nothing_more() -> None:
    assert wanted("€ 121,00").words == ("121,00",)
    assert wanted("€ 121,00").joined == ""
    assert not wanted("€ 121,00").shape.some, "what has the words has the amount"
    assert wanted("1.234,50").shape.some, "the amount is written down in another way"
    assert wanted("jan 43 wit").words == ("43", "jan", "wit"), "the rarest first"
    assert wanted("€ bakker").words == ("€", "bakker"), "without an amount a sign is a sign"


def test_a_merged_customer_is_passed_over_without_leaving_the_index(office: Office) -> None:
    customer = next(each for each in SOURCES if each.kind == "customer")
    asked = wanted("jan")
    with office.database.read() as session:
        made = searching.statement(customer, asked)
        compiled = made.compile(session.get_bind())
        asking = text(f"EXPLAIN QUERY PLAN {compiled}".replace("?", "''"))
        plan = session.execute(asking).all()
    assert any("SCAN customer USING COVERING INDEX ix_customer_found" in row[3] for row in plan)
