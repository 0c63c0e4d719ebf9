"""The owner's work of a day, done by hand in the window: with the mouse and with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.screen import MAIN

if TYPE_CHECKING:
    from tests.e2e.screen import Program

NO_BREAK = "\N{NO-BREAK SPACE}"
BUSINESS = {
    "Naam": "ISES Softpack",
    "Straat": "Lemelerweg",
    "Huisnummer": "1",
    "Postcode": "8148 AB",
    "Plaats": "Lemele",
    "KvK-nummer": "08119563",
    "Btw-id": "NL000099998B57",
    "IBAN": "NL91ABNA0417164300",
    "Naam van de rekening": "ISES Softpack",
    "E-mail": "info@voorbeeld.nl",
}
CUSTOMER = {
    "Naam": "Timmerbedrijf Smit & Zn.",
    "KvK-nummer": "12345678",
    "E-mail": "info@smit.example",
}
ADDRESS = {"Straat": "Dorpsstraat", "Huisnummer": "12", "Postcode": "8148aa", "Plaats": "Lemele"}
WRONG_IBAN, RIGHT_IBAN = "NL91ABNA0417164301", "NL91ABNA0417164300"


def euro(amount: str) -> str:
    """Return an amount as the window shows it."""
    return f"€{NO_BREAK}{amount}"


def fill_in(program: Program, answers: dict[str, str]) -> None:
    """Fill fields from one to the next with the Tab key."""
    for label, text in answers.items():
        program.fill(label, text)


def own_business(program: Program) -> None:
    """Go through the first start: the own business, the places, and to the first page."""
    program.click("Mijn eigen administratie", "card")
    program.find("Wie u bent")
    fill_in(program, BUSINESS)
    program.click("Verder", "button")
    program.click("Aanmaken", "button")
    program.click("Eerst rondkijken", "card")
    program.find("Hier staat straks")
    program.find("Product invoeren", "button")


def product(program: Program) -> None:
    """Add a product and its price."""
    program.tab("Producten")
    program.key("ctrl+n")
    program.window("Nieuw product")
    fill_in(program, {"Code": "MAIL", "Naam": "E-mail vijf postbussen", "Periode": "1"})
    program.submit(MAIN)
    program.click("Prijs vaststellen", "button")
    program.window("Prijs vaststellen")
    program.fill("Zonder btw", "25")
    program.submit(MAIN)
    program.find(euro("25,00"), "cell")


def refused_customer(program: Program) -> None:
    """Enter a customer with an IBAN of which the check digits are wrong."""
    program.tab("Klanten")
    program.key("ctrl+n")
    program.window("Nieuwe klant")
    fill_in(program, {**CUSTOMER, "IBAN": WRONG_IBAN, **ADDRESS})
    program.key("ctrl+s")
    program.find("Dit IBAN klopt niet", "label")
    program.until(lambda _seen: program.focus() == "IBAN", "the keyboard in the refused field")
    program.picture("geweigerd")


def customer(program: Program) -> None:
    """Mend the refused field and add the customer."""
    program.fill("IBAN", RIGHT_IBAN)
    program.submit(MAIN)
    program.find(CUSTOMER["Naam"], "cell")


def customer_by_name(program: Program, name: str) -> None:
    """Add a customer of whom there is only a name yet."""
    program.key("ctrl+n")
    program.window("Nieuwe klant")
    program.fill("Naam", name)
    program.submit(MAIN)
    program.find(name, "cell")


def customer_taken_back(program: Program, name: str) -> None:
    """Add a customer and take that back with Ctrl+Z."""
    customer_by_name(program, name)
    program.key("ctrl+z")
    program.find("Ongedaan gemaakt: Klant toevoegen.")
    program.until(lambda _seen: not program.sees(name, "cell"), f"{name} gone")


def customer_thrown_away(program: Program) -> None:
    """Leave a form that was begun: Esc asks first."""
    program.key("ctrl+n")
    program.window("Nieuwe klant")
    program.fill("Naam", "Toch niet")
    program.key("Escape")
    program.until(lambda _seen: program.focus() == "Verder invullen", "the question in the form")
    program.click("Weggooien", "button")
    program.window(MAIN)


def contract(program: Program) -> None:
    """Conclude a contract: the customer comes from a list that Enter drops down."""
    program.tab("Contracten")
    program.key("ctrl+n")
    program.window("Nieuw contract")
    program.go("Klant")
    program.key("Return")
    program.until(lambda _seen: program.focus() == "Zoeken", "the list of customers")
    program.write("smit")
    program.find("Timmerbedrijf", "cell")
    program.key("Return")
    program.window("Nieuw contract")
    program.go("Product")
    program.write("E-mail")
    program.until(lambda seen: _reads(seen, "Omschrijving", "E-mail vijf"), "the filled line")
    program.submit(MAIN)
    program.find("E-mail vijf postbussen", "cell")


def _reads(seen: dict[str, list[dict[str, str]]], name: str, text: str) -> bool:
    return any(t["name"] == name and t["text"].startswith(text) for t in seen["things"])


def bill(program: Program) -> None:
    """See what there is to bill, put the drafts ready and make them final."""
    prepare_drafts(program)
    program.window(MAIN)
    program.find("concept", "cell")
    finalise_drafts(program)
    program.window(MAIN)
    program.find("20260001", "cell")


def prepare_drafts(program: Program) -> None:
    """See what there is to bill and have the drafts made."""
    program.tab("Facturen")
    program.click("Factureren", "button")
    program.window("Wat is er te factureren?")
    program.find("1", "cell")
    program.click("Concepten klaarzetten", "button")


def finalise_drafts(program: Program) -> None:
    """Have all drafts made final, after the question."""
    program.tab("Facturen")
    program.click("Concepten definitief", "button")
    program.window("definitief maken?")
    program.key("Return")


def bills_sent(program: Program) -> None:
    """Record from the agenda that the invoices were sent."""
    program.tab("Vandaag")
    program.click("1 factu", "cell")
    program.key("Return")
    program.window("1 factu")
    program.key("Return")
    program.window(MAIN)
    program.find("De verzending van")


def pay(program: Program, amount: str) -> None:
    """Record a part payment on the invoice."""
    program.tab("Facturen")
    program.click("20260001", "cell")
    program.click("Betaling", "button")
    program.window("Betaling vastleggen")
    program.fill("Bedrag", amount)
    program.submit(MAIN)


def reminder(program: Program, number: str) -> None:
    """Make the reminder that the agenda asks for and record that it was sent."""
    program.tab("Vandaag")
    program.click("Betalingsherinnering", "cell")
    program.key("Return")
    program.window("Aanmanen")
    program.find("Te betalen", "label")
    program.submit(number)
    _sent(program, number)


def default_notice(program: Program, number: str) -> None:
    """Choose the default notice for an invoice, of which the agenda asks a milder letter."""
    program.tab("Facturen")
    program.click("20260001", "cell")
    program.click("Aanmanen", "button")
    program.window("Aanmanen")
    program.go("Brief")
    program.write("Ingebreke")
    program.find("Ingebrekestelling", "combobox")
    program.find("Te betalen", "label")
    program.submit(number)
    _sent(program, number)


def _sent(program: Program, number: str) -> None:
    program.click("Verstuurd vastleggen", "button")
    program.window("Verstuurd vastleggen")
    program.submit(number)
    program.find("Verstuurd")
    program.key("Escape")
    program.window(MAIN)


def terminate(program: Program, number: str) -> None:
    """Record a notice of the customer and confirm it with its letter."""
    program.tab("Contracten")
    program.click("Timmerbedrijf", "cell")
    program.click("Opzegging", "button")
    program.window("Opzegging vastleggen")
    program.find("Het contract eindigt na", "label")
    program.submit(MAIN)
    program.click("Opzegging bevestigen", "button")
    program.window("Opzegging bevestigen")
    program.submit(number)
    program.key("Escape")
    program.window(MAIN)


def backup(program: Program) -> None:
    """Make a backup with the keyboard."""
    program.key("ctrl+shift+b")
    program.find("De back-up is gemaakt en gecontroleerd.")


def restore(program: Program, gone: str) -> None:
    """Put the backup that was made by hand back from the menu: what came after it is gone."""
    program.menu("Bestand", "Back-ups…")
    program.window("Instellingen")
    program.find("met de hand", "cell")
    program.click("Terugzetten", "button")
    program.find("Deze back-up terugzetten?", "label")
    program.until(lambda _seen: program.focus() == "Terugzetten", "the keyboard on the answer")
    program.picture("terugzetten")
    program.key("Return")
    program.window(MAIN)
    program.find("De back-up is teruggezet.")
    program.tab("Klanten")
    program.find(CUSTOMER["Naam"], "cell")
    assert not program.sees(gone, "cell")
    program.picture("teruggezet")
