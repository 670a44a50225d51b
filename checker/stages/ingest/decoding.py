"""Turn bytes into text: UTF-8, UTF-16 and UTF-32 by their mark, a legacy code page if it reads.

A wrong guess would put plausible nonsense into a report, so a legacy code page is taken only
when charset-normalizer finds no mess in the result and nearly all of its letters are Arabic or
Latin. The byte order mark is no part of the text: offsets count from the character after it.
"""

from __future__ import annotations

import codecs

from checker.stages.ingest.base import Unusable

# The longer marks first: UTF-32 little-endian begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Code pages that Arabic and English newsrooms have exported from; cp1256 comes first in doubt.
_LEGACY = ("cp1256", "cp1252", "iso8859_6")
# Under this share of Arabic and basic Latin letters among all letters, a guess is refused.
_LETTERS = 0.9
# charset-normalizer samples; this much of the file is enough for a verdict.
_SAMPLE = 64 * 1024


def marked(data: bytes) -> str | None:
    """Return the codec that a byte order mark names, or None."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, *, declared: str = "") -> str:
    """Return the text of a file, its line ends untouched.

    ``declared`` is a charset that the document itself names (HTML); it is tried after UTF-8.

    Raises:
        Unusable: binary, or in no encoding that gives a readable text; with the byte offset.
    """
    codec = marked(data)
    if codec:
        return _strict(data, codec).removeprefix("\ufeff")
    zero = data.find(b"\0")
    if zero >= 0:
        raise Unusable(f"binary: a zero byte at offset {zero} (UTF-16 needs a byte order mark)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _declared(data, declared) or _legacy(data)
        if text is None:
            raise Unusable(
                f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}), "
                "and no other encoding makes readable Arabic or English of it"
            ) from None
        return text


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        name = codec.upper().removesuffix("-LE").removesuffix("-BE")
        raise Unusable(
            f"marked as {name} but broken at byte offset {error.start}: {error.reason}"
        ) from None


def _declared(data: bytes, charset: str) -> str | None:
    """Return the text in the charset that the document names, if it reads as one."""
    try:
        text = data.decode(charset) if charset else None
    except (LookupError, UnicodeError):
        return None
    return text if text and _readable(text) else None


def _legacy(data: bytes) -> str | None:
    """Return the text in a legacy code page, or None where none of them is believable."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY)).best()
    if best is None:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return text if _readable(text) else None


def _readable(text: str) -> bool:
    """Say whether nearly all letters are Arabic or Latin, and no control codes stand between."""
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    known = sum(char.isascii() or "\u0621" <= char <= "\u06d3" for char in letters)
    control = any("\x7f" <= char <= "\x9f" for char in text)
    return bool(letters) and not control and known >= _LETTERS * len(letters)
