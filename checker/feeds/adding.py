"""The articles of a pass: read, compared with what is known, and added in batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from checker.config import Config
from checker.feeds import duties, pages
from checker.feeds.client import Answer, Failure, Seen
from checker.feeds.lacks import Missing
from checker.feeds.listing import Entry
from checker.feeds.outcome import moment
from checker.feeds.state import ArticleRow, SourceRow, State
from checker.index import add_articles, ids_of
from checker.index.prepare import content_digest
from checker.index.store import DATABASE, reading
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
        if not (self._index / DATABASE).is_file():
            with self._state.transaction():
                self._state.forget_taken(self._clock())

    def total(self) -> int:
        """Return how many articles the index holds."""
        if not (self._index / DATABASE).is_file():
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
        found = pages.of_page(answer, row, self._limits)
        return found if isinstance(found, Failure) else self._hold(row, answer.seen, found)

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
        held = self._named()
        refused: dict[str, str] = {}
        if held:
            added, skipped = add_articles(
                self._index, (), self._config,
                given=[each.article for each in held], processes=1, wait=self._wait,
            )  # fmt: skip
            self.new, self.changed = self.new + added.new, self.changed + added.changed
            self.same += added.same
            refused = {each.source: each.reason for each in skipped}
        now = self._clock()
        with self._state.transaction():
            for each in held:
                if each.article.id not in refused:
                    row = replace(each.row, id=each.article.id)
                    self._state.put([duties.article_had(row, each.seen, now, self._window)])
            for source, listed in self._after:
                self._state.put([source])
                self._state.enlist(source.address, listed)
        self._held, self._after = {}, []
        for each in held:
            if each.article.id in refused:
                self._failed(each.row, Failure(refused[each.article.id], lasting=True))

    def _named(self) -> list[_Held]:
        """Return what is held, under the ids that the index has for their addresses."""
        unnamed = [each.article.url for each in self._held.values() if not each.row.id]
        known = ids_of(self._index, unnamed)
        found: dict[str, _Held] = {}
        for each in self._held.values():
            name = each.row.id or known.get(each.article.url, each.article.id)
            found[name] = replace(each, article=replace(each.article, id=name))
        return list(found.values())

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
