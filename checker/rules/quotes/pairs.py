"""Which quotations to set side by side, and how grave it is that they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.wording import Comparison, compare
from checker.rules.quotes.words import Words, content, same_word, stems
from checker.types import Corpus, Severity

_RUN = 3  # words in a row
_SHARED_RUNS = 3  # runs that two quotations of no common story must share
_COMMONEST = 20  # a run of more quotations than this is a formula
_WINDOW = timedelta(days=3)
_SHORTEST = 4  # content words
_MOST_CHANGES = 2  # of two outlets; one outlet has one version of what it quotes
SAME_START = 3  # words with which two sayings begin that end in different ways
_FRAME = 2  # words at either end of two sayings that differ between them; of long ones one does
_ONE_WORD_IN = 6  # words around one that is put in or left out
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
    one_speaker: bool,
) -> Severity | None:
    """Say how grave the difference between comparable quotations is; None where there is none.

    Another word, or a negation in one of them only, is a warning; words put in or left out in
    the middle are info, and so are many changes between two outlets: each has translated for
    itself. Where ``one_speaker`` of one event is sure, a single word put in and quite another end
    are warnings too. ``common`` and ``share`` say how much the two must have in common.
    """
    short, long = sorted((first, second), key=lambda quote: len(quote.words))
    found = compare(short.words, long.words)
    if len(found.equal) < common or found.share < share:
        turned = _other_end(first, second) or _other_middle(first, second)
        return "warning" if one_speaker and turned else None
    changes = len(found.replaced) + len(found.added) + len(found.dropped)
    if 0 < len(found.replaced) <= _MOST_REPLACED or found.reversed:
        return "warning" if one_outlet or changes <= _MOST_CHANGES else "info"
    if found.replaced or not changes:
        # What differs at the very end is no part of what was laid side by side.
        ended = one_speaker and not changes and _other_end(first, second)
        return "warning" if ended else None
    one_word = changes == 1 and len(found.equal) >= _ONE_WORD_IN and not _respelled(found, long)
    one_word = one_word and not _told_outside(found, short)
    return "warning" if one_speaker and one_word else "info"


def _respelled(found: Comparison, long: Quoted) -> bool:
    """Say whether a word more only writes a number in another way, or explains in brackets."""
    if any(one.is_number != other.is_number for one, other in found.equal):
        return True
    base, text = long.mention.span.start, long.mention.text
    around = (text[max(0, w.start - base - 1) : w.end - base + 1] for w in found.added)
    return any("/" in part or part.startswith("(") for part in around)


def _told_outside(found: Comparison, short: Quoted) -> bool:
    """Say whether the words more stand before the marks of the other: 'the army "will go on"'."""
    before = short.statement.sentence.text[
        : short.mention.span.start - short.statement.sentence.span.start
    ]
    outside = set(stems(content(before)))
    return outside.issuperset(stems(found.added))


def _other_end(first: Quoted, second: Quoted) -> bool:
    """Say whether two sayings begin with the same words and end with quite other ones."""
    same = _alike_from(first.words, second.words)
    ends = [set(quote.stems[same:]) for quote in (first, second)]
    lengths = {len(quote.words) - same for quote in (first, second)}
    joined = {"".join(word.norm for word in quote.words[same:]) for quote in (first, second)}
    if len(joined) == 1 or same < SAME_START or not lengths <= set(range(1, same + same // 2 + 1)):
        return False
    return len(ends[0] & ends[1]) * 2 <= min(map(len, ends)) - (max(lengths) <= same)


def _other_middle(first: Quoted, second: Quoted) -> bool:
    """Say whether two sayings are one but for some words inside: "is still", "is no longer"."""
    head = _alike_from(first.words, second.words)
    tail = _alike_from(first.words[head:][::-1], second.words[head:][::-1])
    middles = [len(quote.words) - head - tail for quote in (first, second)]
    long = head + tail > SAME_START + 1
    framed = min(head, tail) >= _FRAME - long and head + tail >= SAME_START + 1
    return framed and min(middles) > 0 and max(middles) * 2 <= head + tail


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
