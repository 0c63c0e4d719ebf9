"""The examples in the docstrings of values, law and terms are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import ises_desk.law
import ises_desk.terms
import ises_desk.values

MODULES = sorted(
    module.name
    for package in (ises_desk.values, ises_desk.law, ises_desk.terms)
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    attempted = [doctest.testmod(importlib.import_module(name)).attempted for name in MODULES]
    assert sum(attempted) > 60
