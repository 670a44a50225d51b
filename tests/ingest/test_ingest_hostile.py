"""Whatever the bytes and whatever they call themselves: articles and reasons, never a traceback."""

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.stages.ingest import Limits, read
from checker.stages.ingest.reading import FORMATS
from checker.types import Article, Skipped

TEXT = "قال محافظ المدينة إن الجسر يفتح أمام السيارات يوم 15 فبراير 2026."
WHOLE = {
    ".txt": TEXT,
    ".md": f"---\ntitle: جسر\ndate: 2026-02-15\n---\n{TEXT}",
    ".json": json.dumps({"items": [{"text": TEXT, "published": "2026-02-15"}]}),
    ".jsonl": f'{{"text": "{TEXT}"}}\n' * 3,
    ".html": f"<html lang=ar><meta property=og:title content=جسر><article><p>{TEXT}</article>",
    ".rss": f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>",
}


def sound(found: list[Article | Skipped]) -> bool:
    """Say whether there is an answer, every article has text, and all of it can be written."""
    return bool(found) and all(
        bool(item.text.strip() and item.id and repr(item).encode())
        if isinstance(item, Article)
        else bool(item.source and item.reason and item.stage == "ingest")
        for item in found
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_under_any_name(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert sound(list(read([path])))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_on_standard_input(data: bytes) -> None:
    assert sound(list(read(["-"], stdin=io.BytesIO(data))))


@pytest.mark.parametrize("suffix", sorted(WHOLE))
def test_whole_documents_with_a_few_bytes_changed(tmp_path: Path, suffix: str) -> None:
    dice = random.Random(7)  # noqa: S311 - a fixed seed, no secret
    path = tmp_path / f"a{suffix}"
    for _ in range(40):
        data = bytearray(WHOLE[suffix].encode())
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data[: dice.randrange(1, len(data) + 1)])
        assert sound(list(read([path])))


def test_the_same_folder_gives_the_same_articles_wherever_it_lies(tmp_path: Path) -> None:
    runs = []
    for place in ("here", "there/deeper"):
        folder = tmp_path / place / "news"
        folder.mkdir(parents=True)
        for suffix, content in WHOLE.items():
            (folder / f"a{suffix}").write_text(content, encoding="utf-8")
        runs.append(list(read([folder])))
    assert runs[0] == runs[1]
    assert len(runs[0]) > len(WHOLE)


def test_one_line_of_many_megabytes_is_a_reason(tmp_path: Path) -> None:
    for name in ("a.txt", "b.json", "c.jsonl", "d.rss", "e.md"):
        (tmp_path / name).write_text("خ" * 600_000, encoding="utf-8")
    found = list(read([tmp_path], limits=Limits(max_file_bytes=1_000_000)))
    assert all(isinstance(item, Skipped) and "too large" in item.reason for item in found)
    assert len(found) == 5
