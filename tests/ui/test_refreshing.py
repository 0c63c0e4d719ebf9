"""A page reads anew what a deed changed: every table is heard by a page, or shown elsewhere."""

from __future__ import annotations

from importlib import import_module

from ises_desk.actions.perform import SUBJECTS
from ises_desk.models import Base
from ises_desk.ui import pages
from ises_desk.ui.page_spec import PageSpec

# What no list shows: the log itself, and what the settings and Vandaag read whenever they open.
ELSEWHERE = {"agenda", "audit_line", "audit_payload", "counter", "permit", "settings"}


def test_every_table_is_heard_by_a_page() -> None:
    heard = set(ELSEWHERE)
    for tab in pages.TABS:
        spec = getattr(import_module(f"ises_desk.ui.{tab.module}"), "SPEC", None)
        heard |= set(spec.touched) if isinstance(spec, PageSpec) else set()
    tables = [table.name for table in Base.metadata.sorted_tables]
    assert [name for name in tables if SUBJECTS.get(name, name) not in heard] == []
