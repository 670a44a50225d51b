"""Sitemaps: plain, packed, of news, and lists of them."""

from __future__ import annotations

import gzip

from .conftest import HOUR, Desk
from .site import Site, sitemap

XML = "application/xml"


def test_a_list_of_sitemaps_leads_to_their_articles(site: Site, desk: Desk) -> None:
    one = site.put("/one.xml", sitemap(site.articles(1, 2)), XML)
    two = site.put("/two.xml.gz", gzip.compress(sitemap(site.articles(3))), "application/gzip")
    index = site.put("/sitemap.xml", sitemap([one, two], tag="sitemapindex"), XML)
    outcome = desk.watch(index)
    assert (outcome.code, outcome.new, outcome.sources[0].kind) == (0, 3, "sitemaps")


def test_only_the_sitemap_that_changed_is_asked_again(site: Site, desk: Desk) -> None:
    one = site.put("/one.xml", sitemap(site.articles(1)), XML)
    two = site.put("/two.xml", sitemap(site.articles(2)), XML)
    index = site.put("/sitemap.xml", sitemap([one, two], tag="sitemapindex"), XML)
    desk.watch(index)
    site.put("/two.xml", sitemap([site.url("/news/2"), site.article(3)]), XML)
    rows = f"<sitemap><loc>{one}</loc><lastmod>2031-04-02</lastmod></sitemap>"
    rows += f"<sitemap><loc>{two}</loc><lastmod>2031-04-03</lastmod></sitemap>"
    site.put("/sitemap.xml", f"<sitemapindex>{rows}</sitemapindex>".encode(), XML)
    assert desk.watch(index).new == 1
    assert (len(site.asked("/one.xml")), len(site.asked("/two.xml"))) == (1, 2)
    site.put("/sitemap.xml", sitemap([one, two], tag="sitemapindex", changed="2031-04-04"), XML)
    desk.watch(index)  # both are said to have changed, and have not
    desk.watch(index)
    assert (len(site.asked("/one.xml")), len(site.asked("/two.xml"))) == (2, 3)


def test_sitemaps_without_a_day_are_asked_each_time(site: Site, desk: Desk) -> None:
    one = site.put("/one.xml", sitemap(site.articles(1)), XML)
    index = site.put("/sitemap.xml", sitemap([one], tag="sitemapindex", changed=""), XML)
    desk.watch(index)
    site.put("/one.xml", sitemap([site.url("/news/1"), site.article(2)]), XML)
    assert desk.watch(index).new == 1  # though the list itself is unchanged


def test_a_change_that_a_sitemap_tells_is_fetched(site: Site, desk: Desk) -> None:
    address = site.put("/sitemap.xml", sitemap(site.articles(1)), XML)
    desk.watch(address)
    site.article(1, killed=15)
    site.put("/sitemap.xml", sitemap([site.url("/news/1")], changed="2031-04-03"), XML)
    assert desk.watch(address).changed == 1


def test_a_news_sitemap_gives_title_outlet_and_day(site: Site, desk: Desk) -> None:
    link = site.put("/news/1", page_without_head())
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{link}</loc><news:news><news:publication><news:name>قناة الساحل</news:name>"
        "</news:publication><news:publication_date>2031-04-05T10:00:00Z</news:publication_date>"
        "<news:title>عنوان من الخريطة</news:title></news:news></url></urlset>"
    )
    desk.watch(site.put("/news.xml", news.encode(), XML))
    found = desk.article(link)
    assert found.source.name == "قناة الساحل"
    assert found.day is not None
    assert found.day.isoformat() == "2031-04-05"


def test_a_sitemap_that_is_down_does_not_hide_the_others(site: Site, desk: Desk) -> None:
    one = site.put("/one.xml", sitemap(site.articles(1)), XML)
    gone = site.url("/gone.xml")
    index = site.put("/sitemap.xml", sitemap([one, gone], tag="sitemapindex"), XML)
    outcome = desk.watch(index)
    assert (outcome.code, outcome.new, outcome.sources[0].status) == (1, 1, "in part")
    (lack,) = outcome.missed
    assert (lack.source, lack.address, lack.reason) == (index, gone, "the server answers 404")
    site.put("/gone.xml", sitemap(site.articles(2)), XML)
    desk.now += HOUR
    assert (desk.watch(index).new, desk.missing()) == (1, [])


def test_a_sitemap_that_was_named_itself_before_or_is_beside_its_list(
    site: Site, desk: Desk
) -> None:
    one = site.put("/one.xml", sitemap(site.articles(1)), XML)
    index = site.put("/sitemap.xml", sitemap([one], tag="sitemapindex", changed=""), XML)
    assert (desk.watch(one).new, desk.watch(one, index).new) == (1, 0)
    site.put("/one.xml", sitemap([site.url("/news/1"), site.article(2)]), XML)
    assert desk.watch(index).new == 1
    site.put("/one.xml", sitemap([site.url("/news/1"), site.article(3)]), XML)
    before = len(site.asked("/one.xml"))
    assert desk.watch(index, one).new == 1
    assert len(site.asked("/one.xml")) == before + 1


def test_sitemaps_that_lead_in_a_circle_end(site: Site, desk: Desk) -> None:
    index = site.url("/sitemap.xml")
    second = site.put("/second.xml", sitemap([index], tag="sitemapindex"), XML)
    site.put("/sitemap.xml", sitemap([second, index], tag="sitemapindex"), XML)
    assert desk.watch(index).new == 0
    assert site.paths == ["/sitemap.xml", "/second.xml"]


def page_without_head() -> bytes:
    from .site import text

    return f"<html lang=ar><body><article><p>{text(1)}</p></article></body></html>".encode()
