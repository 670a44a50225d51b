"""The sources of a pass: what they list goes into the state, what they lack is noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.feeds import duties, listing
from checker.feeds.adding import Basket
from checker.feeds.client import Answer, Failure, printable
from checker.feeds.lacks import Missing
from checker.feeds.listing import Entry, Listing
from checker.feeds.outcome import SourceOutcome, Status, moment
from checker.feeds.state import ArticleRow, SourceRow, State
from checker.stages.ingest.base import Unusable

_CHILDREN = 1_000  # sitemaps that one named sitemap may lead to in a pass
_ROLLED = (
    "the feed lists nothing that it listed before: what it listed in between is not known; "
    "watch it more often"
)


class Sources:
    """What becomes of the named sources, and of the sitemaps that they list."""

    def __init__(
        self, named: Sequence[str], state: State, basket: Basket, since: float, size: int
    ) -> None:
        self.missed: list[Missing] = []
        self._state, self._basket = state, basket
        self._since, self._size = since, size
        self._outcomes = {root: SourceOutcome(root, "", "put off") for root in named}
        self._asked: dict[str, set[str]] = {root: {root} for root in named}

    def first(self, root: str, now: float, *, retry: bool) -> Iterator[SourceRow]:
        """Yield the row of a named source, unless it is put off."""
        row = self._state.source(root) or SourceRow(root, root)
        if row.root != root:  # so far only another one's sitemap
            row = replace(row, root=root)
            self._put(row)
        if row.due <= now or retry:
            yield row
            return
        reason = f"put off until {moment(row.due):%Y-%m-%d %H:%M} UTC: {row.reason}"
        self._note(row, "put off", reason=reason)

    def take(self, row: SourceRow, answer: Answer | Failure, now: float) -> Iterator[SourceRow]:
        """Keep what a source lists, and yield the sitemaps that are to be asked next."""
        if isinstance(answer, Failure):
            self._failed(row, answer, now)
            return
        if answer.unchanged:
            kept = replace(row, done=row.marker, asked=now, read=now, due=0.0, failures=0)
            if row.since:
                kept = self._mended(row, kept, now)
            self._put(kept)
            self._note(kept, "unchanged")
            yield from self._children(kept, now)
            return
        try:
            found = listing.read(answer, self._size)
        except Unusable as error:
            self._failed(row, Failure(printable(error.reason)), now)
            return
        except Exception as error:  # a fault of ours must not keep the other sources out
            self._failed(row, Failure(f"cannot be taken apart ({type(error).__name__})"), now)
            return
        if found.kind == "page":
            self._page(row, answer, now)
        else:
            self._listed(row, answer, found, now)
            yield from self._children(row, now)

    def outcomes(self) -> tuple[SourceOutcome, ...]:
        """Return how each named source went."""
        return tuple(self._outcomes.values())

    def _listed(self, row: SourceRow, answer: Answer, found: Listing, now: float) -> None:
        known = self._state.markers(row.address)
        entries = [each for each in found.entries if not 0 < each.dated < self._since]
        told = [each for each in entries if known.get(each.address) != each.marker]
        faults = list(found.faults)
        kept = duties.source_read(row, answer.seen, found.kind, found.faults, now)
        with self._state.transaction():
            if row.since and not kept.since:
                self._state.gap(row, row.since, now, row.reason)
            if found.kind == "feed" and _rolled_over(row, known, found.entries):
                self._state.gap(row, row.read, now, _ROLLED)
                faults.append(_ROLLED)
            if found.kind == "sitemaps":
                self._enter_sitemaps(kept, entries)
            else:
                self._enter([each for each in told if each.whole is None], row.root, now)
            # What a feed holds whole is in the index first: until then it is asked for again.
            whole = [each for each in told if each.whole is not None]
            self._state.put([replace(kept, etag="", modified="") if whole else kept])
            self._state.enlist(row.address, _markers(told, whole=False))
        self._take_whole(whole, row.root, now)
        if whole:
            self._basket.afterwards(kept, _markers(whole, whole=True))
        for reason in faults:
            self._miss(kept, reason, now)
        status: Status = "in part" if faults else "read"
        self._note(kept, status, entries=len(found.entries), reason=faults[0] if faults else "")

    def _enter(self, entries: Sequence[Entry], root: str, now: float) -> None:
        """Write articles that are listed anew, in the transaction that is open."""
        for each in entries:
            row = self._state.article(each.address) or ArticleRow(each.address, root, first=now)
            row = replace(
                row, published=each.published, title=each.title, outlet=each.outlet,
                dated=each.dated or row.dated, due=now, looks=0, failures=0,
            )  # fmt: skip
            self._state.put([row])

    def _enter_sitemaps(self, source: SourceRow, entries: Sequence[Entry]) -> None:
        """Write sitemaps that are listed, in the transaction that is open."""
        self._state.unlist(source, {each.address for each in entries})
        for each in entries:
            child = self._state.source(each.address) or SourceRow(each.address, source.root)
            self._state.put([replace(child, marker=each.marker)])

    def _take_whole(self, entries: Sequence[Entry], root: str, now: float) -> None:
        for each in entries:
            row = self._state.article(each.address) or ArticleRow(each.address, root, first=now)
            self._basket.take_item(replace(row, looks=0, dated=each.dated or row.dated), each)

    def _children(self, row: SourceRow, now: float) -> Iterator[SourceRow]:
        """Yield the sitemaps of a sitemap that may list something new."""
        asked = self._asked[row.root]
        for child in self._state.children(row.address):
            if child.root not in self._outcomes:  # of a source that is no longer named
                child = replace(child, root=row.root)
                self._put(child)
            if child.root != row.root:  # it is read under its own name
                continue
            changed = not child.read or not child.marker or child.marker != child.done
            if child.address in asked or not (changed or child.failures) or child.due > now:
                continue
            if len(asked) > _CHILDREN:
                self._miss(row, f"more than {_CHILDREN:,} sitemaps: not all are read", now)
                return
            asked.add(child.address)
            yield child

    def _page(self, row: SourceRow, answer: Answer, now: float) -> None:
        """Take a named page for the article that it is."""
        article = self._state.article(row.address)
        if article is None:
            article = ArticleRow(row.address, row.root, first=now)
        fault = self._basket.take_named(article, answer)
        if fault:
            self._failed(row, fault, now)
            return
        kept = duties.source_read(row, answer.seen, "page", (), now)
        # Until the article is in the index, nothing is known of the page: it is asked for again.
        self._basket.afterwards(kept)
        self._note(kept, "read", entries=1)

    def _failed(self, row: SourceRow, failure: Failure, now: float) -> None:
        kept = duties.source_failed(row, failure, now)
        self._put(kept)
        self._miss(kept, kept.reason, now)
        self._note(kept, "failed", reason=kept.reason)

    def _mended(self, row: SourceRow, kept: SourceRow, now: float) -> SourceRow:
        with self._state.transaction():
            self._state.gap(row, row.since, now, row.reason)
        return replace(kept, since=0.0, reason="")

    def _put(self, row: SourceRow) -> None:
        with self._state.transaction():
            self._state.put([row])

    def _miss(self, row: SourceRow, reason: str, now: float) -> None:
        since = moment(row.since or now)
        self.missed.append(
            Missing(since, "source", row.root, row.address, reason, tries=row.failures)
        )

    def _note(self, row: SourceRow, status: Status, *, entries: int = 0, reason: str = "") -> None:
        """Remember how a named source went; a sitemap below it can only add a lack."""
        known = self._outcomes[row.root]
        if row.address == row.root:
            self._outcomes[row.root] = SourceOutcome(row.root, row.kind, status, entries, reason)
        elif status in ("failed", "in part") and known.status in ("read", "unchanged"):
            self._outcomes[row.root] = replace(
                known, status="in part", reason=f"{row.address}: {reason}"
            )


def _rolled_over(row: SourceRow, known: dict[str, str], entries: Sequence[Entry]) -> bool:
    return bool(row.read and known and entries) and not any(e.address in known for e in entries)


def _markers(entries: Sequence[Entry], *, whole: bool) -> list[tuple[str, str]]:
    return [(e.address, e.marker) for e in entries if (e.whole is not None) == whole]
