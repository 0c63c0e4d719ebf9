"""The same work without a window: every deed by its code, every list by its name."""

from ises_desk.cli.main import main

__all__ = ["main"]
