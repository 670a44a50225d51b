"""Keep the ids of one run apart, the same way in every run, and lose no article over it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from checker.ids import digest
from checker.stages.ingest.base import STAGE
from checker.types import Article, Skipped


@dataclass(slots=True)
class Identities:
    """The ids given so far, and digests of the rows they were given to."""

    _taken: set[str] = field(default_factory=set)
    _rows: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def settle(self, article: Article, *, label: str, where: str) -> Article | Skipped:
        """Return the article under an id of its own.

        A file whose stem is taken is called by its ``label``, the path inside its folder; a row
        (``label`` is empty) whose id is taken gets ``#2``, ``#3`` and so on. A row that equals
        an earlier one of the same id in everything is ``Skipped``.
        """
        if not label and self._is_repeated(article):
            return Skipped(where, STAGE, f"repeats the article {article.id!r} word for word")
        chosen = article.id
        if chosen in self._taken and label:
            chosen = label
        if chosen in self._taken:
            chosen = self._numbered(chosen)
        self._taken.add(chosen)
        return article if chosen == article.id else replace(article, id=chosen)

    def _is_repeated(self, article: Article) -> bool:
        row = digest(
            *(article.id, article.title, article.text, article.source.name),
            *(article.url, str(article.published)),
        )
        if row in self._rows:
            return True
        self._rows.add(row)
        return False

    def _numbered(self, base: str) -> str:
        number = self._next.get(base, 2)
        while f"{base}#{number}" in self._taken:
            number += 1
        self._next[base] = number + 1
        return f"{base}#{number}"
