"""A polite guest: robots.txt, pauses, what servers ask for, and who is asking."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from checker import __version__
from checker.feeds.client import Failure, _failed
from checker.feeds.pace import BUDGET, LONGEST, PATIENCE, Pace

from .conftest import DAY, HOUR, WISH, Desk
from .site import Reply, Site, page

TEXT = "text/plain"


def test_robots_txt_is_heeded_for_articles_and_sources(site: Site, desk: Desk) -> None:
    rules = b"User-agent: *\nDisallow: /news/\nAllow: /news/2\nDisallow: /*.xml$\nAllow: /rss.xml"
    site.put("/robots.txt", rules, TEXT)
    outcome = desk.watch(site.feed(site.articles(1, 2)), site.feed([], path="/more.xml"))
    assert (outcome.code, outcome.new) == (1, 1)
    assert site.paths == ["/rss.xml", "/news/2"]
    assert {each.reason for each in outcome.missed} == {"robots.txt of the host forbids it"}


def test_robots_txt_can_name_us(site: Site, desk: Desk) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: claim-checker\nAllow: /"
    site.put("/robots.txt", rules, TEXT)
    assert desk.watch(site.feed(site.articles(1))).new == 1
    site.put("/robots.txt", b"User-agent: claim-checker\nDisallow: /news", TEXT)
    desk.now += DAY
    assert desk.watch(site.feed([site.article(2)])).new == 0


def test_robots_txt_is_asked_for_once_a_day(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    desk.watch(feed)
    desk.watch(feed)
    assert len(site.asked("/robots.txt")) == 1
    desk.now += DAY
    desk.watch(feed)
    assert len(site.asked("/robots.txt")) == 2


def test_nothing_is_asked_of_a_host_whose_robots_txt_cannot_be_read(site: Site, desk: Desk) -> None:
    site.replies["/robots.txt"] = Reply(status=500)
    outcome = desk.watch(site.feed(site.articles(1)))
    assert (outcome.code, site.paths) == (2, [])
    assert outcome.missed[0].reason == "the server answers 500 (its robots.txt)"
    site.replies["/robots.txt"] = Reply(status=403)  # as good as none, says the standard
    desk.now += HOUR
    assert desk.watch(site.feed([site.url("/news/1")])).new == 1


def test_a_redirect_does_not_lead_around_robots_txt(site: Site, desk: Desk) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed", TEXT)
    site.put("/closed/1", page(1))
    site.replies["/open"] = Reply(status=302, headers={"Location": "/closed/1"})
    assert desk.watch(site.feed([site.url("/open")])).new == 0
    assert site.asked("/closed/1") == []


def test_requests_to_a_host_are_spaced(site: Site, desk: Desk) -> None:
    desk.watch(site.feed(site.articles(1, 2)), wish=replace(WISH, delay=2.0))
    assert desk.slept == [2.0, 2.0, 2.0]  # robots.txt, feed, two articles


def test_what_robots_txt_asks_for_counts_if_it_is_more(site: Site, desk: Desk) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 4.5", TEXT)
    desk.watch(site.feed(site.articles(1, 2)), wish=replace(WISH, delay=2.0))
    assert desk.slept[1:] == [4.5, 4.5]


def test_a_host_that_asks_for_minutes_gets_them_over_several_passes(site: Site, desk: Desk) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 600", TEXT)
    feed = site.feed(site.articles(1, 2, 3))
    first = desk.watch(feed)
    assert (first.code, first.new, first.waiting) == (1, 2, 1)
    assert desk.slept == [LONGEST, LONGEST]
    assert desk.watch(feed).sources[0].status == "failed"  # too early
    desk.now += 900
    assert (desk.watch(feed).new, desk.missing()) == (1, [])


def test_a_short_pause_is_waited_for(site: Site, desk: Desk) -> None:
    answers = iter([Reply(status=429, headers={"Retry-After": "7"}), Reply(page(1))])
    site.replies["/news/1"] = lambda: next(answers)
    outcome = desk.watch(site.feed([site.url("/news/1")]))
    assert (outcome.code, outcome.new) == (0, 1)
    assert desk.slept == [7.0]


@pytest.mark.parametrize("status", [429, 503])
def test_a_long_pause_is_kept_for_all_of_the_host(site: Site, desk: Desk, status: int) -> None:
    site.article(2)
    site.replies["/news/1"] = Reply(status=status, headers={"Retry-After": "3600"})
    feed = site.feed([site.url("/news/1"), site.url("/news/2")])
    first = desk.watch(feed)
    assert (first.code, first.new, first.waiting) == (1, 0, 2)
    asked = len(site.visits)
    second = desk.watch(feed)
    assert (second.code, len(site.visits)) == (2, asked)
    assert "asks to be left alone" in second.missed[0].reason
    site.article(1)
    desk.now += HOUR + 1
    assert desk.watch(feed).new == 2
    assert desk.missing() == []


@pytest.mark.parametrize(
    ("status", "header", "wait"),
    [
        (429, "120", 120),
        (429, "", 300),
        (429, "soon", 300),
        (429, "99999999999999", 7 * 86_400),
        (503, "Wed, 21 Oct 2099 07:28:00 GMT", 7 * 86_400),
        (503, "Wed, 21 Oct 2015 07:28:00 GMT", 0),
        (503, "-5", 0),
        (500, "120", 0),
    ],
)
def test_how_long_servers_ask_to_wait(status: int, header: str, wait: float) -> None:
    failure = _failed(status, header, "a.example")
    assert isinstance(failure, Failure)
    assert (failure.wait, failure.pause) == (wait, wait > 0)


def test_a_turn_that_is_too_far_off_is_not_taken() -> None:
    now = [100.0]
    pace = Pace(1.0, lambda: now[0], lambda seconds: None)
    pace.pause("a.example", PATIENCE + 5)
    hold = pace.wait("a.example")
    assert hold is not None
    assert hold.seconds == PATIENCE + 5
    assert pace.wait("b.example") is None
    now[0] += 10
    assert pace.wait("a.example") is None


def test_a_pass_asks_one_host_for_ten_minutes_at_most() -> None:
    pace = Pace(100.0, lambda: 0.0, lambda seconds: None)
    taken = [pace.wait("a.example") is None for _ in range(9)]
    assert sum(taken) == BUDGET / 100 + 1
    assert pace.wait("b.example") is None


def test_servers_are_told_who_asks(site: Site, desk: Desk) -> None:
    desk.watch(site.feed(site.articles(1)), wish=replace(WISH, contact="https://desk.example/bot"))
    agents = {visit.headers["user-agent"] for visit in site.visits}
    assert agents == {f"claim-checker/{__version__} (+https://desk.example/bot)"}
    assert {visit.headers["accept-encoding"] for visit in site.visits} == {"gzip"}
    assert not any({"cookie", "authorization", "referer"} & set(v.headers) for v in site.visits)


def test_what_is_known_is_asked_for_conditionally(site: Site, desk: Desk) -> None:
    when = "Wed, 02 Apr 2031 08:00:00 GMT"
    feed = site.feed([])
    site.replies["/rss.xml"] = Reply(
        site.replies["/rss.xml"].body,  # type: ignore[union-attr]
        headers={"Last-Modified": when},
    )
    desk.watch(feed)
    desk.watch(feed)
    first, second = site.asked("/rss.xml")
    assert "if-none-match" not in first.headers
    assert second.headers["if-modified-since"] == when
    assert second.headers["if-none-match"].startswith('"')


def test_a_host_has_one_visitor_at_a_time(site: Site, desk: Desk) -> None:
    for number in range(4):
        site.replies[f"/news/{number}"] = Reply(page(number), drip=0.005)
    desk.watch(site.feed([site.url(f"/news/{number}") for number in range(4)]))
    moments = [visit.at for visit in site.visits if visit.path.startswith("/news/")]
    assert all(later - earlier > 0.04 for earlier, later in pairwise(moments))
