"""Tell the language of a text by its letters.

Arabic script and Latin script part Arabic from English; letters that Arabic does not have part
Persian, Urdu, Kurdish and Pashto from Arabic. The shares stand well between what the languages
show: Persian has 2 to 3 letters of "پچژگ" in a hundred, Arabic with foreign names under 0.3.
"""

from __future__ import annotations

import re

# Language, its telling letters, and the share of the Arabic-script letters that tells. Persian
# needs its own kaf and yeh besides: an Arabic brief about Google has enough of "گ".
_TELLING = (
    ("ur", (("ٹڈڑںےہھ", 0.03),)),
    ("ckb", (("ەێۆڕڵ", 0.03),)),
    ("ps", (("ښځڅړېۍڼ", 0.02),)),
    ("fa", (("پچژگ", 0.01), ("کی", 0.03))),
)
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug"})
_SAMPLE = 2_000
# Arabic copy is full of Latin names and agency tags; English copy holds next to no Arabic.
_ARABIC_SHARE = 0.3
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")
_NAMES = {"arabic": "ar", "english": "en", "العربية": "ar", "عربي": "ar"}


def detect(text: str) -> str:
    """Return "ar", "fa", "ur", "ckb" or "ps", "en" for Latin script, "und" for neither."""
    counts = _counted(text[:_SAMPLE])
    arabic = sum(n for char, n in counts.items() if "\u0620" <= char <= "\u06d3")
    arabic += sum(n for char, n in counts.items() if "\ufb50" <= char <= "\ufefc")
    latin = sum(n for char, n in counts.items() if char.isascii() and char.isalpha())
    others = sum(n for char, n in counts.items() if char.isalpha()) - arabic - latin
    if others > arabic + latin or not arabic + latin:
        return "und"
    if arabic < _ARABIC_SHARE * (arabic + latin):
        return "en"
    for language, tests in _TELLING:
        if all(sum(counts.get(c, 0) for c in signs) >= share * arabic for signs, share in tests):
            return language
    return "ar"


def _counted(text: str) -> dict[str, int]:
    """Return how often each character stands in a text; a Counter takes three times as long."""
    import numpy as np

    codes = np.sort(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<i4"))
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    counts = np.diff(first, append=len(codes))
    return dict(zip(map(chr, codes[first].tolist()), counts.tolist(), strict=True))


def language(given: str, text: str) -> str:
    """Return the language that was given, unless the script of the text belies it.

    Page templates often keep ``lang="en"`` over Arabic copy.
    """
    detected = detect(text)
    named = given.strip().lower()
    tag = _TAG.fullmatch(named)
    code = _NAMES.get(named) or (tag.group(1) if tag else "")
    if not code or code == "und":
        return detected
    same_script = (code in _ARABIC_SCRIPT) == (detected in _ARABIC_SCRIPT)
    return code if same_script or detected == "und" else detected
