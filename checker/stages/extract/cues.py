"""Find words of the opposition lexicon, what they are said of, and whether they are negated.

A cue counts only where its target stands by it: an adjective right behind its noun, a verb next
to its subject or object. What is only wished, planned or feared is no cue.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.stages.extract.oppositions import Group, Sense, oppositions
from checker.stages.extract.targets import Line, reachable
from checker.text.phrases import PhraseMatch, spellings
from checker.text.tokens import Token
from checker.types import Cue, Mention, Organisation, Person, Place, Sentence, Span

_ACTOR_REACH = (2, 8)  # tokens between a cue and the actor (before, behind) it
_BEFORE = 100  # added to the distance of an actor before a cue: any behind it comes first
_NEGATED_WITHIN = 3
_DENIED_WITHIN = 6
_IRREALIS_WITHIN = 3
_STOPS = frozenset("،,؛;.:()؟!")
_PRESENT = frozenset("يتن")


def find(
    tokens: tuple[Token, ...],
    sentence: Sentence,
    *,
    mentions: Sequence[Mention] = (),
    language: str = "ar",
) -> tuple[Mention, ...]:
    """Return a mention for every cue whose target is found; of one group, pole and target, one.

    ``mentions`` are the people, organisations and places of the sentence: cues about them
    (released, dead, appointed) carry their key as target, and as holder where it is a person.
    Without them such cues are not reported.
    """
    lexicon = oppositions(language)
    line = Line(tokens, lexicon, language)
    found: list[Mention] = []
    seen: set[tuple[str, str, str]] = set()
    for match, sense in _standing(line):
        target, holder = _said_of(line, match, sense, mentions)
        if target and (sense.group, sense.pole, target) not in seen:
            seen.add((sense.group, sense.pole, target))
            cue = Cue(sense.group, sense.pole, target, _negated(line, match))
            found.append(_mention(tokens, sentence, match, cue, holder))
    return tuple(found)


def _mention(
    tokens: tuple[Token, ...], sentence: Sentence, match: PhraseMatch, cue: Cue, holder: str
) -> Mention:
    start, end = tokens[match.start].start, tokens[match.end - 1].end
    base = sentence.span.start
    span = Span(sentence.span.field, start, end)
    return Mention(span, sentence.text[start - base : end - base], cue, holder)


def _standing(line: Line) -> Iterator[tuple[PhraseMatch, Sense]]:
    """Yield the cues that are facts, and no part of a longer cue ("متوقع" in "غير متوقع")."""
    for match, sense in line.cues:
        covered = any(
            other.start <= match.start
            and match.end <= other.end
            and other.end - other.start > match.end - match.start
            and theirs.group == sense.group
            for other, theirs in line.cues
        )
        if not covered and _is_fact(line, match, sense):
            yield match, sense


def _is_fact(line: Line, match: PhraseMatch, sense: Sense) -> bool:
    """Say whether a verb or verbal noun tells what happened: not wished, planned or feared."""
    if sense.how in ("adjective", "phrase"):
        return True
    sets = line.lexicon.sets
    before = [
        token.norm for token in line.tokens[max(0, match.start - _IRREALIS_WITHIN) : match.start]
    ]
    if _any(line, before, sets.irrealis):
        return False
    last, cue = before[-1:], line.tokens[match.start]
    if sense.how == "verb" and _any(line, last, sets.relative):
        return False
    if sense.how == "verb" and not _any(line, last, sets.nominal):
        wished = _any(line, last, sets.irrealis_next)
        present = cue.norm[0] in _PRESENT and not cue.norm.endswith("ت")
        return not wished and not (present and _any(line, last, sets.irrealis_present))
    return _any(line, before, sets.realis)


def _any(line: Line, norms: Sequence[str], wanted: frozenset[str]) -> bool:
    return any(not wanted.isdisjoint(spellings(norm, line.language)) for norm in norms)


def _negated(line: Line, match: PhraseMatch) -> bool:
    """Say whether a negation stands right before a cue, or a denial in its clause."""
    sets = line.lexicon.sets
    for back, index in enumerate(range(match.start - 1, -1, -1), 1):
        norm = line.tokens[index].norm
        if back > _DENIED_WITHIN or norm in _STOPS:
            return False
        forms = spellings(norm, line.language)
        if not line.lexicon.denial.isdisjoint(forms):
            return True
        if back == 1 and not sets.negation.isdisjoint(forms):
            return True
        if back <= _NEGATED_WITHIN and not sets.negation_far.isdisjoint(forms):
            return True
    return False


def _said_of(
    line: Line, match: PhraseMatch, sense: Sense, mentions: Sequence[Mention]
) -> tuple[str, str]:
    """Return the target of a cue and its holder; "" where nothing fits."""
    group = line.lexicon.groups[sense.group]
    if group.about == "fixed":
        return sense.group, ""
    if group.about in ("actor", "place"):
        return _actor(line, match, sense, group, mentions)
    return reachable(line, match, sense, group), ""


def _actor(
    line: Line, match: PhraseMatch, sense: Sense, group: Group, mentions: Sequence[Mention]
) -> tuple[str, str]:
    """Return the person, organisation or place behind a cue, right before it, or inside."""
    kinds = Place if group.about == "place" else (Person, Organisation)
    ranked = sorted(
        (gap, value.key, value.key if isinstance(value, Person) else "")
        for mention in mentions
        if isinstance(value := mention.value, kinds)
        and (gap := _gap(line, match, group, mention)) is not None
    )
    if group.object and sense.how == "verb":
        # "May appointed Hunt": who stands before did it, of two behind nobody can tell.
        behind = [actor for actor in ranked if actor[0] < _BEFORE]
        people = {actor[2] for actor in behind if actor[2]}
        ranked = [actor for actor in behind if actor[2] or not people] if len(people) < 2 else []
    return ranked[0][1:] if ranked else ("", "")


def _gap(line: Line, match: PhraseMatch, group: Group, mention: Mention) -> int | None:
    """Return how far an actor stands from a cue, from _BEFORE on before it; None: too far."""
    starts = [token.start for token in line.tokens]
    before, behind = (group.reach, group.reach) if group.reach else _ACTOR_REACH
    first = bisect_right(starts, mention.span.start) - 1
    last = bisect_right(starts, mention.span.end - 1) - 1
    if group.subject and match.start < first and last < match.end:
        return 0
    if match.end <= first < match.end + behind:
        between = line.tokens[match.end : first]
        walls = line.lexicon.sets.elsewhere | group.against
        parted = any(token.norm in walls for token in between)
        return None if parted else first - match.end
    if last < match.start <= last + before:
        return match.start - last + _BEFORE
    return None
