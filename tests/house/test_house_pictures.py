"""The pictures of the manual are those that the program draws, all shown, and small."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QImage

from ises_desk.drawing.album import MANUAL

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ROOT / "docs" / "handleiding"
PICTURES = CHAPTERS / "beelden"
README = ROOT / "docs" / "schermafbeelding.png"
SHOWN = re.compile(r"!\[([^\]]+)\]\(beelden/([a-z0-9-]+)\.png\)")
MOST_BYTES = 3_000_000


def test_every_picture_is_drawn_by_the_script_and_shown_in_a_chapter() -> None:
    texts = [chapter.read_text(encoding="utf-8") for chapter in CHAPTERS.glob("*.md")]
    shown = [name for text in texts for _said, name in SHOWN.findall(text)]
    assert {path.stem for path in PICTURES.iterdir()} == set(MANUAL) == set(shown)
    assert len(shown) == len(set(shown))
    assert sum(text.count("![") for text in texts) == len(shown)


def test_all_pictures_together_are_small() -> None:
    pictures = [README, *PICTURES.iterdir()]
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
    for path in pictures:
        picture = QImage(str(path))
        assert 300 <= picture.width() <= 1400, path.name
