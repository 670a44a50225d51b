"""Cut a text into paragraphs, and a paragraph into sentences.

Ends of a sentence: ``. ! ? ؟ …``, also ``...``, outside quotation marks. Not ``،``; not ``..``,
which Arabic outlets write for a dash; not ``؛`` (of 55 in 3,200 archive articles, all but one
stood before a dependent clause: ف، حيث، مما، بل).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.stages.segment.marks import Quoted, quoted
from checker.text.normalise import fold

# The end of a line; or a run of blanks that some feeds leave where a paragraph ended. A pattern
# that begins with one character of a set is found twice as fast as a choice or a repetition.
_PARAGRAPH = re.compile(r"\s(?:(?<=[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])|[^\S\n\r]{5})")
_END = re.compile(r"[.!?؟…][.!?؟…]*")
_CLOSING = re.compile(r"[)\]}”»\"']+")
_BEFORE = re.compile(r"[^\W\d_][^\W\d_ـ]*ـ?$|\d+$")
_AFTER = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\s*[\d٠-٩]{1,3}$")
_MARKS = " \t\xa0.!?؟…\"“”„‟＂«»‹›')]}"
_OPENING = frozenset('"“„‟«‹([{')
_GOES_ON = frozenset("،,؛;:)]}")
_WINDOW = 24  # how far back a word before a full stop is looked for
_SAID = 5  # spaces in a quotation that can be a sentence of its own, not a title
_GLUED = (4, 3)  # letters before and behind a stop that lost its space; "بي.بي.سي" has fewer

# Longer than any sentence an editor writes: guards the stages behind against hostile input.
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch without a line break, ``[start, end)`` trimmed, with what it quotes."""

    start: int
    end: int
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a language says about full stops."""

    abbreviations: frozenset[str]
    domains: frozenset[str]


@cache
def _signs(language: str) -> _Signs:
    data = read(language, "segment")
    return _Signs(
        frozenset(fold(word, language) for word in words(data["abbreviations"])),
        frozenset(fold(word, language) for word in words(data["domains"])),
    )


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a raw field that hold anything but white space."""
    begin = 0
    for match in _PARAGRAPH.finditer(text):
        yield from _paragraph(text, begin, match.start())
        begin = match.end()
    yield from _paragraph(text, begin, len(text))


def _paragraph(text: str, start: int, end: int) -> Iterator[Paragraph]:
    start, end = trimmed(text, start, end)
    if start < end:
        yield Paragraph(start, end, quoted(text, start, end))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def sentences(text: str, paragraph: Paragraph, language: str) -> list[tuple[int, int]]:
    """Return the trimmed ranges of a paragraph's sentences; together they hold all its marks."""
    ranges: list[tuple[int, int]] = []
    start = paragraph.start
    for cut in (*_cuts(text, paragraph, language), paragraph.end):
        begin, end = trimmed(text, start, cut)
        start = cut
        if begin >= end:
            continue
        if ranges and not any(char.isalnum() for char in text[begin:end]):
            ranges[-1] = ranges[-1][0], end  # marks alone belong to what they follow
        else:
            ranges.append((begin, end))
    return [part for begin, end in ranges for part in _capped(text, begin, end)]


def _cuts(text: str, paragraph: Paragraph, language: str) -> Iterator[int]:
    """Yield the offsets behind the last mark of each sentence but the last."""
    quotes = iter(paragraph.quotes)
    quote = next(quotes, None)
    signs = _signs(language)
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        while quote and quote.outer_end <= match.start():
            quote = next(quotes, None)
        if quote and quote.outer_start < match.start():
            if not text[match.end() : quote.outer_end].strip(_MARKS) and _quote_ends(
                text, match, quote, paragraph.end
            ):
                yield quote.outer_end
        elif _ends(text, match, paragraph, signs, language):
            opens_next = quote and quote.outer_start == match.end()
            closing = None if opens_next else _CLOSING.match(text, match.end(), paragraph.end)
            yield closing.end() if closing else match.end()


def _quote_ends(text: str, match: re.Match[str], quote: Quoted, end: int) -> bool:
    """Say whether a sentence ends with its quotation: not with a title such as "من أنا؟"."""
    after = text[quote.outer_end : min(quote.outer_end + 3, end)]
    if not after[:1].isspace() or after.lstrip()[:1] in _GOES_ON or after.lstrip()[:1].islower():
        return False
    return match.group() == "." or text.count(" ", quote.start, quote.end) >= _SAID


def _ends(
    text: str, match: re.Match[str], paragraph: Paragraph, signs: _Signs, language: str
) -> bool:
    """Say whether marks outside quotations end a sentence that goes on behind them."""
    mark, start, end = match.group(), match.start(), match.end()
    after = text[end : min(end + 2, paragraph.end)]
    before = text[max(paragraph.start, start - _WINDOW) : start]
    if before[-1:] == "(" or not after or after.strip()[:1] in _GOES_ON:
        # Closing marks may stand between: "قال ذلك (أمس.) ثم".
        return bool(after) and before[-1:] != "(" and after[0] in ")]}" and after[1:].isspace()
    if mark == "..":
        return False
    spaced = after[0].isspace() or after[0] in _OPENING
    if mark != ".":
        return spaced or (after[0].isalpha() and not after[0].islower() and "." not in mark)
    word = _BEFORE.search(before)
    if spaced:
        return not _abbreviates(text, before, word, after, paragraph, signs, language)
    return _glued(text, word, end, paragraph.end, signs, language)


def _abbreviates(
    text: str,
    before: str,
    word: re.Match[str] | None,
    after: str,
    paragraph: Paragraph,
    signs: _Signs,
    language: str,
) -> bool:
    """Say whether a full stop before a space belongs to the word: "د. ", "1. ", "e.g. "."""
    if after.strip()[:1].islower():
        return True
    if word is None:
        return False
    found = word.group()
    if found.isdigit():
        return _NUMBERED.fullmatch(before) is not None and len(before) < _WINDOW
    folded = fold(found, language)
    if folded not in signs.abbreviations and len(folded) > 1:
        return before.rsplit(None, 1)[-1].casefold() in signs.abbreviations
    # "عام 2011 م." is the calendar and may end a sentence; "م. أحمد" is a title.
    return found not in "ةءىa" and not before[: word.start()].rstrip()[-1:].isdigit()


def _glued(
    text: str, word: re.Match[str] | None, end: int, limit: int, signs: _Signs, language: str
) -> bool:
    """Say whether a full stop without a space behind it ends a sentence: "الماضي.وقال"."""
    follows = _AFTER.match(text, end, min(end + _WINDOW, limit))
    if word is None or follows is None or follows.group().isascii():
        return False
    found, next_word = word.group(), follows.group()
    long_enough = found.isdigit() or len(found) >= _GLUED[0]
    return (
        long_enough
        and len(next_word) >= _GLUED[1]
        and fold(next_word, language) not in signs.domains
    )


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at a comma or a space, if there is one."""
    while end - start > LONGEST:
        half = start + LONGEST // 2
        cut = start + LONGEST
        for mark in ("؛", "،", " "):
            found = text.rfind(mark, half, start + LONGEST)
            if found >= 0:
                cut = found + 1
                break
        begin, stop = trimmed(text, start, cut)
        if begin < stop:
            yield begin, stop
        start = trimmed(text, cut, end)[0]
    if start < end:
        yield start, end
