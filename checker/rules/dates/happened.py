"""Days of what happened, told in other words: by the class of the word that a date goes with.

Inside a story an article that gives one day for a class of happenings ("سقطت المروحية يوم الخميس")
answers "when" for the story; articles that give different days contradict each other, however
they word it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, product

from checker.languages import read, words
from checker.rules.dates.days import is_ago, is_bare, is_day, is_open, next_night, same_day, series
from checker.rules.events import Told, headline, leading, places_agree
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Statement, Story

# How many words before a date the word may stand that it goes with; behind it, where a mere
# "took place" leads to the date, else right behind it.
_BEFORE = 14
_BEHIND = 3
# Days that far apart are of two happenings; so are reports that far apart.
_FAR = 10
_LATE = 4
_SILENT = frozenset({"residue", "byline"})
_REPORT = "report"
_SETS = ("night", "bounds", "changed", "light")


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of happenings, as ``happenings.yml`` describes it."""

    name: str
    words: frozenset[str]
    shared: int
    ahead: bool
    who: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """The days that an article gives for one class."""

    kind: Kind
    told: tuple[Told, ...]


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            name,
            _folded(entry["words"]),
            entry.get("shared", 2),
            entry.get("ahead", False),
            entry.get("who", False),
        )
        for name, entry in read("ar", "happenings").items()
        if name not in _SETS
    )


@cache
def _by_word() -> dict[str, tuple[Kind, ...]]:
    table: dict[str, tuple[Kind, ...]] = {}
    for kind in _kinds():
        for word in kind.words:
            table[word] = (*table.get(word, ()), kind)
    return table


@cache
def _set(name: str) -> frozenset[str]:
    return _folded(read("ar", "happenings")[name])


def _folded(block: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(block))


