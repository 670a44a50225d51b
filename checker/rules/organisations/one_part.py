"""Two bodies of one sort that play one part in a story: each report knows its own only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, product

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.asked import all_stories_if_asked
from checker.rules.organisations.full_names import FullName, full_names
from checker.rules.organisations.one_body import same_root, uses
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Place, Quantity, Span, Statement

_LONG = 5  # letters of a word that outlets may spell in two ways
_SPELLED_TWICE = 75  # of 100
_NEWS = "انباء"  # of agencies, whom any report may name
_NEXT = 1  # sentences behind the name that still tell of its body
_BEFORE, _BEHIND = 6, 7  # words around a name among which stand its office and its body
_PARTICLE = 2  # letters of words that are no names
_ITS = ("ها", "ه")
_WITHIN = frozenset(("فيها", "فيه", "لديها", "لديه", "بها", "به", "باسمها", "باسمه"))
_COMMON = 2  # words that two sentences on one deed share, beside the names and a figure
_TELLING = 10  # the least figure that no other deed has by chance


def one_part(corpus: Corpus) -> Iterator[tuple[list[FullName], list[FullName]]]:
    """Yield the uses of two names in two articles of a story whose bodies do the same there."""
    for story in all_stories_if_asked(corpus):
        articles = [name for name in story.articles if name not in corpus.copies]
        named = {article: list(full_names(corpus, article)) for article in articles}
        for one, other in combinations(articles, 2):
            for first, second in product(_sole(named[one]), _sole(named[other])):
                if not 0 <= _sort(first) == _sort(second) or _may_be_one(first, second):
                    continue
                if uses(first, named[other]) or uses(second, named[one]):
                    continue
                strange = _strange(corpus, first, second) and _strange(corpus, second, first)
                told = uses(first, named[one]), uses(second, named[other])
                if strange and any(_same_part(corpus, *pair) for pair in product(*told)):
                    yield told


def _sole(names: list[FullName]) -> Iterator[FullName]:
    """Yield the first use of each name that has no other of its sort beside it in its article."""
    seen: list[FullName] = []
    for name in names:
        if uses(name, seen):
            continue
        seen.append(name)
        rest = [other for other in names if _sort(other) == _sort(name)]
        if len(uses(name, rest)) == len(rest):
            yield name


def _sort(name: FullName) -> int:
    return _sorts().get(name.head, -1)


def _may_be_one(first: FullName, second: FullName) -> bool:
    """Say whether two names are of one body, or surely of two: of two countries, both listed."""
    if (first.listed and second.listed) or _NEWS in first.matter | second.matter:
        return True
    countries = [{scope for scope in name.scopes if scope.isupper()} for name in (first, second)]
    return bool(countries[0] and countries[1] and countries[0] != countries[1])


def _strange(corpus: Corpus, name: FullName, other: FullName) -> bool:
    """Say whether a word of a name is neither in the other, in any form, nor in its article."""
    own = [w for w in name.matter if not any(_one_word(w, more) for more in other.words)]
    told = corpus.statements[other.statement.article]
    known = {token.stem for statement in told for token in tokens_of(statement.sentence)}
    return any(not any(same_root(word, more) for more in known) for word in own)


def _one_word(first: str, second: str) -> bool:
    spelled = fuzz.ratio(first, second) if min(len(first), len(second)) >= _LONG else 0
    return same_root(first, second) or spelled >= _SPELLED_TWICE


def _same_part(corpus: Corpus, first: FullName, second: FullName) -> bool:
    """Say whether one person is named beside both bodies, or one telling figure of their deed."""
    around = [_around(corpus, name) for name in (first, second)]
    if _members(around[0], first) & _members(around[1], second):
        return True
    names = first.words | second.words
    common = (frozenset(first.statement.words) & frozenset(second.statement.words)) - names
    return len(common) >= _COMMON and bool(_figures(around[0]) & _figures(around[1]))


def _around(corpus: Corpus, name: FullName) -> list[Statement]:
    place = name.statement.sentence.index
    told = corpus.statements[name.statement.article]
    return [s for s in told if place <= s.sentence.index <= place + _NEXT]


def _members(statements: list[Statement], body: FullName) -> frozenset[tuple[str, str]]:
    """Return the pairs of words side by side, names read or not, beside an office of a body.

    "its secretary A B", "A B, head of the fund", "the director of transport with it, A B".
    """
    found = set()
    for statement in statements:
        tokens, places = tokens_of(statement.sentence), _places(statement)
        for at, (one, other) in enumerate(pairwise(tokens)):
            near = tokens[max(0, at - _BEFORE) : at + _BEHIND]
            placed = any(place.start <= one.start < place.end for place in places)
            if may_name(one, other) and not placed and _holds(near, body):
                found.add((one.stem, other.stem))
    return frozenset(found)


def may_name(one: Token, other: Token) -> bool:
    """Say whether two words side by side may be a person's name."""
    if not one.is_word or not other.is_word or one.definite or one.prefix or other.prefix:
        return False
    plain = _everyday().isdisjoint((one.norm, one.stem, other.norm, other.stem))
    return plain and min(len(one.norm), len(other.norm)) > _PARTICLE


def _holds(near: Sequence[Token], body: FullName) -> bool:
    """Say whether words name an office, and the body by its noun or by a pronoun."""
    owned = any(token.norm.endswith(_ITS) and _office(token.norm) for token in near)
    called = any(token.stem.removesuffix("ه") == body.head for token in near)
    within = any(token.norm in _WITHIN for token in near)
    return owned or ((called or within) and any(_office(token.norm) for token in near))


def _office(norm: str) -> bool:
    bare = norm.removeprefix("و").removeprefix("ال")
    forms = {bare, *(bare.removesuffix(its) for its in _ITS)}
    forms |= {f"{form.removesuffix('ت')}ه" for form in forms if form.endswith("ت")}
    return not forms.isdisjoint(_offices())


def _places(statement: Statement) -> list[Span]:
    return [m.span for m in statement.mentions if isinstance(m.value, Place)]


def _figures(statements: list[Statement]) -> frozenset[float]:
    return frozenset(
        m.value.low
        for s in statements
        for m in s.mentions
        if isinstance(m.value, Quantity) and m.value.bound == "exact" and m.value.low >= _TELLING
    )


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"]["offices"]))


@cache
def _everyday() -> frozenset[str]:
    lists = read("ar", "words")
    told = (lists["function"], lists["verbs"], lists["nouns"], read("ar", "speech")["function"])
    return frozenset(fold(word) for block in told for word in words(block))


@cache
def _sorts() -> dict[str, int]:
    """Return the nouns that open names of bodies, without gender, each with its sort."""
    sorts = read("ar", "organisations")["full_names"]["sorts"]
    return {fold(w).removesuffix("ه"): at for at, names in enumerate(sorts) for w in words(names)}
