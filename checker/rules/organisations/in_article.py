"""Two bodies in one role within one article: in headline and text, or in a deed told of twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.asked import is_asked
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.full_names import bare
from checker.rules.organisations.role_figures import beside, skeletons
from checker.rules.organisations.told_bodies import (
    Telling,
    alike,
    excused,
    is_among,
    same_name,
    strange,
    telling,
)
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus

_LEAD = 2  # sentences of the text that tell who did what the headline says
_COMMON = 0.34  # share of the headline's words, the name left out, that the sentence has
_HALF = 0.5  # of the words of the shorter name
_NEAR = 3  # words before a name in which "issued by" stands
_ROOT = 3  # letters of a verb that tell it from others
_ITS = ("ها", "ه", "هم")

Uses = list[Body]


def in_article(corpus: Corpus) -> Iterator[tuple[Uses, Uses]]:
    """Yield the uses of two names in an article whose bodies are told of in one role."""
    for article in sorted(corpus.articles):
        if article in corpus.copies or not is_asked(corpus, article):
            continue
        told = telling(corpus, article)
        if len(told.names) > 1:
            yield from _headline_and_text(told)
            yield from _told_twice(told)
            yield from _his_two(told)
            yield from _near_miss(told)


def _headline_and_text(told: Telling) -> Iterator[tuple[Uses, Uses]]:
    """Yield the only name of a headline that the text never has, and the lead's only other."""
    text = Telling(told.article, tuple(s for s in told.statements if s.sentence.kind != "headline"))
    head = Telling(told.article, tuple(s for s in told.statements if s.sentence.kind == "headline"))
    ours = [uses for uses in head.names if not _known(uses[0], text)]
    first = sorted({s.sentence.index for s in text.statements})[:_LEAD]
    lead = [uses for uses in text.names if uses[0].statement.sentence.index in first]
    for mine in ours:
        rivals = [uses for uses in lead if alike(uses[0], mine[0]) and not _known(uses[0], head)]
        same = [uses for uses in ours if alike(uses[0], mine[0])]
        if len(rivals) != 1 or len(same) != 1:
            continue
        one, other = mine[0], rivals[0][0]
        if (
            not _two_names(one, other)
            or excused(one, other)
            or not strange(one, other, text)
            or not strange(other, one, head)
        ):
            continue
        if _one_deed(one, other):
            yield mine, rivals[0]


def _two_names(one: Body, other: Body) -> bool:
    """Say whether names are more than two wordings of one: kind alike, at most half in common."""
    if beside(one) & beside(other):
        return True  # "B gives out bread", "A gave out bread"
    if one.kind != other.kind or (one.kind == "authority" and one.head != other.head):
        return False
    if one.country and one.country == other.country and one.head == other.head:
        return False  # "the Italian association" is short for any of them
    short, long = sorted((one.words, other.words), key=len)
    return sum(is_among(word, long) for word in short) <= _HALF * len(short)


def _known(name: Body, told: Telling) -> bool:
    return any(same_name(name, body) for uses in told.names for body in uses)


def _one_deed(one: Body, other: Body) -> bool:
    """Say whether a headline and a sentence of the text tell of one deed."""
    own = [w for w in one.statement.words if w.removesuffix("ه") not in {*one.words, one.head}]
    if one.kind == "force" and not beside(one, 2) & beside(other, 2):
        return False  # two sides of a fight are in one sentence
    mine, theirs = skeletons(own), skeletons(other.statement.words)
    return len(mine & theirs) >= max(2, _COMMON * len(mine))


def _told_twice(told: Telling) -> Iterator[tuple[Uses, Uses]]:
    """Yield who did a thing in the lead, and whom a later sentence names as its author."""
    author = next((uses for uses in told.names if any(_acts(body) for body in uses)), None)
    for later in told.names:
        if author is None or later is author:
            continue
        if not any(_is_author(body) or _did_it(author, body) for body in later):
            continue
        one, other = author[0], later[0]
        if len(later) > 1 or not alike(one, other) or excused(one, other):
            continue
        if same_name(one, other) or one.statement.sentence == other.statement.sentence:
            continue
        if one.statement.sentence.index <= _LEAD:
            yield author, later


def _acts(body: Body) -> bool:
    """Say whether a body is the subject of the sentence's first verb, or its call or decision."""
    tokens = tokens_of(body.statement.sentence)
    before = tokens[body.at - 1] if body.at else None
    if before is None:
        return False
    opens = body.at == 1 and not before.definite and not before.prefix and not tokens[0].prefix
    deed = {before.stem, before.norm[1:]} & _deeds("of_whom")
    return bool(deed) or (opens and before.norm in _deeds("announce"))


