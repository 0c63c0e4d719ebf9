"""Making the dossier of a customer: which claims, to which day, and where it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal, Stopped
from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks
from ises_desk.ui.coming import Coming
from ises_desk.ui.files import ask_save
from ises_desk.ui.forms import Form
from ises_desk.ui.paper import SAVED_IN, folder_of
from ises_desk.ui.progress import long_work

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.errands import Progress
    from ises_desk.ui.sheet import Sheet

TITLE = N_("Dossier maken")
DEED = "dossier.record"
_NAMES = ("customer_id", "until", "invoice_ids", "parcel")


def _open_then(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the customer's invoices that stand open on the day."""
    from ises_desk.values.formats import amount

    if values.get("customer_id") is None or values.get("until") is None:
        return ()
    try:
        view = _view(session, values, ())
    except Refusal:
        return ()
    words = N_("{number}: {open} open")
    return tuple(
        (item.id, fill(words, {"number": item.number, "open": amount(item.claim.open)}))
        for item in view.items
    )


def _view(session: Any, values: Mapping[str, Any], only: tuple[int, ...]) -> Any:
    from ises_desk.queries.claim_view import of_customer

    return of_customer(session, values["customer_id"], values["until"], only)


def _says(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the claim of the dossier comes to."""
    if values.get("customer_id") is None or values.get("until") is None:
        return None
    view = _view(session, values, tuple(values.get("invoice_ids") or ()))
    if not view.items:
        return fields.Insight(_(N_("Op deze dag staat er niets open.")), tone="warn")
    words = N_("Openstaand t/m {day}: {open}. Ook uw notities bij de klant komen in het dossier.")
    text = fill(words, {"day": view.day, "open": view.open})
    return fields.Insight(
        " ".join((text, *view.warnings)), tone="warn" if view.warnings else "info"
    )


SPEC = fields.FormSpec(
    title=TITLE,
    act=DEED,
    submit=N_("&Maken…"),
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Day(name="until", label=N_("Gerekend t/&m"), required=True, span=5),
                fields.Tick(name="parcel", label=N_("Met &originelen (ZIP)"), span=7),
                fields.Ticks(
                    name="invoice_ids",
                    label=N_("&Facturen"),
                    load=_open_then,
                    depends="customer_id",
                    hint=N_("Niets aangevinkt: alle facturen die openstaan."),
                ),
            ),
        ),
    ),
    insight=_says,
)


class DossierForm(Form):
    """Asks what goes in, then where it goes; the file is made beside the window."""

    def _changed(self, name: str) -> None:
        """Keep nothing: a choice of this moment is soon made again."""
        super()._changed(name)
        self._done()
        self._key = ""

    def _perform(self, act: str, arguments: dict[str, Any]) -> None:  # noqa: ARG002  not yet
        """Look whether there is a claim before asking for a place."""
        from ises_desk.actions.dossiers import Asked

        given = {name: arguments[name] for name in _NAMES if arguments.get(name)}
        given["invoice_ids"] = tuple(given.get("invoice_ids", ()))
        self._save.setEnabled(False)
        self._desk.lanes.read(_looked, self._ask_place, Asked(**given), failed=self._again)

    def _ask_place(self, found: Any) -> None:
        self._again()
        if isinstance(found, Refusal):
            self.show_refusal(found)
            return
        asked, number = found
        ending = "zip" if asked.parcel else "pdf"
        pattern = _(N_("ZIP (*.zip)")) if asked.parcel else _(N_("PDF (*.pdf)"))
        start = folder_of(self._desk) / f"dossier-{number}-{asked.until}.{ending}"
        ask_save(self, _(TITLE), start, pattern, partial(self._make, asked))

    def _make(self, asked: Any, path: Path) -> None:
        from ises_desk.actions.dossiers import check_place

        desk = self._desk
        try:
            check_place(path)
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        desk.settings.setValue(SAVED_IN, str(path.parent))
        self.accept()
        long_work(desk, _(TITLE), write_dossier, partial(_told, desk, path.name), desk, asked, path)


def _looked(session: Any, asked: Any) -> Any:
    """Return what is asked with the customer's number, or the Refusal that it meets."""
    from ises_desk.actions.dossiers import looked_at

    try:
        return asked, looked_at(session, asked)
    except Refusal as refusal:
        return refusal


def write_dossier(progress: Progress, desk: Desk, asked: Any, path: Path) -> frozenset[str]:
    """Let a process make it, and write and record it (on the long lane); returns what it touched.

    Stopping leaves nothing behind.
    """
    from ises_desk.actions import dossiers
    from ises_desk.actions.batches import ask_apart

    now = desk.now()
    look = partial(dossiers.parts_made, now=now, asked=asked)
    [found] = ask_apart(desk.path, look, progress.tell)
    if progress.cancelled:
        raise Stopped
    touched: list[frozenset[str]] = []

    def record() -> None:
        work = partial(dossiers.record_in, now=now, asked=asked, found=found, path=path)
        touched.append(desk.lanes.write(work))

    dossiers.write(path, found, record)
    return touched[0]


def _told(desk: Desk, name: str, touched: frozenset[str]) -> None:
    desk.lanes.touched.emit(touched)
    desk.messages.say(fill(N_("Opgeslagen als {name}."), {"name": name}))


def of_customer(desk: Desk, shown: Sheet | None) -> None:
    """Open the form for the customer of a record."""
    open_dossier(desk, shown.key if shown is not None else None)


def open_dossier(desk: Desk, customer_id: int | None = None) -> DossierForm:
    """Ask what goes into a dossier."""
    form = DossierForm(desk, SPEC, {"customer_id": customer_id, "until": desk.today})
    Coming(form)
    form.body.then(form.open)
    return form
