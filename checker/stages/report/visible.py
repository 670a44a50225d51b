"""Make characters visible that would move the cursor, hide text or turn its direction around.

Article text is hostile input: an escape sequence can rewrite a terminal, and a direction
override can show a number backwards. Such characters are named, never dropped and never obeyed.
What is left is legal in XML 1.0.
"""

from __future__ import annotations

import re
import unicodedata

# Marks without an override (U+200E, U+200F, U+061C, the joiners) belong to ordinary Arabic text.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_ZALGO = re.compile(r"([\u0300-\u036f\u064b-\u065f\u0670]{4})[\u0300-\u036f\u064b-\u065f\u0670]+")


def visible(text: str) -> str:
    """Return the text with control, override and tag characters written as ``[U+202E]``.

    Stacks of more than four combining marks are cut, so that no word paints over its
    neighbours; line breaks and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return _HOSTILE.sub(_name, _ZALGO.sub(r"\1", text))


def one_line(text: str) -> str:
    """Return the visible text on one line, runs of white space made one space."""
    return visible(_SPACE.sub(" ", text)).strip()


def clipped(text: str, limit: int) -> str:
    """Return at most ``limit`` code points, the last one an ellipsis where text was cut."""
    if len(text) <= limit:
        return text
    end = limit - 1
    while end > limit // 2 and unicodedata.combining(text[end]):
        end -= 1
    return text[:end].rstrip() + "…"


def _name(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"
