"""The back office of a small hosting and domain provider."""

__version__ = "0.1.0"
