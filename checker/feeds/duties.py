"""When to ask again: after a failure, and for an article that may have been corrected."""

from __future__ import annotations

from dataclasses import replace

from checker.feeds.client import Failure, Seen
from checker.feeds.state import ArticleRow, SourceRow

SOURCE_FIRST, SOURCE_LAST = 300.0, 6 * 3600.0
_ARTICLE_FIRST, _ARTICLE_LAST = 600.0, 86_400.0
TRIES = 8  # of an article: over most of a day
_LOOK = 3600.0


def source_failed(row: SourceRow, failure: Failure, now: float) -> SourceRow:
    """Return a source that could not be read; a pause that its host asks for is no failure."""
    failures = row.failures + (not failure.pause)
    back_off = min(SOURCE_FIRST * 2 ** max(failures - 1, 0), SOURCE_LAST)
    wait = failure.wait if failure.pause else max(back_off, failure.wait)
    return replace(
        row,
        asked=now,
        failures=failures,
        due=now + wait,
        since=row.since or now,
        reason=failure.reason,
    )


def source_read(
    row: SourceRow, seen: Seen, kind: str, faults: tuple[str, ...], now: float
) -> SourceRow:
    """Return a source that was read; with faults it is missing in part, and asked for anew."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return replace(
        row,
        kind=kind,
        final=seen.final,
        etag="" if faults else seen.etag,
        modified="" if faults else seen.modified,
        done=row.marker,
        asked=now,
        read=now,
        due=0.0,
        failures=0,
        since=(row.since or now) if faults else 0.0,
        reason=f"{faults[0]}{more}" if faults else "",
    )


def article_failed(row: ArticleRow, failure: Failure, now: float) -> ArticleRow:
    """Return an article that could not be had.

    It is missing if it never was, or if a change of it is listed; one that was only looked at
    again is not.
    """
    if failure.pause:
        return replace(row, due=now + failure.wait)
    failures = row.failures + 1
    back_off = min(_ARTICLE_FIRST * 2 ** (failures - 1), _ARTICLE_LAST)
    lost = failure.lasting or failures >= TRIES
    return replace(
        row,
        failures=failures,
        due=0.0 if lost else now + max(back_off, failure.wait),
        since=0.0 if row.looks else (row.since or now),
        reason=failure.reason,
    )


def article_had(row: ArticleRow, seen: Seen, now: float, window: float) -> ArticleRow:
    """Return an article that was read, and is looked at again as long as it is young.

    An hour after, then each time it is twice as old: news is corrected soon or never.
    """
    born = row.dated if 0 < row.dated < row.first else row.first
    look = now + max(_LOOK, now - born)
    return replace(
        row,
        final=seen.final,
        etag=seen.etag,
        modified=seen.modified,
        taken=now,
        due=look if look <= born + window else 0.0,
        looks=row.looks + 1,
        failures=0,
        since=0.0,
        reason="",
    )
