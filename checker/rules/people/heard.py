"""Foreign names that one story writes by ear in two ways, read as persons or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.people.spellings import given_names
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.shapes import name_likeness
from checker.text.sounds import consonants, sound_alike, sound_near
from checker.text.tokens import Token
from checker.types import Corpus, Person, Span, Statement, Story

# How much two words side by side must look like a name that no lexicon knows: each, and one.
_LIKELY, _SURE = 0.4, 0.7
_ILL = 0.25  # how much of a letter per letter the rest of such a name may differ by
_FEW = 8  # letters in which "كيم جونغ" and "كيم يونغ" are two people
Names = dict[str, list[Proof]]


def by_ear(first: str, second: str) -> bool:
    """Say whether two full names are one foreign name written by ear: each part sounds alike."""
    one, other = first.split(), second.split()
    if len(one) != len(other) or len(one) < 2 or min(len(first), len(second)) <= _FEW:
        return False
    if _by_article(one, other):
        return True
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if not differing or any(_are_two_names(a, b) for a, b in differing):
        return False
    if len(differing) == len(one) and sound_alike(*differing[0]):
        # "توماش" and "توماس": whose given name is heard in two ways is heard ill all through.
        return all(sound_alike(a, b) or sound_near(a, b, share=_ILL) for a, b in differing[1:])
    return all(sound_alike(a, b) for a, b in differing)


def _by_article(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the article alone parts two names: "بن شيخة" and "بن الشيخة".

    A given name that makes a family name with it is two names: "حسن" and "الحسن".
    """
    parts = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(parts) != 1 or not parts[0]:
        return False
    bare, named = sorted((one[parts[0]], other[parts[0]]), key=len)
    if named != f"ال{bare}":
        return False
    return bare not in given_names() or one[parts[0] - 1] in _kin()


@cache
def _kin() -> frozenset[str]:
    return frozenset(fold(w) for part in read("ar", "names")["particles"].values() for w in part)


def _given_alike(first: str, second: str) -> bool:
    """Say whether two known given names before one family name differ in a near consonant.

    "سوسن" and "سوزان" are heard as one; "محمد" and "محمود" are brothers.
    """
    one, other = first.split(), second.split()
    if len(one) < 2 or one[1:] != other[1:] or one[0] == other[0]:
        return False
    return consonants(one[0]) != consonants(other[0]) and sound_alike(one[0], other[0])


def _are_two_names(first: str, second: str) -> bool:
    """Say whether both words are names of the region, or carry its article: spelled by rule."""
    names = regional_names()
    return {first, second} <= names or first.startswith("ال") or second.startswith("ال")


@cache
def regional_names() -> frozenset[str]:
    """Return the given and family names of the region, folded."""
    return given_names() | frozenset(fold(name) for name in words(read("ar", "names")["surnames"]))


def heard(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Yield the places of each two timelines whom one story names by ear in two ways, in order.

    An article that names both means two people.
    """
    articles = [{entry.statement.article for entry in line.mentions} for line in corpus.timelines]
    at: dict[str, list[int]] = {}
    for place, found in enumerate(articles):
        for article in found:
            at.setdefault(article, []).append(place)
    pairs = set()
    for story in corpus.stories:
        named = sorted({place for article in story.articles for place in at.get(article, ())})
        pairs |= {
            (one, other)
            for one, other in combinations(named, 2)
            if not articles[one] & articles[other]
            and _heard_as_one(corpus.timelines[one].keys[0], corpus.timelines[other].keys[0])
        }
    yield from sorted(pairs)


def _heard_as_one(first: str, second: str) -> bool:
    return by_ear(first, second) or _given_alike(first, second)


def by_sound(corpus: Corpus, stories: Iterable[Story]) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield a key and the uses of each two words of a story that are one name by ear.

    They look like a name though no reader took them for one, in one article or in both.
    """
    often = common_names(corpus)
    for story in stories:
        yield from _in_story(corpus, story, often)


def common_names(corpus: Corpus) -> set[str]:
    """Return the names of persons of many stories: how outlets spell those is their style."""
    told = {article: n for n, story in enumerate(corpus.stories) for article in story.articles}
    return {
        key
        for line in corpus.timelines
        if len({told.get(e.statement.article, e.statement.article) for e in line.mentions}) > 1
        for key in line.keys
    }


def _in_story(
    corpus: Corpus, story: Story, often: set[str]
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    found: dict[str, Names] = {}
    read_as_persons: set[str] = set()
    for article in story.articles:
        found[article] = {}
        for statement in corpus.statements[article]:
            read_as_persons |= _persons(statement)
            for name, proof in _likely_names(statement):
                found[article].setdefault(name, []).append(proof)
    for one, other in combinations(story.articles, 2):
        for first, second in alike_names(found[one], found[other], by_ear):
            if not {first, second} <= read_as_persons and not {first, second} & often:
                yield _key(first, second), (*found[one][first], *found[other][second])


def alike_names(
    one: Names, other: Names, alike: Callable[[str, str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield each two names of two articles that are alike, each unknown to the other article."""
    for first in one:
        for second in other:
            if first in other or second in one or not alike(first, second):
                continue
            if not by_clitics(first, second):
                yield first, second


def _key(first: str, second: str) -> str:
    return "/".join(sorted((first, second)))


def by_clitics(first: str, second: str) -> bool:
    """Say whether clitics part two names: "ميسي ومارادونا" and "ميسي بمارادونا", or one."""
    clitics = read("ar", "letters")["proclitics"]["without_article"]
    one, other = first.split(), second.split()
    for short, long in ((one, other), (other, one)):
        if short[1:] == long[1:] and any(long[0] == clitic + short[0] for clitic in clitics):
            return True
    last, end = one[-1], other[-1]
    return last != end and last[1:] == end[1:] and {last[0], end[0]} <= {*clitics}


def _persons(statement: Statement) -> set[str]:
    return {m.value.key for m in statement.mentions if isinstance(m.value, Person)}


def _likely_names(statement: Statement) -> Iterator[tuple[str, Proof]]:
    """Yield each two neighbouring words of a sentence that look like a name, and no more."""
    sentence = statement.sentence
    for first, second in zip(tokens_of(sentence), tokens_of(sentence)[1:], strict=False):
        # A family name may open with the letter of a clitic ("بيكهام", "ويلسون").
        likely = 0.0 if first.prefix else _looks(first), _looks(second)
        if min(likely) >= _LIKELY and max(likely) >= _SURE:
            span = Span(sentence.span.field, first.start, second.end)
            raw = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
            yield (
                f"{first.norm} {second.norm}",
                Proof(f"{first.norm} {second.norm}", raw, statement, span),
            )


def _looks(token: Token) -> float:
    if (
        not token.is_word
        or token.definite
        or not common_words().isdisjoint((token.norm, token.stem))
    ):
        return 0.0
    return name_likeness(token.norm)


@cache
def common_words() -> frozenset[str]:
    """Return the words of the lexicon that are no names, folded."""
    lists = read("ar", "words")
    return frozenset(
        fold(word) for name in ("function", "verbs", "nouns") for word in words(lists[name])
    )
