"""From a trained bag to a folder: one row per word, pieces for the rest, eight bits each.

1. Every frequent word gets the sum of its features as its row.
2. The rows are turned to the principal axes of sentences and partly whitened, so that the first
   dimensions carry most and no topic outweighs the words (all-but-the-top, Mu & Viswanath 2018).
3. What is in no row is read as WordPieces. The pieces' rows are fitted by ridge regression, so
   that the pieces of a rare word add up to the vector that its own features give it.
4. Rows are kept as int8 with a float scale each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import Ridge
from tokenizers import Tokenizer, models

from checker.stages.embed import Vectors
from checker.training.model import SubwordBag
from checker.training.subwords import Subwords
from checker.training.words import normaliser, pre_tokenizer

_UNKNOWN = "[UNK]"
_PIECE = "##"
_LONGEST_PIECE = 6
_RIDGE = 1.0
_LONGEST_WORD = 64  # letters; a longer run is no word


def compose(bag: SubwordBag, subwords: Subwords, words: Sequence[str]) -> Vectors:
    """Return the vectors [words, dimensions] that the features of words add up to."""
    table = bag.table.weight.detach().numpy()
    out = np.zeros((len(words), table.shape[1]), dtype=np.float32)
    for start in range(0, len(words), 4096):
        found = subwords.features(words[start : start + 4096])
        rows = table[found.ids] * found.weights[:, None]
        out[start : start + 4096] = np.add.reduceat(rows, found.starts, axis=0)
    return out


def axes(vectors: Vectors, *, dimensions: int, whitening: float) -> NDArray[np.float32]:
    """Return the map [from, to] to the principal axes of unit rows, partly whitened.

    ``whitening`` 0 only turns; 1 gives every axis the same variance.
    """
    centred = vectors - vectors.mean(axis=0)
    spread, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    order = np.argsort(-spread)[:dimensions]
    scale = (spread[order] / spread[order].mean()) ** (-whitening / 2)
    turned: NDArray[np.float32] = (directions[:, order] * scale).astype(np.float32)
    return turned


def build_tokenizer(
    words: Sequence[str], rare: Sequence[tuple[str, int]], pieces: int
) -> Tokenizer:
    """Return a tokenizer that knows ``words`` whole, and the frequent pieces of rare ones."""
    known = set(words)
    letters = sorted({letter for word in words for letter in word})
    counts: Counter[str] = Counter()
    for word, count in rare:
        for start in range(1, len(word)):
            for end in range(start + 2, min(len(word), start + _LONGEST_PIECE) + 1):
                counts[word[start:end]] += count
    ranked = sorted(counts, key=lambda piece: (-counts[piece], piece))[:pieces]
    entries = [
        _UNKNOWN,
        *words,
        *(letter for letter in letters if letter not in known),
        *(_PIECE + piece for piece in [*letters, *ranked]),
    ]
    tokenizer = Tokenizer(
        models.WordPiece(
            {entry: row for row, entry in enumerate(entries)},
            unk_token=_UNKNOWN,
            continuing_subword_prefix=_PIECE,
            max_input_chars_per_word=_LONGEST_WORD,
        )
    )
    tokenizer.normalizer = normaliser()
    tokenizer.pre_tokenizer = pre_tokenizer()
    return tokenizer


def token_rows(
    tokenizer: Tokenizer, bag: SubwordBag, subwords: Subwords, rare: Sequence[tuple[str, int]]
) -> Vectors:
    """Return the rows [tokens, dimensions] of a tokenizer; the unknown token's is zero."""
    entries = [entry for entry, _ in sorted(tokenizer.get_vocab().items(), key=lambda e: e[1])]
    whole = [row for row, entry in enumerate(entries) if row and not entry.startswith(_PIECE)]
    first_piece = len(whole) + 1
    rows = np.zeros((len(entries), bag.get_embedding_dimension()), dtype=np.float32)
    rows[whole] = compose(bag, subwords, [entries[row] for row in whole])
    words = [word for word, _ in rare]
    wanted = compose(bag, subwords, words)
    if not words:
        return rows
    used: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        for token in _greedy(word, tokenizer):
            if token < first_piece:
                wanted[index] -= rows[token]
            else:
                used.append((index, token - first_piece))
    shape = (len(words), len(entries) - first_piece)
    at = np.array(used, dtype=np.int64).reshape(-1, 2).T
    design = sparse.csr_matrix((np.ones(at.shape[1], dtype=np.float32), (at[0], at[1])), shape)
    ridge = Ridge(alpha=_RIDGE, fit_intercept=False, solver="sparse_cg", tol=1e-3)
    rows[first_piece:] = ridge.fit(design, wanted).coef_.T
    return rows


def _greedy(word: str, tokenizer: Tokenizer) -> list[int]:
    """Return the tokens of a word that is folded already."""
    return [token.id for token in tokenizer.model.tokenize(word)]


def save(folder: Path, tokenizer: Tokenizer, rows: Vectors) -> None:
    """Write the folder that model2vec and sentence-transformers load alike."""
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127
    model = StaticModel(
        vectors=np.rint(rows / scale[:, None]).astype(np.int8),
        weights=scale.astype(np.float32),
        tokenizer=tokenizer,
        config={"model_type": "model2vec", "normalize": True},
        normalize=True,
        max_length=None,
    )
    model.save_pretrained(folder)
