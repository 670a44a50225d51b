"""What articles say that talks were mostly about: two subjects without a word in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.statements.cues import Told
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatch, PhraseMatcher, compile_phrases
from checker.text.tokens import Token
from checker.types import Bilingual, Corpus, Cue, Mention, Sentence, Span, Statement

FOCUS = "focus"
_TARGET = "talks"
_LONGEST = 7  # tokens of a subject


def other_focus(corpus: Corpus, articles: Iterable[str]) -> Iterator[list[Told]]:
    """Yield the sentences that name different subjects as the heart of one event's talks."""
    found = [told for article in articles for told in _all_told(corpus, article)]
    clashing = {
        told.place: told
        for pair in combinations(found, 2)
        if set(pair[0].cue.pole.split()).isdisjoint(pair[1].cue.pole.split())
        for told in pair
    }
    if clashing:
        yield [clashing[place] for place in sorted(clashing)]


def _all_told(corpus: Corpus, article: str) -> Iterator[Told]:
    for statement in corpus.statements.get(article, ()):
        for match in _matches(statement.sentence):
            yield from _told(statement, match)


def focus_label() -> Bilingual:
    """Return what the question is called."""
    return Bilingual(**read("ar", "focus")["label"])


def _told(statement: Statement, match: PhraseMatch) -> Iterator[Told]:
    tokens = tokens_of(statement.sentence)
    ahead = match.label == "before"
    named = _last_run(tokens[: match.start]) if ahead else _first_run(tokens[match.end :])
    subject = sorted({token.stem for token in named} - _plain())
    if not subject:
        return
    first, last = (named[0], tokens[match.end - 1]) if ahead else (tokens[match.start], named[-1])
    span = Span(statement.sentence.span.field, first.start, last.end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    cue = Cue(FOCUS, " ".join(subject), _TARGET)
    yield Told(statement, Mention(span, text, cue), cue)


def _first_run(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words that follow, up to a mark or a word that ends a subject."""
    ends = (at for at, token in enumerate(tokens) if not token.is_word or token.norm in _ends())
    return tokens[: min(next(ends, _LONGEST), _LONGEST)]


def _last_run(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words before, back to a mark."""
    marks = (at for at, token in enumerate(reversed(tokens)) if not token.is_word)
    run = min(next(marks, _LONGEST), _LONGEST)
    return tokens[len(tokens) - run :] if run else ()


@lru_cache(maxsize=1 << 9)
def _matches(sentence: Sentence) -> tuple[PhraseMatch, ...]:
    return _phrases().find(tokens_of(sentence))


@cache
def _phrases() -> PhraseMatcher:
    lexicon = read("ar", "focus")
    blocks = {name: lexicon[name] for name in ("before", "behind")}
    return compile_phrases(blocks, "ar", where="ar/focus.yml")


@cache
def _plain() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "focus")["plain"]))


@cache
def _ends() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "focus")["ends"]))
