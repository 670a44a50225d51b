"""Sources and articles that cannot be had: each is told, kept in mind, and tried again."""

from __future__ import annotations

import gzip
import importlib
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checker.feeds import missing
from checker.feeds.bodies import Garbled, body
from checker.feeds.client import Limits
from checker.types import Article

from .conftest import HOUR, WISH, Desk
from .site import Reply, Site, packed, page, rss, sitemap

XML = "application/xml"
MIB = 1 << 20
SHORT = replace(WISH, timeouts=Limits(connect=1.0, read=0.3, total=0.6, size=MIB))
SMALL = replace(WISH, timeouts=Limits(size=MIB))


def reason(desk: Desk, address: str, wish: object = WISH) -> str:
    """Return the one reason why a source could not be read; nothing was taken."""
    outcome = desk.watch(address, wish=wish)  # type: ignore[arg-type]
    (lack,) = outcome.missed
    assert (outcome.code, outcome.new, outcome.sources[0].status) == (2, 0, "failed")
    assert lack.reason in desk.missing()
    return lack.reason


def test_a_source_that_is_down(site: Site, desk: Desk) -> None:
    with Site() as gone:
        address = gone.url("/rss.xml")
    assert reason(desk, address).startswith("cannot be reached: ")
    desk.resolver = lambda name, port: []
    assert "no such host" in reason(desk, "http://nowhere.example/rss.xml")


def test_a_source_that_is_down_does_not_hide_the_others(site: Site, desk: Desk) -> None:
    outcome = desk.watch(site.url("/gone.xml"), site.feed(site.articles(1)))
    assert (outcome.code, outcome.new) == (1, 1)
    assert [each.status for each in outcome.sources] == ["failed", "read"]


@pytest.mark.parametrize("drip", [0.5, 0.15])
def test_a_source_that_is_slow_or_trickles(site: Site, desk: Desk, drip: float) -> None:
    site.replies["/rss.xml"] = Reply(rss(site.articles(1)), drip=drip)
    assert reason(desk, site.url("/rss.xml"), SHORT).startswith("too slow")


def test_a_source_that_is_huge(site: Site, desk: Desk) -> None:
    site.put("/rss.xml", b"<rss>" + b" " * 2 * MIB, XML)
    assert reason(desk, site.url("/rss.xml"), SMALL).startswith("too large: over 1,048,576 bytes")


def test_a_bomb_is_not_unpacked(site: Site, desk: Desk) -> None:
    bomb = gzip.compress(b"<rss>" + b" " * 16 * MIB)
    assert len(bomb) < MIB
    site.replies["/wire.xml"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    site.put("/sitemap.xml.gz", bomb, "application/gzip")
    assert reason(desk, site.url("/wire.xml"), SMALL).startswith("too large")
    packed_file = reason(desk, site.url("/sitemap.xml.gz"), SMALL)
    assert packed_file.startswith("too large: over 1,048,576 bytes when unpacked")


def test_packed_pages_are_read(site: Site, desk: Desk) -> None:
    site.replies["/news/1"] = packed(page(1))
    site.replies["/news/2"] = Reply(zlib.compress(page(2)), headers={"Content-Encoding": "deflate"})
    parts = gzip.compress(page(3)[:100]) + gzip.compress(page(3)[100:])
    site.replies["/news/3"] = Reply(parts, headers={"Content-Encoding": "gzip"})
    feed = site.feed([site.url(f"/news/{number}") for number in (1, 2, 3)])
    assert desk.watch(feed).new == 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(b"not packed", "gzip"), (gzip.compress(b"x" * 99, mtime=0)[:-9], "gzip"), (b"x", "br")],
    ids=["not packed", "cut off", "no brotli"],
)
def test_bodies_that_are_not_what_they_say(data: bytes, encoding: str) -> None:
    with pytest.raises(Garbled):
        body([data], encoding, MIB)


