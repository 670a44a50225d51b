"""How names are spelled: given names, outlets that mix spellings, places spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz import distance, fuzz

from checker.languages import read, words
from checker.rules.sides import Proof, sides
from checker.text.normalise import fold
from checker.text.shapes import name_likeness
from checker.text.sounds import of_two_genders
from checker.types import Corpus, Place, Side

# Of 100: words that may be one part of a name, and family names that may where the given are one.
_ONE_NAME, _ONE_FAMILY, _ONE_GIVEN = 60, 50, 85
_LIKELY = 0.4  # how much an unknown word after a title must look like a name


@cache
def given_names() -> frozenset[str]:
    """Return the given names of the lexicon, folded."""
    return frozenset(fold(name) for name in words(read("ar", "names")["given"]))


@cache
def any_given() -> frozenset[str]:
    """Return every word that may be a given name, those that are everyday words too among them."""
    names = read("ar", "names")
    lists = (names[key] for key in ("given", "given_foreign", "ambiguous"))
    return frozenset(fold(name) for block in lists for name in words(block))


@cache
def opening_words() -> frozenset[str]:
    """Return every word with which a name may begin, folded."""
    names = read("ar", "names")
    lists = [names[key] for key in ("given_foreign", "ambiguous", "surnames", "surnames_foreign")]
    lists.append(names["particles"]["start"])
    return given_names() | frozenset(fold(name) for block in lists for name in words(block))


def opens_name(word: str) -> bool:
    """Say whether a name may begin with this folded word: by the name lists, or by its letters."""
    bare = word.removeprefix("ال")
    return not opening_words().isdisjoint((word, bare)) or name_likeness(word) >= _LIKELY


def may_be_one(first: str, second: str) -> bool:
    """Say whether two names that differ may be one person's all the same.

    They are compared word by word: the given name with the given name, the rest with the rest.
    """
    one, other = first.split(), second.split()
    common = set(one) & set(other) - _particles()
    if min(len(one), len(other)) < 2 or len(common) > 1:
        return True
    if one[:2] == other[:2]:  # "شينزو آبي" and a word that is none of his name
        return True
    if one[-1] in other[:-1] or other[-1] in one[:-1]:  # "زيدان كذا" and "زين الدين زيدان"
        return True
    if not _one_word(one[0], other[0], _ONE_NAME):
        return False
    least = _ONE_FAMILY if _one_word(one[0], other[0], _ONE_GIVEN) else _ONE_NAME
    rest = [[word for word in name[1:] if word not in _particles()] for name in (one, other)]
    return any(_one_word(left, right, least) for left in rest[0] for right in rest[1])


def _one_word(first: str, second: str, least: int) -> bool:
    """Say whether two words may be one part of a name: not where each is a given name."""
    if first == second:
        return True
    if {first, second} <= given_names():
        return False
    one, other = (word.removeprefix("ال") for word in (first, second))
    return fuzz.ratio(one, other) >= least


@cache
def _particles() -> frozenset[str]:
    blocks = read("ar", "names")["particles"]
    return frozenset(fold(word) for particles in blocks.values() for word in particles)


def mixed(corpus: Corpus, first: set[str], second: set[str]) -> bool:
    """Say whether one outlet uses both spellings; each outlet's own spelling is its style."""
    sources = [
        {corpus.articles[article].source.name for article in articles}
        for articles in (first, second)
    ]
    return "" in sources[0] | sources[1] or bool(sources[0] & sources[1])


def place_spellings(corpus: Corpus) -> Iterator[tuple[str, tuple[Side, ...]]]:
    """Yield each place of the gazetteer that one story, or one article, spells in near ways."""
    grouped = {article for story in corpus.stories for article in story.articles}
    groups = [story.articles for story in corpus.stories]
    groups += [(article,) for article in sorted(set(corpus.statements) - grouped)]
    for articles in groups:
        for key, forms in sorted(_spelled(corpus, articles).items()):
            if len(forms) > 1 and _near(sorted(forms)):
                yield key, sides(corpus, [proof for proofs in forms.values() for proof in proofs])


def _spelled(corpus: Corpus, articles: Iterable[str]) -> dict[str, dict[str, list[Proof]]]:
    """Return the uses of each place by how it is spelled."""
    found: dict[str, dict[str, list[Proof]]] = {}
    for statement in (s for article in articles for s in corpus.statements[article]):
        for mention in statement.mentions:
            value = mention.value
            if isinstance(value, Place) and value.kind != "country":
                form = _form(mention.text)
                proof = Proof(form, mention.text, statement, mention.span)
                found.setdefault(value.key, {}).setdefault(form, []).append(proof)
    return found


@lru_cache(maxsize=1 << 12)
def _form(text: str) -> str:
    return fold(text).removeprefix("ال")


def _near(forms: list[str]) -> bool:
    return any(
        distance.Levenshtein.distance(one, other) <= 2 and one[:2] == other[:2]
        for one, other in combinations(forms, 2)
    )


def slips(names: Sequence[str], similarity: float) -> Iterator[tuple[int, int]]:
    """Yield the places of each two names that a slip of one part parts, in order.

    Such names are equal but for one word: only those that leave the same gap are compared.
    """
    gaps: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for place, name in enumerate(names):
        parts = name.split()
        for at in range(len(parts) if len(parts) > 1 else 0):
            gaps.setdefault((at, (*parts[:at], *parts[at + 1 :])), []).append(place)
    yield from sorted(
        pair
        for same in gaps.values()
        for pair in combinations(same, 2)
        if slip(names[pair[0]], names[pair[1]], similarity)
    )


def slip(first: str, second: str, similarity: float) -> bool:
    """Say whether two names differ in one part only, and there by a slip."""
    one, other = first.split(), second.split()
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    if distance.Levenshtein.distance(left, right, score_cutoff=2) > 2:
        return False
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and len(long) - len(short) > 1:
        return False  # "رافا" for "رافاييل"
    if _two_names(left, right) or of_two_genders(left, right):
        return False
    if min(len(left.removeprefix("ال")), len(right.removeprefix("ال"))) < 4:
        return False
    return fuzz.ratio(left, right) >= similarity


def _two_names(first: str, second: str) -> bool:
    """Say whether the lexicon knows both as names, one at least as a given name of the region."""
    given = {first, second} & given_names()
    return len(given) == 2 or (bool(given) and {first, second} <= opening_words())


def habit(corpus: Corpus, first: set[str], second: set[str]) -> bool:
    """Say whether outlets, each its own, spell a name in two ways time and again: their style."""
    if mixed(corpus, first, second):
        return False
    told = {article: n for n, story in enumerate(corpus.stories) for article in story.articles}
    return any(
        len({told.get(article, article) for article in articles}) > 1
        for articles in (first, second)
    )
