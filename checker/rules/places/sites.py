"""Places that no gazetteer needs to know: "شاطئ كذا", "مستشفى كذا", "قرية كذا"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations, product

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.asked import stories_asked
from checker.rules.events import Told, headline
from checker.rules.once import once
from checker.rules.places.scenes import Pair, days_agree, likeness_of_tops
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.sounds import consonants
from checker.text.tokens import Token
from checker.types import Corpus, Mention, Place, Span, Statement

_LONGEST = 3  # words of a name
_NEAR = timedelta(days=1)
_MOST = 2  # names of one sort that the reports of one event differ in
_TITLE = 2  # words before the noun among which a head of an office may stand
_SHORTEST = 3  # letters of a word of a name
_CLITICS = "بلوكف"
_TOP = 3  # the last sentence that says where the event took place, no background
_SPELLED_TWICE = 75  # of 100: one foreign name in two spellings
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
                if moving or not _apart(corpus, first, second):
                    continue
                if _of_one_day(corpus, one, other) and days_agree(
                    first.statement, second.statement
                ):
                    alike = likeness_of_tops(corpus, one, other)
                    yield Pair(story.key, label, first, second, alike)


def _of_one_day(corpus: Corpus, one: str, other: str) -> bool:
    """Say whether two articles are of one day or of two in a row, or one has no date."""
    days = [corpus.articles[article].day for article in (one, other)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _NEAR


def _names_of(sort: int, named: Iterable[Mapping[int, Told]]) -> int:
    """Return how many names of a sort a story has: with several its event has several places."""
    found: list[tuple[str, ...]] = []
    for places in named:
        name = _name(places[sort]) if sort in places else ()
        if name and not any(_one_name(name, known) for known in found):
            found.append(name)
    return len(found)


def _sole(corpus: Corpus, article: str) -> Mapping[int, Told]:
    """Return the place of each sort of which an article names one only, where it does so first."""
    found: dict[int, list[Told]] = {}
    for statement in corpus.statements[article]:
        if statement.sentence.kind not in _SILENT:
            for sort, told in _in_sentence(statement):
                found.setdefault(sort, []).append(told)
    return {
        sort: told[0]
        for sort, told in found.items()
        if told[0].statement.sentence.index <= _TOP
        and all(_one_name(_name(told[0]), _name(more)) for more in told)
    }


def _in_sentence(statement: Statement) -> Iterator[tuple[int, Told]]:
    tokens = tokens_of(statement.sentence)
    if any(token.stem in _listed("further") for token in tokens):
        return  # "another rocket fell near the town of A"
    for at, token in enumerate(tokens[:-1]):
        sort = _sorts().get(token.stem)
        name = _name_behind(tokens, at) if sort is not None and not token.definite else ()
        led = any(word.norm in _offices() for word in tokens[max(0, at - _TITLE) : at])
        if sort is not None and name and not led:
            span = Span(statement.sentence.span.field, name[0].start, name[-1].end)
            base = statement.sentence.span.start
            text = statement.sentence.text[span.start - base : span.end - base]
            key = " ".join(word.norm for word in name)
            place = Place(key, text, token.stem, role="location")
            yield sort, Told(statement, Mention(span, text, place), leads=False)


def _name_behind(tokens: Sequence[Token], head: int) -> tuple[Token, ...]:
    """Return the words of the name behind the noun of a place, or ()."""
    end = head + 1
    titled = len(tokens) > end + 1 and tokens[end].definite and not tokens[end].prefix
    if titled and tokens[end].stem in _listed("titled"):
        name = _name_behind(tokens, end)
        return (tokens[end], *name) if name else ()
    while end < min(len(tokens), head + 1 + _LONGEST):
        token, first = tokens[end], end == head + 1
        if not token.is_word or token.prefix or (not first and tokens[end - 1].definite):
            break
        if token.stem in _sorts() or not _may_name(tokens, end, head):
            break
        if not first and (token.norm in _days() or _leads_on(token)):
            break
        end += 1
    return tuple(tokens[head + 1 : end])


def _leads_on(token: Token) -> bool:
    """Say whether a word is a verb or noun behind "and": "سوق كذا وتقتل"."""
    return token.norm.startswith("و") and not token.definite and len(token.norm) > _SHORTEST + 1


def _may_name(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Say whether a word may be of a name: none that describes, and no everyday word."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.stem in _listed("described") or not _may_be_named(token):
        return False
    goes_on = after if after is not None and after.is_word and _may_be_named(after) else None
    if not token.definite and token.stem.endswith(("ي", "يه")):
        # "شاطئ رملي" describes; "مدينة رملي", "شاطئ سيدي كذا" are names.
        woman = tokens[head].stem.endswith(("ه", "ا"))
        return token.stem.endswith("ي") and (
            woman or (goes_on is not None and not goes_on.definite)
        )
    if at > head + 1 or token.stem not in _everyday("nouns"):
        return True
    return not token.definite and goes_on is not None and goes_on.definite


def _may_be_named(token: Token) -> bool:
    """Say whether a word may be of a name: no particle, verb, nor what a preposition leads."""
    if token.prefix or len(token.norm) < _SHORTEST or _of_country(token):
        return False
    led = token.norm[0] in _CLITICS and token.norm[1:] in _everyday("nouns")
    return (
        not led
        and _everyday("function").isdisjoint((token.norm, token.stem))
        and (token.norm not in _everyday("verbs"))
    )


def _of_country(token: Token) -> bool:
    return token.stem in _nisbas()


def _apart(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two names are two places, each unknown to the other's article."""
    if _one_name(_name(first), _name(second)):
        return False
    return not _knows(corpus, first, second) and not _knows(corpus, second, first)


def _knows(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether the article of one place has a word of the other's name."""
    told = corpus.statements[one.statement.article]
    known = {token.stem for statement in told for token in tokens_of(statement.sentence)}
    return any(word.removeprefix("ال") in known for word in _name(other))


def _name(told: Told) -> tuple[str, ...]:
    value = told.mention.value
    found = value.key.split() if isinstance(value, Place) else []
    bare = tuple(word for word in found if word.removeprefix("ال") not in _listed("titled"))
    return bare or tuple(found)


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names share a word, however it is spelled."""
    pairs = product(
        (word.removeprefix("ال") for word in one), (w.removeprefix("ال") for w in other)
    )
    return any(
        consonants(a) == consonants(b) or fuzz.ratio(a, b) >= _SPELLED_TWICE for a, b in pairs
    )


@cache
def _sorts() -> dict[str, int]:
    """Return the nouns that stand before names of places, each with its sort."""
    sorts = read("ar", "titles")["places"]["sites"]
    return {fold(word): sort for sort, names in enumerate(sorts) for word in words(names)}


@cache
def _days() -> frozenset[str]:
    return frozenset(
        fold(f"{the}{day}")
        for day in words(read("ar", "titles")["places"]["days"])
        for the in ("ال", "")
    )


@cache
def _offices() -> frozenset[str]:
    """Return the heads of offices: "مدير أمن مديرية كذا" says who somebody is, not where."""
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"]["offices"]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["places"][name]))


@cache
def _everyday(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "words")[name]))


@cache
def _nisbas() -> frozenset[str]:
    male = {
        fold(name)
        for country in read("ar", "countries")["countries"]
        for name in (country["nisba"], *country["nisba_alt"])
    }
    return frozenset(male | {f"{name}ه" for name in male})
