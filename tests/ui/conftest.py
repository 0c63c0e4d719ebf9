"""A small administration, and a window on a copy of it."""

from __future__ import annotations

import gc
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ises_desk import clock, paths
from ises_desk.actions.arguments import read
from ises_desk.actions.perform import perform
from ises_desk.actions.register import find
from ises_desk.store.database import Database, open_database
from ises_desk.ui import theme
from ises_desk.ui.choice_card import ChoiceCard
from ises_desk.ui.intake import IntakePage
from ises_desk.ui.one_by_one import Steps
from ises_desk.ui.window import MainWindow
from ises_desk.ui.wiring import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ises_desk.ui.first_start import FirstStart
    from ises_desk.ui.opening import Opening

DAY = date(2026, 11, 22)
LONG = 20_000  # ms
PAUSE = 200  # ms: the longest that is waited for after a key
BUSINESS = {
    "name": "ISES Softpack",
    "street": "Hoofdstraat",
    "house_number": "12",
    "postcode": "8011 AB",
    "city": "Zwolle",
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "ISES Softpack",
    "email": "info@ises.example",
}
ADDRESS = {"street": "Dorpsstraat", "house_number": "1", "postcode": "8011 AB", "city": "Zwolle"}


class Clerk:
    """Does deeds by their code on a day."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def do(self, code: str, /, on: date = DAY, **words: Any) -> Any:
        """Do a deed and return its value."""
        act = find(code)
        assert act is not None
        return perform(self.database, clock.moment_on(on), act, **read(act, words)).value


def _fill(clerk: Clerk) -> None:
    """Enter a business, products, three customers, a contract, invoices and what follows."""
    clerk.do("business.set", **BUSINESS)
    for at in range(70):
        key = clerk.do("product.add", code=f"P{at:03}", name=f"Product {at}", kind="hosting")
        if at < 3:
            clerk.do("price.set", product_id=key, valid_from="2024-01-01", net=f"{10 + at}.00")
    firm = clerk.do(
        "customer.add", name="Bakkerij & Zn. <b>Zoet</b>", kvk="08119563", email="b@zoet.example",
        addresses=[ADDRESS],
    )  # fmt: skip
    person = clerk.do("customer.add", name="Ömer Łuk", addresses=[ADDRESS])
    clerk.do("customer.add", name="Gemeente Zwolle", party="government", addresses=[ADDRESS])
    clerk.do("account.add", customer_id=firm, name="zoet")
    clerk.do("contact.add", customer_id=firm, name="Anna")
    clerk.do("note.add", customer_id=firm, text="Belt graag terug")
    concluded = date(2025, 10, 1)
    for owner in (firm, person):
        clerk.do(
            "contract.conclude", on=concluded, customer_id=owner, starts_on="2025-10-01",
            lines=[{"product": "P001", "months": 12, "billing_moment": "arrears"}],
        )  # fmt: skip
        clerk.do("domain.register", on=concluded, customer_id=owner, name=f"zoet{owner}.nl")
    for key in clerk.do("billing.run", on=date(2026, 10, 2)):
        clerk.do("invoice.finalise", on=date(2026, 10, 2), invoice_id=key)
    clerk.do("payment.record", on=date(2026, 10, 5), customer_id=firm, amount="5.00")
    line = {"description": "Werk", "unit_price": "50.00"}
    clerk.do("invoice.draft", customer_id=firm, lines=[line])
    clerk.do(
        "complaint.open", customer_id=person, subject="Traag", text="Te traag", channel="email"
    )
    clerk.do("letter.write", customer_id=firm, subject="Welkom", text="Fijn dat u er bent.")
    clerk.do(
        "campaign.draft", kind="price", title="Prijzen 2028", text="Duurder.", percent="2",
        publish_on="2027-10-01",
    )  # fmt: skip


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file that every test copies."""
    path = tmp_path_factory.mktemp("gevuld") / "administratie.sqlite"
    database = open_database(path)
    _fill(Clerk(database))
    database.close()
    return path


@pytest.fixture(autouse=True)
def _own_rubbish() -> Iterator[None]:
    """Look for rubbish between tests on this thread, as the program does; never on a lane."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def in_steps() -> bool:
    """Let what is large be made in steps, as in the program."""
    return True


@pytest.fixture(autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what is large in one go: tests look into it as soon as they asked for it."""
    if "in_steps" not in request.fixturenames:
        monkeypatch.setattr(Steps, "add", lambda _self, step: step())


