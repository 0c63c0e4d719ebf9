"""Voorwaarden: what each paragraph says, what the program does with it, and what the law says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ises_desk.i18n import N_, _, fill
from ises_desk.ui.list_view import put_on_clipboard
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.sheet import Fact, Row, Section, Sheet

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.window import MainWindow

INKS = {"void": "bad", "risky": "warn", "fine": "good"}
BAD = ("void", "risky")
PLACE = "terms"  # of the settings


def sheet(_session: Any, found: Any, _day: date) -> Sheet:
    """Return what the panel shows of a paragraph."""
    from ises_desk.queries.paragraphs import title_of
    from ises_desk.values.formats import day as long_day

    line = found.line
    law = (Fact(_(N_("Wet")), line.law),) if line.law else ()
    return Sheet(
        key=found.id,
        title=title_of(line),
        subtitle=fill(N_("Voorwaarden van {day}"), {"day": long_day(found.effective)}),
        facts=(
            _standing(_(N_("Particulier")), line.consumer),
            _standing(_(N_("Zakelijk")), line.business),
            *law,
        ),
        sections=(
            Section(_(N_("In eigen woorden")), text=line.summary),
            _does(found),
            Section(
                _(N_("Brieven die dit lid noemen")),
                tuple(Row((kind.label,)) for kind in found.letters),
                empty=_(N_("Geen brief noemt dit lid.")),
            ),
            _own_text(found.own_text),
        ),
        warning=warning(line),
        record=found,
    )


def _standing(name: str, standing: Any) -> Fact:
    if standing is None:
        return Fact(name, _(N_("geen oordeel")))
    return Fact(name, standing.label, tone=INKS[standing.value])


def _does(found: Any) -> Section:
    title = _(N_("Wat het programma ermee doet"))
    if not found.rules:
        return Section(title, text=found.line.reason)
    told = [_(N_("Het rekent uit of kijkt na:")), *(f"•  {rule.tells}" for rule in found.rules)]
    return Section(title, text="\n".join(told))


def _own_text(text: Any) -> Section:
    title = _(N_("Uw eigen tekst"))
    if text is None:
        said = N_("Nog niet geladen. Kies Eigen tekst (PDF), dan gaat hij mee met bevestigingen.")
        return Section(title, empty=_(said))
    return Section(title, text=text.name)


def warning(line: Any) -> str:
    """Return the sentence for a paragraph that mandatory law overrides or may set aside."""
    from ises_desk.values.kinds import Standing

    groups = {_(N_("particulieren")): line.consumer, _(N_("bedrijven")): line.business}
    parts = [
        fill(sentence, {"groups": tuple(names)})
        for standing, sentence in (
            (Standing.VOID, N_("Tegen {groups} werkt dit lid niet, geheel of voor een deel.")),
            (Standing.RISKY, N_("Tegen {groups} kan een rechter dit lid opzijzetten.")),
        )
        if (names := [name for name, found in groups.items() if found is standing])
    ]
    if not parts:
        return ""
    source = fill(N_("Bron: {law}."), {"law": line.law}) if line.law else ""
    return " ".join([*parts, source, _(N_("Laat het nakijken door uw jurist."))])


def as_text(shown: Sheet) -> str:
    """Return a paragraph as text, for the clipboard."""
    facts = [f"{fact.label}: {fact.value}" for fact in shown.facts]
    parts = [shown.title, shown.subtitle, *facts, *filter(None, (shown.warning,))]
    for section in shown.sections:
        said = [section.text] if section.text else [row.cells[0] for row in section.rows]
        parts += ["", section.title, *(said or [section.empty])]
    return "\n".join(parts)


def _copy(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        put_on_clipboard(as_text(shown))
        desk.messages.say(_(N_("Het lid is gekopieerd.")))


def _open_text(desk: Desk, _sheet: Sheet | None) -> None:
    cast("MainWindow", desk.window).menus.settings.emit(PLACE)


SPEC = PageSpec(
    subject="terms",
    queries="paragraphs",
    title=N_("Voorwaarden"),
    icon="terms",
    touched=frozenset({"terms"}),
    sheet=sheet,
    hint=N_("Zoek op artikel, onderwerp of wet…"),
    empty_title=N_("Geen leden"),
    empty_text=N_("Dit programma kent geen uitgave van de voorwaarden."),
    nothing_chosen=N_("Kies een lid om te zien wat het programma ermee doet."),
    one=N_("{count} lid"),
    many=N_("{count} leden"),
    marks=(
        ("check", "rule"),
        ("stop", "consumer_void"),
        ("warning", "consumer_risky"),
        ("warning", "business_risky"),
    ),
    more_states=tuple(
        (f"{group}_{word}", text)
        for group, word, text in (
            ("consumer", "void", N_("Particulier: zonder werking")),
            ("consumer", "risky", N_("Particulier: aantastbaar")),
            ("consumer", "fine", N_("Particulier: in orde")),
            ("business", "void", N_("Zakelijk: zonder werking")),
            ("business", "risky", N_("Zakelijk: aantastbaar")),
            ("business", "fine", N_("Zakelijk: in orde")),
        )
    ),
    wide="summary",
    spare=("law", "heading", "business", "consumer"),
    stays=N_("Een lid van de voorwaarden wordt niet verwijderd."),
    deeds=(
        Deed(
            code="own_text",
            text=N_("Eigen tekst (PDF)"),
            icon="open",
            run=_open_text,
            place="bar",
        ),
        Deed(code="copy", text=N_("Kopiëren als tekst"), icon="copy", run=_copy, opens=True),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
