"""Whole articles by id: from an index, or from those that a report was given with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from checker.types import Article


class Texts(Protocol):
    """Where whole articles come from."""

    def article(self, name: str) -> Article | None:
        """Return an article, or None where there is none of that id."""


class GivenTexts:
    """The articles of a mapping."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def article(self, name: str) -> Article | None:
        """Return an article, or None where there is none of that id."""
        return self._articles.get(name)


class IndexTexts:
    """The articles of an index as they are now; it may be added to meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def article(self, name: str) -> Article | None:
        """Return an article, or None where there is none of that id (any more).

        Raises:
            ArchiveError: the index cannot be read.
        """
        from checker.index.store import reading

        with reading(self._folder) as store:
            return store.known(name)
