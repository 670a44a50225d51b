"""What one article tells as done and another as not done: one root, told of the same things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from checker.languages import read, words
from checker.rules.events import Told as Value
from checker.rules.events import nearby
from checker.rules.reading import tokens_of
from checker.rules.statements.cues import Told
from checker.rules.statements.outcome_lexicon import denials, negation, subjunctive, wishes
from checker.rules.statements.pair_words import skeleton
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import (
    Bilingual,
    Corpus,
    Cue,
    DateValue,
    Mention,
    Person,
    Place,
    Span,
    Statement,
)

DONE = "done"
_TOLD = frozenset({"headline", "lead", "body"})
_TOP = 5  # sentences, the headline included, that tell what an article is about
_HEAD_WITHIN = 4  # tokens behind a word of failing in which the deed is named
_OPPOSITES = {"one", "other"}  # poles of a pair of antonyms
_UNREAL_WITHIN = 3
_PRESENT = frozenset("يتنا")
_LONGEST_ROOT = 4
_SHARED = 3  # words around both that are the same: who did what to whom


def told_deeds(corpus: Corpus, articles: Iterable[str]) -> Iterator[Told]:
    """Yield what an article says was not done, and where another says that it was.

    The cue's target is the root of the deed: "the session could not be held", "held a session".
    """
    top = [
        statement
        for article in articles
        for statement in corpus.statements.get(article, ())[:_TOP]
        if statement.sentence.kind in _TOLD
    ]
    failed = [told for statement in top for told in _failed(statement)]
    roots = {told.cue.target for told in failed}
    if roots:
        yield from failed
        for statement in top:
            yield from _done(statement, roots)
    for statement in top:
        yield from _either(statement)


def same_deed(first: Told, second: Told) -> bool:
    """Say whether two deeds of one root are told of the same things.

    Of two antonyms each has its first object in common with the other; nobody counts who did it.
    """
    one, other = (
        nearby(Value(told.statement, told.mention, leads=False)) for told in (first, second)
    )
    if len(one & other) < _SHARED:
        return False
    if {first.cue.pole, second.cue.pole} != _OPPOSITES:
        return True
    behind, after = _behind(first), _behind(second)
    counted = any(token.is_number for token in (*behind, *after))
    objects = (behind[:1], other), (after[:1], one)
    return not counted and all(words and words[0].stem in near for words, near in objects)


def _behind(told: Told) -> list[Token]:
    """Return the first words behind a verb: whom or what it is about."""
    tokens = tokens_of(told.statement.sentence)
    behind = [token for token in tokens if token.start >= told.mention.span.end]
    return [t for t in behind[:_HEAD_WITHIN] if t.is_number or t.stem in told.statement.words]


def _failed(statement: Statement) -> Iterator[Told]:
    """Yield the deeds of a sentence that failed, could not be or were left undone."""
    tokens = tokens_of(statement.sentence)
    for match in _failing().find(tokens):
        if _quoted(statement, tokens[match.start]) or _wished(tokens, match.start):
            continue
        if _any(tokens[max(0, match.start - 1) : match.start], subjunctive()):
            continue  # "إلى أن تتراجع عن القرار": not yet
        if any(token.norm in _parting() for token in tokens[match.start + 1 : match.end - 1]):
            continue  # "فشلت مع الوفد في كذا": where, not in what
        head = _head(statement, tokens[match.end : match.end + _HEAD_WITHIN])
        if head:
            yield _told(statement, tokens[match.start], head, "undone")
    for index, token in enumerate(tokens[:-1]):
        if token.norm in _past_negation() and not _quoted(statement, token):
            yield _told(statement, token, tokens[index + 1], "undone")


def _head(statement: Statement, behind: Sequence[Token]) -> Token | None:
    """Return the deed that a word of failing leads to: a time may stand between."""
    times = [m.span for m in statement.mentions if isinstance(m.value, DateValue)]
    named = [m.span for m in statement.mentions if isinstance(m.value, Place | Person)]
    for token in behind:
        if not token.is_word:
            return None
        timed = any(span.start <= token.start < span.end for span in times)
        if any(span.start <= token.start < span.end for span in named):
            return None
        if not token.definite and not timed:
            return token
    return None


def _done(statement: Statement, roots: set[str]) -> Iterator[Told]:
    """Yield the deeds of some roots that a sentence tells as facts."""
    tokens = tokens_of(statement.sentence)
    for index, token in enumerate(tokens):
        bare = token.is_word and not token.definite and not token.prefix.strip("وف")
        if not bare or root(token.stem) not in roots or _quoted(statement, token):
            continue
        before = tokens[:index]
        if _names(token, before) or _unreal(token, before):
            continue
        yield _told(statement, token, token, "happened")


def _either(statement: Statement) -> Iterator[Told]:
    """Yield the verbs and verbal nouns of a sentence that have an opposite."""
    tokens = tokens_of(statement.sentence)
    for match in _antonyms().find(tokens):
        token, before = tokens[match.start], tokens[: match.start]
        if not token.definite and not _unreal(token, before) and not _quoted(statement, token):
            name, pole = match.label.split()
            yield _told(statement, token, token, pole, name)


def _names(token: Token, before: Sequence[Token]) -> bool:
    """Say whether a word names who does a thing, or where; such a verb opens its clause."""
    word = token.norm.removeprefix(token.prefix)
    opens = not before or bool(token.prefix) or not before[-1].is_word
    agent = len(word) == _LONGEST_ROOT and word[1] == "ا"
    return word.startswith("م") or (agent and not opens)


def _unreal(token: Token, before: Sequence[Token]) -> bool:
    """Say whether a deed is undone, wished, or what somebody is "to" do."""
    present = token.norm[:1] in _PRESENT and _any(before[-1:], subjunctive())
    return present or _undone(before) or _any(before[-_UNREAL_WITHIN:], wishes())


def _undone(before: Sequence[Token]) -> bool:
    last = before[-_UNREAL_WITHIN:]
    return _any(last, negation()) or _any(before, denials()) or bool(_failing().find(before))


def _any(tokens: Sequence[Token], forms: frozenset[str]) -> bool:
    return any(not forms.isdisjoint(spellings(token.norm)) for token in tokens)


def _wished(tokens: Sequence[Token], index: int) -> bool:
    return _any(tokens[max(0, index - _UNREAL_WITHIN) : index], wishes())


def _quoted(statement: Statement, token: Token) -> bool:
    return any(quote.start <= token.start < quote.end for quote in statement.sentence.quotes)


def _told(statement: Statement, first: Token, last: Token, pole: str, about: str = "") -> Told:
    sentence = statement.sentence
    span = Span(sentence.span.field, first.start, last.end)
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    cue = Cue(DONE, pole, about or root(last.stem))
    return Told(statement, Mention(span, text, cue), cue)


@lru_cache(maxsize=1 << 14)
def root(stem: str) -> str:
    """Return the letters that a verb and its noun have in common: عقد, انعقاد, تعقد."""
    letters = skeleton(stem)
    if len(letters) != _LONGEST_ROOT:
        return letters
    if letters[0] == "ن":
        return letters[1:]
    return letters[0] + letters[2:] if letters[1] == "ت" else letters


@cache
def deed_label() -> Bilingual:
    """Return what is asked of a deed."""
    return Bilingual(**read("ar", "oppositions")["undone"]["label"])


@cache
def _parting() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["undone"]["parting"]))


@cache
def _failing() -> PhraseMatcher:
    return compile_phrases({"failing": read("ar", "oppositions")["undone"]["phrases"]}, "ar")


@cache
def _antonyms() -> PhraseMatcher:
    poles = {
        f"{name} {pole}": block.split()
        for name, blocks in read("ar", "oppositions")["antonyms"].items()
        for pole, block in zip(sorted(_OPPOSITES), blocks, strict=True)
    }
    return compile_phrases(poles, "ar", where="ar/oppositions.yml")


@cache
def _past_negation() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["undone"]["past"]))
