"""Find words of the opposition lexicon, what they are said of, and whether they are negated.

A cue counts only where its target stands by it: an adjective right behind its noun, a verb next
to its subject or object. What is only wished, planned or feared is no cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.stages.extract.oppositions import Group, Lexicon, Sense, oppositions
from checker.text.phrases import PhraseMatch, spellings
from checker.text.tokens import Token
from checker.types import Cue, Mention, Organisation, Person, Place, Sentence, Span

# Tokens between a cue and its target, (before, behind) it. Measured on 400 archive articles:
# wider windows for adjectives and verbs brought in nouns of other clauses.
_REACH = {"adjective": (3, 0), "phrase": (20, 10), "verb": (2, 6), "masdar": (0, 4)}
_ACTOR_REACH = (2, 8)
_NEGATED_WITHIN = 2
_DENIED_WITHIN = 6
_IRREALIS_WITHIN = 3
_STOPS = frozenset("،,؛;.:()؟!")


@dataclass(frozen=True, slots=True)
class _Target:
    """A noun, or a verb that tells of the same thing, in tokens ``[start, end)``."""

    start: int
    end: int
    key: str
    is_verb: bool


def find(
    tokens: tuple[Token, ...],
    sentence: Sentence,
    *,
    mentions: Sequence[Mention] = (),
    language: str = "ar",
) -> tuple[Mention, ...]:
    """Return a mention for every cue whose target is found.

    ``mentions`` are the people, organisations and places of the sentence: cues about them
    (released, dead, appointed) carry their key as target, and as holder where it is a person.
    Without them such cues are not reported.
    """
    lexicon = oppositions(language)
    matches = lexicon.matcher.find(tokens)
    reader = _Reader(tokens, sentence, lexicon, language, matches, mentions)
    return tuple(reader.cues())


class _Reader:
    """One sentence with its matches, split into cues and targets."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        sentence: Sentence,
        lexicon: Lexicon,
        language: str,
        matches: Sequence[PhraseMatch],
        mentions: Sequence[Mention],
    ) -> None:
        self.tokens, self.sentence, self.lexicon = tokens, sentence, lexicon
        self.language, self.mentions = language, mentions
        senses = [(match, lexicon.senses[match.label]) for match in matches]
        self.found = [(match, sense) for match, sense in senses if sense.pole]
        self.targets = [self._target(match, sense) for match, sense in senses if not sense.pole]

    def cues(self) -> Iterator[Mention]:
        """Yield the cues in text order, one for each group, pole and target."""
        seen: set[tuple[str, str, str]] = set()
        for match, sense in self.found:
            if self._covered(match, sense) or not self._is_fact(match, sense):
                continue
            target, holder = self._said_of(match, sense)
            if target and (sense.group, sense.pole, target) not in seen:
                seen.add((sense.group, sense.pole, target))
                yield self._mention(match, sense, target, holder)

    def _mention(self, match: PhraseMatch, sense: Sense, target: str, holder: str) -> Mention:
        start, end = self.tokens[match.start].start, self.tokens[match.end - 1].end
        base = self.sentence.span.start
        cue = Cue(sense.group, sense.pole, target, self._negated(match))
        span = Span(self.sentence.span.field, start, end)
        return Mention(span, self.sentence.text[start - base : end - base], cue, holder)

    def _covered(self, match: PhraseMatch, sense: Sense) -> bool:
        """Say whether a longer cue of the group holds this one: "متوقع" in "غير متوقع"."""
        return any(
            other.start <= match.start
            and match.end <= other.end
            and other.end - other.start > match.end - match.start
            for other, theirs in self.found
            if theirs.group == sense.group
        )

    def _is_fact(self, match: PhraseMatch, sense: Sense) -> bool:
        before = [token.norm for token in self.tokens[max(0, match.start - 3) : match.start]]
        if sense.how in ("adjective", "phrase"):
            return True
        if self._any(before[-_IRREALIS_WITHIN:], self.lexicon.irrealis):
            return False
        if sense.how == "verb":
            return not (before and before[-1] in self.lexicon.irrealis_next)
        return self._any(before[-_IRREALIS_WITHIN:], self.lexicon.realis)

    def _any(self, norms: list[str], wanted: frozenset[str]) -> bool:
        return any(not wanted.isdisjoint(spellings(norm, self.language)) for norm in norms)

    def _negated(self, match: PhraseMatch) -> bool:
        """Say whether a negation stands right before a cue, or a denial in its clause."""
        for back, index in enumerate(range(match.start - 1, -1, -1), 1):
            token = self.tokens[index]
            if back > _DENIED_WITHIN or token.norm in _STOPS:
                return False
            forms = spellings(token.norm, self.language)
            if not self.lexicon.denial.isdisjoint(forms):
                return True
            if back <= _NEGATED_WITHIN and not self.lexicon.negation.isdisjoint(forms):
                return True
        return False

    def _said_of(self, match: PhraseMatch, sense: Sense) -> tuple[str, str]:
        """Return the target of a cue and its holder; "" where nothing fits."""
        group = self.lexicon.groups[sense.group]
        if group.about == "fixed":
            return sense.group, ""
        if group.about in ("actor", "place"):
            return self._actor(match, group)
        return self._nearest(match, sense, group), ""

    def _nearest(self, match: PhraseMatch, sense: Sense, group: Group) -> str:
        """Return the nearest target: behind a verb first, before an adjective."""
        before, behind = _REACH[sense.how]
        ranked: list[tuple[int, int, str]] = []
        for target in self.targets:
            if target.is_verb and sense.how != "phrase":
                continue
            if group.about != "any" and target.key.split(" ")[0] not in group.targets:
                continue
            if target.start >= match.end and target.start - match.end < behind:
                gap = target.start - match.end
                ranked.append((gap if sense.how != "phrase" else gap + before, 1, target.key))
            elif target.end <= match.start and match.start - target.end < before:
                gap = match.start - target.end
                ranked.append((gap if sense.how != "verb" else gap + behind, 0, target.key))
            elif target.start < match.end and match.start < target.end and sense.how == "phrase":
                ranked.append((0, 0, target.key))
        ranked = [rank for rank in ranked if sense.how == "phrase" or rank[0] == min(ranked)[0]]
        return min(ranked)[2] if ranked else ""

    def _actor(self, match: PhraseMatch, group: Group) -> tuple[str, str]:
        """Return the person, organisation or place behind a cue, or right before it."""
        kinds = Place if group.about == "place" else (Person, Organisation)
        before, behind = _ACTOR_REACH
        ranked: list[tuple[int, str, str]] = []
        for mention in self.mentions:
            value = mention.value
            if not isinstance(value, kinds):
                continue
            index = self._index(mention.span.start)
            last = self._index(mention.span.end - 1)
            if match.end <= index < match.end + behind:
                gap = index - match.end
            elif last < match.start <= last + before:
                gap = match.start - last + behind
            else:
                continue
            holder = value.key if isinstance(value, Person) else ""
            ranked.append((gap, value.key, holder))
        return min(ranked)[1:] if ranked else ("", "")

    def _index(self, offset: int) -> int:
        """Return the index of the token that holds a raw offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _target(self, match: PhraseMatch, sense: Sense) -> _Target:
        """Read a target, with the next word where it means nothing alone: "سعر النفط"."""
        key = sense.group
        if key in self.lexicon.compound and match.end < len(self.tokens):
            token = self.tokens[match.end]
            if token.is_word and len(token.stem) > 2 and not token.prefix:
                key = f"{key} {token.stem}"
        return _Target(match.start, match.end, key, sense.how == "verb")
