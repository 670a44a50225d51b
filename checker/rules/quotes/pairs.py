"""Which quotations to set side by side, and how grave it is that they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from checker.rules.quotes.opposed import denied_outside, opposed
from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.wording import Comparison, compare
from checker.rules.quotes.words import (
    Words,
    content,
    negators,
    same_word,
    sort_of,
    spelled,
    stems,
    telling,
)
from checker.text.tokens import tokenize
from checker.types import Corpus, Severity

_RUN = 3  # words in a row
_SHARED_RUNS = 3  # runs that two quotations of no common story must share
_COMMONEST = 20  # a run of more quotations than this is a formula
_WINDOW = timedelta(days=3)
_SHORTEST = 4  # content words
_MOST_CHANGES = 2  # of two outlets; one outlet has one version of what it quotes
SAME_START = 3  # words with which two sayings begin that end in different ways
_FRAME = 4  # words, particles among them, that two sayings share where they differ at one place
_ONE_WORD_IN = 6  # words around one that is put in or left out
_MEANS = 3  # words for each that they have in common: with fewer, other words say the same
_SHARE_OPPOSED = 0.25  # of the shorter saying's words: below it, two passages have a word in common
_ROOT = 3  # letters with which forms of one word begin ("possibility", "possible")
_PARTICLE = 2  # letters of "with", "all", "not", which say nothing by themselves
_MOST_REPLACED = 2  # more than that is another sentence, or another translation


def alike(corpus: Corpus, quotes: list[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Yield pairs of quotations of two articles that share several runs of words.

    Both are of the same days, or one has no date. Near-linear in the number of quotations.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, quote in enumerate(quotes):
        words = quote.stems
        for run in {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}:
            holders[run].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if 1 < len(found) <= _COMMONEST:
            shared.update(combinations(found, 2))
    for (first, second), count in sorted(shared.items()):
        one, other = quotes[first], quotes[second]
        if count < _SHARED_RUNS or one.article == other.article:
            continue
        if _near(corpus, one, other) and not _of_other_days(corpus, one, other):
            yield one, other


def _near(corpus: Corpus, one: Quoted, other: Quoted) -> bool:
    days = [corpus.articles[quote.article].day for quote in (one, other)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _WINDOW


def _of_other_days(corpus: Corpus, one: Quoted, other: Quoted) -> bool:
    """Say whether a formula of every day gives each day its figures ("11 arrests", "21")."""
    figures = [{word.norm for word in quote.words if word.is_number} for quote in (one, other)]
    days = {corpus.articles[quote.article].day for quote in (one, other)}
    return len(days - {None}) > 1 and figures[0] != figures[1]


def differ(
    first: Quoted,
    second: Quoted,
    *,
    share: float,
    common: int,
    one_outlet: bool,
    one_saying: bool,
) -> Severity | None:
    """Say how grave the difference between comparable quotations is; None where there is none.

    Another word, or a negation in one of them only, is a warning; words put in or left out in
    the middle are info, and so are many changes between two outlets: each has translated for
    itself. Where ``one_saying`` is sure, by speaker and event, a single word put in and quite
    other words at one place are warnings too. ``common`` and ``share`` say how much the two must
    have in common.
    """
    if _written(first) == _written(second) or denied_outside(first) != denied_outside(second):
        return None  # what one has in brackets, or before the marks, the other has without
    short, long = sorted((first, second), key=lambda quote: len(quote.words))
    found = compare(short.words, long.words)
    whole = first.announced and second.announced
    if one_saying and whole and found.share >= _SHARE_OPPOSED and opposed(first, second):
        return "warning"
    if one_saying and (_turned(first, second) or _told_apart(found) or _crossed(first, second)):
        return "warning"
    if len(found.equal) < common or found.share < share:
        return None
    changes = len(found.replaced) + len(found.added) + len(found.dropped)
    if 0 < len(found.replaced) <= _MOST_REPLACED or found.reversed:
        return "warning" if one_outlet or changes <= _MOST_CHANGES else "info"
    if found.replaced or not changes:
        return None
    other = len(found.added) == len(found.dropped) == 1 and len(found.equal) >= _FRAME
    other = other and not same_word(found.added[0], found.dropped[0])
    if one_saying and other and _whole(first, second) and not _respelled(found, long):
        return "warning"  # "the wages in full" and "half the wages"
    one_word = changes == 1 and len(found.equal) >= _ONE_WORD_IN and not _respelled(found, long)
    one_word = one_word and not _told_outside(found, short) and _whole(first, second)
    return "warning" if one_saying and one_word else "info"


def _written(quote: Quoted) -> tuple[str, ...]:
    """Return the words of a quotation, those in brackets among them."""
    return stems(telling(tokenize(quote.mention.text)))


def _whole(first: Quoted, second: Quoted) -> bool:
    """Say whether both are whole sayings, or of one known person: none is built in by halves."""
    known = first.named and first.speaker == second.speaker
    return known or (first.announced and second.announced)


def _told_apart(found: Comparison) -> bool:
    """Say whether a word stands for another of its sort: no translator takes "month" for "day"."""
    sorts = [(sort_of(one.norm), sort_of(other.norm)) for one, other in found.replaced]
    apart = any(one and other and one[0] == other[0] and one != other for one, other in sorts)
    return apart and len(found.equal) >= SAME_START and len(found.replaced) * 2 <= len(found.equal)


def _crossed(first: Quoted, second: Quoted) -> bool:
    """Say whether two sayings are one but for two parts that change places: "A before B"."""
    one, other = first.words, second.words
    if len(one) != len(other) or len(one) < _SHORTEST:
        return False
    head = _alike_from(one, other)
    tail = _alike_from(one[head:][::-1], other[head:][::-1])
    end = len(one) - tail
    return any(
        _same(one[head:left], other[end - (left - head) : end])
        and _same(one[left:right], other[head + end - right : end - (left - head)])
        and _same(one[right:end], other[head : head + end - right])
        for left in range(head + 1, end)
        for right in range(left + 1, end)
    )


def _same(one: Words, other: Words) -> bool:
    return len(one) == len(other) == _alike_from(one, other)


def _respelled(found: Comparison, long: Quoted) -> bool:
    """Say whether a word more only writes a number in another way, or a second name of it."""
    if any(one.is_number != other.is_number for one, other in found.equal):
        return True
    base, text = long.mention.span.start, long.mention.text
    around = (text[max(0, w.start - base - 1) : w.end - base + 1] for w in found.added)
    return any("/" in part for part in around)


def _told_outside(found: Comparison, short: Quoted) -> bool:
    """Say whether the words more stand before the marks of the other: 'the army "will go on"'."""
    before = short.statement.sentence.text[
        : short.mention.span.start - short.statement.sentence.span.start
    ]
    outside = set(stems(content(before)))
    return outside.issuperset(stems(found.added))


def _turned(first: Quoted, second: Quoted) -> bool:
    """Say whether two sayings are word for word one, but for other words at one place.

    "I will hand none of them over to A", "... before B"; "it is still so", "it is no longer so".
    """
    one, other = (spelled(quote.mention.text) for quote in (first, second))
    one, other = (tuple(t for t in told if t.is_word or t.is_number) for told in (one, other))
    head = _alike_from(one, other)
    tail = _alike_from(one[head:][::-1], other[head:][::-1])
    frame = len(telling(one[:head])) + len(telling(one[len(one) - tail :]))
    parts = [telling(told[head : len(told) - tail]) for told in (one, other)]
    joined = {"".join(word.norm for word in part) for part in parts}
    if not all(parts) or len(joined) == 1 or frame < SAME_START:
        return False
    if not head and not (first.announced and second.announced):
        return False  # words built into two sentences begin where each of them needs it
    if {word.norm for part in parts for word in part} <= negators():
        return False
    if head + tail < _FRAME or max(map(len, parts)) > frame + frame // 2:
        return False
    words = [[word for word in stems(part) if len(word) > _PARTICLE] for part in parts]
    common = [w for w in words[0] if any(w[:_ROOT] == v[:_ROOT] for v in words[1])]
    return len(common) * _MEANS < min(map(len, parts))


def _alike_from(one: Words, other: Words) -> int:
    """Return how many words two wordings have in common from their start."""
    pairs = list(zip(one, other, strict=False))
    return next((i for i, pair in enumerate(pairs) if not same_word(*pair)), len(pairs))


def comparable(first: Quoted, second: Quoted, common: int) -> bool:
    """Say whether both are whole, alike, and of two articles or of a headline and its text."""
    if min(len(first.words), len(second.words)) < _SHORTEST or first.cut or second.cut:
        return False
    kinds = {first.statement.sentence.kind, second.statement.sentence.kind}
    if first.article == second.article and "headline" not in kinds:
        return False
    return len(set(first.stems).intersection(second.stems)) >= common
