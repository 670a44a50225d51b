"""The plain reference encoder: hashed character n-grams, no model and no training.

A word's vector is the signed hash of its n-grams, taken from the folded word with its
boundaries marked, and again from the word without conjunction, preposition and article, so that
spellings, inflections and clitics stay neighbours. A sentence is the sum of its distinct words.
Word vectors are built once each, so a sentence costs a few dictionary look-ups and one sum.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np

from checker.errors import PackError
from checker.ids import digest
from checker.languages import LANGUAGES, read, words
from checker.stages.embed.base import Vectors
from checker.text.normalise import fold

_WORD = re.compile(r"[\w\u0640\u064b-\u0652\u0670]+")
_ALGORITHM = "1"  # raise by one when the vectors change
# Swept on pairs of articles on one event against others of the same day and desk (area under the
# curve) and on headlines about one matter (accuracy by the same measure): (3,) 0.971 0.979,
# (3, 4) 0.972 0.976, (3, 4, 5) 0.972 0.978, (2, 3, 4) 0.971 0.966; 5-grams cost a third
# more time. Dimensions, by the same two: 64 0.962 0.949, 128 0.970 0.958, 256 0.971 0.971,
# 512 0.972 0.980.
_NGRAMS = (3, 4)
_WHOLE = 2.0  # the whole word beside its n-grams; 0.5 to 8 lie within 0.002 of one another
_LONGEST_WORD = 32  # letters; what is longer is no word, and must not cost more than one
_CACHED_WORDS = 1 << 16  # at 256 dimensions 64 MiB; a full table starts anew
_BATCH = 128  # sentences summed at once: their gathered rows stay in the processor's cache
_FUNCTION_WEIGHT = 0.1
_SHORT_WEIGHT = 0.3


@cache
def _function_words() -> frozenset[str]:
    """Return the folded function words of every language pack that lists them."""
    found: set[str] = set()
    for language in LANGUAGES:
        try:
            block = read(language, "words")["function"]
        except (PackError, KeyError, TypeError):
            continue
        found.update(fold(word, language) for word in words(block))
    return frozenset(found)


@cache
def _proclitics() -> tuple[str, ...]:
    """Return the Arabic proclitics that end in the article, longest first."""
    return tuple(sorted(read("ar", "letters")["proclitics"]["with_article"], key=len, reverse=True))


def _stem(word: str) -> str:
    """Return the word without a leading clitic-and-article, by form alone.

    No lexicon is asked: a wrong stem only adds neighbours, and vectors must not change
    whenever a word list grows.
    """
    for clitic in _proclitics():
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            return word[len(clitic) :]
    if word[:1] == "و" and len(word) > 4:
        return word[1:]
    return word


def _features(word: str) -> dict[str, None]:
    """Return the features of a folded word in a fixed order: n-grams of the word and its stem."""
    found: dict[str, None] = {}
    for form in {word: None, _stem(word): None}:
        marked = f"<{form}>"
        found[f"={form}"] = None
        for size in _NGRAMS:
            for start in range(len(marked) - size + 1):
                found[marked[start : start + size]] = None
    return found


def _weight(norm: str) -> float:
    """Return what a folded word counts in a sentence."""
    functions = _function_words()
    if not norm:
        return 0.0
    if norm in functions or _stem(norm) in functions:
        return _FUNCTION_WEIGHT
    return _SHORT_WEIGHT if len(norm) < 3 else 1.0


def _word_vectors(raw: Sequence[str], columns: int) -> Vectors:
    """Return rows [len(raw), columns] of hashed words; a row's length is the word's weight."""
    norms = [fold(word[:_LONGEST_WORD]) for word in raw]
    features = [_features(norm) if norm else {} for norm in norms]
    flat = [feature for found in features for feature in found]
    bits = np.array([zlib.crc32(feature.encode()) for feature in flat], dtype=np.int64)
    signs = np.where(bits & 0x8000_0000, 1.0, -1.0)
    signs *= np.array([_WHOLE if feature[0] == "=" else 1.0 for feature in flat])
    rows = np.repeat(np.arange(len(raw)), [len(found) for found in features])
    cells = rows * columns + (bits & 0x7FFF_FFFF) % columns
    sums = np.bincount(cells, weights=signs, minlength=len(raw) * columns)
    vectors = sums.reshape(len(raw), columns).astype(np.float32)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-6)
    weights = np.array([_weight(norm) for norm in norms], dtype=np.float32)
    vectors *= (weights / lengths)[:, None]
    return vectors


class HashingEncoder:
    """Hash character n-grams of words into ``dimensions`` columns.

    The last column is reserved: an empty text is the unit row along it, alike to no other text
    (and to every other empty one). Vectors are the same in every process and on every machine,
    whatever else is encoded beside or before them.
    """

    def __init__(self, *, dimensions: int = 256) -> None:
        if dimensions < 2:
            raise ValueError("a hashing encoder needs at least two dimensions")
        self._columns = dimensions - 1
        self._rows: dict[str, int] = {}
        self._table = np.zeros((1024, dimensions), dtype=np.float32)
        data = digest(*sorted(_function_words()), "/", *_proclitics(), length=8)
        self._id = f"hashing-{_ALGORITHM}-{dimensions}-{data}"

    @property
    def id(self) -> str:
        """Name algorithm, dimensions and the language data that the vectors depend on."""
        return self._id

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return self._columns + 1

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimensions], each of length one."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            self._encode_batch(texts[start : start + _BATCH], vectors[start : start + _BATCH])
        return vectors

    def _encode_batch(self, texts: Sequence[str], out: Vectors) -> None:
        """Fill ``out`` with the rows of at most ``_BATCH`` texts."""
        found = [dict.fromkeys(_WORD.findall(text)) for text in texts]
        self._learn(dict.fromkeys(chain.from_iterable(found)))
        rows = self._rows
        filled = [index for index, row in enumerate(found) if row]
        if filled:
            ids = np.fromiter((rows[word] for row in found for word in row), dtype=np.int64)
            starts = np.cumsum([0, *(len(found[index]) for index in filled[:-1])])
            out[filled] = np.add.reduceat(self._table[ids], starts, axis=0)
        lengths = np.linalg.norm(out, axis=1)
        empty = lengths < 1e-6
        out[empty, self._columns] = 1.0
        lengths[empty] = 1.0
        out /= lengths[:, None]

    def _learn(self, found: dict[str, None]) -> None:
        """Make sure that every raw word has its row in the table."""
        if len(self._rows) + len(found) > _CACHED_WORDS:
            self._rows.clear()
        new = [word for word in found if word not in self._rows]
        first = len(self._rows)
        while len(self._table) < first + len(new):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        for start in range(0, len(new), _BATCH):
            part = new[start : start + _BATCH]
            rows = slice(first + start, first + start + len(part))
            self._table[rows, : self._columns] = _word_vectors(part, self._columns)
        self._rows.update((word, first + index) for index, word in enumerate(new))
