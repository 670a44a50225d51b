"""Predicates that cannot both be true of one thing: the lexicon of poles, read in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from checker.rules.reading import tokens_of
from checker.rules.statements import pole_lexicon as lexicon
from checker.rules.statements.cues import Told
from checker.rules.statements.unreal import denials, negation, subjunctive, wishes
from checker.text.numbers_cardinal import read_cardinal
from checker.text.phrases import PhraseMatch, spellings
from checker.text.tokens import Token
from checker.types import Cue, DateValue, Mention, Sentence, Span, Statement

AHEAD, TOLD = "ahead", "told"  # targets of the cues: a plan, or a fact
_TOLD_IN = frozenset({"headline", "lead", "body"})
_WORDS = frozenset({"verb", "noun", "state"})
_PRESENT = frozenset("يتن")
_LINES = (" phrase", " lasts")
_NEGATED_WITHIN = 2  # tokens before a predicate in which a negation turns it
_UNDONE_WITHIN = 5  # tokens before a noun: "no decision was taken to ban it"
_GOVERNED_WITHIN = 6  # tokens before a verbal noun in which the verb that governs it stands
_UNREAL_WITHIN = 3  # tokens before it in which it is wished, or a noun made a fact
_ASKED_WITHIN = 8  # tokens before it in which "if" or "whether" makes a question of it
_STATE_WITHIN = 6  # tokens before a participle in which a verb of being stands
_COUNTED = 2, 3  # tokens before and behind in which a number says that only some did it


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate with its opposition; ``lasts`` where it says that nothing has changed."""

    told: Told
    lasts: bool

    @property
    def cue(self) -> Cue:
        """Which opposition and pole; its target is ``AHEAD`` or ``TOLD``."""
        return self.told.cue

    @property
    def statement(self) -> Statement:
        """The sentence."""
        return self.told.statement


def predicates(statement: Statement, day: date | None) -> Iterator[Predicate]:
    """Yield the predicates of a sentence that are told as facts; ``day``: that of the article."""
    sentence = statement.sentence
    tokens = tokens_of(sentence)
    opens = bool(tokens) and tokens[0].norm.removeprefix("و") in lexicon.were()
    if sentence.kind in _TOLD_IN:
        for match in _matches(sentence):
            if opens and match.start:
                continue
            found = _read(statement, match, day)
            if found is not None:
                yield found


@lru_cache(maxsize=1 << 9)
def _matches(sentence: Sentence) -> tuple[PhraseMatch, ...]:
    """Return the matches of a sentence; of one opposition none inside another."""
    found = lexicon.matcher().find(tokens_of(sentence))
    return tuple(one for one in found if not any(_inside(one, other) for other in found))


def wished(sentence: Sentence) -> set[tuple[str, str]]:
    """Return the oppositions and poles of what a sentence says that somebody is to do."""
    tokens = tokens_of(sentence)
    found = (
        match.label.split()
        for match in _matches(sentence)
        if _any(tokens[max(0, match.start - 1) : match.start], subjunctive())
    )
    return {(lexicon.PREFIX + group, pole) for group, pole, _ in found}


def _inside(one: PhraseMatch, other: PhraseMatch) -> bool:
    same = one.label.split()[0] == other.label.split()[0]
    longer = other.end - other.start > one.end - one.start
    return same and longer and other.start <= one.start and one.end <= other.end


def _read(statement: Statement, match: PhraseMatch, day: date | None) -> Predicate | None:
    group, pole, sort = match.label.split()
    sentence, tokens = statement.sentence, tokens_of(statement.sentence)
    before, token = tokens[: match.start], tokens[match.start]
    quoted = any(quote.start <= token.start < quote.end for quote in sentence.quotes)
    if quoted and not lexicon.holds(group, "whole"):  # who calls an event so may be quoted
        return None
    if token.text in lexicon.that():
        return None  # "إنها" is spelled like a form of "أنهى"
    governor = _governor(before) if sort == "noun" and not token.prefix.strip("بل") else ""
    if governor == "refused" and not (token.definite or lexicon.holds(group, "agent")):
        return None
    if not governor and _is_object(sentence, match, tokens):
        return None
    if _unreal(token, before) or _counted(tokens, match):
        return None
    if not governor and not _is_told(sentence, match, tokens):
        return None
    still = _any(before[-_NEGATED_WITHIN:], lexicon.still())
    undone = sort == "noun" and _any(before[-_UNDONE_WITHIN:], lexicon.undone())
    undone = undone or governor in {"undone", "refused"}
    negated = undone or (sort in _WORDS and not still and _negated(before, sort))
    tense = AHEAD if _is_ahead(statement, match, day) else TOLD
    span = Span(sentence.span.field, token.start, tokens[match.end - 1].end)
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    cue = Cue(lexicon.PREFIX + group, pole, tense, negated)
    lasts = negated or sort in {"lasts", "state"}
    return Predicate(
        Told(statement, Mention(span, text, cue), cue), still or (lasts and not _again(sentence))
    )


