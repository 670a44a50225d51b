"""Find what a cue is said of: the noun by an adjective, the subject or object of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.stages.extract.oppositions import Group, Lexicon, Sense
from checker.text.phrases import PhraseMatch, spellings
from checker.text.tokens import Token

# Tokens that may stand between, (before, behind) the cue. Read on 600 archive articles: wider
# windows brought in nouns of other clauses.
_PHRASE = (8, 4)
_VERB = (2, 5)
_MASDAR = 2
_ADJECTIVE = 2
_CLAUSE = frozenset(".؛;:؟!()")
_FEMININE = ("ه", "ات")
_NISBA = ("ي", "يه")


@dataclass(frozen=True, slots=True)
class Target:
    """A noun, or a verb that tells of the same thing, in tokens ``[start, end)``.

    ``bare`` says that no preposition is written together with it.
    """

    start: int
    end: int
    key: str
    name: str
    is_verb: bool
    bare: bool


class Line:
    """The tokens of a sentence, with the cues and the targets in it."""

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon, language: str) -> None:
        self.tokens, self.lexicon, self.language = tokens, lexicon, language
        self.cues: list[tuple[PhraseMatch, Sense]] = []
        self.targets: list[Target] = []
        targets: list[tuple[PhraseMatch, Sense]] = []
        for match in lexicon.matcher.find(tokens):
            sense = lexicon.senses[match.label]
            (self.cues if sense.pole else targets).append((match, sense))
        if self.cues:
            self.targets = list(self._read_targets(targets))

    def _read_targets(self, found: list[tuple[PhraseMatch, Sense]]) -> Iterator[Target]:
        sets = self.lexicon.sets
        for match, sense in found:
            name = key = sense.group
            if name in sets.literal:
                before = self.tokens[match.start - 1] if match.start else None
                if before and (before.is_number or before.norm in sets.counted):
                    continue
                key = self._with_nisba(match, self.tokens[match.start].stem)
            if name in sets.compound:
                key = self._with_complement(match, key)
                if key == name and name in sets.partial:
                    continue
            bare = sense.how == "verb" or self._is_bare(self.tokens[match.start])
            yield Target(match.start, match.end, key, name, sense.how == "verb", bare)

    def _with_nisba(self, match: PhraseMatch, key: str) -> str:
        """Return a word with the country that it is of: the Australian dollar is another one."""
        token = self.tokens[match.end] if match.end < len(self.tokens) else None
        of_country = token is not None and token.definite and token.stem.endswith(_NISBA)
        return f"{key} {token.stem}" if token and of_country else key

    def _is_bare(self, token: Token) -> bool:
        """Say whether a target noun is written without a preposition."""
        nouns = self.lexicon.nouns
        word = token.norm
        forms = {word, word.removeprefix("و"), word.removeprefix("ف")}
        return any(form in nouns or form.removeprefix("ال") in nouns for form in forms)

    def _with_complement(self, match: PhraseMatch, key: str) -> str:
        """Return a target with the word it takes: "سعر النفط"; not an adjective that is a cue."""
        if match.end >= len(self.tokens):
            return key
        token = self.tokens[match.end]
        cue = any(other.start <= match.end < other.end for other, _ in self.cues)
        if cue or not token.is_word or len(token.stem) < 3 or token.prefix:
            return key
        return key if token.norm in self.lexicon.sets.apart else f"{key} {token.stem}"


def reachable(line: Line, match: PhraseMatch, sense: Sense, group: Group) -> str:
    """Return the key of the target that a cue is said of, or "" where none stands by it."""
    targets = [
        target
        for target in line.targets
        if (group.about == "any" or target.name in group.targets)
        and (not target.is_verb or (group.verbs and sense.how == "phrase"))
    ]
    if sense.how == "adjective":
        return _of_adjective(line, match, targets)
    if sense.how == "phrase":
        before, behind = (group.reach, group.reach) if group.reach else _PHRASE
        return _of_phrase(line, match, targets, before, behind)
    return _of_verb(line, match, sense, group, targets)


def _of_adjective(line: Line, match: PhraseMatch, targets: list[Target]) -> str:
    """Return the noun right before; or some words before, where only it agrees in gender."""
    for target in reversed(targets):
        gap = match.start - target.end
        if gap == 0:
            return target.key
        if not 0 < gap <= _ADJECTIVE:
            continue
        between = line.tokens[target.end : match.start]
        feminine = [line.tokens[i].norm.endswith(_FEMININE) for i in (target.start, match.end - 1)]
        plain = all(word.is_word and not word.norm.endswith(_FEMININE) for word in between)
        if all(feminine) and plain:
            return target.key
    return ""


def _of_phrase(
    line: Line, match: PhraseMatch, targets: list[Target], before: int, behind: int
) -> str:
    """Return the nearest target of the clause, one inside the phrase first, then before it."""
    ranked: list[tuple[int, int, str]] = []
    for target in targets:
        if target.start < match.end and match.start < target.end:
            ranked.append((0, 0, target.key))
        elif target.end <= match.start and match.start - target.end <= before:
            if not _parted(line, target.end, match.start):
                ranked.append((1, match.start - target.end, target.key))
        elif target.start - match.end <= behind and not _parted(line, match.end, target.start):
            ranked.append((2, target.start - match.end, target.key))
    return min(ranked)[2] if ranked else ""


def _parted(line: Line, start: int, end: int) -> bool:
    return any(token.norm in _CLAUSE for token in line.tokens[start:end])


def _of_verb(
    line: Line, match: PhraseMatch, sense: Sense, group: Group, targets: list[Target]
) -> str:
    """Return the subject or object behind a verb; for a verb also the subject right before it."""
    behind = _VERB[1] if sense.how == "verb" else _MASDAR
    for target in targets:
        gap = line.tokens[match.end : target.start]
        if target.start < match.end or len(gap) > behind or not (target.bare or group.through):
            continue
        if not any(_blocks(line, token, group) for token in gap):
            return target.key
    if sense.how == "verb":
        for target in reversed(targets):
            if 0 <= match.start - target.end < _VERB[0] and target.bare:
                between = line.tokens[target.end : match.start]
                # What the target takes with it is no wall: "أسعار النفط ارتفعت".
                if all(
                    token.is_word and token.norm not in line.lexicon.sets.apart for token in between
                ):
                    return target.key
    return ""


def _blocks(line: Line, token: Token, group: Group) -> bool:
    """Say whether a word between verb and target means that they do not belong together."""
    forms = spellings(token.norm, line.language)
    if not group.through.isdisjoint(forms):
        return False
    return not token.is_word or not line.lexicon.sets.apart.isdisjoint(forms)
