"""What a date in a sentence is: a day, a mere weekday, one counted from the report."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from checker.rules.events import Told
from checker.text.dates_lexicon import lookup
from checker.text.normalise import fold
from checker.types import Corpus, DateValue, Mention

# The letters of the lexicon for today, yesterday and tomorrow, and for "ago".
_COUNTED_FROM_NOW = frozenset("TEFGIq")
_AGO = "q"
_FRESH = 4  # days back that a mere weekday still names
# Those for "last", "next" and "this".
_DIRECTED = frozenset("pnc")
# Those for the name of a month and "this".
_THIS_MONTH = frozenset("Mc")


def is_day(mention: Mention) -> bool:
    """Say whether a mention is a day, resolved."""
    value = mention.value
    return (
        isinstance(value, DateValue)
        and value.start is not None
        and value.end is not None
        and value.precision in {"day", "weekday"}
    )


def is_time(mention: Mention) -> bool:
    """Say whether a mention is a day, a month or a year, resolved."""
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None:
        return False
    return is_day(mention) or value.precision in {"month", "year"}


def is_full(told: Told) -> bool:
    """Say whether a date is spelled out: a bare weekday needs more to tell the event."""
    value = told.mention.value
    return isinstance(value, DateValue) and value.precision == "day" and not value.relative


def is_open(told: Told) -> bool:
    """Say whether a date is a mere weekday: that of the report as well as that of the event."""
    value = told.mention.value
    bare = isinstance(value, DateValue) and value.precision == "weekday"
    return bare and len(_codes(told.mention) & _DIRECTED) == 0


def is_stale(told: Told, published: date | None) -> bool:
    """Say whether a mere weekday would be that of last week: then it is more likely the next."""
    day = start(told)
    return bool(published and day and is_open(told) and (published - day).days > _FRESH)


def is_dated(told: Told) -> bool:
    """Say whether a date names its day and month, whatever the year."""
    return not is_open(told) and not is_bare(told)


def is_bare(told: Told) -> bool:
    """Say whether a date is a mere "today" or "yesterday": midnight and time zones move it."""
    return is_counted(told.mention)


def is_ago(mention: Mention) -> bool:
    """Say whether a day is counted back ("قبل عشرة أيام"), which nobody does exactly."""
    return _AGO in _codes(mention)


def is_this_month(mention: Mention) -> bool:
    """Say whether a day names its month as the one that runs ("29 أكتوبر الجاري")."""
    return _codes(mention) >= _THIS_MONTH


def is_fixed(mention: Mention) -> bool:
    """Say whether the year of a date is certain: named, or "last October", "this March"."""
    value = mention.value
    named = isinstance(value, DateValue) and not value.relative
    return named or not _codes(mention).isdisjoint(_DIRECTED)


def is_ahead(corpus: Corpus, told: Told) -> bool:
    """Say whether a day comes after that of its article."""
    day, published = start(told), corpus.articles[told.statement.article].day
    return day is not None and published is not None and day > published


def start(told: Told) -> date | None:
    """Return the first day of a date, where it is resolved."""
    value = told.mention.value
    return value.start if isinstance(value, DateValue) else None


def names(mention: Mention, day: date | None) -> bool:
    """Say whether a mention names a day, by its date or as a weekday that is to come."""
    value = mention.value
    if day is None or not isinstance(value, DateValue) or is_counted(mention):
        return False
    if value.start is None:
        return value.weekday == day.weekday()
    return is_day(mention) and value.start == day


def iso(mention: Mention) -> str:
    """Return the day of a date mention in ISO form, the key of its side."""
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None:
        return mention.text
    return value.start.isoformat()


def is_counted(mention: Mention) -> bool:
    """Say whether a mention counts from the day of the report ("أمس"), with no day named."""
    value = mention.value
    if not isinstance(value, DateValue) or value.weekday is not None:
        return False
    return not _codes(mention).isdisjoint(_COUNTED_FROM_NOW)


@lru_cache(maxsize=1 << 12)
def _codes(mention: Mention) -> frozenset[str]:
    """Return the letters that the lexicon of dates has for the words of a mention."""
    return frozenset(lookup(word, "ar")[1].code for word in fold(mention.text).split())
