"""One pass of a watch: read the sources, then the articles that are due, and add them.

    sources -> listings -> articles that are due -> pages -> the index

Nothing is noted as had before it is in the index, so a pass may be stopped at any moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from checker.config import Config
from checker.errors import InputError
from checker.feeds.adding import Basket
from checker.feeds.addresses import BadAddress, Named, host, normal
from checker.feeds.client import Answer, Client, Failure, Limits, Seen
from checker.feeds.lanes import Lanes
from checker.feeds.network import Guard, Resolver, resolve
from checker.feeds.outcome import Outcome, moment
from checker.feeds.pace import Pace
from checker.feeds.robots import Manners
from checker.feeds.sources import Sources
from checker.feeds.state import ArticleRow, SourceRow, State, watching
from checker.feeds.visiting import Visitor
from checker.pipeline import Progress

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Wish:
    """How a pass is made; times are seconds.

    ``since``: older entries are not taken (epoch seconds, 0: all are). ``limit``: articles of a
    source in one pass. ``window``: how long after its day an article is looked at again.
    ``retry``: ask again what is put off after failures. ``wait``: for another writer's end.
    """

    since: float = 0.0
    limit: int = 200
    delay: float = 1.0
    window: float = 7 * _DAY
    timeouts: Limits = field(default_factory=Limits)
    contact: str = ""
    retry: bool = False
    threads: int = 8
    wait: float = 300.0


@dataclass(frozen=True, slots=True)
class World:
    """Clock, sleep and names: what a test gives in place of the real ones."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    resolver: Resolver = resolve


@dataclass(frozen=True, slots=True)
class Job:
    """What a thread is to ask for."""

    row: SourceRow | ArticleRow

    @property
    def seen(self) -> Seen:
        """What is known of the last answer."""
        return self.row.seen


def watch(
    index: Path,
    addresses: Sequence[str],
    config: Config,
    wish: Wish,
    *,
    world: World | None = None,
    tell: Progress | None = None,
) -> Outcome:
    """Make one pass over feeds, sitemaps and pages, and add what is new or changed.

    Raises:
        InputError: no address, or one that is none.
        FeedError: another watch is at work, or its state cannot be used.
        ArchiveError: the index cannot be written; what was fetched is fetched again.
    """
    named = _named(addresses)
    with watching(index) as state:
        return _Pass(index, named, config, wish, world or World(), state).run(
            tell or (lambda stage, done, total: None)
        )


def _named(addresses: Sequence[str]) -> tuple[str, ...]:
    found = []
    for address in addresses:
        try:
            found.append(normal(address))
        except BadAddress as error:
            raise InputError(str(error), where=address[:200]) from None
    if not found:
        raise InputError(
            "no address to watch", hint="Name feeds, sitemaps or pages, or a file of them (--urls)."
        )
    return tuple(dict.fromkeys(found))


class _Pass:
    def __init__(
        self,
        index: Path,
        named: tuple[str, ...],
        config: Config,
        wish: Wish,
        world: World,
        state: State,
    ) -> None:
        self._wish, self._world, self._state = wish, world, state
        self._started = now = world.clock()
        self._named = Named.of(named)
        self._pace = Pace(wish.delay, world.clock, world.sleep, state.pauses(now))
        self._manners = Manners(world.clock, state.robots(now))
        self._lanes: Lanes[Job, Answer | Failure] = Lanes(self._visitor, wish.threads)
        self._basket = Basket(index, config, state, world.clock, wish.window, wish.wait)
        self._sources = Sources(named, state, self._basket, wish.since, wish.timeouts.size)
        self._queued: set[str] = set()
        self._left = 0
        self._open: dict[str, int] = dict.fromkeys(named, 0)  # sources not yet read, by root

    def run(self, tell: Progress) -> Outcome:
        self._basket.reset_if_gone()
        for root in self._open:
            for row in self._sources.first(root, self._started, retry=self._wish.retry):
                self._ask_source(row)
            if not self._open[root]:
                self._ask_articles(root)
        done = 0
        try:
            for job, answer in self._lanes.results():
                done += 1
                self._take(job, answer)
                tell("fetch", done, done + self._lanes.open)
            self._basket.flush()
        finally:
            self._lanes.end()
            now = self._world.clock()
            self._state.keep_manners(self._pace.pauses(), self._manners.fresh, now)
        return self._outcome()

    def _take(self, job: Job, answer: Answer | Failure) -> None:
        row, now = job.row, self._world.clock()
        if isinstance(row, ArticleRow):
            self._basket.take(row, answer)
            return
        for child in self._sources.take(row, answer, now):
            self._ask_source(child)
        self._open[row.root] -= 1
        if not self._open[row.root]:
            self._ask_articles(row.root)

    def _ask_source(self, row: SourceRow) -> None:
        self._open[row.root] += 1
        self._lanes.put(host(row.address), Job(row))

    def _ask_articles(self, root: str) -> None:
        """Ask for what is due of a source that has been read, as far as one pass goes."""
        most = self._wish.limit
        rows, count = self._state.due(root, self._world.clock(), most + len(self._queued))
        mine = [row for row in rows if row.address not in self._queued][:most]
        for row in mine:
            self._queued.add(row.address)
            self._lanes.put(host(row.address), Job(row))
        elsewhere = sum(row.address in self._queued for row in rows) - len(mine)
        self._left += count - len(mine) - elsewhere

    @contextmanager
    def _visitor(self) -> Iterator[Callable[[Job], Answer | Failure]]:
        """Yield what does the jobs of one thread."""
        wish, world = self._wish, self._world
        guard = Guard(self._named, world.resolver)
        client = Client(guard, wish.timeouts, contact=wish.contact)
        visit = Visitor(client, self._manners, self._pace)
        with closing(client):
            yield lambda job: visit(job.row.address, job.seen)

    def _outcome(self) -> Outcome:
        basket = self._basket
        return Outcome(
            started=moment(self._started),
            sources=self._sources.outcomes(),
            new=basket.new,
            changed=basket.changed,
            same=basket.same,
            left=self._left,
            waiting=basket.waiting,
            total=basket.total(),
            missed=tuple(sorted([*self._sources.missed, *basket.missed])),
        )
