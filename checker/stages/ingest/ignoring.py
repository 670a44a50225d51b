r"""Read which rules an article asks to ignore about itself; each format has its own place for it.

    JSON, ninjs  "checker": {"ignore": ["metonym", {"rule": "metonym", "reason": "a street"}]}
    HTML         <meta name="checker:ignore" content="metonym: a street">, in the head
    Markdown     <!-- checker:ignore metonym: a street -->

Whatever is wrong with an entry costs that entry alone, never the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checker.stages.ingest.building import clean
from checker.types import Ignore

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 50  # entries of one article
LONGEST = 500  # characters of one value
_FIELDS = ("rule", "reason", "author", "expires")
_RULE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMENT = re.compile(r"<!--\s{0,20}checker:ignore(?![\w-])")
_INK = re.compile(r"\S")


def of_row(row: Mapping[str, object]) -> tuple[object, ...]:
    """Return what a row asks to ignore, as found; a ``checker`` of another shape is not ours."""
    ours = row.get("checker")
    asked = ours.get("ignore") if isinstance(ours, Mapping) else None
    if asked is None:
        return ()
    return tuple(asked) if isinstance(asked, list | tuple) else (asked,)


def of_page(root: HtmlElement) -> tuple[object, ...]:
    """Return what the head of a page asks to ignore; its body may be anybody's words."""
    metas = root.xpath("//head//meta[@content]")
    return tuple(meta.get("content") for meta in metas if meta.get("name") == "checker:ignore")


def of_markdown(text: str) -> tuple[str, tuple[object, ...]]:
    """Return the text with the comments to us left blank, place for place, and what they ask."""
    pieces: list[str] = []
    asked: list[object] = []
    done = 0
    for match in _COMMENT.finditer(text):
        end = text.find("-->", match.end())
        if end < 0:
            break  # what is not closed is no comment
        if match.start() < done:
            continue
        asked.append(text[match.end() : end])
        pieces += [text[done : match.start()], _INK.sub(" ", text[match.start() : end + 3])]
        done = end + 3
    return "".join((*pieces, text[done:])), tuple(asked)


def read(entries: Sequence[object]) -> tuple[tuple[Ignore, ...], str]:
    """Return the entries that can be followed, and a sentence on those that cannot, or ""."""
    followed: list[Ignore] = []
    problems: list[str] = []
    for number, entry in enumerate(entries[:MOST], 1):
        try:
            followed.append(_ignore(entry))
        except ValueError as error:
            problems.append(f"entry {number}: {error}")
    if len(entries) > MOST:
        problems.append(f"of {len(entries)} entries only the first {MOST} are read")
    if not problems:
        return tuple(followed), ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    told = f"the article is checked, but not all that it asks to ignore is: {problems[0]}{more}"
    return tuple(followed), told


def _ignore(entry: object) -> Ignore:
    values = {name: " ".join(clean(value).split()) for name, value in _values(entry).items()}
    rule = values.get("rule", "")
    if not _RULE.fullmatch(rule):
        raise ValueError(f"{rule[:40]!r} is not the name of a rule")
    if expires := values.get("expires", ""):
        try:
            values["expires"] = date.fromisoformat(expires).isoformat()
        except ValueError:
            message = f"expires: {expires[:40]!r} is no day; write it like 2026-12-31"
            raise ValueError(message) from None
    return Ignore(**values)


def _values(entry: object) -> dict[str, str]:
    """Return the texts of one entry, each of them short."""
    if isinstance(entry, str):
        rule, _, reason = entry.partition(":")
        entry = {"rule": rule, "reason": reason}
    if not isinstance(entry, Mapping):
        raise ValueError("neither the name of a rule nor an object")
    values: dict[str, str] = {}
    for name, value in entry.items():
        if name not in _FIELDS:
            raise ValueError(f"unknown key {str(name)[:40]!r}; keys: {', '.join(_FIELDS)}")
        if not isinstance(value, str):
            raise ValueError(f"{name}: not a text")
        if len(value) > LONGEST:
            raise ValueError(f"{name}: over {LONGEST} characters")
        values[name] = value
    return values
