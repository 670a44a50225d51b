"""Who wrote an article, in the words of each format; nobody where nobody says."""

import json
from pathlib import Path

import pytest

from checker.index.codec import pack_article, unpack_article
from checker.stages.ingest import read, read_record
from checker.types import Article

TEXT = "قال محافظ المدينة إن الجسر يفتح أمام السيارات الأسبوع المقبل."
HUDA, RAMI = "هدى النجار", "رامي السالم"


def one(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (found,) = read([path])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"author": HUDA}, HUDA),
        ({"byline": f"  {HUDA}\n"}, HUDA),
        ({"author": {"@type": "Person", "name": HUDA}}, HUDA),
        ({"authors": [{"name": HUDA}, {"name": RAMI}, {"name": HUDA}]}, f"{HUDA}، {RAMI}"),
        ({"author": [HUDA, 7, None, {}]}, HUDA),
        ({"author": 7}, ""),
        ({"author": "س" * 5000}, "س" * 200),
        ({"uri": "urn:1", "pubstatus": "usable", "byline": HUDA, "body_text": TEXT}, HUDA),
        ({}, ""),
    ],
)
def test_rows(more: dict[str, object], expected: str) -> None:
    found = read_record({"text": TEXT, **more}, origin="row 1")
    assert isinstance(found, Article)
    assert found.author == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'<meta name="author" content="{HUDA}">', HUDA),
        (f'<meta property="article:author" content="{HUDA}">', HUDA),
        ('<meta property="article:author" content="https://example.org/huda">', ""),
        (
            '<script type="application/ld+json">'
            + json.dumps({"@type": "NewsArticle", "author": [{"name": HUDA}, {"name": RAMI}]})
            + "</script>",
            f"{HUDA}، {RAMI}",
        ),
        ("", ""),
    ],
)
def test_pages(tmp_path: Path, head: str, expected: str) -> None:
    body = f"<article><h1>الجسر</h1><p>{TEXT}</p><p>{TEXT * 3}</p></article>"
    html = f"<html lang=ar><head>{head}</head><body>{body}</body></html>"
    assert one(tmp_path / "a.html", html).author == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"<dc:creator>{HUDA}</dc:creator>", HUDA),
        (f"<author>desk@example.org ({HUDA})</author>", HUDA),
        (f"<author><name>{HUDA}</name><uri>https://example.org</uri></author>", HUDA),
        ("<author>desk@example.org</author>", ""),
        ("", ""),
    ],
)
def test_feeds(tmp_path: Path, told: str, expected: str) -> None:
    feed = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<item><title>الجسر</title>{told}<description>{TEXT}</description></item></channel></rss>"
    )
    assert one(tmp_path / "feed.xml", feed).author == expected


def test_the_index_keeps_it_and_reads_what_was_kept_without() -> None:
    article = Article("a", TEXT, author=HUDA)
    assert unpack_article(pack_article(article)) == article
    plain = Article("a", TEXT)
    assert HUDA not in pack_article(plain).decode()
    assert len(json.loads(pack_article(plain))) == 13, "as before there were authors"
    assert unpack_article(pack_article(plain)) == plain
