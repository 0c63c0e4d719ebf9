"""The letter about a suspension (L12): its ground, what is off, and how it ends, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.actions.demand_papers import about, opening
from ises_desk.actions.work import Work
from ises_desk.letters.letter import OpenInvoice
from ises_desk.letters.suspension import NameRow, SuspensionAnnounced, SuspensionBegun
from ises_desk.letters.termination_confirmed import Service
from ises_desk.models import Contract, ContractLine, Customer, Domain, Invoice, Suspension
from ises_desk.terms.breach import ARTICLES
from ises_desk.values.kinds import DomainState, Ground, Reach
from ises_desk.values.money import Money
from ises_desk.values.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ises_desk.letters.letter import Letter
    from ises_desk.terms.breach import Finding

_BECAUSE = {
    Ground.PAYMENT: "U heeft niet op tijd betaald.",
    Ground.DEFAULT: "U bent een verplichting uit de overeenkomst ook na onze ingebrekestelling "
    "niet nagekomen.",
    Ground.DOMAIN: "U bent uw verplichting ook na onze schriftelijke aanzegging niet nagekomen "
    "binnen de termijn die wij daarin stelden.",
    Ground.TRAFFIC: "U heeft in een kalendermaand meer dataverkeer gebruikt dan wij met u "
    "afspraken.",
    Ground.MISUSE: "Onze dienst is gebruikt op een manier die de overeenkomst niet toestaat.",
    Ground.DOUBT: "Wij hebben goede redenen om te vrezen dat u uw verplichtingen niet nakomt.",
    Ground.DANGER: "Er is gevaar ontstaan voor het functioneren van onze systemen of van ons "
    "netwerk.",
}
MEASURES = {
    Reach.PANEL: "de toegang tot het configuratiescherm en het versturen van e-mail. Uw website "
    "en het ontvangen van e-mail blijven werken.",
    Reach.WEBSITE: "de toegang tot het configuratiescherm, het versturen van e-mail en uw website. "
    "Het ontvangen van e-mail blijft werken.",
    Reach.MAIL: "de toegang tot het configuratiescherm, uw website, het versturen en ontvangen van "
    "e-mail, en DNS.",
    Reach.NAMES: "het gebruik van de domeinnamen en certificaten die hieronder staan.",
}
_LIFTED = {
    Ground.PAYMENT: "Betaal het openstaande bedrag. Zodra wij het hebben ontvangen, eindigt het "
    "opschorten en zetten wij alles weer aan. Zekerheid voor de betaling is ook goed.",
    Ground.DEFAULT: "Kom de verplichting alsnog na en laat het ons weten. Dan zetten wij alles "
    "weer aan.",
    Ground.DOMAIN: "Kom de verplichting alsnog na en laat het ons weten. Dan zetten wij alles "
    "weer aan.",
    Ground.TRAFFIC: "De beperking eindigt als uw dataverkeer weer binnen de afgesproken "
    "hoeveelheid is, of als wij met u een grotere hoeveelheid afspreken.",
    Ground.MISUSE: "Beëindig het gebruik dat hierboven staat en laat ons weten wat u heeft gedaan. "
    "Dan zetten wij alles weer aan.",
    Ground.DOUBT: "Verklaar dat u uw verplichtingen nakomt, of stel daarvoor zekerheid. Dan zetten "
    "wij alles weer aan.",
    Ground.DANGER: "Neem de oorzaak weg, zo nodig met onze hulp. Zodra het gevaar voorbij is, "
    "zetten wij alles weer aan.",
}
# Of what a finding names, what the customer is told as its basis in the law.
_PRINTED = frozenset({"6:52 BW", "6:80 BW", "6:262 lid 2 BW", "6:263 BW"})


def basis(finding: Finding) -> str:
    """Return the articles behind a finding, as they are printed."""
    own = f"artikel {ARTICLES[finding.ground]} van onze algemene voorwaarden"
    places = dict.fromkeys(
        reason.source for reason in finding.ruling.reasons if reason.source in _PRINTED
    )
    laws = [place.removesuffix(" BW").replace(" lid ", ", lid ") for place in places]
    # "6:262, lid 2, en 6:52": what names a paragraph is closed before the next article
    laws = [f"{law}," if "," in law and law != laws[-1] else law for law in laws]
    if not laws:
        return own
    word = "artikel" if len(laws) == 1 else "de artikelen"
    return f"{own} en {word} {listed(laws)} van het Burgerlijk Wetboek"


def suspension_paper(
    work: Work, row: Suspension, contract: Contract, finding: Finding, invoices: Sequence[Invoice]
) -> Letter:
    """Return the letter: an announcement while the customer can still prevent it."""
    kind = SuspensionAnnounced if row.starts_on > work.today else SuspensionBegun
    customer = work.get(Customer, contract.customer_id)
    names = names_of(work, contract, everywhere=row.everywhere)
    return kind(
        **opening(work, customer),
        contract=contract.number,
        because=_BECAUSE[row.ground],
        basis=basis(finding),
        facts=row.reason,
        measure=MEASURES[row.reach],
        starts_on=row.starts_on,
        services=services_of(work, contract),
        names=tuple(NameRow(name=name) for name in names) if row.reach is Reach.NAMES else (),
        lifted_when=_LIFTED[row.ground],
        **_money(work, invoices),
    )


def services_of(work: Work, contract: Contract) -> tuple[Service, ...]:
    """Return the services of a contract that still run."""
    found = work.session.scalars(
        select(ContractLine)
        .where(
            ContractLine.contract_id == contract.id,
            ContractLine.months > 0,
            ContractLine.ends_on.is_(None) | (ContractLine.ends_on >= work.today),
        )
        .order_by(ContractLine.position)
    )
    named = tuple(Service(description=line.description) for line in found)
    return named or (Service(description=f"de dienst van overeenkomst {contract.number}"),)


def names_of(work: Work, contract: Contract, *, everywhere: bool) -> Iterable[str]:
    """Return the active names under a contract, or under all accounts of its customer (13.6)."""
    lines = select(ContractLine.id).where(ContractLine.contract_id == contract.id)
    mine = (
        Domain.customer_id == contract.customer_id
        if everywhere
        else Domain.contract_line_id.in_(lines)
    )
    return work.session.scalars(
        select(Domain.name).where(mine, Domain.state == DomainState.ACTIVE).order_by(Domain.name)
    ).all()


def _money(work: Work, invoices: Sequence[Invoice]) -> dict[str, Any]:
    if not invoices:
        return {}
    rows = []
    for row in invoices:
        assert row.number is not None  # noqa: S101  a final invoice
        assert row.issued_on is not None  # noqa: S101
        assert row.due_on is not None  # noqa: S101
        rows.append(
            OpenInvoice(
                number=row.number,
                invoiced_on=row.issued_on,
                due_on=row.due_on,
                about=about(work, row),
                amount=row.total,
                paid=row.total - row.open,
                open=row.open,
            )
        )
    return {"invoices": tuple(rows), "open": Money.total(row.open for row in invoices)}
