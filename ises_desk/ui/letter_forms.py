"""The forms of a letter: writing one, recording that it was sent, and taking that back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, fill, plural
from ises_desk.ui import fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_sheet import way
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.shelf import Shelf

WAYS = tuple(
    (each.value, way(each))
    for each in (kinds.Channel.POST, kinds.Channel.EMAIL, kinds.Channel.IN_PERSON)
)


def _where(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say where the letter goes by the chosen way, when nothing else is filled in."""
    from ises_desk.queries.destinations import of_letter

    along = _along(session, (values["letter_id"],))
    if values.get("channel") is None or values.get("sent_to"):
        return fields.Insight(along) if along else None
    name, where = of_letter(session, values["letter_id"], kinds.Channel(values["channel"]))
    if not where:
        text = N_("{name} heeft geen e-mailadres in deze administratie: vul in waarheen.")
        return fields.Insight(" ".join((fill(text, {"name": name}), along)).strip(), tone="warn")
    said = fill(N_("Naar {where}"), {"where": where})
    return fields.Insight(f"{said}. {along}" if along else said)


def _along(session: Any, keys: Sequence[int]) -> str:
    """Name what goes along with letters, and what the owner has to add himself."""
    from ises_desk.queries.letter_papers import pile

    found = pile(session, keys)
    said = []
    if found.stored:
        said.append(fill(N_("Bijlage die meegaat: {names}."), {"names": found.stored}))
    if found.lacking:
        said.append(fill(N_("Voeg zelf nog bij: {names}."), {"names": found.lacking}))
    return " ".join(said)


def _pile_along(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Name what goes along with any of a pile."""
    said = _along(session, values["letter_ids"])
    return fields.Insight(said) if said else None


SENT = fields.FormSpec(
    title=N_("Verstuurd vastleggen"),
    act="letter.mark_sent",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    required=True,
                    options=WAYS,
                ),
                fields.Day(name="sent_on", label=N_("&Wanneer"), required=True),
                fields.Line(
                    name="sent_to",
                    label=N_("&Waarheen"),
                    longest=300,
                    span=12,
                    hint=N_("Leeg: het adres op de brief, of het e-mailadres van de klant."),
                ),
                fields.Line(name="remark", label=N_("&Opmerking"), longest=200, span=12),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Een brief werkt vanaf de dag waarop hij is verstuurd en bezorgd."),
    width=560,
    insight=_where,
    success=N_("De verzending is vastgelegd."),
)
SENT_COUNTED = (
    N_("De verzending van {count} brief is vastgelegd."),
    N_("De verzending van {count} brieven is vastgelegd."),
)
MANY_SENT = fields.FormSpec(
    title=N_("Brieven als verstuurd vastleggen"),
    act="letter.mark_many_sent",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Choice(
                    name="channel",
                    label=N_("&Hoe"),
                    options=WAYS,
                    hint=N_("Niets gekozen: elke klant op zijn eigen wijze."),
                ),
                fields.Day(name="sent_on", label=N_("&Wanneer"), required=True),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    intro=N_("Een brief werkt vanaf de dag waarop hij is verstuurd en bezorgd."),
    width=560,
    insight=_pile_along,
    counted=SENT_COUNTED,
)
MANY_NOT_SENT = fields.FormSpec(
    title=N_("Verzending van brieven intrekken"),
    act="letter.many_not_sent",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="reason", label=N_("&Reden"), required=True, longest=200, span=12),
            ),
        ),
    ),
    submit=N_("&Intrekken"),
    intro=N_("Wat uit de verzending volgde, wordt teruggedraaid; de reden blijft bewaard."),
    width=520,
    success=N_("De verzending is ingetrokken."),
)
NOT_SENT = fields.FormSpec(
    title=N_("Verzending intrekken"),
    act="letter.not_sent",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Line(name="reason", label=N_("&Reden"), required=True, longest=200, span=12),
            ),
        ),
    ),
    submit=N_("&Intrekken"),
    intro=N_("Wat uit de verzending volgde, wordt teruggedraaid; de reden blijft bewaard."),
    width=520,
    success=N_("De verzending is ingetrokken."),
)


def pdf_of(session: Any, key: Any) -> bytes:
    """Return the PDF of a letter that a deed returned."""
    from ises_desk.queries import letter_papers

    return letter_papers.pdf_of(session, key)


def copy_pdf(session: Any, key: int) -> bytes:
    """Return the PDF of a letter, every page marked KOPIE."""
    from ises_desk.queries import letter_papers

    return letter_papers.copy_of(session, key)


FREE = fields.FormSpec(
    title=N_("Brief schrijven"),
    act="letter.write",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Line(
                    name="subject", label=N_("&Onderwerp"), required=True, longest=100, span=12
                ),
                fields.Block(
                    name="text",
                    label=N_("&Tekst"),
                    required=True,
                    rows=14,
                    grows=True,
                    longest=20_000,
                    hint=N_(
                        "Een lege regel begint een nieuwe alinea. Aanhef en groet staan er al."
                    ),
                ),
                fields.Wording(label=N_("&Aanhef en groet aanpassen")),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    look=pdf_of,
)


def open_free_letter(
    desk: Desk,
    customer_id: int | None = None,
    complaint_id: int | None = None,
    subject: str = "",
) -> None:
    """Write a letter, with its page beside the form; afterwards it is shown to be sent."""
    values: dict[str, Any] = {} if customer_id is None else {"customer_id": customer_id}
    if subject:
        values["subject"] = subject
    fixed: dict[str, Any] = {} if complaint_id is None else {"complaint_id": complaint_id}
    open_form(desk, FREE, values, fixed, partial(_show, desk))


def _show(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def open_sent(desk: Desk, key: int, shelf: Shelf | None = None) -> None:
    """Ask how and when a letter was sent (on a shelf), beginning with the customer's own way."""
    desk.lanes.read(_way, partial(_ask_sent, desk, key, shelf), key, desk.today)


def open_many_sent(desk: Desk, keys: Sequence[int]) -> None:
    """Ask once how and when a pile of letters was sent."""
    title = plural(
        N_("{count} brief als verstuurd vastleggen"),
        N_("{count} brieven als verstuurd vastleggen"),
        len(keys),
    )
    form = open_form(desk, MANY_SENT, {"sent_on": desk.today}, {"letter_ids": tuple(keys)})
    form.setWindowTitle(title)


def open_many_not_sent(desk: Desk, keys: Sequence[int]) -> None:
    """Ask once why a pile of letters was not sent after all."""
    title = plural(
        N_("Verzending van {count} brief intrekken"),
        N_("Verzending van {count} brieven intrekken"),
        len(keys),
    )
    form = open_form(desk, MANY_NOT_SENT, {}, {"letter_ids": tuple(keys)})
    form.setWindowTitle(title)


def _way(session: Any, key: int, day: date) -> str:
    from ises_desk.queries import customers, letters

    letter = letters.detail(session, key, day)
    found = customers.detail(session, letter.customer_id, day)
    return "email" if found.delivery is kinds.Delivery.EMAIL else "post"


def _ask_sent(desk: Desk, key: int, shelf: Shelf | None, way: str) -> None:
    values, fixed = {"channel": way, "sent_on": desk.today}, {"letter_id": key}
    if shelf is not None:
        shelf.open_form(desk, SENT, values, fixed)
    else:
        open_form(desk, SENT, values, fixed)
