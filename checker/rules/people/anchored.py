"""Names behind one and the same word that two reports spell otherwise: "قرية كذا", "شهد كذا".

Each report has one name there, which the other has nowhere: the place in the sentence says that
they are one, so that they need not sound alike but only look so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from checker.languages import read
from checker.rules.people.heard import by_clitics, common_names, common_words
from checker.rules.people.spellings import any_given
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Span, Statement, Story

_LONG = 6  # letters from which a name may differ in two of them
_ENDINGS = frozenset("هياتن")  # a last letter that inflects: "سوري", "سوريه"
_PRONOUNS = ("هم", "ها", "نا", "ه")
_CLOSING = frozenset("،,.؛:()")
_Fillers = dict[str, dict[str, list[Proof]]]


def anchored(corpus: Corpus, stories: Iterable[Story]) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield a key and the uses of each two names that stand behind one word in two reports."""
    often = {word for name in common_names(corpus) for word in name.split()}
    for story in stories:
        found = {a: _fillers(corpus.statements[a]) for a in story.articles}
        for one, other in combinations(story.articles, 2):
            for anchor in sorted(found[one].keys() & found[other].keys()):
                left, right = found[one][anchor], found[other][anchor]
                if len(left) != 1 or len(right) != 1:
                    continue
                (first, uses), (second, rival) = *left.items(), *right.items()
                if {first, second} & often:
                    continue
                known = _told(corpus, other, first) or _told(corpus, one, second)
                if not known and _one_name(first, second):
                    yield "/".join(sorted((first, second))), (*uses, *rival)


def _one_name(first: str, second: str) -> bool:
    """Say whether two names differ in a letter, or two of a long one, but by no inflection."""
    if first == second or len(first.split()) != len(second.split()) or by_clitics(first, second):
        return False
    allowed = 2 if min(len(first), len(second)) >= _LONG else 1
    if Levenshtein.distance(first, second, score_cutoff=allowed) > allowed:
        return False
    for left, right in zip(first.split(), second.split(), strict=True):
        short, long = sorted((left, right), key=len)
        if left != right and (long.startswith(short) or long.endswith(short)):
            return False
        if left[:-1] == right[:-1] and {left[-1:], right[-1:]} <= _ENDINGS and left != right:
            return False
    return True


def _told(corpus: Corpus, article: str, name: str) -> bool:
    last = name.split()[-1]
    return any(
        last in (token.norm, token.stem)
        for statement in corpus.statements[article]
        for token in tokens_of(statement.sentence)
    )


def _fillers(statements: Iterable[Statement]) -> _Fillers:
    """Return the names that stand behind each kind of place and each given name."""
    found: _Fillers = {}
    for statement in statements:
        tokens = tokens_of(statement.sentence)
        for index, token in enumerate(tokens[:-1]):
            kind = _kind(token)
            if not kind and (token.definite or token.norm not in any_given()):
                continue
            first = index + 1
            if kind and kind != token.stem and tokens[first].text in _CLOSING:
                first += 1  # "إلى بلدتهم، كذا"
            name = _name(tokens, first, two=bool(kind))
            if name:
                proof = _proof(statement, name)
                anchor = kind or token.norm
                found.setdefault(anchor, {}).setdefault(proof.key, []).append(proof)
    return found


def _name(tokens: tuple[Token, ...], first: int, *, two: bool) -> tuple[Token, ...]:
    """Return the name that opens at an index: one word, or two where the second is none either."""
    if first >= len(tokens) or not _may_name(tokens[first]):
        return ()
    if two and first + 1 < len(tokens) and _may_name(tokens[first + 1]):
        return tuple(tokens[first : first + 2])
    return (tokens[first],)


def _may_name(token: Token) -> bool:
    plain = token.is_word and not token.prefix and len(token.stem) > 2
    return plain and common_words().isdisjoint((token.norm, token.stem))


def _proof(statement: Statement, name: tuple[Token, ...]) -> Proof:
    sentence = statement.sentence
    span = Span(sentence.span.field, name[0].start, name[-1].end)
    raw = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Proof(" ".join(token.norm for token in name), raw, statement, span)


def _kind(token: Token) -> str:
    """Return the noun of a kind of place that a word is, pronoun off, or ""."""
    if token.stem in _kinds() and not token.definite:
        return token.stem
    bare = next((token.stem[: -len(p)] for p in _PRONOUNS if token.stem.endswith(p)), "")
    whole = bare[:-1] + "ه" if bare.endswith("ت") else bare
    return whole if whole in _kinds() else ""


@cache
def _kinds() -> frozenset[str]:
    places = read("ar", "titles")["places"]
    return frozenset(map(fold, (*places["heads"], *places["natural"])))
