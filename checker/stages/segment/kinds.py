"""Tell apart what a line of an article is: headline, subheading, caption, byline, residue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.languages import LANGUAGES, read, words
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import tokenize
from checker.types import SentenceKind

# Words. A line with more is running text, whatever it begins with; so is a stopped line with
# more than the second.
LONGEST_LABEL = 25
LONGEST_STOPPED = 14
LONGEST_CREDIT = 3  # "(وكالات)" on a line of its own
LONGEST_HEADLINE = 24
LONGEST_SUBHEADING = 15
_STOPS = (".", "،", "؛", ":", ",", ";", "-", "–")
_BULLETS = "-–—•*●▪■◦·‣►"
_LABELS: tuple[SentenceKind, ...] = ("residue", "byline", "caption")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a language pack says about lines: label phrases, and words that open a sentence."""

    language: str
    labels: PhraseMatcher
    openers: frozenset[str]
    openers_like: re.Pattern[str]


@cache
def signs(language: str) -> Signs:
    """Return the line signs of a language; of English where the language has no pack."""
    language = language if language in LANGUAGES else "en"
    data = read(language, "segment")
    labels = compile_phrases(
        {kind: data[kind] for kind in _LABELS}, language, where=f"{language}/segment.yml"
    )
    openers = frozenset(fold(word, language) for word in words(data["openers"]))
    like = re.compile("|".join(data["openers_like"]) or r"(?!)")
    return Signs(language, labels, openers, like)


def label(line: str, signs: Signs) -> SentenceKind | None:
    """Return residue, byline or caption where the line is one of these, else None."""
    longest = LONGEST_STOPPED if line.endswith((".", "؟", "!")) else LONGEST_LABEL
    if line.count(" ") > longest:
        return None
    pieces = line.split()
    if len(pieces) > longest:
        return None
    if all(piece[0] in "#@" for piece in pieces) or not any(map(str.isalnum, line)):
        return "residue"
    if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
        return "byline"  # the desk's initials
    tokens = tokenize(line, signs.language)
    first = next((i for i, token in enumerate(tokens) if _is_word(token.norm)), 0)
    last = len(tokens)
    while last > first and tokens[last - 1].norm in ".،:؛…)":
        last -= 1
    found = {match.label for match in signs.labels.find(tokens[first:last])}
    in_brackets = line[0] == "(" and line[-1] == ")" and len(pieces) <= LONGEST_CREDIT
    return next((kind for kind in _LABELS if kind in found), "byline" if in_brackets else None)


def _is_word(norm: str) -> bool:
    return norm[:1].isalnum()


def is_headline(line: str, following: str | None, signs: Signs) -> bool:
    """Say whether the first line of a text without a title reads like one."""
    return _is_heading(line, following, signs, LONGEST_HEADLINE)


def is_subheading(line: str, following: str | None, signs: Signs) -> bool:
    """Say whether a line between paragraphs heads what follows it."""
    return _is_heading(line, following, signs, LONGEST_SUBHEADING)


def _is_heading(line: str, following: str | None, signs: Signs, longest: int) -> bool:
    """Say whether a line is short, unstopped, no list item, and followed by running text."""
    if following is None or len(line) > longest * 12 or line.endswith(_STOPS):
        return False
    pieces = line.split()
    if len(pieces) > longest or line[0] in _BULLETS or line[0].isdigit():
        return False
    first = fold(pieces[0], signs.language)
    if first in signs.openers or signs.openers_like.fullmatch(first):
        return False
    return is_prose(following) or following[0] in _BULLETS or fold(following) == fold(line)


def is_prose(line: str) -> bool:
    """Say whether a line is running text: it ends with a stop, or is long."""
    return line.rstrip("\"”»)' ").endswith((".", "!", "؟", "…")) or line.count(" ") > LONGEST_LABEL