def rival_days(corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
    """Yield (key, label, one, other) per pair of days that two articles of a story give."""
    for story in corpus.stories:
        label = headline(corpus, story.articles[0])
        for first, second in _rivals(corpus, story):
            yield story.key, label, first, second


def _rivals(corpus: Corpus, story: Story) -> Iterator[tuple[Told, Told]]:
    given = [happenings(corpus, article) for article in story.articles]
    for one, other in combinations(given, 2):
        for key in sorted(one.keys() & other.keys()):
            kind, first, second = one[key].kind, one[key].told, other[key].told
            if not is_single(first) or not is_single(second):
                continue
            pairs = list(product(first, second))
            if any(not _apart(corpus, kind, *pair) for pair in pairs):
                continue
            telling = [pair for pair in pairs if _alike(kind, *pair)]
            if telling:
                yield telling[0]


def look_alikes(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two values are of two events: by their sentences' days, or by the leads'.

    Two reports of different days that lead with what happened on their own days tell of two.
    """
    first, second = _by_kind(one.statement), _by_kind(other.statement)
    if (pairs := _pairs(first, second)) and not any(same_day(*pair) for pair in pairs):
        return True
    leads = [_by_kind(*leading(corpus, told.statement.article)) for told in (one, other)]
    pairs = _pairs(*leads)
    return bool(pairs) and all(not same_day(*pair) and series(corpus, *pair) for pair in pairs)


def _pairs(first: dict[str, list[Told]], second: dict[str, list[Told]]) -> list[tuple[Told, Told]]:
    names = first.keys() & second.keys() - {_REPORT}
    return [pair for name in sorted(names) for pair in product(first[name], second[name])]


def happenings(corpus: Corpus, article: str) -> dict[tuple[str, str], Happening]:
    """Return the days of an article by class, those of plans apart from those of the past."""
    found: dict[tuple[str, str], list[Told]] = {}
    kinds = {kind.name: kind for kind in _kinds()}
    for name, given in _by_kind(*corpus.statements[article]).items():
        for told in given if name != _REPORT else ():
            if told.leads or not is_open(told):
                coming = "ahead" if _is_ahead(corpus, told) else "past"
                found.setdefault((name, coming), []).append(told)
    return {key: Happening(kinds[key[0]], tuple(told)) for key, told in found.items()}


def _by_kind(*statements: Statement) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for statement in statements:
        leads = statement.sentence.kind in {"headline", "lead"}
        for mention in () if statement.sentence.kind in _SILENT else statement.mentions:
            if is_day(mention) and not is_ago(mention):
                told = Told(statement, mention, leads)
                for kind in _kinds_of(told):
                    found.setdefault(kind.name, []).append(told)
    return found


def _kinds_of(told: Told) -> tuple[Kind, ...]:
    """Return the classes of the nearest word before a date, else of one right behind it."""
    span = told.mention.span
    tokens = [token for token in tokens_of(told.statement.sentence) if token.is_word]
    before = [token for token in tokens if token.end <= span.start]
    behind = [token for token in tokens if token.start >= span.end]
    if before and fold(before[-1].text) in _set("bounds"):
        return ()
    after = _first_kinds(behind[:_BEHIND])
    for token in reversed(before[-_BEFORE:]):
        if after and not _set("light").isdisjoint(_forms(token)):
            return after
        kinds = _first_kinds([token])
        if kinds:
            return kinds
    return _first_kinds(behind[:1])


def _first_kinds(tokens: Sequence[Token]) -> tuple[Kind, ...]:
    forms = (form for token in tokens for form in _forms(token))
    return next((_by_word()[form] for form in forms if form in _by_word()), ())


def _forms(token: Token) -> tuple[str, ...]:
    """Return a word as it stands, without conjunction or preposition, and without its article."""
    bare = token.norm[1:] if token.norm[:1] in {"و", "ف"} else token.norm
    return token.norm, bare, bare.removeprefix("ال"), token.stem


def is_single(told: Sequence[Told]) -> bool:
    """Say whether an article gives one day only."""
    return all(
        same_day(one, other) or (one.statement == other.statement and next_night(one, other))
        for one, other in combinations(told, 2)
    )


def _apart(corpus: Corpus, kind: Kind, first: Told, second: Told) -> bool:
    """Say whether two days cannot be one, and are of one happening by the time of the reports."""
    one, other = _start(first), _start(second)
    published = [corpus.articles[told.statement.article].day for told in (first, second)]
    if one is None or other is None or same_day(first, second) or next_night(first, second):
        return False
    if published[0] is None or published[1] is None or abs((one - other).days) > _FAR:
        return False
    ahead = _is_ahead(corpus, first)
    if ahead and (not kind.ahead or _moved(corpus, kind, first, second)):
        return False
    if abs((published[0] - published[1]).days) > (1 if ahead else _LATE):
        return False
    return not series(corpus, first, second) and places_agree(first.statement, second.statement)


def _moved(corpus: Corpus, kind: Kind, *told: Told) -> bool:
    """Say whether an article tells that a plan was changed."""
    moving = _set("changed") - kind.words
    return any(
        not moving.isdisjoint(_bare_words(statement))
        for item in told
        for statement in corpus.statements[item.statement.article]
    )


def _alike(kind: Kind, first: Told, second: Told) -> bool:
    """Say whether two sentences are of one happening: of the same person, in words they share."""
    if kind.who and other_people(first, second):
        return False
    common = len(content(first, kind.words) & content(second, kind.words))
    # What leads an article is told of once; elsewhere a word in common may be any.
    led = (first.leads or second.leads) and not (is_bare(first) or is_bare(second))
    return common >= (min(kind.shared, 1) if led else kind.shared)


def content(told: Told, without: Set[str]) -> frozenset[str]:
    """Return the content words of a sentence, those of the class and of its dates left out."""
    dates = {
        word
        for mention in told.statement.mentions
        if isinstance(mention.value, DateValue)
        for token in fold(mention.text).split()
        for word in (token, token.removeprefix("ال"))
    }
    return frozenset(told.statement.words) - without - dates


def _bare_words(statement: Statement) -> set[str]:
    return {form for token in tokens_of(statement.sentence) for form in _forms(token)}


def _is_ahead(corpus: Corpus, told: Told) -> bool:
    start, published = _start(told), corpus.articles[told.statement.article].day
    return start is not None and published is not None and start > published


def _start(told: Told) -> date | None:
    value = told.mention.value
    return value.start if isinstance(value, DateValue) else None