@pytest.fixture
def administration(filled: Path, tmp_path: Path) -> Path:
    """Copy the small administration."""
    return shutil.copy(filled, tmp_path / "administratie.sqlite")


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Dress the application in its own colours and font; what a test left on stays on.

    Dressing everything anew costs a third of making a window.
    """
    if theme.colours() is not theme.LIGHT or qapp.styleSheet() != theme.style_sheet(theme.LIGHT):
        theme.apply(qapp, "light")
    return qapp


Windows = "Callable[[Path], tuple[MainWindow, Opening]]"


@pytest.fixture
def open_window(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Path], tuple[MainWindow, Opening]]]:
    """Open a window on a file; it is closed after the test."""
    made: list[MainWindow] = []

    def make(path: Path) -> tuple[MainWindow, Opening]:
        settings = QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, lambda: clock.moment_on(DAY), path)
        made.append(window)
        qtbot.addWidget(window)
        opening = wire(window)
        window.resize(1280, 720)
        window.show()
        opening.open(path)
        return window, opening

    yield make
    for window in made:
        for dialog in window.findChildren(QDialog):
            dialog.hide()  # else it is in front in the next test
        window.asks = False
        window.close()
    dressed.processEvents()


@pytest.fixture
def window(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], administration: Path, qtbot: QtBot
) -> MainWindow:
    """Open a window on the small administration and wait for its first page."""
    made, _opening = open_window(administration)
    qtbot.waitUntil(lambda: made.desk.lanes.database is not None, timeout=20_000)
    calm(made, qtbot)
    return made


def calm(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the lanes are empty and everything they brought is shown.

    Three rounds in which nothing came home and no short pause ran: what follows on an answer waits
    a turn or two, and each round lasts longer than those, on a busy machine too.
    """
    came: list[object] = []
    window.desk.lanes._home.connect(came.append)
    quiet = 0
    for _round in range(200):
        came.clear()
        window.desk.lanes.settle()
        qtbot.wait(10)
        quiet = 0 if came or pausing(window) else quiet + 1
        if quiet == 3:
            break
    window.desk.lanes._home.disconnect(came.append)


def pausing(window: MainWindow) -> bool:
    """Tell whether something waits for a short pause: in typing, in going through a list."""
    pauses = (each for each in window.findChildren(QTimer) if each.isSingleShot())
    return any(each.isActive() and each.interval() <= PAUSE for each in pauses)


def dialogs(window: MainWindow) -> list[QDialog]:
    """Return the dialogs on screen, the newest last."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a user's folder of its own."""
    for name in ("LOCALAPPDATA", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "thuis"))
    return paths.data_folder()


@pytest.fixture
def begin(
    open_window: Callable[[Path], tuple[MainWindow, Opening]], home: Path, qtbot: QtBot
) -> Callable[..., tuple[MainWindow, Opening, Any]]:
    """Start the program with nothing there yet; gives the window, its opening and the page."""

    def start(path: Path | None = None) -> tuple[MainWindow, Opening, Any]:
        window, opening = open_window(path or home / paths.FILE_NAME)
        qtbot.waitUntil(lambda: opening._cover is not None, timeout=LONG)
        calm(window, qtbot)
        return window, opening, opening._cover

    return start


def to_the_place(window: MainWindow, page: FirstStart, qtbot: QtBot, **other: str) -> None:
    """Answer the first step of a first start and go on."""
    page.go("business")
    page.business.fill({**BUSINESS, **other})
    page.forward()
    calm(window, qtbot)
    calm(window, qtbot)


def cards(page: FirstStart, step: str) -> list[ChoiceCard]:
    """Return the cards of a step."""
    return page._steps[step].findChildren(ChoiceCard)


@pytest.fixture
def intake(window: MainWindow, qtbot: QtBot) -> IntakePage:
    """Open the page of the window."""
    window.menus.intake.emit()
    calm(window, qtbot)
    (found,) = window.findChildren(IntakePage)
    assert window.stack.currentWidget() is found
    return found
