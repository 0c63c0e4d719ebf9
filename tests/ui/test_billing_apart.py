"""What a billing run of many would bring is computed in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk import clock
from ises_desk.actions.batches import foresee_apart
from ises_desk.actions.billing import foresee
from tests.ui.conftest import DAY

if TYPE_CHECKING:
    from ises_desk.ui.window import MainWindow


def test_a_process_of_its_own_tells_the_same(window: MainWindow) -> None:
    path = window.desk.path
    assert path is not None
    now = clock.moment_on(DAY.replace(year=2028))
    with window.desk.lanes.session() as session:
        here = foresee(session, now)
    assert here.invoices == 2
    assert foresee_apart(path, now, lambda _done, _total, _text: True) == here
