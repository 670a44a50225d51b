"""Spans of time between two dates of one sentence that the dates themselves rule out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from checker.rules.dates.days import is_dated, is_fixed
from checker.rules.dates.past import word_set
from checker.rules.events import Told
from checker.rules.reading import tokens_of
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Mention, Quantity, Statement

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25, "decade": 3652.5}
_LASTED = 4  # words before a span that say that something lasted so long
_REACH = 7  # words between "after N years from" and the date that it is counted from
_NAMELY = 4  # words before a date that say that it is the beginning of a span
_LEAST = 0.75  # of its unit, by which a span may miss
_SHARE = 0.15  # of itself
_VAGUE = 0.3  # where it is hedged
_AFTER, _BEFORE, _SINCE = "بعد", "قبل", "منذ"
_BOTH = 2
_LONG = 366  # days: what is longer is a span from year to year


def when(mention: Mention) -> DateValue | None:
    """Return a day, month, season or year that is told as a date, not counted from the report."""
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None or value.end is None:
        return None
    return None if value.precision == "vague" and value.relative else value


def wrong_gaps(corpus: Corpus, article: str) -> Iterator[tuple[Told, ...]]:
    """Yield the dates of a sentence and the span that they cannot have between them."""
    day = corpus.articles[article].day
    for statement in corpus.statements[article] if day else ():
        times = sorted(
            (
                m
                for m in statement.mentions
                if when(m) and is_dated(Told(statement, m, leads=False))
            ),
            key=lambda m: m.span.start,
        )
        for mention in statement.mentions if times else ():
            if isinstance(mention.value, Quantity) and mention.value.unit in _DAYS and day:
                found = _wrong(statement, times, mention, day)
                if found:
                    yield tuple(Told(statement, m, leads=False) for m in (*found, mention))


def _wrong(
    statement: Statement, times: Sequence[Mention], span: Mention, day: date
) -> Sequence[Mention]:
    """Return the dates that a span cannot lie between."""
    tokens = [token for token in tokens_of(statement.sentence) if token.is_word]
    before = [token for token in tokens if token.end <= span.span.start]
    behind = [token for token in tokens if token.start >= span.span.end]
    near = [token.norm.removeprefix("و") for token in before[-_LASTED:]]
    early = [time for time in times if time.span.end <= span.span.start]
    late = [time for time in times if time.span.start >= span.span.end]
    joined = bool(behind) and behind[0].norm in word_set("since") and bool(late)
    if joined:
        between = [token for token in behind if token.start < late[0].span.start]
        stems = {token.stem for token in between}
        joined = len(between) <= _REACH and word_set("passed").isdisjoint(stems)
    if early and late and joined and near[-1:] == [_AFTER]:
        return _unlike(span, late[0], early[-1])
    if early and late and joined and near[-1:] == [_BEFORE]:
        return _unlike(span, early[-1], late[0])
    if near[-1:] == [_SINCE] and late and is_fixed(late[0]) and _namely(tokens, late[0]):
        return _unlike(span, late[0], day)
    if word_set("lasted").isdisjoint(near) or not word_set("each").isdisjoint(near):
        return ()
    if not any(_close(tokens, span, time) for time in times):
        return ()
    if len(times) == 1:
        return _unlike(span, times[0], None)
    ranges = [(one, two) for one, two in pairwise(times) if _from_to(tokens, one, two)]
    since = [time for time in times if _is_since(tokens, time)]
    if len(since) == 1 and len(times) == _BOTH:
        ranges.append((since[0], next(time for time in times if time != since[0])))
    for one, two in ranges:
        if _close(tokens, span, one) or _close(tokens, span, two):
            return _unlike(span, one, two)
    return ()


def _close(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """Say whether hardly a word stands between a span and a date."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return sum(first.end <= t.start and t.end <= second.start for t in tokens) <= _LASTED


def _namely(tokens: Sequence[Token], time: Mention) -> bool:
    """Say whether a date tells a span "since" once more: "منذ عقدين، أي منذ عام 2010"."""
    near = [token.norm for token in tokens if token.end <= time.span.start][-_NAMELY:]
    return not word_set("namely").isdisjoint(near)


def _is_since(tokens: Sequence[Token], time: Mention) -> bool:
    """Say whether a date is that since which something lasted: "منذ توقيفه في مايو"."""
    near = [token.norm for token in tokens if token.end <= time.span.start][-_NAMELY:]
    return _SINCE in near


def _from_to(tokens: Sequence[Token], one: Mention, two: Mention) -> bool:
    """Say whether two dates are the beginning and the end of one time: "من ... إلى"."""
    between = [t.norm for t in tokens if one.span.end <= t.start and t.end <= two.span.start]
    return len(between) == 1 and between[0] in word_set("leading_to")


def _unlike(span: Mention, first: Mention, second: Mention | date | None) -> Sequence[Mention]:
    """Return two dates (or one, and the day of the report) if the span does not fit them."""
    one, value = when(first), span.value
    if one is None or not isinstance(value, Quantity) or one.start is None or one.end is None:
        return ()
    if second is None:
        # One mention of a whole time: "بين عامي 1990 و2005".
        whole = (one.end - one.start).days
        if one.precision not in {"day", "year"} or whole <= (
            _LONG if one.precision == "year" else 1
        ):
            return ()
        least, most = whole - (2 * _LONG if one.precision == "year" else 1), whole + 1
        return (first,) if not _fits(value, least, most) else ()
    if isinstance(second, date):
        least, most = (second - one.end).days, (second - one.start).days
        return (first,) if not _fits(value, least, most) else ()
    two = when(second)
    if two is None or two.start is None or two.end is None:
        return ()
    least, most = (two.start - one.end).days, (two.end - one.start).days
    return () if _fits(value, least, most) else (first, second)


def _fits(value: Quantity, least: int, most: int) -> bool:
    """Say whether a span may be of as many days."""
    unit = _DAYS[value.unit]
    vague = value.bound != "exact" or value.unit == "decade" or value.low != value.high
    slack = unit * max(_LEAST, value.high * (_VAGUE if vague else _SHARE))
    too_short = value.high * unit + slack < least and value.bound != "at_least"
    return not too_short and not value.low * unit - slack > most
