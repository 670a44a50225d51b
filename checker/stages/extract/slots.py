"""Names that no list knows, read from their place: "said <title> X Y that", "that X Y, who"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.stages.extract.names import looks_like_name
from checker.stages.extract.reader import Reader
from checker.stages.extract.speech import IMPERSONAL, signs

_WITHIN = 9  # tokens between a verb of saying and what ends its subject
_OPENING = frozenset({"ان", "بان"})
_WHO = frozenset({"الذي", "التي"})
_MARKS = frozenset('،,:«"“(')
_WIDE = frozenset({"في", "من", "عن", "علي"})  # may stand inside a title as well as behind it
_LEAST, _SURE = 0.5, 0.7  # what each of two words must look like, and one of them
_CERTAIN = 0.9  # what one must look like beside which any unknown word will do


def slot_names(reader: Reader, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the two words each ``[first, end)`` that fill the place of a name.

    That place is the end of the subject of a verb of saying, and what stands between "that" and
    a comma with "who". Words of a phrase already read (``taken``) are left out.
    """
    found: list[tuple[int, int]] = []
    for first in (*_said(reader), *_told_of(reader)):
        span = first, first + 2
        if all(span[1] <= start or end <= first for start, end in (*taken, *found)):
            found.append(span)
    return sorted(found)


def _said(reader: Reader) -> list[int]:
    found = []
    for match in reader.said:
        if match.label == IMPERSONAL or match.end - match.start > 1:
            continue
        at = _subject_end(reader, match.end)
        body = any(_is_body(reader, index) for index in range(match.end, at))
        if at >= match.end + 2 and not body and _look_alike(reader, at - 2):
            found.append(at - 2)
    return found


def _subject_end(reader: Reader, start: int) -> int:
    """Return where the subject of a verb of saying ends: at "that", a mark, or an adverb."""
    leads = signs("ar").leads
    for index in range(start, min(start + _WITHIN, len(reader))):
        token = reader.tokens[index]
        if token.text in _MARKS or (token.norm in leads and token.norm not in _WIDE):
            return index
        if token.norm in _WIDE and index >= start + 2 and _look_alike(reader, index - 2):
            return index
    return start


def _told_of(reader: Reader) -> list[int]:
    tokens = reader.tokens
    return [
        at + 1
        for at in range(len(tokens) - 4)
        if tokens[at].norm in _OPENING
        and tokens[at + 3].text in "،,"
        and tokens[at + 4].norm in _WHO
        and _look_alike(reader, at + 1)
    ]


def _look_alike(reader: Reader, first: int) -> bool:
    likely = [looks_like_name(reader, index) for index in (first, first + 1)]
    if first in reader.places or first + 1 in reader.places or min(likely) == 0.0:
        return False
    adverb = reader.tokens[first + 1].norm.endswith("ا") and likely[1] < _LEAST
    foreign = reader.tokens[first + 1].norm.endswith("يا")
    if max(likely) >= _CERTAIN and (not adverb or foreign):
        return True
    return min(likely) >= _LEAST and max(likely) >= _SURE


def _is_body(reader: Reader, index: int) -> bool:
    """Say whether a word is the head of a body's name, or of a place's: its name follows."""
    token = reader.tokens[index]
    heads = (reader.lexicon.organisation_heads, reader.grammar.place_heads)
    return not token.definite and any(token.stem in listed for listed in heads)
