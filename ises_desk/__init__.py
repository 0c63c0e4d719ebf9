"""The back office of a small hosting and domain provider."""

__version__ = "0.2.0"
