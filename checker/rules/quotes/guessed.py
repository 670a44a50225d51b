"""Who speaks where no verb of speech says so: the only name that stands near a quotation.

Good for a comparison only: where another article gives the words to somebody of whom nothing is
told here, and tells nothing of whoever is named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from rapidfuzz import fuzz

from checker.rules.quotes.doubts import doubtful, spoken_of
from checker.rules.quotes.introduced import name_runs
from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.speakers import Speakers
from checker.rules.quotes.words import stems, telling
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Organisation, Person, Post, Span, Statement

_SAME_PART = 70  # of 100: from there on two words may be two spellings of one name
_SAME_WORDS = 2  # outside marks; sentences with more in common name one speaker in their own way
_SHORTEST = 3  # letters of a part of a name that tells who it is


def guessed_rivals(corpus: Corpus, group: Sequence[Quoted], speakers: Speakers) -> list[Proof]:
    """Return the quotations and names of two articles that give a saying to two persons, or []."""
    for first, second in combinations(group, 2):
        if first.article == second.article or (first.named and second.named):
            continue
        if len(_outside(first) & _outside(second)) > _SAME_WORDS:
            continue
        one, other = (_name(corpus, quote, speakers) for quote in (first, second))
        if one is None or other is None:
            continue
        if _told(corpus, one, second) or _told(corpus, other, first):
            continue
        return [
            proof
            for quote, name in ((first, one), (second, other))
            for proof in (
                Proof(name.key, name.value, quote.statement, quote.mention.span),
                name,
            )
        ]
    return []


def _outside(quote: Quoted) -> set[str]:
    """Return the content words of a sentence outside its quotation marks."""
    sentence = quote.statement.sentence
    told = [
        token
        for token in tokens_of(sentence)
        if not any(q.start <= token.start < q.end for q in sentence.quotes)
    ]
    return set(stems(telling(told)))


def _name(corpus: Corpus, quote: Quoted, speakers: Speakers) -> Proof | None:
    """Return the name of who speaks: as it was read, or the nearest one near the quotation."""
    for statement in _near(corpus, quote):
        names = list(_names(statement, quote))
        if quote.named:
            label = speakers.label(quote.speaker)
            named = [n for n in names if _alike(n.value, label)]
            if named:
                return named[0]
        elif doubtful(quote.statement, quote.mention, ""):
            return None
        elif names:
            return _nearest(names, quote) if statement is quote.statement else _only(names)
    return None


def _near(corpus: Corpus, quote: Quoted) -> Iterator[Statement]:
    """Yield the sentence of a quotation, and the one before where it names no post or body."""
    yield quote.statement
    if any(isinstance(m.value, Post | Organisation) for m in quote.statement.mentions):
        return
    place = quote.statement.sentence.index
    for statement in corpus.statements[quote.article]:
        if statement.sentence.index == place - 1 and statement.sentence.kind in {"lead", "body"}:
            yield statement


def _names(statement: Statement, quote: Quoted) -> Iterator[Proof]:
    """Yield the full names outside quotation marks, those that no list knows among them.

    Left out is who is only spoken of before the quotation.
    """
    quotes = statement.sentence.quotes
    found: list[Span] = []
    for mention in statement.mentions:
        value = mention.value
        inside = any(q.start <= mention.span.start < q.end for q in quotes)
        if isinstance(value, Person) and value.full and not inside:
            found.append(mention.span)
            leads = statement is quote.statement and mention.span.end <= quote.mention.span.start
            if leads and spoken_of(statement, mention):
                continue
            yield Proof(value.key, mention.text, statement, mention.span)
    for run in name_runs(statement):
        span = Span(statement.sentence.span.field, run[0].start, run[-1].end)
        inside = any(q.start <= span.start < q.end for q in quotes)
        if not inside and not any(s.start < span.end and span.start < s.end for s in found):
            text = " ".join(token.text for token in run)
            yield Proof(fold(text), text, statement, span)


def _nearest(names: Sequence[Proof], quote: Quoted) -> Proof:
    """Return the name that stands nearest before a quotation, or else nearest behind it."""
    before = [n for n in names if n.span.end <= quote.mention.span.start]
    return max(before, key=lambda n: n.span.end) if before else min(names, key=_start)


def _start(name: Proof) -> int:
    return name.span.start


def _only(names: Sequence[Proof]) -> Proof | None:
    return names[0] if len({name.key for name in names}) == 1 else None


def _told(corpus: Corpus, name: Proof, quote: Quoted) -> bool:
    """Say whether a part of a name stands near a quotation too: he may speak there as well."""
    near = [t for s in _near(corpus, quote) for t in tokens_of(s.sentence) if t.is_word]
    parts = [w for w in fold(name.value).split() if len(w) >= _SHORTEST]
    return any(_same_part(part, token) for part, token in product(parts, near))


def _same_part(part: str, token: Token) -> bool:
    forms = token.norm, token.stem
    return any(fuzz.ratio(part.removeprefix("ال"), form) >= _SAME_PART for form in forms)


def _alike(name: str, label: str) -> bool:
    return fuzz.token_set_ratio(fold(name), fold(label)) >= _SAME_PART
