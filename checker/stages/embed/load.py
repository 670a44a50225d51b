"""Find an encoder by the name that a configuration gives it."""

from __future__ import annotations

from functools import cache as kept
from pathlib import Path

from checker.errors import EncoderError
from checker.stages.embed.base import Encoder

LIBRARY = "sentence-transformers:"
STATIC = "static:"


def load_encoder(name: str = "default", *, cache: str | Path = "") -> Encoder:
    """Return the encoder called ``default``, ``hashing``, or by a prefix and a name.

    ``static:<folder>`` is a model of `checker train-encoder`, ``sentence-transformers:<id>`` any
    model of that library, by its id on the hub or its folder. ``cache`` is a file that keeps
    vectors between runs. Nothing heavy is imported unless asked for by name.

    Raises:
        EncoderError: there is no encoder of that name, its extra is not installed, its model
            cannot be loaded, or the cache cannot be used.
    """
    encoder = _load(name)
    if cache:
        from checker.stages.embed.cache import CachedEncoder

        return CachedEncoder(encoder, Path(cache))
    return encoder


def _load(name: str) -> Encoder:
    if name == "default":
        return _bundled()
    if name == "hashing":
        from checker.stages.embed.hashing import HashingEncoder

        return HashingEncoder()
    if name.startswith(STATIC) and name != STATIC:
        from checker.stages.embed.static import StaticEncoder

        return StaticEncoder(Path(name.removeprefix(STATIC)))
    if name.startswith(LIBRARY) and name != LIBRARY:
        from checker.stages.embed.sentence_transformers import SentenceTransformersEncoder

        return SentenceTransformersEncoder(name.removeprefix(LIBRARY))
    raise EncoderError(
        f"there is no encoder {name[:80]!r}",
        hint=f"use default, hashing, {STATIC}<folder>, or {LIBRARY}<model id or folder>",
    )


@kept
def _bundled() -> Encoder:
    """Return the encoder that comes with checker; it is read once in a process."""
    from checker.stages.embed.static import StaticEncoder

    return StaticEncoder()
