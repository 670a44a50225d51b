"""Stable identifiers: the same content gives the same id on every machine and in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest(*parts: str, length: int = 16) -> str:
    """Return ``length`` hex digits that depend on the parts and on their order."""
    text = "\x1f".join(parts)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()[:length]


def fingerprint(*, rule: str, subject: str, values: Iterable[str], claim: str = "") -> str:
    """Return the id of a finding: rule, subject, normalised values in any order, claim key.

    Never offsets, scores or order, so that it survives edits elsewhere in the text.
    """
    return digest(rule, subject, *sorted(set(values)), claim)
