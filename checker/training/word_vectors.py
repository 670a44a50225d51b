"""Learn the vectors of words from an archive: ``checker/rules/word_vectors.npz``.

python -m checker.training.word_vectors ARCHIVE
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from checker.rules.word_vectors import PATH
from checker.stages.ingest import read
from checker.text.tokens import stems_of
from checker.training.words import WordSplitter
from checker.types import Article

Arrays = dict[str, NDArray[Any]]

_DIMENSIONS, _WORDS, _LONGEST = 64, 30_000, 3_000


class _Stems(WordSplitter):
    """The words of headlines as the rules read them."""

    def words(self, text: str) -> list[str]:
        """Return the stems of a text's words."""
        return list(stems_of(text))


def learn_words(texts: Sequence[str]) -> Arrays:
    """Return keys, vectors and rarity of the frequent words of an archive."""
    from checker.training.cooccurrence import word_vectors
    from checker.training.subwords import Subwords

    splitter = _Stems()
    counts = splitter.count(texts)
    subwords = Subwords(counts)
    found = word_vectors(texts, splitter, subwords, dimensions=_DIMENSIONS, seed=1)
    kept = subwords.words[:_WORDS]
    rarity = np.log(counts.total() / np.array([counts[word] for word in kept]))
    return {
        "word_keys": np.array([crc32(word.encode()) for word in kept], np.uint32),
        "word_vectors": np.rint(found[: len(kept)] * 127).astype(np.int8),
        "word_rarity": (rarity / np.log(counts.total())).astype(np.float32),
    }


def main() -> None:
    """Learn from an archive and write the vectors into the package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path)
    articles = [item for item in read([parser.parse_args().archive]) if isinstance(item, Article)]
    found = learn_words(_texts(articles))
    np.savez_compressed(PATH, **found)  # type: ignore[arg-type]
    sys.stdout.write(f"{len(found['word_keys'])} words of {len(articles)} articles -> {PATH}\n")


def _texts(articles: Iterable[Article]) -> list[str]:
    """Return the titles and the openings of texts, copies once."""
    return list(dict.fromkeys(t for a in articles for t in (a.title, a.text[:_LONGEST]) if t))


if __name__ == "__main__":
    main()
