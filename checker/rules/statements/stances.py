"""Sentences in which somebody confirms or denies, as cues to hold against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.statements.cues import Told
from checker.rules.statements.frames import shared
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import Token, tokenize
from checker.types import Corpus, Cue, Mention, Span, Statement

GROUP = "truth"
_FAR = 20  # tokens behind the verb in which "that" may stand, behind who speaks
_MATTER = 5  # content words behind the verb that say what it is about
_REACH = 8  # tokens behind the verb in which a negation turns what is confirmed or denied


def told_stances(corpus: Corpus, articles: Iterable[str]) -> Iterator[Told]:
    """Yield a cue per sentence whose speaker confirms or denies; its target is the speaker.

    Verbs with a negation right behind are left out: what is denied of what not, is not read.
    """
    for article in articles:
        for statement in corpus.statements.get(article, ()):
            if statement.speaker and statement.sentence.kind in {"headline", "lead", "body"}:
                yield from _stance(statement)


def _stance(statement: Statement) -> Iterator[Told]:
    sentence = statement.sentence
    tokens = tokens_of(sentence)
    spoken = [
        token
        for token in tokens
        if not any(quote.start <= token.start < quote.end for quote in sentence.quotes)
    ]
    found = _verbs().find(spoken)
    if len(found) != 1:
        return
    match = found[0]
    if any(token.norm in _particles() for token in _said(spoken, match.end)):
        return
    start, end = spoken[match.start].start, spoken[match.end - 1].end
    text = sentence.text[start - sentence.span.start : end - sentence.span.start]
    cue = Cue(GROUP, match.label, statement.speaker)
    yield Told(statement, Mention(Span(sentence.span.field, start, end), text, cue), cue)


def same_matter(first: Told, second: Told) -> bool:
    """Say whether what is confirmed and what is denied have a first word in common."""
    return bool(shared(_matter(first), _matter(second)))


def _matter(told: Told) -> tuple[Token, ...]:
    """Return the first content words behind a verb of confirming, its speaker left out."""
    statement = told.statement
    speaker = {word.removeprefix("ال") for word in statement.speaker.split()}
    tokens = tokens_of(statement.sentence)
    behind = (token for token in tokens if token.start >= told.mention.span.end)
    words = (t for t in behind if t.stem in statement.words and t.stem not in speaker)
    return tuple(words)[:_MATTER]


def _said(spoken: list[Token], end: int) -> list[Token]:
    """Return the first words of what is said: behind "that", where posts and names come before."""
    leads = (i for i, t in enumerate(spoken) if end <= i < end + _FAR and t.norm in _that())
    start = next(leads, end)
    return spoken[end : max(start, end) + _REACH]


@cache
def _that() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "speech")["that"]))


@cache
def _verbs() -> PhraseMatcher:
    verbs = read("ar", "speech")["verbs"]
    return compile_phrases({"confirmed": verbs["confirm"].split(), "denied": verbs["deny"].split()})


@cache
def _particles() -> frozenset[str]:
    """Return the words of negation that are no verbs of denial themselves."""
    listed = {fold(word) for word in words(read("ar", "oppositions")["negation"])}
    return frozenset(word for word in listed if not _verbs().find((_token(word),)))


def _token(word: str) -> Token:
    return tokenize(word)[0]
