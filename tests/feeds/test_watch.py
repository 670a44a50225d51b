"""From feeds and sitemaps to the index: what is new, what changed, and nothing twice."""

from __future__ import annotations

from .conftest import Desk
from .site import Site


def test_what_a_feed_lists_is_in_the_index(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2, 3))
    outcome = desk.watch(feed)
    assert (outcome.code, outcome.new, outcome.total) == (0, 3, 3), outcome
    assert set(desk.articles()) == {site.url(f"/news/{number}") for number in (1, 2, 3)}
