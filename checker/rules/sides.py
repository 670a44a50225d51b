"""Build the sides of a finding from mentions, with evidence that points into the raw text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checker.rules.once import once
from checker.types import Corpus, Entry, Evidence, Person, Side, Span, Statement


@dataclass(frozen=True, slots=True)
class Proof:
    """One answer to a question, where it stands: ``key`` groups answers into sides."""

    key: str
    value: str
    statement: Statement
    span: Span


def evidence(corpus: Corpus, statement: Statement, span: Span) -> Evidence:
    """Return the evidence for a span of a statement; its quote is the raw text."""
    article = corpus.articles[statement.article]
    quote = article.field(span.field)[span.start : span.end]
    return Evidence(article.id, span, quote, statement.sentence.span)


def sides(corpus: Corpus, proofs: Iterable[Proof]) -> tuple[Side, ...]:
    """Group proofs by key into sides, the one with most independent support first."""
    groups: dict[str, list[Proof]] = {}
    for proof in proofs:
        groups.setdefault(proof.key, []).append(proof)
    built = []
    for key, group in groups.items():
        found = {
            (proof.statement.article, proof.span): evidence(corpus, proof.statement, proof.span)
            for proof in group
        }
        ordered = tuple(found[place] for place in sorted(found))
        value = _most_common(proof.value for proof in group)
        built.append(Side(value, key, ordered, support(corpus, [e.article for e in ordered])))
    return tuple(sorted(built, key=lambda side: (-side.support, -len(side.evidence), side.key)))


def _most_common(values: Iterable[str]) -> str:
    counts = Counter(values)
    return max(sorted(counts), key=counts.__getitem__)


def support(corpus: Corpus, articles: Iterable[str]) -> int:
    """Count independent sources: a syndicated copy and a second text of one outlet add nothing."""
    sources = set()
    for article in set(articles):
        original = corpus.copies.get(article, article)
        sources.add(corpus.articles[original].source.name or original)
    return len(sources)


def days(corpus: Corpus, proofs: Iterable[Proof]) -> tuple[date | None, ...]:
    """Return the day of publication of each proof's article; None where it has no date."""
    return tuple(corpus.articles[proof.statement.article].day for proof in proofs)


def in_order(earlier: Sequence[date | None], later: Sequence[date | None]) -> bool:
    """Say whether all of one side is known to be older than all of the other."""
    first = [day for day in earlier if day is not None]
    second = [day for day in later if day is not None]
    if not first or not second or len(first) < len(earlier) or len(second) < len(later):
        return False
    return max(first) < min(second)


def with_name(
    statement: Statement, span: Span, holder: str, *, before: int = 0, after: int = 4
) -> Span:
    """Widen a title's span to the name of its holder beside it, at most that many characters off.

    ``after`` is for "the colonel X"; ``before`` for "X, the mayor", and 0 leaves such a name out.
    """
    for mention in statement.mentions:
        if not isinstance(mention.value, Person) or mention.holder != holder:
            continue
        name = mention.span
        if name.field != span.field:
            continue
        near = 0 <= name.start - span.end <= after or 0 <= span.start - name.end < before
        if near or span.overlaps(name):
            return Span(span.field, min(span.start, name.start), max(span.end, name.end))
    return span


def with_holder(entry: Entry) -> Span:
    """Return a title with its holder's name beside it: the two together are what is said."""
    span, holder = entry.mention.span, entry.mention.holder
    return with_name(entry.statement, span, holder, before=7, after=30)


def beside_name(entry: Entry, *, before: int = 6, after: int = 30) -> bool:
    """Say whether a title stands beside its holder's name, a rank or a bracket allowed between."""
    span = entry.mention.span
    return any(
        isinstance(mention.value, Person)
        and mention.holder == entry.mention.holder
        and mention.span.field == span.field
        and (
            0 <= mention.span.start - span.end <= after
            or 0 <= span.start - mention.span.end <= before
        )
        for mention in entry.statement.mentions
    )


def same_story(corpus: Corpus, first: Iterable[str], second: Iterable[str]) -> bool:
    """Say whether some article of each group tells of the same event."""
    stories = _stories(corpus)
    one = {story for article in first for story in stories.get(article, ())}
    return any(story in one for article in second for story in stories.get(article, ()))


@once
def _stories(corpus: Corpus) -> dict[str, list[int]]:
    """Return the places, among all stories, of those that each article belongs to.

    A copy and its original tell of one event, whatever else does: they are places below zero.
    """
    found = {original: [-place] for place, original in enumerate(corpus.copies.values(), start=1)}
    for copy, original in corpus.copies.items():
        found[copy] = list(found[original])
    for place, story in enumerate(corpus.stories):
        for article in story.articles:
            found.setdefault(article, []).append(place)
    return found
