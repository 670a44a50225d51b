"""Names of persons that another article of the story spells in another way, read there or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from checker.rules.people.heard import (
    by_clitics,
    by_ear,
    common_names,
    common_words,
    regional_names,
)
from checker.rules.people.spellings import slip
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.sounds import of_two_genders, sound_near
from checker.types import Corpus, Person, Span, Statement, Story

_LONG = 5  # letters of a word that may differ by more where the rest of the name is the same
_PARTS = (2, 3)
_Names = dict[str, list[Proof]]


def echoes(
    corpus: Corpus, stories: Iterable[Story], similarity: float
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield a key and the uses of each person's name, and of the words that spell it otherwise.

    Each article knows its own spelling only.
    """
    often = common_names(corpus)
    for story in stories:
        yield from _in_story(corpus, story, often, similarity)


def _in_story(
    corpus: Corpus, story: Story, often: set[str], similarity: float
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    persons = {a: _persons(corpus.statements[a]) for a in story.articles}
    phrases = {a: _phrases(corpus.statements[a]) for a in story.articles}
    words = {a: {word for phrase in phrases[a] for word in phrase.split()} for a in story.articles}
    seen: set[frozenset[str]] = set()
    for one, other in permutations(story.articles, 2):
        for name in persons[one].keys() - phrases[other].keys() - often:
            for phrase, uses in phrases[other].items():
                pair = frozenset((name, phrase))
                if pair in seen or phrase in phrases[one] or phrase in often:
                    continue
                known = words[one] & words[other]
                if _one_name(name, phrase, similarity) and not _differing(name, phrase) & known:
                    seen.add(pair)
                    yield "/".join(sorted(pair)), (*persons[one][name], *uses)


def _one_name(first: str, second: str, similarity: float) -> bool:
    alike = by_ear(first, second) or slip(first, second, similarity) or _nearly(first, second)
    return alike and not by_clitics(first, second)


def _differing(first: str, second: str) -> set[str]:
    """Return the last two words in which names differ."""
    pairs = zip(first.split(), second.split(), strict=True)
    return set([pair for pair in pairs if pair[0] != pair[1]][-1])


def _nearly(first: str, second: str) -> bool:
    """Say whether two foreign names differ in one part, by letters that may be heard as one."""
    one, other = first.split(), second.split()
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1 or len(one) < 2:
        return False
    left, right = differing[0]
    if min(len(left), len(right)) < _LONG or not regional_names().isdisjoint((left, right)):
        return False
    return not of_two_genders(left, right) and sound_near(left, right)


def _persons(statements: tuple[Statement, ...]) -> _Names:
    """Return the full names of an article's persons, with where they stand in full."""
    found: _Names = {}
    for statement in statements:
        for mention in statement.mentions:
            value = mention.value
            if isinstance(value, Person) and value.full and len(value.key.split()) in _PARTS:
                proof = Proof(value.key, mention.text, statement, mention.span)
                found.setdefault(value.key, []).append(proof)
    return found


def _phrases(statements: tuple[Statement, ...]) -> _Names:
    """Return each two or three words in a row of which none is a common word."""
    found: _Names = {}
    for statement in statements:
        tokens, base = tokens_of(statement.sentence), statement.sentence.span.start
        plain = [t.is_word and common_words().isdisjoint((t.norm, t.stem)) for t in tokens]
        for size in _PARTS:
            for at in range(len(tokens) - size + 1):
                if not all(plain[at : at + size]):
                    continue
                words = tokens[at : at + size]
                first = words[0]
                name = " ".join(
                    (first.stem if first.prefix else first.norm, *(t.norm for t in words[1:]))
                )
                start = first.start + (0 if first.definite else len(first.prefix))
                span = Span(statement.sentence.span.field, start, words[-1].end)
                raw = statement.sentence.text[span.start - base : span.end - base]
                found.setdefault(name, []).append(Proof(name, raw, statement, span))
    return found
