"""Learn what names look like: the weights of ``checker/text/name_shapes.bin``.

    python -m checker.training.name_shapes ARCHIVE

What is learned from: the names and the common words of the lexicon, and of an archive the words
that stand beside given names half of the time, or often elsewhere and never there.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from checker.stages.extract.lexicon import lexicon
from checker.stages.ingest import read
from checker.text.shapes import BUCKETS, SCALE, groups
from checker.text.tokens import tokenize
from checker.types import Article

_SHORTEST = 3  # letters
_LONGEST = 3_000  # characters of an article that are read
_BESIDE, _OFTEN = 3, 30
_STRENGTH = 1.0


def examples(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return words that are parts of names, and words that are not, both sorted."""
    known = lexicon("ar").names
    clear = (known.given | known.surnames) - known.ambiguous
    common = known.nouns | known.verbs | known.function
    seen: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for text in texts:
        for one, other in pairwise(tokenize(text)):
            if other.is_word:
                seen[other.norm] += 1
                given = one.stem in known.given and one.stem not in known.ambiguous
                after[other.norm] += given
    names = {word for word in clear if len(word) >= _SHORTEST}
    others = set(common)
    for word, count in seen.items():
        if word in clear or word in common or len(word) < _SHORTEST:
            continue
        if count >= _BESIDE and after[word] / count >= 0.5:
            names.add(word)
        elif count >= _OFTEN and after[word] / count <= 0.01:
            others.add(word)
    return sorted(names), sorted(others - names)


def learn(names: list[str], others: list[str]) -> bytes:
    """Return the weights of the buckets and the constant, one byte each."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    found = [groups(word) for word in (*names, *others)]
    columns = [bucket for each in found for bucket in each]
    rows = [row for row, each in enumerate(found) for _ in each]
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(found), BUCKETS))
    wanted = np.array([1] * len(names) + [0] * len(others))
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(table, wanted)
    weights = np.append(model.coef_[0], model.intercept_)
    kept: bytes = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8).tobytes()
    return kept


def main() -> None:
    """Learn from an archive and write the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path)
    archive = parser.parse_args().archive
    articles = (item for item in read([archive]) if isinstance(item, Article))
    names, others = examples(f"{a.title} . {a.text[:_LONGEST]}" for a in articles)
    path = Path(__file__).parents[1] / "text" / "name_shapes.bin"
    path.write_bytes(learn(names, others))


if __name__ == "__main__":
    main()