def _negated(before: Sequence[Token], sort: str) -> bool:
    """Say whether a word is negated: a verb by a particle of its own, right before it."""
    if sort != "verb":
        return _any(before[-_NEGATED_WITHIN:], negation())
    apart = _any(before[-1:], lexicon.auxiliary())
    return _any(before[-2:-1] if apart else before[-1:], lexicon.verbal())


def _governor(before: Sequence[Token]) -> str:
    """Return what a verb makes of the verbal noun behind it: done, undone, or ""."""
    marks = (at for at in range(len(before) - 1, -1, -1) if not before[at].is_word)
    clause = before[max(next(marks, -1) + 1, len(before) - _GOVERNED_WITHIN) :]
    found = lexicon.governors().find(clause)
    if not found or _any(clause[: found[-1].start], negation()):
        return ""
    last = found[-1]
    wished = _any(clause[max(0, last.start - 1) : last.start], subjunctive())
    between = clause[last.end :]
    parted = any(one.norm in lexicon.prepositions() for one in between)
    return "" if wished or parted else last.label


def _is_object(sentence: Sentence, match: PhraseMatch, tokens: Sequence[Token]) -> bool:
    """Say whether a word is what another predicate is of: "refuses expulsion", "a halt of fire"."""
    token = tokens[match.start]
    if token.definite or token.prefix or _any(tokens[match.start - 1 : match.start], _told_on()):
        return False
    return any(other.end == match.start for other in _matches(sentence))


@cache
def _told_on() -> frozenset[str]:
    """Return the words behind which a verbal noun is told as a fact, and "not"."""
    return lexicon.realis() | negation()


def _unreal(token: Token, before: Sequence[Token]) -> bool:
    """Say whether what stands there is wished, feared or planned, or denied by somebody."""
    unreal = token.norm[:1] in _PRESENT and _any(before[-1:], subjunctive())
    asked = before[-_ASKED_WITHIN:]
    unreal = unreal or _any(asked, lexicon.conditions())
    unreal = unreal or any((a.norm, b.norm) == ("ما", "لم") for a, b in pairwise(asked))  # unless
    return unreal or _any(before[-_UNREAL_WITHIN:], wishes()) or _any(before, denials())


def _counted(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Say whether a number stands beside a predicate: three may refuse where twelve approve."""
    ahead = 0 if match.label.endswith(_LINES) else _COUNTED[1]
    first, last = max(0, match.start - _COUNTED[0]), match.end + ahead
    near = (*tokens[first : match.start], *tokens[match.end : last + 1])
    return any(
        (t.is_number or read_cardinal(near, at) is not None)
        and not any(unit.stem in lexicon.times() for unit in near[at + 1 : at + 2])
        for at, t in enumerate(near[:-1])
    )


def _is_told(sentence: Sentence, match: PhraseMatch, tokens: Sequence[Token]) -> bool:
    """Say whether a match is a predicate of its sentence, and not what qualifies a noun."""
    group, _, sort = match.label.split()
    before, token = tokens[: match.start], tokens[match.start]
    if sort == "verb":
        noun = lexicon.nominal()
        if lexicon.holds(group, "changes"):
            noun |= lexicon.relative()  # "the men whom they had seized are free"
        return not token.definite and not _any(before[-1:], noun)
    if sort == "noun":
        opens = not before or before[-1].norm in {":", "."}
        if lexicon.holds(group, "changes") and _any(before[-2:], lexicon.since()):
            return False  # "it opened after a closure"
        named = (sentence.kind == "headline" and opens) or token.prefix == "ب"
        return named or _any(before[-_UNREAL_WITHIN:], lexicon.realis())
    if sort == "state":
        bare = not token.definite and not token.prefix.strip("وف")
        is_so = sentence.kind == "headline" or _any(before[-_STATE_WITHIN:], lexicon.being())
        return bare and is_so
    return not _any(before[-1:], lexicon.relative())


def _is_ahead(statement: Statement, match: PhraseMatch, day: date | None) -> bool:
    """Say whether a predicate tells what is to come: by its form, or by a date ahead."""
    tokens = tokens_of(statement.sentence)
    token, before = tokens[match.start], tokens[max(0, match.start - _NEGATED_WITHIN) : match.start]
    if token.norm[:1] == "س" and token.norm[1:] in lexicon.presents():
        return True
    if any(one.norm in lexicon.future() for one in (*before, token)):
        return True
    inside = tokens[match.start : match.end] if match.label.endswith(_LINES) else ()
    if any(one.norm[:1] == "س" and one.norm[1:2] in _PRESENT for one in inside):
        return True
    if match.label.endswith(" verb") and token.norm[:1] not in _PRESENT:
        return False
    dates = (m.value.start for m in statement.mentions if isinstance(m.value, DateValue))
    return bool(day) and any(start and day and start > day for start in dates)


@lru_cache(maxsize=1 << 9)
def _again(sentence: Sentence) -> bool:
    """Say whether a sentence tells that something is so again."""
    return any(match.label == "again" for match in lexicon.order().find(tokens_of(sentence)))


def _any(tokens: Sequence[Token], forms: frozenset[str]) -> bool:
    return any(not forms.isdisjoint(spellings(token.norm)) for token in tokens)
