"""The register of articles and the edition: numbers and words from one file."""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal

import pytest

from ises_desk.terms import articles
from ises_desk.terms.articles import Citation, Ruling, article, explain
from ises_desk.terms.edition import KEYS, edition_for, edition_of, read_edition
from ises_desk.terms.no_rule import NO_RULE
from ises_desk.values.kinds import Party, Standing
from ises_desk.values.money import Money
from ises_desk.values.period import Period

REASONS = (Citation("4.1", "Eerste."), Citation("6:83 onder a BW", "Tweede."))


def test_every_paragraph_has_its_words_and_either_a_rule_or_a_reason() -> None:
    words = {paragraph.number for paragraph in edition_of().paragraphs}
    assert words == set(articles.load_all()) | set(NO_RULE)
    assert all(each.heading and each.summary.endswith(".") for each in edition_of().paragraphs)


def test_the_numbers_of_2018() -> None:
    edition = edition_of("2018-05-25")
    assert edition.effective == date(2018, 5, 25)
    assert (edition.payment_days, edition.duration_months, edition.notice_months) == (14, 12, 1)
    assert (edition.terms_change_months, edition.price_change_months) == (1, 1)
    assert edition.withdrawal_days == 14
    assert (edition.direct_damage_cap.plain, edition.injury_damage_cap.plain) == ("35.00", "150.00")
    assert (edition.traffic_notice_days, edition.force_majeure_weeks) == (5, 2)
    assert edition.court_choice_months == 1
    assert edition.complaint_answer_days == 14
    assert edition.domain_reminder_days == (60, 30, 7)


def test_an_edition_says_its_words_by_number() -> None:
    paragraph = edition_of().paragraph("4.2")
    assert paragraph is not None
    assert paragraph.heading == "Verzuim"
    assert (paragraph.consumer, paragraph.business) == (Standing.VOID, None)
    assert "6:96 lid 6" in paragraph.law
    assert edition_of().paragraph("99.1") is None


def test_an_edition_without_a_number_is_not_read() -> None:
    with pytest.raises(KeyError):
        read_edition("x", "effective = 2030-01-01\nparagraphs = []\n[numbers]\n")


@pytest.mark.parametrize(
    ("concluded", "unknown"),
    [(date(2018, 5, 24), True), (date(2018, 5, 25), False), (date(2026, 11, 22), False)],
)
def test_2_5_a_contract_older_than_the_edition_is_bound_by_it(
    concluded: date,
    unknown: bool,  # noqa: FBT001  a table of days
) -> None:
    assert edition_for(concluded) == (edition_of(KEYS[0]), unknown)


def test_two_modules_for_one_article_fail() -> None:
    articles.load_all()
    stranger = types.FunctionType((lambda: None).__code__, {"__name__": "elsewhere"})
    with pytest.raises(ImportError, match=r"article 15 has its rules in .*art15_duration"):
        article("15.9")(stranger)
    assert "15.9" not in articles.RULES


@pytest.mark.parametrize(
    ("by_terms", "by_law", "applied", "head"),
    [
        (1, None, 1, "De wet laat dit aan de voorwaarden over: die zijn toegepast."),
        (1, 1, 1, "De voorwaarden en de wet geven hetzelfde."),
        (1, 2, 2, "De wet gaat hier voor de voorwaarden: de wet is toegepast."),
        (1, 2, 1, "De voorwaarden zijn toegepast."),
    ],
)
def test_a_ruling_says_who_decided_and_why(
    by_terms: int, by_law: int | None, applied: int, head: str
) -> None:
    ruling = Ruling(by_terms=by_terms, by_law=by_law, applied=applied, reasons=REASONS)
    assert explain(ruling) == (
        head,
        "Voorwaarden art. 4.1: Eerste.",
        "6:83 onder a BW: Tweede.",
    )


def test_a_ruling_is_stored_as_plain_words() -> None:
    ruling = Ruling(
        by_terms=Period(date(2026, 1, 1), date(2026, 2, 1)),
        by_law=None,
        applied=(Money(5), Party.CONSUMER, Decimal("1.5"), {"a": date(2026, 1, 1)}),
        reasons=REASONS[:1],
    )
    assert ruling.as_plain() == {
        "by_terms": {"start": "2026-01-01", "until": "2026-02-01"},
        "by_law": None,
        "applied": ["0.05", "consumer", "1.5", {"a": "2026-01-01"}],
        "reasons": [{"source": "4.1", "text": "Eerste."}],
        "beside": None,
    }


def test_a_citation_is_told_and_stored_with_its_values() -> None:
    reason = Citation("4.1", "Uiterlijk {day}.").filled(day=date(2026, 11, 22))
    ruling = Ruling(by_terms=1, by_law=None, applied=1, reasons=(reason,))
    assert explain(ruling)[1] == "Voorwaarden art. 4.1: Uiterlijk 22 november 2026."
    assert ruling.as_plain()["reasons"] == [
        {"source": "4.1", "text": "Uiterlijk {day}.", "values": {"day": "2026-11-22"}}
    ]
