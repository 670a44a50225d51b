"""Segmentation of the five articles of the task, against the spans that a copy chief marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.stages.extract import quotations
from checker.stages.segment import segment
from checker.text.tokens import tokenize
from checker.types import Article, Mention, Sentence

SHARED = Path(__file__).parents[2] / "../shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold/seeds.json").is_file(), reason="../shared with the seed articles is absent"
)


def sentences() -> dict[str, tuple[Sentence, ...]]:
    return {
        path.stem: segment(Article(path.stem, path.read_bytes().decode()))
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    }


def evidence() -> Iterator[dict[str, Any]]:
    gold = json.loads((SHARED / "gold/seeds.json").read_text(encoding="utf-8"))
    for conflict in gold["conflicts"]:
        for side in conflict["sides"]:
            yield from side["evidence"]


def kinds(article: str) -> list[str]:
    return [
        s.kind for name, found in sentences().items() if name.startswith(article) for s in found
    ]


def test_marked_evidence_lies_in_one_sentence() -> None:
    found = sentences()
    cut = [
        part["quote"]
        for part in evidence()
        if not any(
            sentence.span.start <= part["start"] and part["end"] <= sentence.span.end
            for sentence in found[part["article"]]
        )
    ]
    assert not cut


def test_headlines_bylines_captions_and_share_buttons() -> None:
    assert kinds("000")[:3] == ["headline", "headline", "lead"]
    assert kinds("000")[-1] == "residue"
    assert kinds("001")[0] == "lead"
    assert kinds("002")[:2] == ["byline", "lead"]
    assert kinds("003")[:7] == [*("caption", "residue", "headline"), *["residue"] * 3, "lead"]
    assert kinds("003")[-3:] == ["residue"] * 3
    assert kinds("004")[0] == "lead"


def test_what_the_five_articles_quote() -> None:
    mentions: list[Mention] = []
    for found in sentences().values():
        for sentence in found:
            tokens = tokenize(sentence.text, base=sentence.span.start)
            mentions += quotations.find(tokens, sentence)
    shown = {mention.text for mention in mentions}
    assert "اعتزازه بالعلاقات الراسخة" in shown
    assert "توافق كامل في الرؤى" in shown
    assert "الجيش الوطني الليبي" not in shown
    assert len(shown) == 8
