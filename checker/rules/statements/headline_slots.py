"""One slot, two values: what a headline says of a thing, and what the text below says of it.

Values of one class shut each other out: a quarter, a party, a medal, a nationality. The headline's
own stands nowhere in the text, and near its top stands another, beside the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read
from checker.rules.events import likeness as alike
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.pair_words import likeness
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import Token
from checker.types import Person, Place, Span, Statement

_TOP = 3  # sentences of the text that tell what the headline announces
_NEAR = 1  # tokens on either side in which the word stands that a value describes
_SHARED = 0.3  # share of words that a headline has in common with the sentence
_SAME = 0.9  # likeness of two forms of one word
_SHORTEST = 3
_ASKS = frozenset("؟?")
_NATION = "nation"

Value = tuple[str, int, int]  # its class and name, its first token and where it ends


def slots(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a value of the headline with another of its class in the first sentences."""
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in (one for one in statements if one.sentence.kind == "headline"):
        own = _values(headline)
        if not own or any(token.norm in _ASKS for token in tokens_of(headline.sentence)):
            continue
        kept = {label for label, *_ in own}
        for value in own:
            group = value[0].split()[0]
            if sum(label.split()[0] == group for label in kept) > 1:
                continue
            if _borne_out(headline, value, body):
                continue
            first = _proof(headline, value)
            for one in body[:_TOP]:
                for other in _values(one):
                    clash = other[0].split()[0] == group and other[0] not in kept
                    if clash and _one_slot(headline, value, one, other):
                        yield first, _proof(one, other)


def _values(statement: Statement) -> list[Value]:
    """Return the values in a sentence, nationalities among them; none inside a name or a town."""
    tokens = tokens_of(statement.sentence)
    named = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    found = [(m.label, m.start, m.end) for m in _matcher().find(tokens)]
    found += [
        (f"{_NATION} {nations()[stem]}", at, at + 1)
        for at, token in enumerate(tokens)
        if (stem := token.stem.removesuffix("ا")) in nations() and at
    ]
    return [
        value
        for value in found
        if not any(span.start <= tokens[value[1]].start < span.end for span in named)
    ]


def _borne_out(headline: Statement, value: Value, body: Sequence[Statement]) -> bool:
    """Say whether the text has the headline's own value: for a person, beside his name."""
    people = [m.span for m in headline.mentions if isinstance(m.value, Person)]
    beside = _beside(headline, value)
    named = any(span.start <= t.start < span.end for span in people for t in beside)
    named = named or _holds(value[0].split()[0], "of_people")
    return value[0] in _countries(body) or any(
        label == value[0] and (not named or _one_slot(headline, value, one, (label, start, end)))
        for one in body
        for label, start, end in _values(one)
    )


def _countries(body: Sequence[Statement]) -> set[str]:
    places = [m.value for one in body for m in one.mentions if isinstance(m.value, Place)]
    return {f"{_NATION} {place.country}" for place in places if place.country}


def _one_slot(headline: Statement, value: Value, one: Statement, other: Value) -> bool:
    group = value[0].split()[0]
    if group == _NATION or _holds(group, "near"):
        own, told = _beside(headline, value), _beside(one, other)
        pairs = [a.stem for a in own for b in told if likeness(a.stem, b.stem) >= _SAME]
        return bool(pairs) and _apart(group).isdisjoint(pairs)
    return alike(headline, one) >= _SHARED or one.sentence.kind == "lead"


def _beside(statement: Statement, value: Value) -> list[Token]:
    """Return the words that a value describes: the noun before it, what stands behind it."""
    _, start, end = value
    tokens = tokens_of(statement.sentence)
    before = tokens[max(0, start - 1) : start]
    behind = () if value[0].startswith(_NATION) else tokens[end : end + _NEAR]
    return [t for t in (*before, *behind) if t.is_word and len(t.stem) >= _SHORTEST]


def _proof(statement: Statement, value: Value) -> Proof:
    tokens = tokens_of(statement.sentence)
    label, start, end = value
    first = max(0, start - 1) if label.startswith(_NATION) else start
    span = Span(statement.sentence.span.field, tokens[first].start, tokens[end - 1].end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof(label.split()[1], text, statement, span)


def _holds(group: str, what: str) -> bool:
    return bool(read("ar", "slots").get(group, {}).get(what))


@cache
def _apart(group: str) -> frozenset[str]:
    listed = {} if group == _NATION else read("ar", "slots")[group]
    return frozenset(fold(word) for word in listed.get("apart", "").split())


@cache
def _matcher() -> PhraseMatcher:
    blocks = {
        f"{group} {name}": words if "{" in words else words.split()
        for group, body in read("ar", "slots").items()
        for name, words in body["values"].items()
    }
    return compile_phrases(blocks, "ar", where="ar/slots.yml")


@cache
def nations() -> dict[str, str]:
    """Return the countries by their adjectives, both genders."""
    return {
        fold(name) + ending: country["iso"]
        for country in read("ar", "countries")["countries"]
        for name in (country["nisba"], *country["nisba_alt"])
        for ending in ("", "ه", "ين", "ون", "ان")
    }
