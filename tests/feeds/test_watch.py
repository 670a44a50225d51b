"""From feeds to the index: what is new, what was corrected, and nothing twice."""

from __future__ import annotations

import shutil
from dataclasses import replace

from checker.config import Config
from checker.feeds import waiting
from checker.feeds.client import Seen
from checker.feeds.duties import article_had
from checker.feeds.state import ArticleRow
from checker.index import add_articles
from checker.types import Article

from .conftest import DAY, HOUR, NOW, WISH, Desk
from .site import Site, page, rss, text


def test_what_a_feed_lists_is_in_the_index(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2, 3))
    outcome = desk.watch(feed)
    assert (outcome.code, outcome.new, outcome.total) == (0, 3, 3)
    assert set(desk.articles()) == {site.url(f"/news/{number}") for number in (1, 2, 3)}
    assert "سامر الدهان" not in desk.articles()[site.url("/news/1")]
    assert "رامي العوضي" in desk.articles()[site.url("/news/1")]


def test_a_second_pass_asks_only_whether_the_feed_changed(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    desk.watch(feed)
    before = len(site.visits)
    outcome = desk.watch(feed)
    assert [(visit.path, visit.status) for visit in site.visits[before:]] == [("/rss.xml", 304)]
    assert (outcome.code, outcome.new, outcome.sources[0].status) == (0, 0, "unchanged")


def test_only_what_is_new_in_a_feed_is_fetched(site: Site, desk: Desk) -> None:
    desk.watch(site.feed(site.articles(1, 2)))
    feed = site.feed([site.url("/news/1"), site.url("/news/2"), site.article(3)])
    assert desk.watch(feed).new == 1
    assert len(site.asked("/news/1")) == 1


def test_a_correction_that_the_feed_tells_is_the_next_version(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1))
    desk.watch(feed)
    site.article(1, killed=15)
    site.feed([site.url("/news/1")], day=3)
    outcome = desk.watch(feed)
    assert (outcome.new, outcome.changed, outcome.total, desk.versions()) == (0, 1, 1, 1)
    assert "قتل 15 شخصا" in desk.articles()[site.url("/news/1")]


def test_a_silent_correction_is_found_when_the_article_is_looked_at_again(
    site: Site, desk: Desk
) -> None:
    feed = site.feed(site.articles(1, 2))
    desk.watch(feed)
    site.article(1, killed=15)
    assert desk.watch(feed).changed == 0  # not before an hour has passed
    desk.now += HOUR
    outcome = desk.watch(feed)
    assert (outcome.changed, outcome.same, desk.versions()) == (1, 1, 1)
    assert [visit.status for visit in site.asked("/news/2")] == [200, 304]


def test_an_article_is_looked_at_ever_more_seldom_and_no_more_after_a_week() -> None:
    row = ArticleRow("https://a.example/1", "https://a.example/rss", first=NOW, dated=NOW)
    looks, now = [], NOW
    while True:
        row = article_had(row, Seen(), now, 7 * DAY)
        if not row.due:
            break
        looks.append((row.due - NOW) / HOUR)
        now = row.due
    assert looks == [1, 2, 4, 8, 16, 32, 64, 128]
    assert article_had(row, Seen(), NOW, 0).due == 0


def test_old_articles_are_not_looked_at_again(site: Site, desk: Desk) -> None:
    desk.now += 60 * DAY
    feed = site.feed(site.articles(1))
    desk.watch(feed)
    desk.now += 2 * HOUR
    desk.watch(feed)
    assert len(site.asked("/news/1")) == 1


def test_an_article_can_be_named_itself(site: Site, desk: Desk) -> None:
    address = site.article(1)
    assert desk.watch(address).new == 1
    assert desk.watch(address).sources[0].status == "unchanged"
    site.article(1, killed=15)
    assert (desk.watch(address).changed, desk.versions()) == (1, 1)


def test_what_counts_readers_is_no_part_of_an_address(site: Site, desk: Desk) -> None:
    (link,) = site.articles(1)
    desk.watch(site.feed([f"{link}?utm_source=rss&amp;utm_medium=feed#top"]))
    desk.watch(site.feed([link], path="/other.xml"))
    assert list(desk.articles()) == [link]


def test_addresses_in_arabic_and_relative_ones_are_read(site: Site, desk: Desk) -> None:
    site.put("/%D8%AE%D8%A8%D8%B1/1", page(1))
    site.put("/news/2", page(2))
    outcome = desk.watch(site.feed(["/خبر/1", "news/2"]))
    assert (outcome.code, outcome.new) == (0, 2)


def test_items_without_a_page_are_taken_from_the_feed(site: Site, desk: Desk) -> None:
    item = "<item><guid>{}</guid><title>برقية</title><description>{}</description></item>"
    wires = "".join(item.format(number, text(number)) for number in (1, 2))
    feed = site.put("/wire.xml", rss([], more=wires), "text/xml")
    assert (desk.watch(feed).new, desk.watch(feed).new) == (2, 0)
    site.put("/wire.xml", rss([], more=wires.replace("قتل 12", "قتل 15")), "text/xml")
    outcome = desk.watch(feed)
    assert (outcome.new, outcome.changed, outcome.total) == (0, 2, 2)


def test_a_page_may_give_itself_an_address_but_only_on_its_own_site(site: Site, desk: Desk) -> None:
    own = '<link rel=canonical href="/news/one">'
    foreign = '<link rel=canonical href="https://agency.example/scoop">'
    home = '<link rel=canonical href="/">'
    links = [site.article(1, head=own), site.article(2, head=foreign), site.article(3, head=home)]
    desk.watch(site.feed(links))
    assert sorted(desk.articles()) == sorted(
        [site.url("/news/one"), site.url("/news/2"), site.url("/news/3")]
    )


def test_an_article_that_the_archive_has_by_its_address_gets_a_version(
    site: Site, desk: Desk
) -> None:
    link = site.article(1)
    old = Article(id="cms-4711", text=text(1, killed=9), url=link)
    add_articles(desk.index, (), Config(encoder="hashing"), given=[old], processes=1)
    outcome = desk.watch(site.feed([link]))
    assert (outcome.new, outcome.changed, list(desk.articles())) == (0, 1, ["cms-4711"])


def test_what_is_beyond_the_limit_of_a_pass_comes_next(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(*range(5)))
    first = desk.watch(feed, wish=replace(WISH, limit=2))
    assert (first.code, first.new, first.left, waiting(desk.index)) == (0, 2, 3, 3)
    site.feed([])  # what fell out of the feed is not forgotten
    second = desk.watch(feed, wish=replace(WISH, limit=2))
    assert (second.new, second.left) == (2, 1)
    assert (desk.watch(feed).new, waiting(desk.index)) == (1, 0)


def test_entries_from_before_a_day_are_not_taken(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    assert desk.watch(feed, wish=replace(WISH, since=desk.now + DAY)).new == 0
    assert waiting(desk.index) == 0


def test_an_article_of_two_feeds_is_fetched_once(site: Site, desk: Desk) -> None:
    links = site.articles(1, 2)
    feeds = [site.feed(links), site.feed(links, path="/sport.xml", day=3)]
    assert desk.watch(*feeds).new == 2
    desk.watch(*feeds)
    assert len(site.asked("/news/1")) == 1


def test_an_index_that_was_deleted_beside_its_state_is_filled_again(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    desk.watch(feed)
    kept = (desk.index / "feeds.sqlite").read_bytes()
    shutil.rmtree(desk.index)
    desk.index.mkdir()
    (desk.index / "feeds.sqlite").write_bytes(kept)
    assert desk.watch(feed).new == 2
