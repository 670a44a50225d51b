"""Days of what happened, told in other words: by the class of the word that a date goes with.

Inside a story an article that gives one day for a class of happenings ("سقطت المروحية يوم الخميس")
answers "when" for the story; articles that give different days contradict each other, however
they word it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from checker.rules.asked import stories_asked
from checker.rules.dates.akin import one_figure
from checker.rules.dates.days import is_ahead, is_bare, is_day, is_open, is_stale, names, start
from checker.rules.dates.happenings import (
    by_kind,
    by_the_way,
    content,
    happenings,
    is_another,
    is_single,
    kinds_of,
)
from checker.rules.dates.kinds import REPORT, Kind, forms, word_set
from checker.rules.dates.lone import likelihood, lone_times, time_of
from checker.rules.dates.same import next_night, same_day, series
from checker.rules.events import Told, headline, leading, likeness, places_agree
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.types import Corpus, Statement, Story

# Days that far apart are of two happenings; so are reports that far apart.
_FAR = 10
_LATE = 4
# The class of happening told, less likelihood is asked for than of times of unknown ones.
_LEAST = 0.2


def rival_days(corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
    """Yield (key, label, one, other) per pair of days that two articles of a story give."""
    for story in stories_asked(corpus):
        label = headline(corpus, story.articles[0])
        for first, second in (*_rivals(corpus, story), *lone_times(corpus, story)):
            yield story.key, label, first, second


def _rivals(corpus: Corpus, story: Story) -> Iterator[tuple[Told, Told]]:
    given = [happenings(corpus, article) for article in story.articles]
    for one, other in combinations(given, 2):
        for key in sorted(one.keys() & other.keys()):
            kind, first, second = one[key].kind, one[key], other[key]
            if not is_single(first.told) or not is_single(second.told):
                continue
            days = list(product(first.plain, second.plain)) or [
                pair for pair in product(first.told, second.told) if one_figure(*pair)
            ]
            if any(not _apart(corpus, kind, *pair) for pair in days):
                continue
            telling = [
                pair for pair in days if _alike(corpus, kind, *pair) and _likely(corpus, *pair)
            ]
            if telling:
                yield telling[0]


def look_alikes(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two values are of two events: by their sentences' days, or by the leads'.

    Two reports of different days that lead with what happened on their own days tell of two.
    """
    first, second = by_kind(one.statement), by_kind(other.statement)
    if (pairs := _pairs(first, second)) and not any(same_day(*pair) for pair in pairs):
        return True
    leads = [by_kind(*leading(corpus, told.statement.article)) for told in (one, other)]
    pairs = _pairs(*leads)
    return bool(pairs) and all(not same_day(*pair) and series(corpus, *pair) for pair in pairs)


def _pairs(first: dict[str, list[Told]], second: dict[str, list[Told]]) -> list[tuple[Told, Told]]:
    names = first.keys() & second.keys() - {REPORT}
    return [pair for name in sorted(names) for pair in product(first[name], second[name])]


def _apart(corpus: Corpus, kind: Kind, first: Told, second: Told) -> bool:
    """Say whether two days cannot be one, and are of one happening by the time of the reports."""
    one, other = start(first), start(second)
    if told_apart(corpus, first, second):
        return False
    published = [corpus.articles[told.statement.article].day for told in (first, second)]
    if one is None or other is None or same_day(first, second) or next_night(first, second):
        return False
    if any(map(is_stale, (first, second), published)):
        return False
    if published[0] is None or published[1] is None or abs((one - other).days) > _FAR:
        return False
    ahead = is_ahead(corpus, first)
    if ahead and (not kind.ahead or _moved(corpus, kind, first, second)):
        return False
    if abs((published[0] - published[1]).days) > (1 if ahead else _LATE):
        return False
    return not series(corpus, first, second) and places_agree(first.statement, second.statement)


def told_apart(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether one article names both days, or one sentence another event of the kind."""
    if _knows(corpus, first, second) or _knows(corpus, second, first):
        return True
    if _nearer(corpus, first, second) or _nearer(corpus, second, first):
        return True
    return by_the_way(first, second) or is_another(first) != is_another(second)


def _nearer(corpus: Corpus, told: Told, other: Told) -> bool:
    """Say whether an article has the other's day in a sentence that is more like the other's."""
    least = likeness(told.statement, other.statement)
    return any(
        is_day(mention)
        and start(Told(statement, mention, leads=False)) == start(other)
        and likeness(statement, other.statement) > least
        for statement in corpus.statements[told.statement.article]
        if statement.sentence != told.statement.sentence
        for mention in statement.mentions
    )


def midnight(first: Told, second: Told) -> bool:
    """Say whether two days are of what was said, and midnight may lie between them."""
    one, other = start(first), start(second)
    if one is None or other is None or abs((one - other).days) > 1:
        return False
    return all(any(kind.name == REPORT for kind in kinds_of(told)) for told in (first, second))


def _knows(corpus: Corpus, told: Told, other: Told) -> bool:
    """Say whether an article names the day of the other as well, and not as its own.

    What it says will be on that day is something else, where its own happening is past.
    """
    article, day = told.statement.article, start(other)
    mentions = [mention for s in corpus.statements[article] for mention in s.mentions]
    ahead = {m for m in mentions if is_ahead(corpus, Told(told.statement, m, leads=False))}
    if is_open(other) and any(same_day(Told(told.statement, m, False), other) for m in ahead):
        # A mere weekday may be the one to come: "Saturday" here, "tomorrow, Saturday" there.
        return True
    bare = (m for m in mentions if is_open(Told(told.statement, m, False)))
    if is_ahead(corpus, other) and any(
        same_day(Told(told.statement, m, False), other) for m in bare
    ):
        return True
    told_of = [m for m in mentions if is_ahead(corpus, told) or m not in ahead]
    return day != corpus.articles[article].day and any(names(m, day) for m in told_of)


def _moved(corpus: Corpus, kind: Kind, *told: Told) -> bool:
    """Say whether an article tells that a plan was changed."""
    moving = word_set("changed") - kind.words
    return any(
        not moving.isdisjoint(_bare_words(statement))
        for item in told
        for statement in corpus.statements[item.statement.article]
    )


def _likely(corpus: Corpus, *told: Told) -> bool:
    """Say whether two days of one class may well be of one happening."""
    first, second = (time_of(corpus, each) for each in told)
    return first is None or second is None or likelihood(corpus, first, second) >= _LEAST


def _alike(corpus: Corpus, kind: Kind, first: Told, second: Told) -> bool:
    """Say whether two sentences are of one happening: of the same person, in words they share."""
    vague = is_bare(first) or is_bare(second)
    if (kind.who and other_people(first, second)) or (kind.ahead and vague):
        return False
    one, other = content(first, kind.words), content(second, kind.words)
    common = len(one & other)
    # What leads an article is told of once; elsewhere a word in common may be any.
    led = (first.leads or second.leads) and not vague and not kind.ahead
    return common >= (min(kind.shared, 1) if led else kind.shared)


def _bare_words(statement: Statement) -> set[str]:
    return {form for token in tokens_of(statement.sentence) for form in forms(token)}
