"""The formats for machines, byte by byte."""

import pytest

from .golden import FOLDER, NAMES, golden


@pytest.mark.parametrize("name", NAMES)
def test_looks_as_it_is_kept(name: str) -> None:
    """If you meant the change: `python -m tests.report.golden`, and read the difference."""
    assert golden(name) == (FOLDER / NAMES[name]).read_bytes().decode()


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(NAMES.values())
