"""Places that no gazetteer needs to know: "شاطئ كذا", "مستشفى كذا", "قرية كذا"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from checker.languages import read, words
from checker.rules.asked import stories_asked
from checker.rules.events import Told, headline
from checker.rules.once import once
from checker.rules.places.naming import listed, name_behind, one_name, sorts, spelled
from checker.rules.places.scenes import Pair, days_agree, likeness_of_tops, of_one_day
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Mention, Place, Span, Statement

_MOST = 2  # names of one sort that the reports of one event differ in
_TITLE = 2  # words before the noun among which a head of an office may stand
_TOP = 3  # the last sentence that says where the event took place, no background
_SILENT = frozenset({"residue", "byline", "caption"})


@once
def sites(corpus: Corpus) -> tuple[Pair, ...]:
    """Return the pairs of articles of one story that each know one place of a sort, two in all."""
    return tuple(_pairs(corpus))


def _pairs(corpus: Corpus) -> Iterator[Pair]:
    for story in stories_asked(corpus):
        articles = [name for name in story.articles if name not in corpus.copies]
        named = {article: _sole(corpus, article) for article in articles}
        label = headline(corpus, story.articles[0])
        for one, other in combinations(articles, 2):
            for sort in sorted(named[one].keys() & named[other].keys()):
                first, second = named[one][sort], named[other][sort]
                moving = _names_of(sort, named.values()) > _MOST
                if moving or not apart(corpus, first, second):
                    continue
                if of_one_day(corpus, one, other) and days_agree(first.statement, second.statement):
                    alike = likeness_of_tops(corpus, one, other)
                    yield Pair(story.key, label, first, second, alike)


def _names_of(sort: int, named: Iterable[Mapping[int, Told]]) -> int:
    """Return how many names of a sort a story has: with several its event has several places."""
    found: list[tuple[str, ...]] = []
    for places in named:
        name = _name(places[sort]) if sort in places else ()
        if name and not any(one_name(name, known) for known in found):
            found.append(name)
    return len(found)


def _sole(corpus: Corpus, article: str) -> Mapping[int, Told]:
    """Return the place of each sort of which an article names one only, where it does so first."""
    found: dict[int, list[Told]] = {}
    for statement in corpus.statements[article]:
        if statement.sentence.kind not in _SILENT:
            for sort, told in in_sentence(statement):
                found.setdefault(sort, []).append(told)
    return {
        sort: told[0]
        for sort, told in found.items()
        if told[0].statement.sentence.index <= _TOP and all(_same(told[0], more) for more in told)
    }


def in_sentence(statement: Statement) -> Iterator[tuple[int, Told]]:
    """Yield the places that a sentence names behind a noun, each with its sort."""
    tokens = tokens_of(statement.sentence)
    if any(token.stem in listed("further") for token in tokens) or _handed_on(tokens):
        return  # "another rocket fell near the town of A"
    end = 0
    for at, token in enumerate(tokens[:-1]):
        sort = sorts().get(token.stem) if token.end > end else None
        name = name_behind(tokens, at) if sort is not None else ()
        led = any(word.norm in _offices() for word in tokens[max(0, at - _TITLE) : at])
        if sort is not None and name and not led:
            end = name[-1].end
            span = Span(statement.sentence.span.field, name[0].start, end)
            base = statement.sentence.span.start
            text = statement.sentence.text[span.start - base : span.end - base]
            key = " ".join(spelled(name, route=token.stem in listed("routes")))
            place = Place(key, text, token.stem, role="location")
            yield sort, Told(statement, Mention(span, text, place), leads=False)


def _handed_on(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence tells that somebody was moved on: "حول إلى مستشفى كذا"."""
    return any(
        token.norm in listed("moved") and after.norm.startswith("الي")
        for token, after in pairwise(tokens)
    )


def apart(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two names are two places, each unknown to the other's article."""
    if _same(first, second):
        return False
    return not _knows(corpus, first, second) and not _knows(corpus, second, first)


def _same(first: Told, second: Told) -> bool:
    values = (first.mention.value, second.mention.value)
    route = any(isinstance(value, Place) and value.kind in listed("routes") for value in values)
    return one_name(_name(first), _name(second), route=route)


def _knows(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether the article of one place has a word of the other's name."""
    told = corpus.statements[one.statement.article]
    known = {token.stem for statement in told for token in tokens_of(statement.sentence)}
    own = {word.removeprefix("ال") for word in _name(one)}
    return any(
        bare in known and bare not in own
        for word in _name(other)
        if (bare := word.removeprefix("ال"))
    )


def _name(told: Told) -> tuple[str, ...]:
    """Return the words of a name; those with which many open are left out where others stand."""
    value = told.mention.value
    found = value.key.split() if isinstance(value, Place) else []
    bare = tuple(word for word in found if word.removeprefix("ال") not in _common())
    return bare or tuple(found)


@cache
def _common() -> frozenset[str]:
    return listed("titled") | listed("openers") | listed("hosts")


@cache
def _offices() -> frozenset[str]:
    """Return the heads of offices: "مدير أمن مديرية كذا" says who somebody is, not where."""
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"]["offices"]))
