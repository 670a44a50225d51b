"""Read one mapping: a row of the contract, a ninjs item, an item of JSON Feed or of an export.

The contract's own names come first; the others are what CMS exports and schema.org call the
same thing. Only text is required.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.stages.ingest import ignoring, ninjs
from checker.stages.ingest.base import Draft, Unusable
from checker.stages.ingest.fragments import plain_text

_TEXT = ("text", "body", "content", "articleBody", "content_text", "body_text")
_HTML = ("content_html", "body_html", "html")
_TITLE = ("title", "headline")
_ID = ("id", "guid", "uuid", "uri")
_URL = ("url", "link")
_PUBLISHED = (
    *("published", "date", "published_at", "publishedAt", "published_date", "datePublished"),
    *("date_published", "pubDate", "pub_date", "timestamp"),
)
_SOURCE = ("source", "outlet", "publisher", "provider", "site_name")
_LANGUAGE = ("language", "lang", "inLanguage")
_CATEGORY = ("category", "section", "desk", "articleSection")
_MOST_AUTHORS = 10
_AUTHOR = ("author", "byline", "authors", "creator")


def draft(row: Mapping[str, object], *, line: int = 0) -> Draft:
    """Return what a row says of its article.

    Raises:
        Unusable: no text, text that is no string, or an agency's order not to publish.
    """
    if ninjs.is_item(row):
        return ninjs.draft(row, line=line)
    source, source_url = _source(row)
    return Draft(
        text=_text(row),
        title=plain_text(_string(row, _TITLE)),
        id=_string(row, _ID),
        source=source,
        source_url=source_url,
        url=_string(row, _URL),
        published=next((row[key] for key in _PUBLISHED if row.get(key)), None),
        language=_string(row, _LANGUAGE),
        category=_string(row, _CATEGORY),
        line=line,
        ignore=ignoring.of_row(row),
        author=names(next((row[key] for key in _AUTHOR if row.get(key)), None)),
    )


def names(value: object) -> str:
    """Return who is named: by a string, an object with a name, or a list of these."""
    found: list[str] = []
    for each in value[:_MOST_AUTHORS] if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, Mapping) else each
        if isinstance(name, str) and name.strip():
            found.append(name.strip())
    return "، ".join(dict.fromkeys(found))


def _text(row: Mapping[str, object]) -> str:
    for key in _TEXT:
        value = row.get(key)
        if isinstance(value, str):
            return value
        if value is not None:
            kind = type(value).__name__
            raise Unusable(f"no text: the field {key!r} is of type {kind}, not a string")
    html = _string(row, _HTML)
    if html:
        return plain_text(html)
    named = ", ".join(sorted(str(key)[:40] for key in list(row)[:8]))
    raise Unusable(f"no text: a row needs a field 'text' (found: {named or 'nothing'})")


def _string(row: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """Return the first of the fields that holds a string or a number, as a string."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            return str(value)
    return ""


def _source(row: Mapping[str, object]) -> tuple[str, str]:
    """Return name and address of the outlet, given as a string or as an object."""
    for key in _SOURCE:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value, _string(row, ("source_url",))
        if isinstance(value, Mapping):
            return _string(value, ("name", "title", "id")), _string(value, ("url", "uri"))
    return "", ""
