"""Find phrases of a language pack in a sequence of tokens.

The notation, one phrase per string, elements parted by spaces:

    word          the word, with any conjunction, preposition or article before it
    =word         exactly this folded word (also ``=/`` for a mark that the notation uses)
    word~         adjective: with its feminine, dual and plural endings
    word+         noun: with or without a possessive pronoun
    past/present  verb: its persons, numbers, future and object pronouns; before it only "and"
    {a|b c|}      one of the alternatives, of one or more words; an empty one makes it optional
    *  **         any one token; up to four tokens
    ^  $          first and last element only: the start, the end of the token sequence

Endings come from the pack's ``inflection.yml``, clitics from its ``letters.yml``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, product
from typing import NamedTuple

from checker.errors import PackError
from checker.text.inflect import inflected
from checker.text.memo import Memo
from checker.text.normalise import fold
from checker.text.spellings import keys_of, spellings
from checker.text.tokens import Token

__all__ = ["PhraseMatch", "PhraseMatcher", "compile_phrases", "spellings"]

_ELEMENT = re.compile(r"\{[^{}]*\}|[^\s{}]+|[{}]")
_GAP = 4  # tokens that ``**`` may skip; enough for a name between a verb and its object
_VARIANTS = 512  # spellings that one phrase may unfold to before it is taken for a mistake


class PhraseMatch(NamedTuple):
    """Tokens ``[start, end)`` carry a phrase of the group ``label``; ``pattern`` as written."""

    label: str
    pattern: str
    start: int
    end: int


class _Step:
    """One element: any of some ``words`` (None: any token), and how many tokens it takes.

    The forms of its words are worked out when a text first needs them: most phrases never do.
    """

    __slots__ = ("_forms", "_language", "high", "low", "words")

    def __init__(
        self, words: tuple[str, ...] | None, language: str, low: int = 1, high: int = 1
    ) -> None:
        self.words = words
        self.low, self.high = low, high
        self._language = language
        self._forms: frozenset[str] | None = None

    @property
    def forms(self) -> frozenset[str]:
        """What the element accepts; of a gap, nothing."""
        if self._forms is None:
            each = [_forms_of(word, self._language) for word in self.words or ()]
            self._forms = each[0] if len(each) == 1 else frozenset().union(*each)
        return self._forms


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """A phrase; ``gapless`` if each of its steps is one word."""

    label: str
    pattern: str
    steps: tuple[_Step, ...]
    at_start: bool
    at_end: bool
    gapless: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    """The phrases that a word may begin: those that it is ``alone``, and the ``longer`` ones.

    ``then``: what must follow for any of the longer ones, if not None.
    """

    alone: tuple[_Phrase, ...]
    longer: tuple[_Phrase, ...]
    then: frozenset[str] | None


_Index = Mapping[str, Sequence[Sequence[_Phrase]]]


class PhraseMatcher:
    """Compiled phrases, indexed by the forms of their first word.

    ``openers`` begin with a gap at the start of the sequence: indexed by the word after it.
    """

    def __init__(self, language: str, index: _Index, openers: _Index) -> None:
        self.language = language
        self.index = index
        self.openers = openers
        self._keys = keys_of(language)
        # Most words begin no phrase: what a word may be is worked out once, not at each place.
        self._opening = Memo(self._look_up)

    def _look_up(self, norm: str) -> _Opening | None:
        """Return the phrases that a folded word may begin, each once; None where there are none."""
        forms = self._keys[norm]
        if self.index.keys().isdisjoint(forms):
            return None
        groups = (group for form in forms for group in self.index.get(form, ()))
        phrases = {id(p): p for group in groups for p in group}.values()
        alone = tuple(p for p in phrases if len(p.steps) == 1 and not (p.at_start or p.at_end))
        longer = tuple(p for p in phrases if p not in alone)
        second = [p.steps[1] if len(p.steps) > 1 else None for p in longer]
        words = [step for step in second if step is not None and step.words is not None]
        certain = len(words) == len(second)
        then = frozenset().union(*(step.forms for step in words)) if certain else None
        return _Opening(alone, longer, then)

    def find(self, tokens: Sequence[Token]) -> tuple[PhraseMatch, ...]:
        """Return the matches in text order; of one label, none lies inside another.

        Linear in the number of tokens: only phrases that can begin at a token are tried there.
        """
        norms = [token.norm for token in tokens]
        found: list[PhraseMatch] = []
        openings = list(map(self._opening.__getitem__, norms))
        for start in compress(count(), openings):
            if opening := openings[start]:
                found += [PhraseMatch(p.label, p.pattern, start, start + 1) for p in opening.alone]
        found += [
            PhraseMatch(phrase.label, phrase.pattern, start, end)
            for start, phrase in self._candidates(norms, openings)
            if (end := _match(phrase, norms, start, self._keys)) is not None
        ]
        return tuple(_outermost(found)) if found else ()

    def _candidates(
        self, norms: list[str], openings: Sequence[_Opening | None]
    ) -> Iterator[tuple[int, _Phrase]]:
        """Yield the phrases of several words, or bound to an end, that may begin at a place."""
        for start in compress(count(), openings):
            opening = openings[start]
            if opening and opening.longer and self._goes_on(opening, norms, start + 1):
                for phrase in opening.longer:
                    if not (phrase.at_start and start):
                        yield start, phrase
        if self.openers:
            seen = {form for norm in norms for form in self._keys[norm]}
            for form in sorted(seen & self.openers.keys()):
                for phrase in chain.from_iterable(self.openers[form]):
                    yield 0, phrase

    def _goes_on(self, opening: _Opening, norms: list[str], following: int) -> bool:
        """Say whether the next word may be a second one: "in" begins much, "in vain" little."""
        if opening.then is None:
            return True
        return following < len(norms) and not opening.then.isdisjoint(self._keys[norms[following]])


def compile_phrases(
    patterns: Mapping[str, str | Iterable[str]], language: str = "ar", *, where: str = ""
) -> PhraseMatcher:
    """Compile phrases, grouped by label, for one language.

    A group is a list of phrases, or a block with one phrase a line; ``#`` begins a comment line.

    Raises:
        PackError: a phrase that breaks the notation; ``where`` says which file it is from.
    """
    opened: dict[tuple[bool, tuple[str, ...]], list[_Phrase]] = defaultdict(list)
    for label, group in patterns.items():
        for pattern in _lines(group):
            for phrase in _variants(label, pattern, language, where):
                first = next(step.words for step in phrase.steps if step.words)
                opened[phrase.steps[0].words is None, first].append(phrase)
    index: dict[str, list[Sequence[_Phrase]]] = defaultdict(list)
    openers: dict[str, list[Sequence[_Phrase]]] = defaultdict(list)
    # Many begin with the same word, and a verb has a hundred forms.
    for (gap, words), phrases in opened.items():
        table = openers if gap else index
        for form in _Step(words, language).forms:
            table[form].append(phrases)
    return PhraseMatcher(language, dict(index), dict(openers))


def _lines(group: str | Iterable[str]) -> Iterable[str]:
    if not isinstance(group, str):
        return group
    lines = (line.strip() for line in group.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _variants(label: str, pattern: str, language: str, where: str) -> Iterator[_Phrase]:
    elements = _ELEMENT.findall(pattern)
    at_start, at_end = elements[:1] == ["^"], elements[-1:] == ["$"]
    elements = elements[at_start : len(elements) - at_end]
    choices = [_choices(element, language) for element in elements]
    count = 1
    for choice in choices:
        count *= len(choice)
    if not choices or count > _VARIANTS or {"{", "}", "^", "$"} & set(elements):
        raise PackError(f"not a phrase: {pattern!r}", where=where, hint=_HINT)
    for parts in product(*choices):
        steps = tuple(step for part in parts for step in part)
        worded = [step for step in steps if step.words]
        if not worded or (steps[0].words is None and not at_start):
            raise PackError(f"a phrase begins with a word: {pattern!r}", where=where, hint=_HINT)
        yield _Phrase(label, pattern, steps, at_start, at_end, len(worded) == len(steps))


_HINT = "See the notation at the top of checker/text/phrases.py."


def _choices(element: str, language: str) -> list[tuple[_Step, ...]]:
    """Return what may stand for an element: single words merged, several words each alone."""
    if not element.startswith("{") or len(element) < 2:
        return [(_step(element, language),)]
    merged: list[str] = []
    choices: list[tuple[_Step, ...]] = []
    for alternative in element[1:-1].split("|"):
        steps = tuple(_step(word, language) for word in alternative.split())
        if len(steps) == 1 and steps[0].words is not None:
            merged += steps[0].words
        else:
            choices.append(steps)
    if merged:
        choices.append((_Step(tuple(merged), language),))
    return choices


def _step(word: str, language: str) -> _Step:
    if word == "*":
        return _Step(None, language)
    if word == "**":
        return _Step(None, language, 0, _GAP)
    return _Step((word,), language)


def _forms_of(word: str, language: str) -> frozenset[str]:
    if len(word) > 1 and word[0] == "=":
        # The mark keeps it apart from the spellings that lost a clitic.
        return frozenset({"=" + fold(word[1:], language)})
    forms = inflected(word, language)
    if "/" in word[1:-1]:
        forms = frozenset(f"~{form}" for form in forms)
    return forms


def _match(
    phrase: _Phrase, norms: list[str], start: int, keys: Memo[tuple[str, ...]]
) -> int | None:
    """Return the end of the longest match that begins at ``start``, if there is one."""
    if phrase.gapless:  # as most are: one way to match, if any
        end = start + len(phrase.steps)
        if end > len(norms) or (phrase.at_end and end != len(norms)):
            return None
        # Its first word is how it was found.
        for step, norm in zip(phrase.steps[1:], norms[start + 1 : end], strict=True):
            if step.forms.isdisjoint(keys[norm]):
                return None
        return end
    reached = {start}
    for step in phrase.steps:
        ahead: set[int] = set()
        for position in reached:
            if step.words is None:
                last = min(position + step.high, len(norms))
                ahead.update(range(position + step.low, last + 1))
            elif position < len(norms) and not step.forms.isdisjoint(keys[norms[position]]):
                ahead.add(position + 1)
        reached = ahead
        if not reached:
            return None
    end = max(reached)
    return None if phrase.at_end and end != len(norms) else end


def _outermost(found: list[PhraseMatch]) -> Iterator[PhraseMatch]:
    """Drop a match that lies inside an earlier one of the same label."""
    reach: dict[str, int] = {}
    for match in sorted(found, key=lambda match: (match.start, -match.end, match.label)):
        if match.end > reach.get(match.label, -1):
            reach[match.label] = match.end
            yield match
