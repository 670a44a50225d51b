"""Standard input: the format is told by the first bytes, the content is streamed."""

import gzip
import io
import json

import pytest

from checker.stages.ingest import Limits, read
from checker.types import Article, Skipped

DEFAULT = Limits()
TEXT = "قال محافظ المدينة إن الجسر يفتح أمام السيارات الأسبوع المقبل."
ROW = json.dumps({"id": "r", "text": TEXT}, ensure_ascii=False)
RSS = f"<rss><channel><item><guid>f</guid><description>{TEXT}</description></item></channel></rss>"
PAGE = f"<!doctype html><html><body><article>{f'<p>{TEXT}</p>' * 6}</article></body></html>"


def items(data: bytes, limits: Limits = DEFAULT) -> list[Article | Skipped]:
    return list(read(["-"], stdin=io.BytesIO(data), limits=limits))


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (TEXT, ["stdin"]),
        ("[عاجل] " + TEXT, ["stdin"]),
        ("{قوس} " + TEXT, ["stdin"]),
        (ROW, ["r"]),
        (f'{ROW}\n{{"id": "s", "text": "{TEXT}"}}\n', ["r", "s"]),
        (f'{{"id": broken\n{{"id": "s", "text": "{TEXT}"}}\n', ["s"]),
        (f"[{ROW}]", ["r"]),
        (json.dumps(json.loads(ROW), indent=1), ["r"]),
        (f'<?xml version="1.0"?>\n{RSS}', ["f"]),
        (PAGE, ["stdin"]),
    ],
)
def test_formats_are_told_apart(content: str, ids: list[str]) -> None:
    found = items(content.encode())
    assert [item.id for item in found if isinstance(item, Article)] == ids


@pytest.mark.parametrize("codec", ["utf-16", "cp1256", "utf-8-sig"])
def test_other_encodings_are_read(codec: str) -> None:
    (item,) = items(TEXT.encode(codec))
    assert isinstance(item, Article)
    assert (item.text, item.path) == (TEXT, "")


def test_gzipped_lines_are_read() -> None:
    assert len(items(gzip.compress(f"{ROW}\n".encode()))) == 1


def test_a_stream_longer_than_its_head_is_read_whole() -> None:
    rows = "".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(2_000))
    assert len(items(rows.encode())) == 2_000
    long = (TEXT + "\n") * 2_000
    (item,) = items(long.encode())
    assert isinstance(item, Article)
    assert item.text == long


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_on_standard_input_is_a_reason(data: bytes) -> None:
    assert items(data) == [Skipped("stdin", "ingest", "empty: there is nothing in it")]


def test_binary_on_standard_input_is_a_reason() -> None:
    (item,) = items(bytes(range(256)) * 300)
    assert isinstance(item, Skipped)


def test_too_much_on_standard_input_is_a_reason() -> None:
    (item,) = items(TEXT.encode() * 200, Limits(max_file_bytes=2_000))
    assert isinstance(item, Skipped)
    assert "over the limit of 2000 bytes" in item.reason


def test_a_bomb_on_standard_input_is_stopped() -> None:
    (item,) = items(gzip.compress(b" " * (90 * 1024 * 1024)))
    assert isinstance(item, Skipped)
    assert "unpacks to over" in item.reason
