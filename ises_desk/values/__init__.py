"""Immutable values without input or output: money, dates, numbers, names."""
