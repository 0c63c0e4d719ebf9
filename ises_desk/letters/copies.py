"""An exact copy of what was sent: the stored pages themselves, marked KOPIE."""

from __future__ import annotations

from io import BytesIO

from ises_desk.letters.page import mark_copy
from ises_desk.letters.pen import Pen


def copied(content: bytes) -> bytes:
    """Return a stored letter with the mark below its words on every page, still PDF/A.

    The letter is not made again: another letterhead or text of today can't slip in. The mark
    is in the bold face, which every page of ours has already. The same letter gives the same
    bytes.
    """
    import pikepdf

    pen = Pen()
    mark_copy(pen)
    mark = f"q\n{pen.sheet().content}Q\n".encode("latin-1")
    made = BytesIO()
    with pikepdf.open(BytesIO(content)) as letter:
        for page in letter.pages:
            page.contents_add(mark, prepend=True)
        plain = pikepdf.ObjectStreamMode.disable
        letter.save(made, deterministic_id=True, object_stream_mode=plain)
    return made.getvalue()
