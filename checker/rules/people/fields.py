"""What two posts of one sort are for: "مدير تربية كذا" and "مدير صحة كذا" are two chairs.

A role of the lexicon takes many wordings in ("مدير متحف", "مدير مهرجان"); what parts them is said
in the words of the posts only.
"""

from __future__ import annotations

from functools import cache, lru_cache

from checker.languages import read, words
from checker.rules.titles import alike, role_facts
from checker.text.normalise import fold
from checker.text.tokens import Token, stems_of, tokenize
from checker.types import Post

_SHORTEST = 2  # letters of a word that says what a post is for


def two_fields(one: Post, other: Post) -> bool:
    """Say whether two posts with one head word are for two things, of which neither has both.

    "مدير المرور" and "مدير إدارة المرور" are one; so are "مدير عام الصحة" and "مدير الصحة".
    """
    facts = role_facts()
    if one.label == other.label or not {one.role, other.role} <= facts.keys():
        return False
    single = all(facts[post.role].one_holder for post in (one, other))
    if "president" in {one.role, other.role} or of_its(one.label) or of_its(other.label):
        return False
    if not single or _head(one.label) != _head(other.label):
        return False
    first, second = _field(one.label), _field(other.label)
    rest = _without(first, second), _without(second, first)
    return all(rest) and not (rest[0] & _adjectives_of(rest[1]))


@lru_cache(maxsize=1 << 12)
def _head(label: str) -> str:
    token = tokenize(label)[0]
    return token.stem.removesuffix("ه")


@lru_cache(maxsize=1 << 12)
def of_its(label: str) -> bool:
    """Say whether a post is over something that only a pronoun tells: "رئيسة فريقها"."""
    return any(word.endswith(("ها", "هم")) or _of_him(word) for word in stems_of(label)[1:])


def _of_him(word: str) -> bool:
    """Say whether a field has a man's pronoun: "خارجيته" of "خارجية", "دفاعه" of "دفاع"."""
    bare = word.removesuffix("ه")
    fields = portfolios()
    return word not in fields and word != bare and (bare in fields or f"{bare[:-1]}ه" in fields)


def _without(words_: frozenset[str], rival: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words_ if not any(alike(word, other) for other in rival))


def _adjectives_of(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(stem + end for stem in stems for end in ("ي", "يه"))


@lru_cache(maxsize=1 << 12)
def _field(label: str) -> frozenset[str]:
    """Return the words behind the head that say what for, but no adjective."""
    spelled = [token for token in tokenize(label) if token.is_word][1:]
    told = [token.stem for token in spelled if _tells(token)]
    return frozenset(_one_field().get(stem, stem) for stem in told)


def _tells(token: Token) -> bool:
    if len(token.stem) < _SHORTEST or token.stem in _links():
        return False
    if token.stem in portfolios():
        return True
    if token.stem in general_words() or token.stem in place_words():
        return False
    return not token.stem.endswith(("ي", "يه", "ييه"))


@cache
def general_words() -> frozenset[str]:
    """Return the nouns that say only of what sort a body or place is, folded."""
    return frozenset(map(fold, words(read("ar", "titles")["general_scopes"])))


@cache
def _links() -> frozenset[str]:
    return frozenset(
        {"في", "باسم", "من", "علي", "لدي", "بين", "عام", "عامه", "اول", "شوون", "شيون"}
    )


@cache
def place_words() -> frozenset[str]:
    """Return the stems of countries and places of one word: where a post is, not what for."""
    named = (*read("ar", "countries")["countries"], *read("ar", "places")["places"])
    spelled = (stems_of(name) for one in named for name in (one["ar"], *(one.get("alt") or [])))
    return frozenset(stems[0] for stems in spelled if len(stems) == 1)


@cache
def portfolios() -> frozenset[str]:
    """Return the fields of which somebody may be in charge, folded."""
    titles = read("ar", "titles")
    return frozenset(map(fold, words(titles["portfolios"]))) - _links()


@cache
def _one_field() -> dict[str, str]:
    """Return one name for words that mean one field: "تعليم" is "تربية"."""
    groups = read("ar", "roles")["scopes"]
    single = [[fold(name) for name in group if " " not in name] for group in groups]
    return {name: names[0] for names in single for name in names}
