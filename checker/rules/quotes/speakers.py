"""Who speaks: two spellings of one person are one."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from checker.rules.once import once
from checker.text.normalise import fold
from checker.types import Corpus, Person

_GIVEN = 2  # words with which a name begins that are enough to know it by
_SAME_WORD = 60  # of 100: a slip of the pen away from one another
_SAME_NAME = 85  # of 100: two spellings, or a name and its longer form


class Speakers:
    """Who a speaker's key means: two spellings of one person give one id."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._labels: dict[str, str] = {}
        for timeline in corpus.timelines:
            self._labels[timeline.id] = timeline.label
            for entry in timeline.mentions:
                value = entry.mention.value
                if isinstance(value, Person) and value.full:
                    self._ids[entry.statement.article, value.key] = timeline.id

    def id_of(self, article: str, key: str) -> str:
        """Return the timeline of a speaker, or the key itself where it is no known person."""
        return self._ids.get((article, key), key)

    def is_person(self, speaker: str) -> bool:
        """Say whether an id is that of a person with a full name."""
        return speaker in self._labels

    def differ(self, first: str, second: str) -> bool:
        """Say whether two known speakers are surely not one: their names are no two spellings.

        A family name in common is enough for doubt: what stood before it may be no given name.
        """
        if not first or not second or first == second:
            return False
        last = [fold(self.label(speaker)).split()[-1:] for speaker in (first, second)]
        return last[0] != last[1] and not _one_name(self.label(first), self.label(second))

    def label(self, speaker: str) -> str:
        """Return the name to show for a speaker, or the key as it is."""
        return self._labels.get(speaker, speaker)


@once
def speakers_of(corpus: Corpus) -> Speakers:
    """Return who speaks in a corpus."""
    return Speakers(corpus)


@lru_cache(maxsize=1 << 14)
def _one_name(first: str, second: str) -> bool:
    one, other = fold(first), fold(second)
    words = list(zip(one.split(), other.split(), strict=False))[:_GIVEN]
    if len(words) == _GIVEN and all(fuzz.ratio(*pair) >= _SAME_WORD for pair in words):
        return True  # what stands behind may be no part of the name
    together = one.replace(" ", ""), other.replace(" ", "")  # "عبد ربه", "عبدربه"
    return max(fuzz.token_set_ratio(one, other), fuzz.ratio(*together)) >= _SAME_NAME
