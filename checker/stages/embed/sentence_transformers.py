"""Any model of the sentence-transformers library, by its hub id or its folder (optional extra)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.errors import EncoderError
from checker.ids import digest
from checker.stages.embed.base import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_WEIGHTS = (".safetensors", ".bin", ".json", ".txt", ".model")
_TIMEOUT = 10.0  # seconds that the hub may take to answer at all


def _load(model: str) -> SentenceTransformer:
    """Return the model on the CPU, or raise EncoderError with what to do about it."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(
            f"the encoder {model!r} needs the library sentence-transformers",
            hint="pip install 'claim-checker[transformers]'",
        ) from error
    try:
        return _open(model, SentenceTransformer)
    except Exception as error:  # the libraries below raise anything from OSError to KeyError
        first = str(error).strip().splitlines()
        raise EncoderError(
            f"the model {model!r} cannot be loaded: {first[0] if first else type(error).__name__}",
            hint="give a folder that holds a sentence-transformers model, or an id of the hub; "
            "without a network the model must be in the cache already",
        ) from error


def _open(model: str, library: type[SentenceTransformer]) -> SentenceTransformer:
    """Open a folder or a cached model; ask the hub only for what is in neither.

    Code that a model brings along is never run.
    """
    try:
        return library(model, device="cpu", local_files_only=True, trust_remote_code=False)
    except Exception:
        if Path(model).exists() or model.startswith(("/", ".")):
            raise
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    # One short question first: without a network the download itself retries for over a minute.
    # Any answer will do, since the library also knows short names that the hub does not.
    with suppress(HfHubHTTPError):
        HfApi().model_info(model, timeout=_TIMEOUT)
    return library(model, device="cpu", trust_remote_code=False)


def _revision(model: str, loaded: SentenceTransformer) -> str:
    """Return what tells two versions of a model apart: the hub's commit, or the folder's files."""
    folder = Path(model)
    if folder.is_dir():
        files = sorted(path for path in folder.rglob("*") if path.suffix in _WEIGHTS)
        marks = (digest(path.name, str(path.stat().st_size), _head(path)) for path in files)
        return digest(*marks, length=8)
    revision = loaded.model_card_data.base_model_revision
    return str(revision or "unknown")[:8]


def _head(path: Path, size: int = 1 << 20) -> str:
    """Return the two ends of a file, ``size`` bytes each: enough to tell weights apart."""
    with path.open("rb") as stream:
        start = stream.read(size)
        stream.seek(max(0, os.fstat(stream.fileno()).st_size - size))
        return (start + stream.read(size)).hex()


class SentenceTransformersEncoder:
    """Encode with a model of sentence-transformers.

    What an empty text becomes is up to the model; should it be no direction at all (length
    zero), the row points along the first axis.

    Raises:
        EncoderError: the library is not installed, or the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self._model = _load(model)
        self._dimensions = int(self._model.get_embedding_dimension() or 0)
        name = Path(model).name if Path(model).is_dir() else model
        library = version("sentence-transformers").split(".")[0]
        self._id = f"sentence-transformers-{library}:{name}@{_revision(model, self._model)}"

    @property
    def id(self) -> str:
        """Name the library's major version, the model and its revision or content."""
        return self._id

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return self._dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimensions], each of length one."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        rows = self._model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True)
        vectors: Vectors = np.nan_to_num(np.asarray(rows, dtype=np.float32))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        flat = lengths[:, 0] < 1e-12
        vectors[flat, 0] = 1.0
        lengths[flat] = 1.0
        vectors /= lengths
        return vectors
