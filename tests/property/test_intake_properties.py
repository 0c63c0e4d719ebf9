"""Whatever a file holds: twice changes nothing more, and taking it back leaves all as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.actions import intake
from ises_desk.exchange.csv_table import written
from ises_desk.exchange.tables import read_table
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Intake, Verdict
from tests.actions.conftest import Office

if TYPE_CHECKING:
    import pytest

    from ises_desk.actions.intake_rows import Plan

HEADINGS = ("Klantnr", "Naam", "Straat", "Postcode", "Plaats", "IBAN", "E-mail", "Opmerking")
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6)
ROWS = st.tuples(
    st.sampled_from(("", "K1", "K2", "K3")),
    st.sampled_from(("Jan", "Jan <b>", "=1+1", "Zoë d'Hondt", "", "😀")) | TEXTS,
    st.sampled_from(("Kerkweg 1", "Kerkweg 0", "Kerkweg", "")),
    st.sampled_from(("8148 AB", "8148ab", "814", "")),
    st.sampled_from(("Lemele", "")),
    st.sampled_from(("NL91ABNA0417164300", "NL00", "")),
    st.sampled_from(("a@voorbeeld.nl", "A@VOORBEELD.NL;b@voorbeeld.nl", "geen", "?")),
    st.sampled_from(("", "overleden", "-5")) | TEXTS,
)


def looked(office: Office, content: bytes) -> Plan:
    """Return what would become of the rows of a file."""
    table = read_table(content)
    with office.database.read() as session:
        columns = intake.columns_for(session, Intake.CUSTOMERS, table.headings)
        return intake.plan(session, office.day, Intake.CUSTOMERS, table, columns)


def bring(office: Office, content: bytes) -> bool:
    """Bring over all that can go in; tell whether anything went in."""
    found = looked(office, content)
    doubtful = tuple(row.line for row in found.rows if row.verdict is Verdict.DOUBTFUL)
    if not found.going(doubtful):
        return False
    office.do(
        intake.bring_customers,
        content=content,
        digest=found.digest,
        columns=found.columns,
        doubtful=doubtful,
    )
    return True


@given(rows=st.lists(ROWS, min_size=1, max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_goes_in_once_and_comes_out_whole(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    content = written(HEADINGS, [*rows, ("K9", "Anna", *[""] * 6)])
    path = tmp_path_factory.mktemp("overname") / "a.sqlite"
    office = Office(open_database(path, lock=False))
    try:
        before = office.fresh()
        if bring(office, content):
            line = office.last.line if office.last else 0
            after = office.fresh()
            assert looked(office, content).going() == ()
            assert office.fresh() == after
            office.undo(line)
        assert office.fresh() == before
        assert office.problems() == []
    finally:
        office.database.close()
