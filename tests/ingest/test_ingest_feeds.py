"""RSS and Atom, and the attacks that XML is known for."""

from pathlib import Path

import pytest

from checker.stages.ingest import read
from checker.types import Article, Skipped

TEXT = "قال محافظ المدينة إن الجسر يفتح أمام السيارات الأسبوع المقبل."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>صحيفة الورد</title><language>ar</language><link>https://example.org</link>
<item><title>الجسر &amp; النهر</title><guid>w-1</guid><link>https://example.org/1</link>
<pubDate>Sun, 15 Feb 2026 09:00:00 +0200</pubDate><category>محليات</category>
<description>ملخص قصير</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>x()</script><p>انتهى.</p>]]></content:encoded></item>
<item><title>بلا نص</title><link>https://example.org/2</link></item>
<item><title>منقول</title><source url="https://example.com/rss">وكالة النهر</source>
<link>https://example.org/3</link><description>{TEXT}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>صحيفة الورد</title>
<entry><id>urn:1</id><title type="html">&lt;b&gt;الجسر&lt;/b&gt;</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>
<updated>2026-02-16T00:00:00Z</updated><published>2026-02-15T09:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>انتهى.</p></div>
</content></entry>
<entry><id>urn:2</id><title>ثان</title><summary type="text">أ &lt; ب، {TEXT}</summary>
</entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>صحيفة الورد</title></channel>
<item><title>الجسر</title><link>https://example.org/1</link><dc:date>2026-02-15</dc:date>
<description>{TEXT}</description></item></rdf:RDF>"""


def items(tmp_path: Path, content: str | bytes, name: str = "feed.xml") -> list[Article | Skipped]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path]))


def test_rss_is_read_item_by_item(tmp_path: Path) -> None:
    first, second, third = items(tmp_path, RSS)
    assert isinstance(first, Article)
    assert (first.id, first.url, first.title) == ("w-1", "https://example.org/1", "الجسر & النهر")
    assert (first.text, first.source.name) == (f"{TEXT}\nانتهى.", "صحيفة الورد")
    assert first.published is not None
    assert first.published.isoformat() == "2026-02-15T09:00:00+02:00"
    assert isinstance(second, Skipped)
    assert second.source == "feed.xml:8"
    assert isinstance(third, Article)
    assert (third.id, third.source.name) == ("https://example.org/3", "وكالة النهر")


def test_atom_is_read_with_its_first_date(tmp_path: Path) -> None:
    first, second = items(tmp_path, ATOM, "feed.atom")
    assert isinstance(first, Article)
    assert (first.id, first.title, first.url) == ("urn:1", "الجسر", "https://example.org/1")
    assert (first.text, str(first.day)) == (f"{TEXT}\nانتهى.", "2026-02-15")
    assert isinstance(second, Article)
    assert second.text == f"أ < ب، {TEXT}"


def test_rss_1_is_read(tmp_path: Path) -> None:
    (item,) = items(tmp_path, RDF, "feed.rss")
    assert isinstance(item, Article)
    assert (item.source.name, str(item.day)) == ("صحيفة الورد", "2026-02-15")


def test_a_feed_in_utf16_is_read(tmp_path: Path) -> None:
    assert len(items(tmp_path, RSS.replace("UTF-8", "UTF-16").encode("utf-16"))) == 3


def test_broken_xml_is_named_by_line(tmp_path: Path) -> None:
    (item,) = items(tmp_path, RSS.replace("</channel>", "</chanel>"))
    assert isinstance(item, Skipped)
    assert item.source.startswith("feed.xml:")
    assert item.reason.startswith("not well-formed XML")


def test_other_xml_is_no_feed(tmp_path: Path) -> None:
    (item,) = items(tmp_path, "<invoice><item><description>x</description></item></invoice>")
    assert isinstance(item, Skipped)
    assert "neither RSS nor Atom" in item.reason


def test_a_feed_without_items_is_a_reason(tmp_path: Path) -> None:
    assert items(tmp_path, "<rss><channel><title>ورد</title></channel></rss>") == [
        Skipped("feed.xml", "ingest", "empty: there is no article in it")
    ]


def test_billion_laughs_laugh_in_vain(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "ضحك">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    xml = f"<!DOCTYPE rss [{entities}]>" + RSS.partition("\n")[2].replace("ملخص قصير", "&a9;")
    assert all(len(item.text) < 1_000 for item in items(tmp_path, xml) if isinstance(item, Article))


def test_an_external_entity_is_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("كلمة السر", encoding="utf-8")
    xml = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{secret}">]>' + RSS.partition("\n")[2]
    for item in items(tmp_path, xml.replace(TEXT, "&s;").replace("ملخص قصير", "&s;")):
        assert "كلمة السر" not in (item.text if isinstance(item, Article) else item.reason)


@pytest.mark.parametrize("content", ["<rss>" + "<a>" * 50_000, "<", "<rss/>" * 2, "<rss a='&x;'/>"])
def test_hostile_xml_is_a_reason(tmp_path: Path, content: str) -> None:
    (item,) = items(tmp_path, content)
    assert isinstance(item, Skipped)
