"""Two sayings made of the same words that say the opposite: denied here, said there, or swapped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import TypeAlias

from checker.languages import read, words
from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.words import Words, negators, same_word, telling
from checker.text.normalise import fold
from checker.text.tokens import Token, tokenize

_Clause: TypeAlias = tuple[bool, Words]

_MARKS = frozenset("،,؛;:.!؟?")
_SHARE = 0.6  # of the words of the shorter clause that the other has too
_OF_BOTH = 0.4  # of the longer one's: a name in common makes no clause one
_LEAST = 2  # words that the clause which denies shares with the one which says so
_FRAME = 3  # words that two sayings have in common where two of them trade places
_ALIKE = 0.7  # of the shorter saying's words, where two of them trade places


def opposed(first: Quoted, second: Quoted) -> bool:
    """Say whether one denies what the other says, or two words of them trade places."""
    one, other = first.mention.text, second.mention.text
    return denied(one, other) or denied(other, one) or swapped(first.words, second.words)


def denied_outside(quote: Quoted) -> bool:
    """Say whether the word right before the marks denies what stands in them: 'is not "a slip"'."""
    sentence = quote.statement.sentence
    before = tokenize(sentence.text[: quote.mention.span.start - sentence.span.start])
    words_before = [token for token in before if token.is_word]
    return bool(words_before) and _negates(words_before[-1])


def denied(one: str, other: str) -> bool:
    """Say whether a clause of one saying denies what a clause of the other says in its words.

    "We did not lose because of X, but of Y" and "we lost because of X". A word must stand in what
    is denied only, there, and in what is said only, here; the verb denied stands beside it.
    """
    left, right = list(_clauses(one)), list(_clauses(other))
    for _, words_denied in (clause for clause in left if clause[0]):
        for _, said in (clause for clause in right if not clause[0]):
            shared = [word for word in words_denied if _within(word, said)]
            least = max(_LEAST, _SHARE * min(len(words_denied), len(said)))
            least = max(least, _OF_BOTH * max(len(words_denied), len(said)))
            if len(shared) < least or words_denied[0] not in shared:
                continue
            if any(_only(word, left, there=True) and _only(word, right) for word in shared):
                return True
    return False


def _only(word: Token, clauses: list[_Clause], *, there: bool = False) -> bool:
    """Say whether a word stands in clauses that deny only, or in none that does."""
    return all(negated is there for negated, told in clauses if _within(word, told))


def swapped(one: Words, other: Words) -> bool:
    """Say whether two words trade places in two sayings that are otherwise in one order.

    "The north is safe, the south burns"; "the south ..., the north ...". Neighbours do not count,
    which any translator puts in another order.
    """
    pairs = [(i, j) for i, a in enumerate(one) for j, b in enumerate(other) if same_word(a, b)]
    common = [(i, j) for i, j in pairs if _once(i, 0, pairs) and _once(j, 1, pairs)]
    if len(common) < max(_FRAME, _ALIKE * min(len(one), len(other))):
        return False
    crossed = [(p, q) for p, q in combinations(common, 2) if p[1] > q[1]]
    for p, q in crossed:
        rest = [pair for pair in common if pair not in (p, q)]
        traded = [*rest, (p[0], q[1]), (q[0], p[1])]
        in_order = all(a[1] < b[1] for a, b in combinations(sorted(traded), 2))
        parted = _parted(one[p[0]], one[q[0]]) and _parted(other[q[1]], other[p[1]])
        if rest and in_order and parted:
            return True
    return False


def _parted(before: Token, after: Token) -> bool:
    """Say whether something stands between two words, and more than "and" or "the"."""
    return after.start - before.end > 1 and not after.prefix.startswith("و")


def _once(place: int, side: int, pairs: list[tuple[int, int]]) -> bool:
    return sum(pair[side] == place for pair in pairs) == 1


def _within(word: Token, told: Words) -> bool:
    return any(same_word(word, other) for other in told)


def _clauses(text: str) -> Iterator[_Clause]:
    """Yield (denied, content words) per clause; one that excepts ("only") or refuses is left out.

    Words before the one that denies are in it all the same: "the bridge we will not open".
    """
    part: list[Token] = []
    for token in (*tokenize(text), None):
        turn = token is not None and (token.text in _MARKS or _turns(token))
        if token is not None and not turn:
            part.append(token)
            continue
        yield from _clause(part)
        part = [token] if token is not None and _negates(token) else []


def _clause(part: list[Token]) -> Iterator[_Clause]:
    negating = [token for token in part if _negates(token)]
    told = tuple(token for token in telling(part) if not _negates(token))
    if told and not any({token.norm, token.stem} & _listed("doubts") for token in part):
        yield bool(negating), told


def _turns(token: Token) -> bool:
    return not {token.norm, token.norm.removeprefix("و")}.isdisjoint(_listed("turns"))


def _negates(token: Token) -> bool:
    return bool({token.norm, token.norm[1:] if token.norm[:1] in "وف" else ""} & negators())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "speech")["opposed"][name]))
