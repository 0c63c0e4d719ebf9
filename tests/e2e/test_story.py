"""The owner's first working day in the real window: mouse, keyboard, a real file, restarts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions.arguments import read
from ises_desk.actions.perform import perform
from ises_desk.actions.register import find
from ises_desk.models import Customer
from ises_desk.store.database import open_database
from ises_desk.ui import one_window
from tests.e2e import by_hand
from tests.e2e.keys import Keys
from tests.e2e.screen import MAIN, Program, Screen, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xdist_group("screen"),
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


CUSTOMERS = 60
ADDRESS = {"street": "Dorpsstraat", "house_number": "1", "postcode": "8148 AA", "city": "Lemele"}
BUSINESS = {
    "name": "ISES Softpack",
    **ADDRESS,
    "kvk": "08119563",
    "vat_id": "NL000099998B57",
    "iban": "NL91ABNA0417164300",
    "account_name": "ISES Softpack",
    "email": "info@voorbeeld.nl",
}
LETTERS = {
    "B2026-0003": ("Ingebrekestelling", "sent"),
    "B2026-0002": ("Bevestiging van opzegging", "ready"),
    "B2026-0001": ("Betalingsherinnering", "sent"),
    "20260001": ("Factuur", "sent"),
}
SHOWN = {
    "Klanten": ("Timmerbedrijf Smit & Zn.",),
    "Contracten": ("C2026-0001", "Opgezegd"),
    "Facturen": ("20260001", by_hand.euro("20,00")),
    "Betalingen": (by_hand.euro("10,25"),),
    "Brieven": ("B2026-0003", "B2026-0002", "B2026-0001", "20260001"),
    "Producten": ("MAIL",),
}


TOO_LATE = "Na de back-up BV"


class Story:
    """One administration, opened in the window day after day and asked by the command line."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self.folder = screen, folder
        self.hands: type[Program] = Program
        self.file = folder / "administratie.sqlite"
        self.programs: list[Program] = []
        self.day = ""

    def morning(self, day: str) -> Program:
        """Start the program on a day."""
        self.day = day
        snapshot = self.folder / f"gezien{len(self.programs)}.json"
        words = ("--file", str(self.file), "--day", day)
        self.programs.append(self.hands(self.screen, snapshot, *words))
        return self.programs[-1]

    def evening(self) -> None:
        """Close the program as the owner does."""
        assert self.programs[-1].close() == 0, self.programs[-1].said()

    def run(self, *words: str) -> Any:
        """Run the command line on the file and return what it answers."""
        command = [sys.executable, "-m", "ises_desk", "--file", str(self.file), "--json"]
        said = subprocess.run(  # noqa: S603  our own words
            [*command, "--day", self.day, *words],
            env=self.screen.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert said.returncode == 0, said.stdout + said.stderr
        return json.loads(said.stdout)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Open a screen; whatever happens, end the programs on it."""
    with Screen(tmp_path) as screen:
        told = Story(screen, tmp_path)
        yield told
        for program in told.programs:
            program.kill()


@pytest.mark.parametrize("hands", [Program, Keys], ids=["mouse", "keys-alone"])
def test_from_the_first_start_to_a_restored_backup_and_a_default_notice_after_it(
    story: Story, hands: type[Program]
) -> None:
    story.hands = hands
    program = story.morning("2026-03-02")
    by_hand.own_business(program)
    by_hand.product(program)
    by_hand.refused_customer(program)
    assert story.run("ask", "customers") == []
    by_hand.customer(program)
    by_hand.customer_taken_back(program, "Vergissing BV")
    by_hand.customer_thrown_away(program)
    by_hand.contract(program)
    story.evening()
    assert [row["name"] for row in story.run("ask", "customers")] == [by_hand.CUSTOMER["Naam"]]

    program = story.morning("2026-04-02")
    by_hand.bill(program)
    by_hand.bills_sent(program)
    story.evening()
    (invoice,) = story.run("ask", "invoices")
    assert (invoice["number"], invoice["total"]) == ("20260001", "30.25")
    assert (invoice["due_on"], invoice["state"]) == ("2026-04-16", "open")

    program = story.morning("2026-04-20")
    by_hand.pay(program, "10,25")
    by_hand.reminder(program, "B2026-0001")
    by_hand.terminate(program, "B2026-0002")
    by_hand.backup(program)
    program.tab("Klanten")
    by_hand.customer_by_name(program, TOO_LATE)
    by_hand.restore(program, TOO_LATE)
    story.evening()
    _is_as_it_was(story)
    (contract,) = story.run("ask", "contracts")
    assert (contract["ends_on"], contract["state"]) == ("2027-03-01", "noticed")
    (invoice,) = story.run("ask", "invoices")
    assert (invoice["open"], invoice["state"]) == ("20.00", "reminded")

    program = story.morning("2026-05-06")
    by_hand.default_notice(program, "B2026-0003")
    story.evening()
    _holds_everything(story)

    program = story.morning("2026-05-07")
    for tab, cells in SHOWN.items():
        program.tab(tab)
        for cell in cells:
            program.find(cell, "cell")
    story.evening()


def _is_as_it_was(story: Story) -> None:
    """Look from outside: the customer of after the backup is only in the file kept beside it."""
    before = by_hand.CUSTOMER["Naam"]
    assert [row["name"] for row in story.run("ask", "customers")] == [before]
    assert story.run("check", "--full") == {"problems": []}
    (kept,) = story.folder.glob("*-voor-terugzetten-*.sqlite")
    database = open_database(kept, create=False, lock=False)
    with database.read() as session:
        assert sorted(session.scalars(select(Customer.name))) == [TOO_LATE, before]
    database.close()


def _holds_everything(story: Story) -> None:
    """Look at the file, the letters and the backup from outside the window."""
    assert story.run("check", "--full") == {"problems": []}
    found = {row["number"]: (row["kind"], row["state"]) for row in story.run("ask", "letters")}
    assert found == LETTERS
    written = story.run("export", "letter", *LETTERS, "--to", str(story.folder / "post"))
    for (kind, _state), path in zip(LETTERS.values(), written["written"], strict=True):
        assert kind.split()[0] in _text(Path(path))
    by_hand_too = [each for each in story.run("backup", "list") if not each["label"]]
    assert len(by_hand_too) == 1
    assert by_hand_too[0]["counts"]["letter"] == 3


def _text(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(str(page.get_textpage().get_text_range()) for page in document)


def test_a_second_start_on_the_same_file_raises_the_first_window(story: Story) -> None:
    first = story.morning("2026-03-02")
    first.window(MAIN)
    first.find("Mijn eigen administratie", "card")
    bell = Path(tempfile.gettempdir()) / one_window._name(story.file)  # Qt's, on Linux
    first.until(lambda _seen: bell.exists(), "a first window that listens")
    first.minimise()
    assert story.morning("2026-03-02").wait() == 0
    first.window(MAIN)


def test_a_billing_run_that_is_stopped_or_killed_goes_on_where_it_was(story: Story) -> None:
    _customers_to_bill(story.file, CUSTOMERS)
    program = story.morning("2026-04-02")
    by_hand.prepare_drafts(program)
    program.find("Concepten klaarzetten")
    program.kill()
    program = story.morning("2026-04-02")
    made = len(story.run("ask", "invoices"))
    if made < CUSTOMERS:
        by_hand.prepare_drafts(program)
    program.tab("Facturen")
    program.find(f"{CUSTOMERS} facturen", "label")
    by_hand.finalise_drafts(program)
    program.until(_some_are_final, "a series half done")
    program.kill()
    story.morning("2026-04-02")
    states = [row["state"] for row in story.run("ask", "invoices")]
    assert 0 < states.count("draft") < CUSTOMERS == len(states)
    by_hand.finalise_drafts(story.programs[-1])
    story.programs[-1].find(f"{states.count('draft')} facturen zijn definitief.")
    story.evening()
    numbers = sorted(row["number"] for row in story.run("ask", "invoices"))
    assert numbers == [f"2026{at:04}" for at in range(1, CUSTOMERS + 1)]
    assert story.run("check", "--full") == {"problems": []}


def _some_are_final(seen: dict[str, Any]) -> bool:
    """Tell whether the progress dialog says that a few are done."""
    texts = [thing["text"].split(" ") for thing in seen["things"]]
    return any(words[1:2] == ["van"] and int(words[0]) > 1 for words in texts)


def _customers_to_bill(path: Path, count: int) -> None:
    """Make an administration with customers who each have a month to bill."""
    database = open_database(path)

    def do(code: str, /, **words: Any) -> Any:
        act = find(code)
        assert act is not None
        now = clock.moment_on(date(2026, 3, 2))
        return perform(database, now, act, **read(act, words)).value

    do("business.set", **BUSINESS)
    key = do("product.add", code="MAIL", name="E-mail", kind="email", months=1)
    do("price.set", product_id=key, valid_from="2026-01-01", net="25.00")
    for at in range(count):
        customer = do("customer.add", name=f"Klant {at}", addresses=[ADDRESS])
        lines = [{"product": "MAIL"}]
        do("contract.conclude", customer_id=customer, starts_on="2026-03-02", lines=lines)
    database.close()
