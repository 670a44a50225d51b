"""The lexicon of poles (``poles.yml``), compiled, and words that say how a predicate is told."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.types import Bilingual

# Before the name of an opposition in the group of a cue.
PREFIX = "pole "
_SORTS = ("verb", "noun", "state", "phrase", "lasts")
_LINES = frozenset({"phrase", "lasts"})


def holds(group: str, what: str) -> bool:
    """Say whether something holds of an opposition: agent, person, changes, turns, done, alone."""
    return bool(read("ar", "poles")[group.removeprefix(PREFIX)].get(what))


def pole_label(group: str) -> Bilingual:
    """Return what is asked by an opposition."""
    return Bilingual(**read("ar", "poles")[group.removeprefix(PREFIX)]["label"])


@cache
def matcher() -> PhraseMatcher:
    """Return all predicates; a label is an opposition, a pole and a sort."""
    blocks = {
        f"{group} {pole} {sort}": sorts[sort] if sort in _LINES else sorts[sort].split()
        for group, entry in read("ar", "poles").items()
        for pole, sorts in entry["poles"].items()
        for sort in _SORTS
        if sort in sorts
    }
    return compile_phrases(blocks, "ar", where="ar/poles.yml")


@cache
def governors() -> PhraseMatcher:
    """Return the verbs that tell a verbal noun behind them as ``done`` or ``undone``."""
    return compile_phrases(read("ar", "oppositions")["governors"], "ar", where="ar/oppositions.yml")


@cache
def final_pole(group: str) -> str:
    """Return the pole of an opposition after which nothing changes any more, or ""."""
    found: str = read("ar", "poles")[group.removeprefix(PREFIX)].get("last", "")
    return found


@cache
def times() -> frozenset[str]:
    """Return the units of time: "for three hours" counts no people."""
    return _listed("times")


@cache
def order() -> PhraseMatcher:
    """Return the words by which something is still so, or so again."""
    return compile_phrases(read("ar", "oppositions")["order"], "ar", where="ar/oppositions.yml")


@cache
def presents() -> frozenset[str]:
    """Return the present forms of the verbs."""
    verbs = (
        word
        for entry in read("ar", "poles").values()
        for sorts in entry["poles"].values()
        for word in sorts.get("verb", "").split()
        if "/" in word
    )
    return frozenset(form for verb in verbs for form in inflected(verb) if form[0] in "يت")


def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")[name]))


@cache
def nominal() -> frozenset[str]:
    """Return the words behind which a word is a noun, not a verb."""
    return _listed("nominal")


@cache
def relative() -> frozenset[str]:
    """Return the relative pronouns."""
    return _listed("relative")


@cache
def realis() -> frozenset[str]:
    """Return the words behind which a verbal noun is a fact."""
    return _listed("realis")


@cache
def since() -> frozenset[str]:
    """Return the words behind which stands what was before."""
    return _listed("since")


@cache
def future() -> frozenset[str]:
    """Return the words before a verb of what is to come."""
    return _listed("future")


@cache
def undone() -> frozenset[str]:
    """Return the words before a verb of what was not done."""
    return _listed("undone")


@cache
def verbal() -> frozenset[str]:
    """Return the words of negation that stand before a verb."""
    return _listed("verbal")


@cache
def auxiliary() -> frozenset[str]:
    """Return the verbs that may stand between a negation and the verb that it negates."""
    return _listed("auxiliary")


@cache
def that() -> frozenset[str]:
    """Return the words that open what is said, as they are spelled."""
    return frozenset(words(read("ar", "speech")["that"]))


@cache
def conditions() -> frozenset[str]:
    """Return the words behind which something is asked or supposed."""
    return _listed("conditions")


@cache
def were() -> frozenset[str]:
    """Return the words with which a sentence opens that looks back."""
    return _listed("were")


@cache
def prepositions() -> frozenset[str]:
    """Return the words behind which neither a subject nor an object stands."""
    return _listed("prepositions")


@cache
def still() -> frozenset[str]:
    """Return the forms of "is still", of which the negation negates nothing."""
    return frozenset(form for verb in words(_states()["still"]) for form in inflected(verb))


@cache
def being() -> frozenset[str]:
    """Return the forms of the verbs that say how something is."""
    return still() | {form for verb in words(_states()["being"]) for form in inflected(verb)}


def _states() -> dict[str, str]:
    found: dict[str, str] = read("ar", "oppositions")["states"]
    return found
