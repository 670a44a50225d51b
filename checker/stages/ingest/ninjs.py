"""Read an item of ninjs, the news agencies' JSON (IPTC), versions 1.x and 2.x.

1.x names one body per form (``body_text``, ``body_html``, ``body_xhtml``) and one
``headline``; 2.x has lists of ``bodies`` and ``headlines``, each with a role and content type.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.stages.ingest import ignoring
from checker.stages.ingest.base import Draft, Unusable
from checker.stages.ingest.fragments import plain_text

_BODIES = ("body_text", "body_xhtml", "body_html", "bodies")
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_MOMENTS = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")


def is_item(row: Mapping[str, object]) -> bool:
    """Say whether a mapping is a ninjs item: its ``uri`` or status beside a body of ninjs."""
    return ("uri" in row or "pubstatus" in row) and (
        any(key in row for key in _BODIES) or "headlines" in row or "pubstatus" in row
    )


def draft(item: Mapping[str, object], *, line: int = 0) -> Draft:
    """Return what an item says of its article.

    Raises:
        Unusable: the agency canceled or withholds it, or it has no text (a picture, a video).
    """
    status = _string(item, "pubstatus").strip().lower()
    if status in _WITHDRAWN:
        raise Unusable(f"the agency marks it {status!r} (pubstatus)")
    return Draft(
        text=_body(item),
        title=plain_text(_string(item, "headline") or _title(item)),
        id=_string(item, "uri"),
        source=_provider(item),
        url=_string(item, "uri"),
        published=next((item[key] for key in _MOMENTS if item.get(key)), None),
        language=_string(item, "language"),
        category=_subject(item),
        line=line,
        ignore=ignoring.of_row(item),
        author=_string(item, "byline"),
    )


def _body(item: Mapping[str, object]) -> str:
    text = _string(item, "body_text")
    if text.strip():
        return text
    for key in ("body_xhtml", "body_html"):
        if _string(item, key).strip():
            return plain_text(_string(item, key))
    bodies = sorted(_entries(item, "bodies"), key=_preference)
    for body in bodies:
        value = _string(body, "value")
        if value.strip():
            return value if _is_plain(body) else plain_text(value)
    kind = _string(item, "type") or "text"
    raise Unusable(f"no text: an item of ninjs of type {kind[:40]!r} without a body")


def _preference(body: Mapping[str, object]) -> tuple[bool, bool]:
    """Order bodies: the main one before summaries, plain text before markup."""
    return _string(body, "role").lower() in {"summary", "caption", "abstract"}, not _is_plain(body)


def _is_plain(body: Mapping[str, object]) -> bool:
    return "html" not in _string(body, "contenttype") and "xml" not in _string(body, "contenttype")


def _title(item: Mapping[str, object]) -> str:
    """Return the main headline of 2.x, else the ``title`` that desks use."""
    entries = _entries(item, "headlines")
    main = [entry for entry in entries if _string(entry, "role").lower() in {"", "main"}]
    values = [_string(entry, "value") for entry in (*main, *entries)]
    return next((value for value in values if value.strip()), _string(item, "title"))


def _provider(item: Mapping[str, object]) -> str:
    sources = [_string(entry, "name") for entry in _entries(item, "infosources")]
    names = (_string(item, "source"), *sources, _string(item, "copyrightholder"))
    return next((name for name in names if name.strip()), "")


def _subject(item: Mapping[str, object]) -> str:
    names = [_string(entry, "name") for entry in _entries(item, "subject")]
    names += [_string(entry, "name") for entry in _entries(item, "subjects")]
    return next((name for name in names if name.strip()), "")


def _entries(item: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = item.get(key)
    return (
        [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
    )


def _string(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
