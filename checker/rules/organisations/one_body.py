"""Whether two full names that differ are names of one body, and what a story says for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from checker.rules.actors import countries
from checker.rules.asked import all_stories_if_asked
from checker.rules.organisations.body_lexicon import heads as kinds
from checker.rules.organisations.full_names import FullName, full_names
from checker.rules.reading import tokens_of
from checker.types import Corpus, Place, Statement

_HALF = 0.5  # of what a body is about
_ROOT = 3  # letters of which a word has more, that begins a longer form of it
_ENDING = 3  # letters by which that is longer
_CLITIC = 2  # letters of clitics that were left on it
_NISBA = "ي"  # ends the adjectives of what a body is about
_MASDAR = 4  # letters of a verbal noun whose ending looks like that
_MORE = 2  # words, forms of one counted twice, by which bodies under two nouns may differ
_GROUND = 2  # words in common beside the names
_RIGHT_BEHIND = 4  # characters: "in", or a mark
_LOOSE = ("authority", "association")  # of which either may stand in one body's name
_SURE_GROUND = 4  # as many, where one name is a part of the other


def rivals(corpus: Corpus) -> Iterator[tuple[list[FullName], list[FullName]]]:
    """Yield the uses of two full names of one body in two articles of a story.

    Each article knows its own name only.
    """
    for story in all_stories_if_asked(corpus):
        named = {article: list(full_names(corpus, article)) for article in story.articles}
        seen: set[frozenset[frozenset[str]]] = set()
        for one, other in combinations(story.articles, 2):
            for first, second in product(named[one], named[other]):
                pair = frozenset((first.words, second.words))
                if pair in seen or uses(first, named[other]) or uses(second, named[one]):
                    continue
                if _one_body(corpus, first, second):
                    seen.add(pair)
                    yield uses(first, named[one]), uses(second, named[other])


def uses(name: FullName, names: list[FullName]) -> list[FullName]:
    """Return those of some names that are a name, or a short or longer form of it."""
    return [other for other in names if _same_name(name, other)]


def _same_name(first: FullName, second: FullName) -> bool:
    """Say whether one name says no more than the other, but for endings: a short form."""
    if first.listed and first.listed == second.listed:
        return True
    short, long = sorted((first, second), key=lambda name: len(name.words))
    if long.listed and not short.listed and short.scopes:
        return False  # the lexicon knows the short forms of what it lists
    one, other = short.words, long.words
    return all(any(same_root(word, candidate) for candidate in other) for word in one)


def _one_body(corpus: Corpus, first: FullName, second: FullName) -> bool:
    """Say whether names that differ are worded as one body's, and told of the same."""
    if (first.listed and second.listed) or "انباء" in first.matter | second.matter:
        return False
    if first.short in second.words or second.short in first.words:
        return False  # "the giant of oil (X)": described and named
    if not _of_one_sort(first, second) or _elsewhere(corpus, first, second):
        return False
    if first.scopes and second.scopes and first.scopes != second.scopes:
        return False
    ground = len(_ground(corpus, first, second))
    cut = first.words <= second.words or second.words <= first.words
    least = _SURE_GROUND if cut else _GROUND
    return _worded_alike(first, second) and ground >= least


def _of_one_sort(first: FullName, second: FullName) -> bool:
    """Say whether bodies are of one kind, or may be: an authority and an organisation."""
    told = {
        kinds().get(name.head) or kinds().get(f"{name.head}ه", _LOOSE[0])
        for name in (first, second)
    }
    return len(told) == 1 or told <= set(_LOOSE)


def _elsewhere(corpus: Corpus, first: FullName, second: FullName) -> bool:
    """Say whether a report places its body in a country that the other never names."""
    return any(
        not _places(name) <= countries(corpus.statements[other.statement.article])
        for name, other in ((first, second), (second, first))
    )


def _places(name: FullName) -> frozenset[str]:
    """Return the countries of the places right behind a name: "the institute of X in Y"."""
    return frozenset(
        mention.value.country
        for mention in name.statement.mentions
        if isinstance(mention.value, Place)
        and 0 < mention.span.start - name.span.end <= _RIGHT_BEHIND
        and mention.value.country
    )


def _worded_alike(first: FullName, second: FullName) -> bool:
    matter = _shared(first.matter, second.matter)
    if matter < _HALF or _told_apart(first.matter, second.matter):
        return False
    if first.head == second.head or (first.short and first.short == second.short):
        return True
    if len(first.matter ^ second.matter) > _MORE and _unmatched(first, second) > 1:
        return False
    return matter == 1 and bool(first.ranks & second.ranks or first.scopes & second.scopes)


def _unmatched(first: FullName, second: FullName) -> int:
    """Return how many words of what two bodies are about have no form in the other's name."""
    pairs = ((first.matter, second.matter), (second.matter, first.matter))
    return sum(not any(same_root(w, more) for more in other) for one, other in pairs for w in one)


def _told_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether each has an adjective of its own: "للصناعات العسكرية", "للصناعات الغذائية"."""
    return all(
        any(_is_nisba(word) and not any(same_root(word, rival) for rival in other) for word in one)
        for one, other in ((first, second), (second, first))
    )


def _is_nisba(word: str) -> bool:
    """Say whether a word is an adjective of a noun; "تنمي" is left of "تنمية"."""
    return word.endswith(_NISBA) and not (word.startswith("ت") and len(word) <= _MASDAR)


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the words of the shorter that the longer has, in some form."""
    one, other = sorted((first, second), key=len)
    return sum(any(same_root(word, candidate) for candidate in other) for word in one) / len(one)


def same_root(first: str, second: str) -> bool:
    """Say whether two words are forms of one: "انتخاب" and "انتخابات", "زراعة" and "زراعي"."""
    short, long = sorted((first.rstrip("هي"), second.rstrip("هي")), key=len)
    longer = len(long) - len(short)
    begins = long.startswith(short) and longer <= _ENDING and len(short) > _ROOT
    bare, more = sorted((first, second), key=len)
    clitic = more.endswith(bare) and len(more) - len(bare) <= _CLITIC and len(bare) >= _ROOT
    return short == long or begins or clitic


def _ground(corpus: Corpus, first: FullName, second: FullName) -> frozenset[str]:
    """Return what sentences on two bodies have in common beside their names, where it is most."""
    names = first.words | second.words
    common = (
        frozenset(one.words) & frozenset(other.words) - names
        for one, other in product(_told(corpus, first), _told(corpus, second))
    )
    return max(common, key=len, default=frozenset())


def _told(corpus: Corpus, name: FullName) -> list[Statement]:
    """Return the sentences on a body: with its name, or its noun alone ("قالت الهيئة")."""
    return [
        statement
        for statement in corpus.statements[name.statement.article]
        if any(t.stem.removesuffix("ه") == name.head for t in tokens_of(statement.sentence))
    ]