def test_a_malformed_feed_is_read_as_far_as_it_goes_and_told(site: Site, desk: Desk) -> None:
    whole = rss(site.articles(1, 2, 3))
    cut = whole.index(b"<title>\xd8\xae\xd8\xa8\xd8\xb1 2")
    feed = site.put("/rss.xml", whole[:cut] + b"<title>A & B</wrong>", XML)
    outcome = desk.watch(feed)
    assert (outcome.code, outcome.new, outcome.sources[0].status) == (1, 2, "in part")
    (lack,) = desk.missing()
    assert "not well-formed XML" in lack
    assert "what is behind it may be missing" in lack
    site.put("/rss.xml", whole, XML)
    assert (desk.watch(feed).new, desk.missing()) == (1, [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02 nothing of the kind", "XML"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "XML"),
        (b"<opml><body/></opml>", "its root is <opml>"),
        (b"<html><body><script>menu()</script></body></html>", "no text"),
    ],
)
def test_what_is_no_source_at_all(site: Site, desk: Desk, data: bytes, said: str) -> None:
    assert said in reason(desk, site.put("/rss.xml", data, XML))


def test_entities_are_not_expanded(site: Site, desk: Desk) -> None:
    link = site.article(1)
    item = f"<item><title>&x;</title><link>{link}</link></item>"
    head = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    feed = f"<?xml version='1.0'?>{head}<rss><channel>{item}</channel></rss>"
    assert desk.watch(site.put("/rss.xml", feed.encode(), XML)).new == 1
    assert "root:" not in desk.article(link).title
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = feed.replace(head, f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>').replace("&x;", "&l8;")
    assert "XML" in reason(desk, site.put("/bomb.xml", bomb.encode(), XML))


def test_redirects_in_a_circle_or_without_end(site: Site, desk: Desk) -> None:
    site.replies["/a"] = Reply(status=302, headers={"Location": "/b"})
    site.replies["/b"] = Reply(status=301, headers={"Location": "/a"})
    for step in range(9):
        site.replies[f"/{step}"] = Reply(status=307, headers={"Location": f"/{step + 1}"})
    assert "redirected in a circle" in reason(desk, site.url("/a"))
    assert site.paths == ["/a", "/b"]
    desk.watch(site.url("/0"))
    assert len(site.paths) == 2 + 6


def test_an_article_that_was_moved_is_followed(site: Site, desk: Desk) -> None:
    site.article(1)
    site.replies["/old"] = Reply(status=301, headers={"Location": "/news/1"})
    site.replies["/away"] = Reply(status=302, headers={"Location": "/"})
    site.put("/", page(9))
    outcome = desk.watch(site.feed([site.url("/old"), site.url("/away")]))
    assert list(desk.articles()) == [site.url("/news/1")]
    assert [each.reason for each in outcome.missed] == ["gone: it leads to the front page now"]


def test_articles_that_cannot_be_read_are_told_one_by_one(site: Site, desk: Desk) -> None:
    site.put("/paper.pdf", b"%PDF-1.7", "application/pdf")
    site.put("/empty", b"<html><body></body></html>")
    french = "<html lang=fr><body><article><p>{}</p></article></body></html>"
    site.put("/french", french.format("Le pont est ouvert depuis ce matin. " * 9).encode())
    links = [site.article(1), *map(site.url, ("/paper.pdf", "/empty", "/french", "/none"))]
    outcome = desk.watch(site.feed([*links, "mailto:desk@a.example"]))
    told = {each.address.rpartition("/")[2]: each for each in outcome.missed}
    assert (outcome.code, outcome.new) == (1, 1)
    assert told["paper.pdf"].reason == "not a page but application/pdf"
    assert told["empty"].reason.startswith("no text")
    assert told["french"].reason == "language 'fr' is not read"
    assert (told["none"].reason, told["none"].lost) == ("the server answers 404", False)
    assert all(told[name].lost for name in ("paper.pdf", "empty", "french"))
    assert told["rss.xml"].reason == "line 1: only http and https are read"


def test_an_article_is_tried_again_ever_more_seldom_and_then_given_up(
    site: Site, desk: Desk
) -> None:
    link = site.url("/news/1")
    feed = site.feed([link])
    tried = []
    for _ in range(16):
        before = len(site.asked("/news/1"))
        desk.watch(feed)
        tried += [desk.now] * (len(site.asked("/news/1")) - before)
        desk.now += 2 * HOUR
    assert len(tried) == 8
    (lack,) = missing(desk.index)
    assert (lack.tries, lack.lost) == (8, True)
    site.article(1)
    site.feed([link], day=3)  # the feed tells of it anew
    assert (desk.watch(feed).new, desk.missing()) == (1, [])


def test_an_article_that_was_down_for_a_while_is_had_in_the_end(site: Site, desk: Desk) -> None:
    site.replies["/news/1"] = Reply(status=500)
    feed = site.feed([site.url("/news/1")])
    assert desk.watch(feed).code == 1
    site.article(1)
    assert desk.watch(feed).new == 0  # not at once
    desk.now += HOUR
    assert (desk.watch(feed).new, desk.missing()) == (1, [])


def test_an_article_that_is_gone_when_it_is_looked_at_again_is_kept(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1))
    desk.watch(feed)
    site.replies["/news/1"] = Reply(status=410)
    desk.now += HOUR
    assert (desk.watch(feed).code, desk.missing(), len(desk.articles())) == (0, [], 1)


