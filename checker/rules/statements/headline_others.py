"""Another place, organisation or day in the headline than the one that the text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from checker.rules.events import contains, likeness
from checker.rules.reading import tokens_of
from checker.rules.statements.parts import Clash, Parts, Said
from checker.rules.statements.pole_lexicon import prepositions
from checker.text.phrases import spellings
from checker.text.tokens import tokenize
from checker.types import DateValue, Organisation, Place

_LEAD = 2  # sentences of the text that tell where, who and when
_LEAST = 0.34  # share of words that the headline has in common with the sentence
_AGENT_WITHIN = 2  # words before a body in which a preposition makes no subject of it
_SET_THERE = frozenset({"location", "path"})
_LONGEST_GAP = 40  # letters of a full name before its short one in brackets
_NEAR = timedelta(days=60)  # a day further off is that of another year
_SHORTEST = 3  # letters of a word that names something


def others(parts: Parts) -> Iterator[Clash]:
    """Yield the only place, organisation or day of a headline with the only other one of the lead.

    Only where the text never names the headline's own, nor what contains it or lies in it.
    """
    lead = _lead(parts)
    for sort in (Place, Organisation, DateValue):
        one, other = (_only(said, sort) for said in (parts.headline, lead))
        if one is None or other is None or one.statement == other.statement:
            continue
        if likeness(one.statement, other.statement) < _LEAST or _is_told(one, parts):
            continue
        if _exclusive(one, other) and not any(_fits(one, said) for said in parts.body):
            yield one.proof(one.mention.text), other.proof(other.mention.text)


def _lead(parts: Parts) -> Sequence[Said]:
    first = sorted({said.statement.sentence.index for said in parts.body})[:_LEAD]
    return [said for said in parts.body if said.statement.sentence.index in first]


def _only(said: Sequence[Said], sort: type) -> Said | None:
    typed = [one for one in said if isinstance(one.mention.value, sort)]
    found = [one for one in typed if _is_known(one) and not _spelled_out(one, typed)]
    keys = {_key(one) for one in found}
    return found[0] if len(keys) == 1 else None


def _key(said: Said) -> object:
    value = said.mention.value
    return (value.start, value.end) if isinstance(value, DateValue) else getattr(value, "key", "")


def _is_known(said: Said) -> bool:
    """Say whether a value is one that can be told from others: a town, a known body, a day."""
    value = said.mention.value
    if isinstance(value, Place):
        return value.kind == "city" and bool(value.country) and value.role in _SET_THERE
    if isinstance(value, DateValue):
        return value.precision == "day" and value.start is not None and value.start == value.end
    return isinstance(value, Organisation) and value.key.isascii() and _acts(said)


def _acts(said: Said) -> bool:
    """Say whether a body is the subject: it opens a headline, or no preposition is before it."""
    sentence = said.statement.sentence
    before = tokenize(sentence.text[: said.mention.span.start - sentence.span.start])
    words = [token for token in before if token.is_word]
    if sentence.kind == "headline" or not words:
        return not words
    near = {token.norm for token in words[-_AGENT_WITHIN:]}
    return near.isdisjoint(prepositions()) and not tokenize(said.mention.text)[0].prefix


def _spelled_out(one: Said, typed: Sequence[Said]) -> bool:
    """Say whether a short name in brackets right behind says who is meant."""
    sentence = one.statement.sentence
    gaps = (
        sentence.text[
            one.mention.span.end - sentence.span.start : two.mention.span.start
            - sentence.span.start
        ]
        for two in typed
        if two.statement == one.statement and two.mention.span.start > one.mention.span.end
    )
    return any(gap.endswith("(") and len(gap) < _LONGEST_GAP for gap in gaps)


def _exclusive(one: Said, other: Said) -> bool:
    a, b = one.mention.value, other.mention.value
    if isinstance(a, Place) and isinstance(b, Place):
        return a.country == b.country and not contains(a, b)
    if isinstance(a, DateValue) and isinstance(b, DateValue) and a.start and b.start:
        return a.start != b.start and abs(a.start - b.start) < _NEAR
    return _key(one) != _key(other)


def _fits(one: Said, said: Said) -> bool:
    """Say whether something in the text is the headline's own, or may be."""
    a, b = one.mention.value, said.mention.value
    if isinstance(a, Place) and isinstance(b, Place):
        return b.kind != "country" and (a.key == b.key or (b.kind != "city" and contains(a, b)))
    if isinstance(a, DateValue) and isinstance(b, DateValue) and a.start and b.start and b.end:
        return b.start <= a.start <= b.end
    return _key(one) == _key(said)


def _is_told(one: Said, parts: Parts) -> bool:
    """Say whether the words of a name stand anywhere in the text."""
    if isinstance(one.mention.value, DateValue):
        return False
    named = {t.stem for t in tokenize(one.mention.text) if len(t.stem) >= _SHORTEST}
    text = {
        form
        for below in parts.below
        for token in tokens_of(below.sentence)
        for form in (token.stem, *spellings(token.norm))
    }
    return bool(named & text)
