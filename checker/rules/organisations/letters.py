"""Letters behind the names of bodies: those of another body, or two for one body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.asked import is_asked, stories_asked
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.full_names import bare
from checker.rules.organisations.told_bodies import Telling, is_among, telling
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.tokens import tokenize
from checker.types import Corpus, Span

_CLOSE = {"(": ")", "«": "»", '"': '"', "“": "”", "'": "'"}
_LONGEST = 3  # words of letters: "تي آر تي"
_LIKE = 0.5  # of the words of the shorter name, from which on two names are alike
_SPELLED = 60  # of 100: letters nearer than this are one word in two spellings
_SEARCHED = 5  # words behind a name among which its letters stand: "كذا في ليبيا (كذا)"

Lettered = tuple[Body, str, Proof]


def misnamed(corpus: Corpus) -> Iterator[tuple[Proof, Proof]]:
    """Yield two names of one body, of which one is given the letters of another body.

    "The world food organisation (FAO)" beside "the food and agriculture organisation", and "the
    mission in X (A)" beside "the mission in X (B)".
    """
    groups = [tuple(a for a in s.articles if a not in corpus.copies) for s in stories_asked(corpus)]
    seen = {article for group in groups for article in group}
    alone = ((a,) for a in sorted(corpus.articles) if a not in seen and is_asked(corpus, a))
    for group in (*groups, *alone):
        told = [telling(corpus, article) for article in group]
        if any(_may_have_letters(one) for one in told):
            yield from _wrong(told)
            yield from _two_for_one(told)


def _may_have_letters(told: Telling) -> bool:
    return any(mark in s.sentence.text for s in told.statements for mark in _CLOSE)


def _wrong(told: list[Telling]) -> Iterator[tuple[Proof, Proof]]:
    """Yield a name that is not what its letters stand for, with the name that is."""
    for body, letters, proof in (found for one in told for found in lettered(one)):
        right = _stand_for().get(letters, ())
        if not right or any(_fits(body, name) for name in right):
            continue
        others = (b for one in told for uses in one.names for b in uses)
        named = next((b for b in others if any(_is(b, name) for name in right)), None)
        if named is not None:
            yield proof, Proof(named.text, named.text, named.statement, named.span)


def _two_for_one(told: list[Telling]) -> Iterator[tuple[Proof, Proof]]:
    """Yield names of two articles that are alike, with letters that are not."""
    found = [list(lettered(one)) for one in told]
    for at, first in enumerate(found):
        for (a, mine, one), (b, other, two) in product(
            first, [x for f in found[at + 1 :] for x in f]
        ):
            if _one_script(mine, other) and _alike(a, b) and _two_letters(mine, other):
                yield one, two


def lettered(told: Telling) -> Iterator[Lettered]:
    """Yield the names of an article that letters in brackets or quotation marks follow."""
    for body in (body for uses in told.names for body in uses):
        statement = body.statement
        tokens = tokens_of(statement.sentence)
        for at in range(body.end, min(body.end + _SEARCHED, len(tokens))):
            close = _CLOSE.get(tokens[at].text)
            if close is None:
                if not tokens[at].is_word or tokens[at].norm in _stops():
                    break
                continue
            inner = [t for t in tokens[at + 1 : at + 2 + _LONGEST] if t.start > tokens[at].start]
            end = next((n for n, t in enumerate(inner) if t.text == close), 0)
            letters = " ".join(t.norm for t in inner[:end])
            plain = all(t.is_word and not _everyday(t.norm, t.stem) for t in inner[:end])
            if end and plain:
                span = Span(body.span.field, body.span.start, inner[end].end)
                base = statement.sentence.span.start
                text = statement.sentence.text[span.start - base : span.end - base]
                yield body, letters.removeprefix("ال"), Proof(letters, text, statement, span)
            break


def _fits(body: Body, name: frozenset[str]) -> bool:
    """Say whether a body may be the one of a name: it says no more, or all of it."""
    own = (*body.words, *_further(body))
    own_matter = [word for word in body.words if word not in _ranks()]
    short = not own_matter or all(is_among(word, name) for word in body.words)
    return short or all(is_among(word, own) for word in name)


def _is(body: Body, name: frozenset[str]) -> bool:
    return bool(body.head) and all(is_among(word, (*body.words, body.head)) for word in name)


def _further(body: Body) -> list[str]:
    """Return the words behind a name that may belong to it: "the mission in Libya"."""
    tokens = tokens_of(body.statement.sentence)
    return [t.stem for t in tokens[body.end : body.end + _SEARCHED] if t.is_word]


def _alike(first: Body, second: Body) -> bool:
    short, long = sorted((first.words, second.words), key=len)
    common = sum(is_among(word, long) for word in short)
    return first.head == second.head and len(short) > 1 and common > _LIKE * len(short)


def _two_letters(first: str, second: str) -> bool:
    """Say whether letters are two: they look unlike, or stand for two names."""
    listed = _stand_for().get(first), _stand_for().get(second)
    return fuzz.ratio(first, second) < _SPELLED or (None not in listed and listed[0] != listed[1])


def _one_script(first: str, second: str) -> bool:
    return first.isascii() == second.isascii()


def _everyday(norm: str, stem: str) -> bool:
    return not {norm, stem}.isdisjoint(_plain()) or stem.endswith(("يه", "ي"))


@cache
def _stand_for() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the names, as their words, that letters stand for."""
    letters = read("ar", "bodies")["letters"]
    return {
        fold(short): tuple(
            frozenset(_purpose(bare(t)) for t in tokenize(name) if t.is_word)
            for name in names.split("/")
        )
        for short, names in letters.items()
    }


def _purpose(word: str) -> str:
    """Return a word without the "for" before it that the tokens left on it."""
    return word[1:] if word.startswith("ل") and len(word) > _LONGEST else word


@cache
def _plain() -> frozenset[str]:
    lists = read("ar", "words")
    return frozenset(fold(w) for name in ("function", "nouns") for w in words(lists[name]))


@cache
def _ranks() -> frozenset[str]:
    names = read("ar", "organisations")["full_names"]
    return frozenset(fold(word).removesuffix("ه") for word in (*names["ranks"], *names["scopes"]))


@cache
def _stops() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "words")["verbs"]))
