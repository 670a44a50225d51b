"""How single outlets, desks and authors did, and whose share moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from checker.history.ledger import ArticleRow, Ledger, Life
from checker.history.model import Moved, Score
from checker.history.periods import Period
from checker.history.rates import Share, change

LEVELS = ("outlet", "desk", "author")
_Key = tuple[str, str, str]
_KEYS: dict[str, Callable[[ArticleRow], _Key]] = {
    "outlet": lambda row: (row.source, "", ""),
    "desk": lambda row: (row.source, row.desk, ""),
    "author": lambda row: (row.source, "", row.author),
}
_NAMED = {"outlet": 0, "desk": 1, "author": 2}  # the part that must be known


def published(ledger: Ledger, days: Period) -> list[ArticleRow]:
    """Return the articles of a period that are there."""
    return [row for row in ledger.articles.values() if days.has(row.day) and not row.removed]


def counted(ledger: Ledger, days: Period) -> list[Life]:
    """Return the findings that count and arose in a period."""
    return [life for life in ledger.lives if life.counts and days.has(ledger.arose(life))]


def quoted(ledger: Ledger, kind: str = "") -> dict[str, set[date]]:
    """Return for each article that findings quote the days on which these arose.

    Findings that count, of one kind or of all.
    """
    found: dict[str, set[date]] = {}
    for life in ledger.lives:
        day = ledger.arose(life) if life.counts and kind in ("", life.kind) else None
        if day:
            for name in life.articles:
                found.setdefault(name, set()).add(day)
    return found


def cited(
    known: Mapping[str, Collection[date]], articles: Iterable[ArticleRow], spans: Sequence[Period]
) -> Share:
    """Return which share of the articles a finding quotes that arose in the article's own period.

    ``known`` is what ``quoted`` returns; the articles are of the days of ``spans``.
    """
    rows = list(articles)
    starts = [span.start for span in spans]
    own = [spans[bisect_right(starts, row.day or date.min) - 1] for row in rows]
    count = sum(
        any(map(span.has, known.get(row.id, ()))) for row, span in zip(rows, own, strict=True)
    )
    return Share(count, len(rows))


def scores(ledger: Ledger, spans: Sequence[Period]) -> Iterator[Score]:
    """Yield how each outlet, desk and author did over the periods, by level and name."""
    days, known = Period(spans[0].start, spans[-1].end), quoted(ledger)
    rows, lives = published(ledger, days), counted(ledger, days)
    decided = [x for x in ledger.lives if x.dismissed and days.has(ledger.arose(x))]
    for level in LEVELS:
        groups: dict[_Key, list[ArticleRow]] = {}
        for row in rows:
            key = _KEYS[level](row)
            if key[_NAMED[level]]:
                groups.setdefault(key, []).append(row)
        quoting = _by_group(ledger, lives, level)
        aside = _by_group(ledger, decided, level)
        for key, own in sorted(groups.items()):
            share = cited(known, own, spans)
            yield _score(level, key, share, quoting.get(key, []), len(aside.get(key, [])))


def _score(level: str, key: _Key, share: Share, mine: Sequence[Life], dismissed: int) -> Score:
    severities = Counter(life.last.severity for life in mine)
    return Score(
        level,
        *key,
        articles=share.total,
        findings=len(mine),
        errors=severities["error"],
        warnings=severities["warning"],
        cited=share,
        still_open=sum(life.open for life in mine),
        resolved=sum(life.resolved for life in mine),
        dismissed=dismissed,
        days=days_to_resolve(mine),
    )


def days_to_resolve(lives: Iterable[Life]) -> float | None:
    """Return the median of the days from the first run that saw a finding to its end."""
    days = [(life.last.run.day - life.first.run.day).days for life in lives if life.resolved]
    return float(median(days)) if days else None


def moved(ledger: Ledger, spans: Sequence[Period]) -> list[Moved]:
    """Return whose share parted from the first half of the periods to the second, most first.

    Outlets and desks by the articles that findings quote, kinds by those that findings of the
    kind quote. With an odd number of periods the middle one counts for neither half.
    """
    if len(spans) < 2:
        return []
    half = len(spans) // 2
    before, now = _shares(ledger, spans[:half]), _shares(ledger, spans[-half:])
    found = [
        Moved(*key, before[key], now[key])
        for key in sorted(before.keys() & now.keys())
        if change(before[key], now[key]) in ("up", "down")
    ]
    return sorted(found, key=lambda one: -abs((one.now.value or 0) - (one.before.value or 0)))


def _shares(ledger: Ledger, spans: Sequence[Period]) -> dict[tuple[str, str, str, str], Share]:
    rows = published(ledger, Period(spans[0].start, spans[-1].end))
    known = quoted(ledger)
    shares: dict[tuple[str, str, str, str], Share] = {}
    for level in ("outlet", "desk"):
        groups: dict[_Key, list[ArticleRow]] = {}
        for row in rows:
            key = _KEYS[level](row)
            if key[_NAMED[level]]:
                groups.setdefault(key, []).append(row)
        for key, own in groups.items():
            shares[level, key[0], key[1], ""] = cited(known, own, spans)
    for kind in sorted({life.kind for life in ledger.lives}):
        shares["kind", "", "", kind] = cited(quoted(ledger, kind), rows, spans)
    return shares


def _by_group(ledger: Ledger, lives: Iterable[Life], level: str) -> dict[_Key, list[Life]]:
    """Return for each group the findings that quote an article of it."""
    found: dict[_Key, list[Life]] = {}
    for life in lives:
        for key in sorted({_KEYS[level](ledger.articles[name]) for name in life.articles}):
            found.setdefault(key, []).append(life)
    return found
