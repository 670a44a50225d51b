"""No address of the own network is asked that the user did not name (SSRF)."""

from __future__ import annotations

from typing import Any

import httpcore2
import pytest

from checker.feeds.addresses import BadAddress, Named, normal, reach, same_site

from .conftest import Desk
from .site import HOME, Reply, Site, sitemap

REFUSED = "refused: it leads to 127.0.0.1, an address that is not public"


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("93.184.216.34", "public"),
        ("2606:2800:220:1:248:1893:25c8:1946", "public"),
        ("64:ff9b::5db8:d822", "public"),
        ("127.0.0.1", "private"),
        ("127.9.9.9", "private"),
        ("::1", "private"),
        ("10.0.0.1", "private"),
        ("172.31.255.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "private"),
        ("fd00::1", "private"),
        ("::ffff:127.0.0.1", "private"),
        ("::ffff:10.0.0.1", "private"),
        ("2002:7f00:1::", "private"),
        ("64:ff9b::7f00:1", "private"),
        ("169.254.169.254", "never"),
        ("::ffff:169.254.169.254", "never"),
        ("64:ff9b::a9fe:a9fe", "never"),
        ("fe80::1%eth0", "never"),
        ("0.0.0.0", "never"),  # noqa: S104
        ("::", "never"),
        ("224.0.0.1", "never"),
        ("ff02::1", "never"),
        ("255.255.255.255", "never"),
        ("240.0.0.1", "never"),
    ],
)
def test_who_is_behind_an_address(address: str, who: str) -> None:
    assert reach(address) == who


def test_only_a_named_host_and_port_may_be_private() -> None:
    named = Named.of(["http://intranet.example:8080/rss", "http://169.254.7.7/rss"])
    assert not named.refusal("intranet.example", 8080, "10.0.0.5")
    assert not named.refusal("intranet.example", 443, "10.0.0.5")
    assert named.refusal("intranet.example", 9200, "10.0.0.5")
    assert named.refusal("intranet.example", 8080, "169.254.169.254")
    assert named.refusal("10.0.0.5", 8080, "10.0.0.5")
    assert not named.refusal("169.254.7.7", 80, "169.254.7.7")
    assert not named.refusal("anybody.example", 9200, "93.184.216.34")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.example/rss",
        "gopher://a.example/",
        "javascript:alert(1)",
        "http://user:secret@a.example/",
        "http:///rss",
        "http://a b.example/",
        "http://a.example:port/",
        "http://[::1/rss",
        "http://" + "a" * 3000,
        "a.example/rss",
        "",
    ],
)
def test_addresses_that_are_not_asked(address: str) -> None:
    with pytest.raises(BadAddress):
        normal(address)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://a.example./x#top", "https://a.example/x"),
        ("http://a.example/خبر?س=1", "http://a.example/%D8%AE%D8%A8%D8%B1?%D8%B3=1"),
        ("http://a.example/%d8%ae", "http://a.example/%D8%AE"),
        ("http://موقع.example/", "http://xn--4gbrim.example/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_an_address_has_one_spelling(given: str, found: str) -> None:
    assert normal(given) == found
    assert normal(found) == found


def test_sites() -> None:
    assert same_site("https://www.a.example/1", "http://a.example/2")
    assert not same_site("https://b.a.example/1", "https://a.example/1")


def test_a_redirect_to_a_private_address_is_refused(site: Site, other: Site, desk: Desk) -> None:
    site.replies["/rss.xml"] = Reply(status=302, headers={"Location": other.url("/secret")})
    outcome = desk.watch(site.url("/rss.xml"))
    assert outcome.code == 2
    assert outcome.missed[0].reason.startswith(REFUSED)
    assert other.visits == []


def test_entries_of_a_feed_that_lead_to_private_addresses_are_refused(
    site: Site, other: Site, desk: Desk
) -> None:
    links = [
        site.article(1),
        other.article(2),
        f"http://2130706433:{other.port}/news/2",
        f"http://0x7f.1:{other.port}/news/2",
        f"http://[::ffff:127.0.0.1]:{other.port}/news/2",
        "http://169.254.169.254/latest/meta-data",
        "http://user:secret@127.0.0.1/",
        "file:///etc/passwd",
    ]
    outcome = desk.watch(site.feed(links))
    assert (outcome.code, outcome.new, list(desk.articles())) == (1, 1, [site.url("/news/1")])
    assert len(outcome.missed) == 5 + 2
    assert sum(each.reason.startswith("refused: ") for each in outcome.missed) == 5
    assert other.visits == []


def test_entries_of_another_host_that_was_named_are_read(
    site: Site, other: Site, desk: Desk
) -> None:
    feed = site.feed([*site.articles(1), *other.articles(2)])
    assert desk.watch(feed, other.feed([])).new == 2


def test_sitemaps_and_robots_are_held_to_the_same(site: Site, other: Site, desk: Desk) -> None:
    other.put("/sitemap.xml", b"<urlset/>", "text/xml")
    index = sitemap([other.url("/sitemap.xml")], tag="sitemapindex")
    address = site.put("/sitemap.xml", index, "text/xml")
    site.replies["/robots.txt"] = Reply(status=302, headers={"Location": other.url("/robots.txt")})
    outcome = desk.watch(address)
    assert outcome.missed[0].reason.startswith(REFUSED)
    site.replies["/robots.txt"] = Reply(b"", 404)
    desk.now += 86_400
    outcome = desk.watch(address)
    assert outcome.missed[0].reason.startswith(REFUSED)
    assert other.visits == []


def test_a_name_is_looked_up_once_for_a_connection_and_that_answer_is_used(
    site: Site, other: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is looked at is what is connected to: rebinding a name between the two is no way in."""
    public = "93.184.216.34"
    answers = iter([public, HOME])
    real = httpcore2.SyncBackend.connect_tcp
    connected: list[str] = []

    def connect(backend: Any, host: str, *rest: Any, **more: Any) -> Any:
        connected.append(host)
        if host == public:  # nothing leaves this machine
            raise httpcore2.ConnectError("not from here")
        return real(backend, host, *rest, **more)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    desk.resolver = lambda name, port: [HOME] if name == HOME else [next(answers)]
    feed = site.feed([f"http://rebinding.example:{other.port}/news/1"])
    assert desk.watch(feed).missed[0].reason == "cannot be reached: not from here"
    assert (connected[-1], connected.count(public)) == (public, 1)
    desk.now += 3600  # another connection, another look
    assert desk.watch(feed).missed[0].reason.startswith(REFUSED)
    assert connected.count(public) == 1
    assert (other.visits, list(answers)) == ([], [])


def test_of_several_addresses_of_a_name_only_public_ones_are_asked(
    site: Site, other: Site, desk: Desk
) -> None:
    desk.resolver = lambda name, port: [HOME] if name == HOME else ["10.0.0.1", "127.0.0.1"]
    outcome = desk.watch(site.feed([f"http://mixed.example:{other.port}/news/1"]))
    assert outcome.missed[0].reason.startswith("refused: it leads to 10.0.0.1")
    assert other.visits == []
