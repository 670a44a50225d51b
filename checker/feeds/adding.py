"""The articles of a pass: read, compared with what is known, and added in batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from checker.config import Config
from checker.errors import CheckerError
from checker.feeds import duties, pages
from checker.feeds.client import Answer, Failure, Seen
from checker.feeds.lacks import Missing
from checker.feeds.listing import Entry
from checker.feeds.outcome import moment
from checker.feeds.state import ArticleRow, SourceRow, State
from checker.index import add_articles, ids_of
from checker.index.prepare import content_digest
from checker.index.store import made, reading
from checker.stages.ingest import Limits
from checker.types import Article

Listed: TypeAlias = Sequence[tuple[str, str]]  # addresses with what the source says of them
BATCH = 50  # articles that are added at a time: what a crash can cost is fetched again


@dataclass(frozen=True, slots=True)
class _Held:
    row: ArticleRow
    seen: Seen
    article: Article


class Basket:
    """Holds what was read until it is in the index; only then is it noted as had."""

    def __init__(
        self,
        index: Path,
        config: Config,
        state: State,
        clock: Callable[[], float],
        window: float,
        wait: float,
    ) -> None:
        self.new = self.changed = self.same = self.waiting = 0
        self.missed: list[Missing] = []
        self._index, self._config, self._state = index, config, state
        self._clock, self._window, self._wait = clock, window, wait
        self._limits = Limits(max_file_bytes=config.limits.max_bytes)
        self._held: dict[str, _Held] = {}
        self._after: list[tuple[SourceRow, Listed]] = []

    def reset_if_gone(self) -> None:
        """Ask for everything again where the index was deleted beside its state."""
        if not made(self._index):
            with self._state.transaction():
                self._state.forget_taken(self._clock())

    def total(self) -> int:
        """Return how many articles the index holds."""
        if not made(self._index):
            return 0
        with reading(self._index) as store:
            return store.one("SELECT count(*) FROM article")

    def take(self, row: ArticleRow, answer: Answer | Failure) -> None:
        """Take what was answered for an article that is due."""
        if isinstance(answer, Failure):
            self._failed(row, answer)
        elif answer.unchanged:
            self._had(row, answer.seen)
        elif fault := self.take_page(row, answer):
            self._failed(row, fault)

    def take_page(self, row: ArticleRow, answer: Answer) -> Failure | None:
        """Take a page that was fetched, or return why there is no article in it."""
        try:
            found = pages.of_page(answer, row, self._limits)
        except Exception as error:  # as in ``_add``
            return Failure(f"cannot be taken apart ({type(error).__name__})", lasting=True)
        return found if isinstance(found, Failure) else self._hold(row, answer.seen, found)

    def take_named(self, row: ArticleRow, answer: Answer) -> Failure | None:
        """Take a page that the user named himself, or return why there is no article in it."""
        return pages.front_page(answer) or self.take_page(row, answer)

    def take_item(self, row: ArticleRow, entry: Entry) -> None:
        """Take an item that a feed holds whole."""
        found = pages.of_item(entry, self._limits)
        fault = found if isinstance(found, Failure) else self._hold(row, Seen(), found)
        if fault:
            self._failed(row, fault)

    def afterwards(self, row: SourceRow, listed: Listed = ()) -> None:
        """Note that a source was read once all that was taken of it is in the index."""
        self._after.append((row, listed))

    def flush(self) -> None:
        """Add what is held, then note it as had."""
        while self._held or self._after:
            held, self._held = self._named()
            refused = self._add(held)
            now = self._clock()
            with self._state.transaction():
                for each in held:
                    if each.article.id not in refused:
                        row = replace(each.row, id=each.article.id)
                        self._state.put([duties.article_had(row, each.seen, now, self._window)])
                for source, listed in () if self._held else self._after:
                    self._state.put([source])
                    self._state.enlist(source.address, listed)
            for each in held:
                if each.article.id in refused:
                    self._failed(each.row, Failure(refused[each.article.id], lasting=True))
            if not self._held:
                self._after = []

    def _add(self, held: Sequence[_Held]) -> dict[str, str]:
        """Add articles to the index, and return by id why some are not wanted there."""
        if not held:
            return {}
        try:
            added, skipped = add_articles(
                self._index, (), self._config,
                given=[each.article for each in held], processes=1, wait=self._wait,
            )  # fmt: skip
        except CheckerError:
            raise
        except Exception as error:
            # A fault of ours over the text of a stranger: it must not keep the others out for ever.
            if len(held) > 1:
                return {name: why for each in held for name, why in self._add([each]).items()}
            return {held[0].article.id: f"cannot be taken apart ({type(error).__name__})"}
        self.new, self.changed = self.new + added.new, self.changed + added.changed
        self.same += added.same
        return {each.source: each.reason for each in skipped}

    def _named(self) -> tuple[list[_Held], dict[str, _Held]]:
        """Return what is held, under the ids that the index has for their addresses.

        Of two that are one article there, the later is returned apart: it is the next version.
        """
        unnamed = [each.article.url for each in self._held.values() if not each.row.id]
        known = ids_of(self._index, unnamed)
        found: dict[str, _Held] = {}
        rest: dict[str, _Held] = {}
        for key, each in self._held.items():
            name = each.row.id or known.get(each.article.url, each.article.id)
            if name in found:
                rest[key] = each
            else:
                found[name] = replace(each, article=replace(each.article, id=name))
        return list(found.values()), rest

    def _failed(self, row: ArticleRow, failure: Failure) -> None:
        now = self._clock()
        kept = duties.article_failed(row, failure, now)
        with self._state.transaction():
            self._state.put([kept])
        if failure.pause:
            self.waiting += 1
        elif kept.since:
            self.missed.append(
                Missing(
                    moment(kept.since), "article", kept.source, kept.address, kept.reason,
                    tries=kept.failures, lost=not kept.due,
                )
            )  # fmt: skip

    def _hold(self, row: ArticleRow, seen: Seen, article: Article) -> Failure | None:
        """Hold an article for the index, if it is not there as it is."""
        digest = content_digest(replace(article, id=""))
        if digest == row.digest:
            self._had(row, seen)
            return None
        if article.id in self._held or len(self._held) == BATCH:
            self.flush()
        self._held[article.id] = _Held(replace(row, digest=digest), seen, article)
        return None

    def _had(self, row: ArticleRow, seen: Seen) -> None:
        self.same += 1
        with self._state.transaction():
            self._state.put([duties.article_had(row, seen, self._clock(), self._window)])
