"""Make an article of a draft: clean characters, language, date, limits.

Text keeps its offsets: a character that no report can carry (a control code, half of a
surrogate pair) is replaced one for one, never dropped.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from checker.ids import digest
from checker.stages.ingest import language as languages
from checker.stages.ingest.base import STAGE, Draft, Limits
from checker.stages.ingest.dateline import date_in_text
from checker.stages.ingest.published import Published, on_day, parse
from checker.types import Article, Skipped, Source

# Control codes would drive a terminal or break XML: they become a space of no width, which
# folding takes out. Vertical tab and form feed are line ends; lost halves become U+FFFD.
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), "\u200b")
_CONTROL.update({ord("\t"): "\t", ord("\n"): "\n", ord("\r"): "\r"})
_CONTROL.update({0x0B: "\n", 0x0C: "\n", 0x85: "\n"})
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
DatedBy: TypeAlias = Literal["metadata", "text", "nothing"]
_LABEL_LENGTH = 200
_URL_LENGTH = 2_000
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def article(draft: Draft, *, where: str, path: str, limits: Limits) -> Article | Skipped:
    """Return the article, or why there is none. ``where`` names the draft in a ``Skipped``."""
    text, title = clean(draft.text), " ".join(clean(draft.title).split())
    size = len(text) + len(title)
    if size > limits.max_article_chars:
        reason = f"too large: {size:,} characters, over the limit of {limits.max_article_chars:,}"
        return Skipped(where, STAGE, f"{reason} for one article")
    if not text.strip("\u200b\ufffd \t\r\n\ufeff\xa0"):
        return Skipped(where, STAGE, "empty: there is no text in it")
    language = languages.language(draft.language, text)
    dated, dated_by = _dated(draft, text, language)
    return Article(
        id=_identity(draft, title),
        text=text,
        title=title,
        source=Source(_label(draft.source), _url(draft.source_url)),
        url=_url(draft.url),
        published=dated.moment if dated else None,
        dated_by=dated_by,
        precision=dated.precision if dated else "day",
        language=language,
        category=_label(draft.category),
        path=path,
        author=_label(draft.author),
    )


def clean(text: str) -> str:
    """Replace, one for one, the characters that no report can carry."""
    return _UNSAFE.sub(_substitute, text) if _UNSAFE.search(text) else text


def _substitute(match: re.Match[str]) -> str:
    return _CONTROL.get(ord(match.group()), "\ufffd")


def _dated(draft: Draft, text: str, language: str) -> tuple[Published | None, DatedBy]:
    """Return the moment of publication, and whether metadata or the text told it."""
    moment = parse(draft.published)
    if moment:
        return moment, "metadata"
    day = date_in_text(text, language=language)
    moment = on_day(day) if day else None
    return (moment, "text") if moment else (None, "nothing")


def _identity(draft: Draft, title: str) -> str:
    """Return the given id, else the address, else a digest of everything that is known."""
    given = _label(draft.id) or _url(draft.url)
    if len(given) > _LABEL_LENGTH - 20:
        return f"{given[: _LABEL_LENGTH - 20]}-{digest(draft.id, draft.url)}"
    return given or digest(draft.source, str(draft.published), title, clean(draft.text))


def _label(text: str) -> str:
    """Return a short name on one line: 200 characters at most."""
    return " ".join(clean(text[:_URL_LENGTH]).replace("\u200b", "").split())[:_LABEL_LENGTH]


def _url(text: str) -> str:
    """Return a web address, or "" for anything else (a script, a local file)."""
    text = clean(text.strip())
    return text if len(text) <= _URL_LENGTH and _WEB.fullmatch(text) else ""
