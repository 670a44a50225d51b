"""A static model: one vector per word or piece of a word, added up. No torch.

The folder is one that model2vec and sentence-transformers load too (`StaticEmbedding`, then
`Normalize`). A text's vector is the mean of its tokens' rows, so its direction is that of their
sum; each word is tokenized once in a run. The vectors are those of both libraries, sooner:
model2vec alone takes longer to import than the file takes to load.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np

from checker.errors import EncoderError
from checker.stages.embed.base import Vectors

DEFAULT_MODEL = Path(__file__).parent / "arabic-news"
_TOKENIZER = "tokenizer.json"
_WEIGHTS = "model.safetensors"
# A text is cut only where no tokenizer of ours joins: at blanks and at plain punctuation.
# Lone surrogates are no text: the tokenizer refuses them.
_CHUNK = re.compile(r"[^\s!-/:-@\[-`{-~،؛؟«»“”…–—\ud800-\udfff]+")
_LONGEST_CHUNK = 256  # characters; what is longer is no word, and must not cost more than one
_CACHED_CHUNKS = 1 << 17  # about 25 MB; a full cache starts anew
_LEARNT = 4096  # texts whose new chunks are tokenized at once, on all cores
_SUMMED = 16  # texts summed at once: their gathered rows stay in the processor's cache


class StaticEncoder:
    """Encode with a static model from its folder.

    The last axis, the least of the model's principal axes, stands for an empty text.

    Raises:
        EncoderError: the folder holds no static model.
    """

    def __init__(self, folder: Path = DEFAULT_MODEL) -> None:
        from safetensors import safe_open
        from tokenizers import Tokenizer

        try:
            with safe_open(folder / _WEIGHTS, framework="numpy") as arrays:
                self._table = arrays.get_tensor("embeddings")
                self._scale = arrays.get_tensor("weights").astype(np.float32)
            self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
            size = self._tokenizer.get_vocab_size()
            if self._table.ndim != 2 or not len(self._table) == len(self._scale) == size:
                raise ValueError(f"{size} tokens, but rows {self._table.shape}")
        except Exception as error:  # the libraries below raise anything from OSError to KeyError
            raise EncoderError(
                f"no static model can be read: {error}",
                where=str(folder),
                hint="give a folder written by `checker train-encoder`",
            ) from error
        self._id = f"static:{folder.name}@{_checksum(folder / _WEIGHTS, folder / _TOKENIZER)}"
        self._tokens: dict[str, tuple[int, ...]] = {}

    @property
    def id(self) -> str:
        """Name the model and its content."""
        return self._id

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimensions], each of length one."""
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _LEARNT):
            chunks = [_CHUNK.findall(text) for text in texts[start : start + _LEARNT]]
            self._learn(dict.fromkeys(chain.from_iterable(chunks)))
            for first in range(0, len(chunks), _SUMMED):
                part = chunks[first : first + _SUMMED]
                self._sum(part, out[start + first : start + first + len(part)])
        lengths = np.linalg.norm(out, axis=1)
        empty = lengths < 1e-9
        out[empty] = 0.0
        out[empty, -1] = 1.0
        lengths[empty] = 1.0
        out /= lengths[:, None]
        return out

    def _sum(self, texts: Sequence[Sequence[str]], out: Vectors) -> None:
        """Fill ``out`` with the sums of the token rows of each text's chunks."""
        known = self._tokens
        tokens: list[int] = []
        ends: list[int] = []
        for chunks in texts:
            for chunk in chunks:
                tokens += known[chunk]
            ends.append(len(tokens))
        flat = np.array(tokens, dtype=np.int64)
        rows = self._table[flat].astype(np.float32)
        scale = self._scale[flat]
        start = 0
        for index, end in enumerate(ends):  # text by text: a row depends on its text alone
            np.dot(scale[start:end], rows[start:end], out=out[index])
            start = end

    def _learn(self, chunks: Mapping[str, None]) -> None:
        """Make sure that the tokens of every chunk are known."""
        new = [chunk for chunk in chunks if chunk not in self._tokens]
        if len(self._tokens) + len(new) > _CACHED_CHUNKS:
            self._tokens.clear()
            new = list(chunks)
        if new:
            cut = [chunk[:_LONGEST_CHUNK] for chunk in new]
            found = self._tokenizer.encode_batch_fast(cut, add_special_tokens=False)
            self._tokens.update(
                (chunk, tuple(encoding.ids)) for chunk, encoding in zip(new, found, strict=True)
            )


def _checksum(*paths: Path) -> str:
    """Return eight hex digits that change with the weights and the tokenizer."""
    found = 0
    for path in paths:
        with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
            found = zlib.crc32(content, found)
    return f"{found:08x}"
