"""kill -9 at any moment, two watches at once, an index that is in use: nothing is lost."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import threading
import time
from dataclasses import replace

import pytest
from filelock import FileLock

from checker.errors import ArchiveError, FeedError
from checker.feeds import missing
from checker.feeds.state import watching
from checker.index import verify
from checker.index.store import writing

from .conftest import WISH, Desk
from .site import Reply, Site, page, rss, sitemap, text

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
KILLS, FIRST = 5, 8
XML = "text/xml"


def start(desk: Desk, *addresses: str) -> int:
    """Watch in a forked process; return its number."""
    child = os.fork()
    if not child:
        code = 70
        with contextlib.suppress(BaseException):
            code = desk.watch(*addresses).code
        os._exit(code)
    return child


def end(child: int) -> int:
    """Wait for a process; return how it ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def print_more(site: Site, turn: int) -> tuple[str, str]:
    """Print a feed and a list of sitemaps that have grown; return their addresses."""
    count = FIRST + 2 * turn
    for number in range(count):
        site.replies.setdefault(f"/news/{number}", Reply(page(number), drip=0.002))
    links = [site.url(f"/news/{number}") for number in range(count)]
    wire = f"<item><guid>w</guid><description>{text(99)}</description></item>"
    feed = site.put("/rss.xml", rss(links[::2], more=wire), "text/xml")
    part = site.put("/part.xml", sitemap(links[1::2]), "text/xml")
    return feed, site.put("/sitemap.xml", sitemap([part], tag="sitemapindex", changed=""), XML)


def test_killed_at_any_moment(site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feeds.adding.BATCH", 5)
    draw = random.Random(7)  # noqa: S311 - test data
    killed = turn = 0
    while killed < KILLS:
        named = print_more(site, turn)
        child = start(desk, *named)
        time.sleep(draw.uniform(0.02, 0.4))
        os.kill(child, 9)
        killed += end(child) == -9
        turn += 1
        assert turn < 10 * KILLS, "the passes end before they can be killed"
    desk.watch(*named)
    assert len(desk.articles()) == FIRST + 2 * (turn - 1) + 1
    assert (desk.versions(), missing(desk.index), verify(desk.index)) == (0, (), [])
    before = len(site.paths)
    assert desk.watch(*named).new == 0
    assert set(site.paths[before:]) <= {"/rss.xml", "/sitemap.xml", "/part.xml"}


def test_killed_while_the_index_is_made(site: Site, desk: Desk) -> None:
    desk.index.mkdir()
    (desk.index / "articles.sqlite").touch()
    assert desk.watch(site.feed(site.articles(1, 2))).new == 2


def test_two_watches_at_once(site: Site, desk: Desk) -> None:
    site.replies["/news/1"] = Reply(page(1), drip=0.05)
    feed = site.feed([site.url("/news/1")])
    child = start(desk, feed)
    while not site.asked("/news/1"):
        time.sleep(0.01)
    with pytest.raises(FeedError, match="another `checker watch` is at work"):
        desk.watch(feed)
    assert end(child) == 0
    assert len(desk.articles()) == 1
    assert desk.watch(feed).code == 0


def test_an_index_that_somebody_else_writes_to(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1, 2))
    with writing(desk.index), pytest.raises(ArchiveError, match="another process is writing"):
        desk.watch(feed)
    assert desk.watch(feed).new == 2


def test_a_writer_that_is_soon_done_is_waited_for(site: Site, desk: Desk) -> None:
    feed = site.feed(site.articles(1))
    desk.index.mkdir()
    lock = FileLock(desk.index / "lock", thread_local=False)
    lock.acquire()
    threading.Timer(0.3, lock.release).start()
    assert desk.watch(feed, wish=replace(WISH, wait=20.0)).new == 1


def test_a_state_that_cannot_be_used(site: Site, desk: Desk) -> None:
    desk.index.mkdir()
    state = desk.index / "feeds.sqlite"
    state.write_bytes(b"no database at all " * 99)
    with pytest.raises(FeedError, match="not a database"):
        desk.watch(site.feed([]))
    with pytest.raises(FeedError, match="not a database"):
        missing(desk.index)
    state.unlink()
    with contextlib.closing(sqlite3.connect(state)) as db:
        db.execute("CREATE TABLE another (program TEXT)")
    with pytest.raises(FeedError, match="not the state of a watch"):
        desk.watch(site.feed([]))
    state.unlink()
    with watching(desk.index) as found:
        found.db.execute("PRAGMA user_version = 99")
    with pytest.raises(FeedError, match="a state of format 99"):
        desk.watch(site.feed([]))
