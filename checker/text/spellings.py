"""List the words that a token may stand for, once its clitics are taken off.

Unlike ``Token.stem`` this decides nothing: a lexicon that knows its words asks whether one of
them is among the spellings.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from checker.languages import read
from checker.text.memo import Memo


@dataclass(frozen=True, slots=True)
class _Clitics:
    """The clitics by their first letter, with the shortest word that each may leave.

    ``joined`` are those that end in ``article``; ``conjunctions`` what verbs may carry too.
    """

    plain: dict[str, list[tuple[str, int]]]
    joined: dict[str, list[tuple[str, int]]]
    article: str
    conjunctions: frozenset[str]


@cache
def _clitics(language: str) -> _Clitics:
    clitics = read(language, "letters")["proclitics"]
    listed, joined = clitics["without_article"], clitics["with_article"]
    # A conjunction is what other clitics begin with; it may stand before the shortest words.
    conjunctions = frozenset(clitic[0] for clitic in listed if len(clitic) > 1)
    plain: dict[str, list[tuple[str, int]]] = defaultdict(list)
    ended: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for clitic in listed:
        plain[clitic[0]].append((clitic, 2 if clitic in conjunctions else 3))
    for clitic in joined:
        ended[clitic[0]].append((clitic, 3))
    return _Clitics(dict(plain), dict(ended), joined[-1] if joined else "", conjunctions)


@lru_cache(maxsize=100_000)
def spellings(norm: str, language: str = "ar") -> tuple[str, ...]:
    """Return a folded word and what is left when its possible clitics are taken off.

    ``والدعوه`` gives itself, ``الدعوه`` and ``دعوه``. Which one is meant is for the phrase to
    say: it only asks whether its own word is among them.
    """
    clitics = _clitics(language)
    plain, joined = clitics.plain.get(norm[:1], ()), clitics.joined.get(norm[:1], ())
    if not plain and not joined:
        return (norm,)
    found = dict.fromkeys([norm])
    for clitic, shortest in plain:
        if norm.startswith(clitic) and len(norm) - len(clitic) >= shortest:
            found[norm[len(clitic) :]] = None
    for clitic, shortest in joined:
        if norm.startswith(clitic) and len(norm) - len(clitic) >= shortest:
            rest = norm[len(clitic) :]
            found[rest] = None
            found[clitics.article + rest] = None
    return tuple(found)


@cache
def keys_of(language: str) -> Memo[tuple[str, ...]]:
    """Return what a phrase looks each folded word up by, filled as they come."""
    return Memo(partial(_keys, language=language))


def _keys(norm: str, language: str) -> tuple[str, ...]:
    """Return what a phrase looks a token up by.

    Its spellings; marked ``=`` the word itself; marked ``~`` what it may be as a verb, which
    takes a conjunction but no preposition.
    """
    verb = [f"~{norm}"]
    if norm[:1] in _clitics(language).conjunctions:
        verb.append(f"~{norm[1:]}")
    return (*spellings(norm, language), f"={norm}", *verb)