def test_a_source_is_put_off_ever_longer_and_its_gap_is_kept(site: Site, desk: Desk) -> None:
    feed = site.url("/rss.xml")
    start = desk.now
    for _ in range(12):
        desk.watch(feed)
        desk.now += 900
    assert len(site.asked("/rss.xml")) < 8
    outcome = desk.watch(feed)
    assert (outcome.code, outcome.sources[0].status) == (2, "put off")
    assert "404" in outcome.sources[0].reason
    site.feed(site.articles(1))
    assert desk.watch(feed, wish=replace(WISH, retry=True)).new == 1
    assert missing(desk.index) == ()
    begun = datetime.fromtimestamp(start, UTC)
    (gap,) = missing(desk.index, since=begun, until=begun + timedelta(days=1))
    assert (gap.since, gap.until) == (begun, datetime.fromtimestamp(desk.now, UTC))
    assert missing(desk.index, since=begun + timedelta(days=1)) == ()
    assert missing(desk.index, since=begun - timedelta(days=1), until=begun) == ()


def test_a_feed_that_has_rolled_over_may_have_lost_articles(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    desk.watch(feed)
    desk.now += HOUR
    site.feed(site.articles(3, 4))
    outcome = desk.watch(feed)
    assert (outcome.code, outcome.new) == (1, 2)
    assert "nothing that it listed before" in outcome.missed[0].reason
    (gap,) = missing(desk.index, since=datetime.fromtimestamp(desk.now - HOUR, UTC))
    assert gap.until is not None


def test_more_entries_than_a_sitemap_may_have_are_told(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.feeds.listing.MOST", 2)
    address = site.put("/sitemap.xml", sitemap(site.articles(1, 2, 3)), XML)
    outcome = desk.watch(address)
    assert (outcome.new, outcome.code) == (2, 1)
    assert outcome.missed[0].reason == "only the first 2 of 3 entries are read"


def test_a_front_page_is_no_article_and_its_feed_is_named(site: Site, desk: Desk) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    said = reason(desk, site.put("/", page(1, head=link)))
    assert said == f"a front page and no article; name its feed instead: {site.url('/rss.xml')}"
    site.put("/", page(1))
    desk.now += HOUR
    assert "name a feed or sitemap" in reason(desk, site.url("/"))


def test_a_text_that_trips_us_keeps_no_other_out(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = importlib.import_module("checker.index.workers")
    real = workers.prepare

    def prepare(article: Article) -> object:
        if article.id.endswith("/2"):
            raise ZeroDivisionError
        return real(article)

    monkeypatch.setattr(workers, "prepare", prepare)
    outcome = desk.watch(site.feed(site.articles(1, 2, 3)))
    assert (outcome.code, len(desk.articles())) == (1, 2)
    (lack,) = outcome.missed
    assert (lack.reason, lack.lost) == ("cannot be taken apart (ZeroDivisionError)", True)


def test_nothing_that_a_stranger_writes_moves_a_cursor(site: Site, desk: Desk) -> None:
    site.replies["/news/1"] = Reply(b"x", media="text/\x9b31mred")
    feed = rss([site.url("/news/1"), "http://a\u202e\x9b.example/"])
    outcome = desk.watch(site.put("/rss.xml", feed, XML))
    assert len(outcome.missed) == 2
    assert all((each.reason + each.address).isprintable() for each in outcome.missed)
