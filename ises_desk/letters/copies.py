"""An exact copy of what was sent: the stored pages themselves, marked KOPIE."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO

from ises_desk.letters.archive import archive
from ises_desk.letters.page import mark_copy
from ises_desk.letters.pen import PAGE, Pen

_NO_DAY = date(2000, 1, 1)  # the mark's own file is never kept


def copied(content: bytes) -> bytes:
    """Return a stored letter with the mark below its words on every page, still PDF/A.

    The letter is not made again: another letterhead or text of today can't slip in.
    """
    import pikepdf

    made = BytesIO()
    with pikepdf.open(BytesIO(content)) as letter, pikepdf.open(BytesIO(_mark())) as mark:
        for page in letter.pages:
            page.add_underlay(mark.pages[0], pikepdf.Rectangle(page.mediabox))
        plain = pikepdf.ObjectStreamMode.disable
        letter.save(made, deterministic_id=True, object_stream_mode=plain)
    return made.getvalue()


@cache
def _mark() -> bytes:
    pen = Pen()
    mark_copy(pen)
    return archive([pen.sheet()], PAGE, title="KOPIE", author="KOPIE", on=_NO_DAY)