def _is_author(body: Body) -> bool:
    """Say whether a body is called the author of a thing told of before: "the statement, by"."""
    tokens = tokens_of(body.statement.sentence)
    before = tokens[max(0, body.at - _NEAR) : body.at]
    issued = any(t.definite and t.stem in _deeds("issued") for t in before)
    behind = tokens[body.end : body.end + 2]
    owns = len(behind) > 1 and behind[0].text == "،" and behind[1].norm in _deeds("owner")
    return owns or (issued and before[-1].norm in _deeds("by"))


def _did_it(author: Uses, body: Body) -> bool:
    """Say whether a body did what the author did: "launched a campaign", "which B launched"."""
    tokens = tokens_of(body.statement.sentence)
    before, behind = tokens[max(0, body.at - 1) : body.at], tokens[body.end : body.end + 2]
    verbs = [t for t in before if t.norm.endswith(_ITS)]
    if len(behind) > 1 and behind[0].norm in _deeds("which"):
        verbs.append(behind[1])
    done = (tokens_of(one.statement.sentence)[one.at - 1].stem for one in author if one.at)
    roots = {root for root in skeletons(done) if len(root) >= _ROOT}
    return not roots.isdisjoint(skeletons(verb.stem for verb in verbs))


def _near_miss(told: Telling) -> Iterator[tuple[Uses, Uses]]:
    """Yield two names that differ by words which are written for one another."""
    for one, other in combinations(told.names, 2):
        a, b = one[0], other[0]
        if not a.head or a.head != b.head or excused(a, b) or _together(one, other):
            continue
        own = [w for w in a.words if not is_among(w, b.words)]
        new = [w for w in b.words if not is_among(w, a.words)]
        common = len(a.words) > len(own) and len(b.words) > len(new)
        if common and len(own) == len(new) == 1 and _confused(own[0], new[0]):
            yield one, other


def _together(one: Uses, other: Uses) -> bool:
    sentences = {body.statement.sentence.index for body in one}
    return any(body.statement.sentence.index in sentences for body in other)


def _confused(one: str, other: str) -> bool:
    pair = {one.removesuffix("ه"), other.removesuffix("ه")}
    return any(pair <= group for group in _groups())


@cache
def _groups() -> tuple[frozenset[str], ...]:
    groups = read("ar", "bodies")["confused"]
    return tuple(frozenset(fold(w).removesuffix("ه") for w in words(group)) for group in groups)


def _his_two(told: Telling) -> Iterator[tuple[Uses, Uses]]:
    """Yield the two names under a noun of which the article says "her party", "his university"."""
    for one in told.names:
        rest = [uses for uses in told.names if uses is not one and uses[0].head == one[0].head]
        if len(rest) != 1 or one[0].head not in _deeds("one_of"):
            continue
        other = rest[0]
        if _definite(one[0]) != _definite(other[0]) or _together(one, other):
            continue  # "the university's hall", "the movement, loyal to X"
        later = other[0].statement.sentence.index >= one[0].statement.sentence.index
        if not later or not one[0].head or excused(one[0], other[0]):
            continue
        tokens = [t for s in told.statements for t in tokens_of(s.sentence)]
        near = [t for s in told.around(other[0]) for t in tokens_of(s.sentence)]
        near += tokens_of(one[0].statement.sentence)
        if _owned(near, one[0].head) and not _moves(tokens):
            yield one, other


def _definite(body: Body) -> bool:
    return tokens_of(body.statement.sentence)[body.at].definite


def _owned(tokens: Sequence[Token], head: str) -> bool:
    forms = {f"{stem}{its}" for stem in (head, f"{head}ت") for its in _ITS}
    forms |= _deeds("belongs")
    return any(token.norm in forms or token.stem in forms for token in tokens)


def _moves(tokens: Sequence[Token]) -> bool:
    """Say whether an article tells of going from one body to another, or of two that meet."""
    return any(is_moving for t in tokens if (is_moving := bare(t) in _deeds("two")))


@cache
def _deeds(name: str) -> frozenset[str]:
    told = words(read("ar", "bodies")["deeds_of"][name])
    return frozenset(fold(word) for word in told) | frozenset(
        fold(word).removesuffix("ه") for word in told if name == "one_of"
    )
