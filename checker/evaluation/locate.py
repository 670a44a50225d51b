"""Turn hand-written gold, which only quotes, into gold with offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.errors import GoldError
from checker.types import Article, FieldName

_FIELDS: tuple[FieldName, ...] = ("title", "text")


def locate(data: object, corpus: Mapping[str, Article], *, where: str = "") -> object:
    """Return the parsed gold file with every mapping of article id to quotations made marks.

    A quotation stands for each of its occurrences, in title and text. Whatever has another
    shape is returned as it is: telling right from wrong is the loader's business.

    Raises:
        GoldError: the article is not in the corpus, or does not contain the quotation.
    """
    if not isinstance(data, dict):
        return data
    located = dict(data)
    for entries, expand in (("conflicts", _side), ("traps", _marks)):
        if isinstance(data.get(entries), list):
            located[entries] = [_entry(entry, expand, corpus, where) for entry in data[entries]]
    return located


def _entry(entry: Any, expand: Any, corpus: Mapping[str, Article], where: str) -> Any:
    if not isinstance(entry, dict) or not isinstance(entry.get("sides"), list):
        return entry
    try:
        return {**entry, "sides": [expand(side, corpus) for side in entry["sides"]]}
    except GoldError as error:
        message = f"{entry.get('id', 'an entry')}: {error.message}"
        raise GoldError(message, where=where, hint=error.hint) from None


def _side(side: Any, corpus: Mapping[str, Article]) -> Any:
    if not isinstance(side, dict) or "evidence" not in side:
        return side
    return {**side, "evidence": _marks(side["evidence"], corpus)}


def _marks(evidence: Any, corpus: Mapping[str, Article]) -> Any:
    if not isinstance(evidence, dict):
        return evidence
    marks: list[dict[str, object]] = []
    for name, quotes in evidence.items():
        if not isinstance(quotes, str | list):
            raise GoldError(f"the evidence of {name!r} is neither a quotation nor a list of them")
        for quote in [quotes] if isinstance(quotes, str) else quotes:
            marks.extend(_occurrences(str(name), str(quote), corpus))
    return marks


def _occurrences(
    name: str, quote: str, corpus: Mapping[str, Article]
) -> Iterator[dict[str, object]]:
    article = corpus.get(name)
    if article is None:
        raise GoldError(
            f"the article {name!r} is not among those read",
            hint="Gold without offsets needs the articles it quotes from.",
        )
    found = False
    for field in _FIELDS:
        raw = article.field(field)
        start = raw.find(quote) if quote else -1
        while start >= 0:
            found = True
            end = start + len(quote)
            yield {"article": name, "field": field, "start": start, "end": end, "quote": quote}
            start = raw.find(quote, end)
    if not found:
        raise GoldError(f"{quote!r} does not stand in {name}")
