"""Ages, anniversaries and "N years after" that the dates told beside them rule out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.languages import read, words
from checker.rules.dates.days import is_fixed
from checker.rules.dates.kinds import forms
from checker.rules.dates.lives import when
from checker.rules.dates.past import word_set
from checker.rules.dates.steps import last_named, names_of
from checker.rules.events import Told
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Mention, Quantity, Span, Statement

_OLD = "years_old"
_OF = "ل"
_THE = "ال"
_YEARS = {"year": 1.0, _OLD: 1.0, "decade": 10.0, "century": 100.0}
_YEAR = 365.25
_BEHIND = 4  # words behind a span that say of what it is
_NEAR = 3  # words before a span that say what it is
_FOUNDED = frozenset({"found"})
_AGES = range(8, 121)
_SLACK = 1.5  # years by which a span may miss: counting from either end, and the year's length
_VAGUE = 0.15  # of a span that is hedged, or told in decades


@dataclass(frozen=True, slots=True)
class Lapse:
    """A span of ``years`` up to a day, since one of the ``steps``: an age is one since a birth."""

    told: Told
    years: float
    slack: float
    steps: frozenset[str]
    until: tuple[date, ...]
    at_most: bool = False  # the twentieth of its kind may have come late, but not early

    def fits(self, value: DateValue) -> bool:
        """Say whether the span may have begun on a date."""
        if value.start is None or value.end is None:
            return True
        return any(
            (self.at_most or (until - value.end).days / _YEAR - self.slack <= self.years)
            and self.years <= (until - value.start).days / _YEAR + self.slack
            for until in self.until
        )


def wrong_lapses(corpus: Corpus, articles: Sequence[str]) -> Iterator[tuple[Told, Told]]:
    """Yield (date, span) where the date of what a span is since does not fit it.

    Of two articles only what one of them tells against the other.
    """
    dated = [item for article in articles for item in _dated(corpus, article)]
    for lapse in (lapse for article in articles for lapse in _lapses(corpus, article)):
        own = [(told, names) for told, names in dated if names & lapse.steps]
        fit = [_fits(lapse, told) for told, _ in own]
        if not own or any(fit):
            continue
        for told, names in own:
            apart = told.statement.article != lapse.told.statement.article
            if apart == (len(articles) > 1) and _one_thing(lapse, told, names):
                yield told, lapse.told
                break


def _fits(lapse: Lapse, told: Told) -> bool:
    value = when(told.mention)
    return value is None or lapse.fits(value)


def _one_thing(lapse: Lapse, told: Told, names: frozenset[str]) -> bool:
    """Say whether a span and a date are of one person or thing."""
    one, other = lapse.told, told
    if other_people(one, other):
        return False
    if one.statement.article == other.statement.article:
        near = abs(one.statement.sentence.index - other.statement.sentence.index)
        if near <= 1 or "born" in names:
            return True
    return bool(_things(one, names) & _things(other, names))


def _things(told: Told, names: frozenset[str]) -> set[str]:
    """Return the content words of a sentence that name no step."""
    tokens = tokens_of(told.statement.sentence)
    steps = {token.stem for token in tokens if names_of(token) & names}
    return {word for word in told.statement.words if word not in steps and len(word) > 2}


def _dated(corpus: Corpus, article: str) -> Iterator[tuple[Told, frozenset[str]]]:
    """Yield the dates of an article of which the year is sure, each with the step it is of."""
    for statement in corpus.statements[article]:
        tokens = tokens_of(statement.sentence)
        start = 0
        for mention in sorted(statement.mentions, key=lambda m: m.span.start):
            if not when(mention) or not is_fixed(mention):
                continue
            before = [t for t in tokens if start <= t.start and t.end <= mention.span.start]
            start = mention.span.end
            names, _ = last_named(before)
            if names:
                yield Told(statement, mention, leads=False), names


def _lapses(corpus: Corpus, article: str) -> Iterator[Lapse]:
    """Yield the ages and anniversaries of an article."""
    day = corpus.articles[article].day
    dated = (told.mention.value for told, names in _dated(corpus, article) if "die" in names)
    deaths = tuple(v.end for v in dated if isinstance(v, DateValue) and v.end)
    for statement in corpus.statements[article] if day else ():
        tokens = [
            token for token in tokens_of(statement.sentence) if token.is_word or token.is_number
        ]
        spans = (*_counted(statement, tokens), *_ordinal(statement, tokens))
        for mention, first, last in spans:
            value = mention.value
            if not isinstance(value, Quantity):
                continue
            years = value.low * _YEARS.get(value.unit, 1.0)
            before, behind = tokens[:first], tokens[last:]
            edition = bool(before) and before[-1].stem in word_set("editions_of")
            steps = _since(before, behind) or _age(value, before, behind)
            if edition and mention not in statement.mentions:
                steps, years = _FOUNDED, years - 1
            hedged = value.bound != "exact" or value.unit not in {"year", _OLD} or _hedged(before)
            if steps and day:
                slack = _SLACK + (_VAGUE * years if hedged else 0)
                until = _until(statement, deaths if "born" in steps else (), day)
                told = Told(statement, mention, leads=False)
                yield Lapse(told, years, slack, steps, until, at_most=edition)


def _until(statement: Statement, deaths: Sequence[date], day: date) -> tuple[date, ...]:
    """Return up to when a span may be counted: dates of its sentence, a death, or the report."""
    values = (mention.value for mention in statement.mentions if when(mention))
    ends = (value.end for value in values if isinstance(value, DateValue))
    return (day, *deaths, *(end for end in ends if end))


def _counted(statement: Statement, tokens: Sequence[Token]) -> Iterator[tuple[Mention, int, int]]:
    """Yield the quantities of years of a sentence, each with its first and last word."""
    for mention in statement.mentions:
        value = mention.value
        if not isinstance(value, Quantity) or value.low != value.high:
            continue
        if value.unit not in _YEARS:
            continue
        at = [i for i, t in enumerate(tokens) if mention.span.start <= t.start < mention.span.end]
        if at:
            yield mention, at[0], at[-1] + 1


def _ordinal(statement: Statement, tokens: Sequence[Token]) -> Iterator[tuple[Mention, int, int]]:
    """Yield ordinals that stand for years ("الذكرى الخمسين", "في الخامسة والأربعين من عمره")."""
    for at, token in enumerate(tokens):
        the = bool(at) and tokens[at - 1].norm == _THE
        number = the and token.norm.isdecimal() and len(token.norm) < len("1000")
        count = int(token.norm) if number else _count(token)
        if not count or (at and _count(tokens[at - 1])):
            continue
        end = at + 1
        if end < len(tokens) and tokens[end].prefix == "و" and _count(tokens[end]) > count:
            count += _count(tokens[end])
            end += 1
        span = Span(statement.sentence.span.field, token.start, tokens[end - 1].end)
        text = statement.sentence.text[
            span.start - statement.sentence.span.start : span.end - statement.sentence.span.start
        ]
        yield Mention(span, text, Quantity(count, count, unit="year")), at - int(number), end


def _count(token: Token) -> int:
    return _ordinals().get(token.stem, 0) if token.definite else 0


@cache
def _ordinals() -> dict[str, int]:
    table = read("ar", "chronology")["ordinals"]
    return {fold(word): int(count) for count, block in table.items() for word in words(block)}


def _since(before: Sequence[Token], behind: Sequence[Token]) -> frozenset[str]:
    """Return the step since which a span has passed: "مرور خمسين عاما على تأسيسه"."""
    near = [form for token in before[-_NEAR:] for form in forms(token)]
    if word_set("passed").isdisjoint(near) or not behind:
        return frozenset()
    first = behind[0]
    if first.norm.startswith(_OF):  # "لتأسيسه", "للتأسيس"
        bare = first.norm.lstrip(_OF)
        first = first._replace(norm=bare, text=first.text.lstrip(_OF), stem=bare)
    elif first.norm not in word_set("since"):
        return frozenset()
    around = (first, *behind[1:_BEHIND])
    return next((names for token in around if (names := names_of(token))), frozenset())


def _age(value: Quantity, before: Sequence[Token], behind: Sequence[Token]) -> frozenset[str]:
    """Return the birth, where a span is somebody's age: also "في الخامسة والأربعين من عمره"."""
    told = value.unit == _OLD or any(
        not word_set("ages").isdisjoint((token.norm, token.stem)) for token in behind[1:2]
    )
    # "رحيل الكاتبة عن 85 عاما", "عيد ميلاده السبعين"
    told = told or bool(before and before[-1].norm == "عن" and "die" in last_named(before)[0])
    told = told or any("born" in names_of(token) for token in before[-1:])
    died = any("die" in names_of(token) for token in before)
    past = {token.norm.removeprefix("و") for token in (*before, *behind)}
    if not died and not word_set("once_upon").isdisjoint(past):
        return frozenset()
    return frozenset({"born"}) if told and int(value.low) in _AGES else frozenset()


def _hedged(before: Sequence[Token]) -> bool:
    return any(token.norm in word_set("hedges") for token in before[-2:])
