"""A believable administration, made up, entered by the same deeds as the window."""

from ises_desk.demo.story import run
from ises_desk.demo.summary import Summary

__all__ = ["Summary", "run"]
