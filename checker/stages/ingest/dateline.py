"""Find the day of publication in the text itself, for articles that come without metadata.

Three places say it: a line of its own with a label ("نشر في 15 فبراير 2026"), a dateline or
byline ("القاهرة - 15 فبراير 2026"), and "today" with the full date beside it ("وصل اليوم 15
فبراير 2026"). Any other date is that of some event and dates nothing. A wrong date would let
time explain real conflicts away, so whatever is ambiguous dates nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from checker.languages import words
from checker.text.normalise import fold

if TYPE_CHECKING:
    from checker.text.dates import FoundDate

_HEAD = 600
# A dateline names a place or an author before its date, seldom in more words than these.
_PLACE_WORDS = 5
_LABEL_WORDS = 10
# A line of so many words is body text: below it, a line with a date heads an event.
_PARAGRAPH_WORDS = 25
_SPILL = 40
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = r"[-\u2010-\u2015|/•·]"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?: ?(?:[ap]\.?m\.?|ص|م|صباحا|مساء))?(?: ?(?:gmt|utc|بتوقيت \w+))?)"
_AGENCY = r"(?:\([^)]{1,40}\)\s*[-\u2010-\u2015:]|/[^/]{1,40}/)"
# What may follow the date: nothing but a clock; a column ("| سياسة"); what closes a dateline.
_NOTHING = re.compile(rf"\W*{_CLOCK}?\W*")
_COLUMN = re.compile(r"\s*[|•·]\s*\w+(?:[ /]\w+){0,3}\W*")
_CLOSED = re.compile(rf"\s*(?:[،,]?\s*{_CLOCK})?\s*(?:{_AGENCY}|{_BREAK}|$)")
_SIGNED = re.compile(rf"\s*{_AGENCY}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of one language as patterns that end where the date begins."""

    today: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    lead: re.Pattern[str]
    fillers: re.Pattern[str]
    byline: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Context:
    """An absolute day with the folded text before and after it on its line.

    ``begun`` says whether a paragraph of the body stands above the line.
    """

    day: date
    before: str
    after: str
    begun: bool


def date_in_text(text: str, *, language: str = "ar") -> date | None:
    """Return the day of publication that the first 600 characters state, or None."""
    phrases = _phrases().get(language)
    if phrases is None:
        return None
    contexts = tuple(_contexts(text, language, phrases))
    for pattern in (phrases.published, phrases.updated):
        for context in contexts:
            if _is_label(context, pattern):
                return context.day
    for test in (_is_dateline, _is_today):
        found = {context.day for context in contexts if test(context, phrases)}
        if found:
            # Several: a list of dated events, or a text that quotes another's "today".
            return found.pop() if len(found) == 1 else None
    return None


def _contexts(text: str, language: str, phrases: _Words) -> Iterator[_Context]:
    """Yield the absolute days of the head, line by line, with what stands around them."""
    from checker.text.dates import find_dates

    begun = False
    for line in _LINE.finditer(text, 0, _HEAD):
        # The last line may go on a little, so that no date is cut in two.
        raw = text[line.start() : line.end() + _SPILL].splitlines()[0]
        for found in find_dates(raw, language=language):
            day = _absolute_day(found)
            if day is None or line.start() + found.start >= _HEAD:
                continue
            before, after = fold(raw[: found.start], language), fold(raw[found.end :], language)
            # A reader of dates may take "today", a weekday or a dash into the date: give it back.
            lead = phrases.lead.match(fold(raw[found.start : found.end], language))
            yield _Context(day, before + (lead.group() if lead else ""), after, begun)
        begun = begun or len(raw.split()) >= _PARAGRAPH_WORDS


def _absolute_day(found: FoundDate) -> date | None:
    value = found.value
    # Hijri days are off by one where the moon was seen late: too little to date an article.
    if value.precision != "day" or value.relative or value.calendar != "gregorian":
        return None
    return value.start


def _is_label(context: _Context, pattern: re.Pattern[str]) -> bool:
    return len(context.before.split()) <= _LABEL_WORDS and bool(pattern.match(context.before))


def _is_today(context: _Context, phrases: _Words) -> bool:
    return bool(phrases.today.search(context.before))


def _is_dateline(context: _Context, phrases: _Words) -> bool:
    if context.begun:
        return False
    before = phrases.byline.sub("", phrases.fillers.sub("", context.before)).strip()
    if not before.strip("-–—|•·*#: "):
        return bool(_NOTHING.fullmatch(context.after) or _COLUMN.fullmatch(context.after))
    place = re.fullmatch(rf"(.+?)\s*(?:{_BREAK}|[،,])", before)
    if place:
        return _short(place.group(1)) and bool(_CLOSED.match(context.after))
    return _short(before) and bool(_SIGNED.match(context.after))


def _short(before: str) -> bool:
    return ":" not in before and len(before.split()) <= _PLACE_WORDS


@cache
def _phrases() -> dict[str, _Words]:
    path = Path(__file__).with_name("datelines.yml")
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {language: _compile(entry, language) for language, entry in content.items()}


def _compile(entry: dict[str, str | list[str]], language: str) -> _Words:
    def choice(key: str) -> str:
        return "|".join(re.escape(fold(phrase, language)) for phrase in words(entry[key]))

    mark = r"[^\w.!?؟]*"
    gap = rf"(?:{mark}\b(?:{choice('between')})\b)*{mark}$"
    other = "".join(rf"(?<!\b{word} )" for word in choice("not_after").split("|"))
    # A label stands at the head of its line or after a break, never inside a sentence:
    # "وفق تقرير نشر في ..." dates the report, not the article.
    label = rf"^(?:.*{_BREAK})?\W*(?:{{}}){gap}"
    return _Words(
        today=re.compile(rf"{other}(?<!\w)[وف]?(?:{choice('today')}){gap}"),
        published=re.compile(label.format(choice("published"))),
        updated=re.compile(label.format(choice("updated"))),
        lead=re.compile(rf"\W*(?:\b(?:{choice('today')}|{choice('between')})\b\W*)*"),
        fillers=re.compile(rf"(?:\b(?:{choice('between')})\b[\s،,]*)+$"),
        byline=re.compile(rf"^\W*(?:{choice('byline')})\s*:"),
    )
