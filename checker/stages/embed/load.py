"""Find an encoder by the name that a configuration gives it."""

from __future__ import annotations

from checker.errors import EncoderError
from checker.stages.embed.base import Encoder
from checker.stages.embed.hashing import HashingEncoder

PREFIX = "sentence-transformers:"


def load_encoder(name: str = "default") -> Encoder:
    """Return the encoder called ``default``, ``hashing`` or ``sentence-transformers:<id>``.

    ``<id>`` is a model of the hub or a folder with one. Nothing heavy is imported unless asked
    for by name.

    Raises:
        EncoderError: there is no encoder of that name, its extra is not installed, or its model
            cannot be loaded.
    """
    if name in ("default", "hashing"):
        return HashingEncoder()
    if name.startswith(PREFIX) and name != PREFIX:
        from checker.stages.embed.sentence_transformers import SentenceTransformersEncoder

        return SentenceTransformersEncoder(name.removeprefix(PREFIX))
    raise EncoderError(
        f"there is no encoder {name[:80]!r}",
        hint=f"use default, hashing, or {PREFIX}<model id or folder>",
    )
