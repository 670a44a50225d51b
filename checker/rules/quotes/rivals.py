"""Whether two quotations have one speaker, or surely two persons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from rapidfuzz import fuzz

from checker.rules.quotes.doubts import another_passage, opens_or_closes
from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.speakers import Speakers
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Person, Quotation

_SAME_PART = 60  # of 100: below it, two words are no two spellings of one foreign name


def rivals_of(group: list[Quoted], speakers: Speakers) -> list[Quoted]:
    """Return the quotations of a group if two of its speakers are surely two persons."""
    ids = sorted({quote.speaker for quote in group})
    if not all(speakers.differ(one, other) for one, other in combinations(ids, 2)):
        return []
    if len(ids) < 2 or not any(quote.named for quote in group):
        return []
    return (
        [] if any(_partly(speakers, *pair) for pair in combinations(group, 2)) else _one_each(group)
    )


def _partly(speakers: Speakers, one: Quoted, other: Quoted) -> bool:
    """Say whether a name of one word may be a part of the other, however it is spelled."""
    if one.speaker == other.speaker or (one.named and other.named):
        return False
    pairs = product(*(speakers.label(quote.speaker).split() for quote in (one, other)))
    return any(fuzz.ratio(fold(a), fold(b)) >= _SAME_PART for a, b in pairs)


def _one_each(group: list[Quoted]) -> list[Quoted]:
    """Return the quotations, unless an article itself gives them to both speakers."""
    said: dict[str, set[str]] = {}
    for quote in group:
        said.setdefault(quote.article, set()).add(quote.speaker)
    return group if all(len(speakers) == 1 for speakers in said.values()) else []


def two_speakers(first: Quoted, second: Quoted, speakers: Speakers) -> bool:
    """Say whether two quotations have two speakers, whom their own sentences name."""
    differ = speakers.differ(first.speaker, second.speaker)
    return differ and named_beside(first) and named_beside(second)


def one_saying(first: Quoted, second: Quoted) -> bool:
    """Say whether nothing speaks against one saying behind two quotations of one story."""
    quotes = (first, second)
    ends = {opens_or_closes(quote.statement, quote.mention) for quote in quotes} - {""}
    apart = any(another_passage(quote.statement, quote.mention) for quote in quotes)
    return not apart and len(ends) < len(quotes)


def named_beside(quote: Quoted) -> bool:
    """Say whether the quotation's own sentence names who speaks, or a post before it does.

    Who is only carried over from a sentence before is too often read wrong, and surely where the
    sentence names somebody else.
    """
    outside = (m for m in quote.statement.mentions if not quote.mention.span.contains(m.span))
    named = [m.value.key.split() for m in outside if isinstance(m.value, Person)]
    carried = quote.mention.value.speaker if isinstance(quote.mention.value, Quotation) else ""
    return not carried or any(not set(carried.split()).isdisjoint(name) for name in named)


def told_before(corpus: Corpus, quote: Quoted) -> bool:
    """Say whether the sentence right before names the speaker, and nobody else."""
    place = quote.statement.sentence.index - 1
    before = [s for s in corpus.statements[quote.article] if s.sentence.index == place]
    named = {m.value.key for s in before for m in s.mentions if isinstance(m.value, Person)}
    carried = quote.mention.value.speaker if isinstance(quote.mention.value, Quotation) else ""
    return named == {carried}


def proofs(corpus: Corpus, quote: Quoted, speakers: Speakers) -> Iterator[Proof]:
    """Yield the quotation, and the speaker's name in its sentence or in the one before."""
    label = speakers.label(quote.speaker)
    yield Proof(quote.speaker, label, quote.statement, quote.mention.span)
    place = quote.statement.sentence.index
    told = corpus.statements[quote.article]
    for statement in (quote.statement, *(one for one in told if one.sentence.index == place - 1)):
        named = next((m for m in statement.mentions if _names(quote, m, speakers)), None)
        if named:
            yield Proof(quote.speaker, label, statement, named.span)
            return


def _names(quote: Quoted, mention: Mention, speakers: Speakers) -> bool:
    return (
        isinstance(mention.value, Person)
        and not quote.mention.span.contains(mention.span)
        and speakers.id_of(quote.article, mention.value.key) == quote.speaker
    )
