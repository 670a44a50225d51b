"""What makes a speaker doubtful who was read from the place of a name beside a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import Token
from checker.types import Mention, Person, Statement

_PREPOSED = ("ل", "ب", "ك")
_BESIDE = 3  # tokens before a name among which his title stands


def doubtful(statement: Statement, quotation: Mention, speaker: str) -> bool:
    """Say whether somebody else may speak than the one who was read as the speaker.

    Where behind his name a clause with another subject begins ("فيما التزم فلان الصمت"), or the
    words are only relayed ("نقلا عن") and nothing names him behind that.
    """
    before = [t for t in tokens_of(statement.sentence) if t.end <= quotation.span.start]
    named = [
        mention.span.end
        for mention in statement.mentions
        if isinstance(mention.value, Person)
        and mention.value.key == speaker
        and mention.span.end <= quotation.span.start
    ]
    after = max(named, default=-1)
    behind = [match for match in _signs().find(before) if before[match.start].start > after]
    return any(
        match.label == "relay" or not _goes_on(before[match.end : match.end + 1])
        for match in behind
    )


def another_passage(statement: Statement, quotation: Mention) -> bool:
    """Say whether a quotation is introduced as another passage than what others may quote."""
    before = [t for t in tokens_of(statement.sentence) if t.end <= quotation.span.start]
    return bool(_passages().find(before))


def opens_or_closes(statement: Statement, quotation: Mention) -> str:
    """Return which end of a speech a quotation is introduced as, "opens" or "closes", or ""."""
    before = [t for t in tokens_of(statement.sentence) if t.end <= quotation.span.start]
    return next((match.label for match in _ends().find(before)), "")


def spoken_of(statement: Statement, actor: Mention) -> bool:
    """Say whether somebody is only spoken of: in a clause about the speaker, as a topic, to him.

    "He had warned his counterpart, X": the other of two is addressed.
    """
    tokens = tokens_of(statement.sentence)
    before = [token for token in tokens if token.end <= actor.span.start]
    if any(token.norm in _listed("oppositions", "relative") for token in before):
        return True
    if any(token.norm in _listed("speech", "topics") for token in before):
        return True
    if any(token.norm in _listed("speech", "counterparts") for token in before[-_BESIDE:]):
        return True
    # "تثق بفلان": the preposition has merged with the name.
    first = tokens[len(before) : len(before) + 1]
    return bool(first) and first[0].prefix.endswith(_PREPOSED)


def _goes_on(follower: Sequence[Token]) -> bool:
    """Say whether a word makes "فيما" mean another thing: "as regards", "later"."""
    return bool(follower) and follower[0].norm in _listed("speech", "no_turns")


@cache
def _listed(data: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", data)[name]))


@cache
def _passages() -> PhraseMatcher:
    return compile_phrases({"other": read("ar", "speech")["passages"]}, "ar", where="ar/speech.yml")


@cache
def _ends() -> PhraseMatcher:
    data = read("ar", "speech")
    ends = {"opens": data["speech_opens"], "closes": data["speech_closes"]}
    return compile_phrases(ends, "ar", where="ar/speech.yml")


@cache
def _signs() -> PhraseMatcher:
    data = read("ar", "speech")
    signs = {"relay": data["relays"], "turn": data["turns"]}
    return compile_phrases(signs, "ar", where="ar/speech.yml")
