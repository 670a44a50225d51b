"""The report for a mail or a chat: headline figures, then a table of each part that has any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.history.formats.words import bounds, hundred, number, period_label, word
from checker.history.model import Measure, Trends
from checker.history.rates import Share
from checker.stages.report.labels import day_label, kind_label
from checker.stages.report.markdown_format import escaped
from checker.types import Bilingual

_MOST = 10  # rows of a table: JSON has every one


def render(found: Trends) -> str:
    """Return the report in Arabic, each heading in English too."""
    return "\n".join(_lines(found)) + "\n"


def headline(found: Trends) -> Iterator[str]:
    """Yield the headline figures, a line each, in Arabic with the English name behind it."""
    now, before = found.now, found.before
    yield _figure("cited_share", _rate(now.cited), _rate(before.cited) if before else "")
    if found.change:
        change = word(f"change_{found.change}")
        yield f"- {change.ar} ({change.en})"
    for key, value, old in _figures(now, before):
        yield _figure(key, value, old)
    days = f"{number(found.days)} ({word('of_resolved').ar}: {found.days_of})"
    yield _figure("days_to_resolve", days, "")


def span(found: Trends) -> Bilingual:
    """Return the days of the report in words."""
    since, until = day_label(found.since), day_label(found.until)
    return Bilingual(f"{since.ar} – {until.ar}", f"{since.en} – {until.en}")


def _figures(now: Measure, before: Measure | None) -> Iterator[tuple[str, str, str]]:
    yield "published_articles", f"{now.articles:,}", f"{before.articles:,}" if before else ""
    yield "findings", f"{now.findings:,}", f"{before.findings:,}" if before else ""
    yield "per_100", number(now.per_100), number(before.per_100) if before else ""
    for key in ("began", "resolved", "dismissed", "still_open"):
        old = f"{getattr(before.flow, key):,}" if before else ""
        yield key, f"{getattr(now.flow, key):,}", old


def _lines(found: Trends) -> Iterator[str]:
    title = word("trends_title")
    yield f"# {title.ar} · {title.en}"
    yield ""
    yield span(found).ar
    label = period_label(found.now.period, found.step)
    yield from _heading("headline", f"{label.ar}")
    yield from headline(found)
    yield from _heading("period")
    yield from _table(
        ("period", "published_articles", "cited_share", "findings", "began", "resolved",
         "still_open"),
        [
            (period_label(one.period, found.step).ar, f"{one.articles:,}", _rate(one.cited),
             str(one.findings), str(one.flow.began), str(one.flow.resolved),
             str(one.flow.still_open))
            for one in found.measures
        ],
    )  # fmt: skip
    outlets = [one for one in found.scores if one.level == "outlet"]
    outlets.sort(key=lambda one: (-one.articles, one.outlet))
    yield from _part(
        "outlets",
        ("outlet", "published_articles", "cited_share", "findings", "still_open"),
        [
            (escaped(one.outlet), f"{one.articles:,}", _rate(one.cited), str(one.findings),
             str(one.still_open))
            for one in outlets
        ],
    )  # fmt: skip
    yield from _part(
        "waiting",
        ("question", "kind", "since_day", "days"),
        [
            (
                escaped(one.question.ar),
                escaped(kind_label(one.kind).ar),
                day_label(one.since).ar,
                str(one.days),
            )
            for one in found.waiting
        ],
    )
    yield from _part(
        "missing_sources",
        ("input", "reason"),
        [(escaped(one.source), escaped(one.reason)) for one in found.quality.missing],
    )
    yield from _heading("quality")
    undated = found.quality.undated
    yield _figure("undated_articles", f"{undated.count:,} / {undated.total:,}", "")
    yield _figure("skipped_inputs", f"{len(found.quality.skipped):,}", "")


def _part(heading: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield from _heading(heading)
        yield from _table(heads, rows[:_MOST])


def _heading(key: str, more: str = "") -> Iterator[str]:
    text = word(key)
    yield ""
    yield f"## {text.ar} · {text.en}" + (f": {more}" if more else "")
    yield ""


def _figure(key: str, value: str, old: str) -> str:
    name = word(key)
    was = f" ({word('before_that').ar}: {old})" if old else ""
    return f"- {name.ar} ({name.en}): **{value}**{was}"


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = [word(head).ar for head in heads]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell or '—' for cell in row)} |"


def _rate(share: Share) -> str:
    low, high = bounds(share)
    few = f"، {word('few').ar}" if share.few and share.total else ""
    return f"{hundred(share)} ({low}–{high}{few})" if share.total else hundred(share)
