"""What stands around the pages: secrets, origins, hosts, sizes, headers, and who signs in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from checker.errors import ConfigError
from checker.review import Editors, one_editor, read_editors
from checker.review.serving import check_address, check_proxy, names, settings

from .newsdesk import many
from .room import HOST, TOKENS, Browser, Page, Room


def guarded(page: Page) -> Page:
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"
    return page


def test_every_answer_carries_the_headers(
    room: Room, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/", "/finding/f00", "/corrections", "/corrections.csv", "/review.js", "/rules"):
        assert guarded(browser.get(path)).status == 200
    assert guarded(browser.get("/none")).status == 404
    assert guarded(browser.get("/finding/none")).status == 404
    assert guarded(browser.get("/bulk")).status == 405
    assert guarded(browser.get("/", host="evil.example")).status == 421
    assert guarded(browser.post("/finding/f00", verdict="later")).status == 403
    assert browser.client.head("/").status_code == 200
    monkeypatch.setattr(room.desk, "per_rule", lambda: 1 / 0)
    failed = guarded(browser.get("/rules"))
    assert failed.status == 500 and "ZeroDivision" not in failed.text


def test_a_form_needs_its_secret(room: Room, browser: Browser) -> None:
    for path in ("/finding/f00", "/bulk", "/language", "/signout"):
        assert browser.post(path, verdict="later", like="f00").status == 403
        assert browser.post(path, verdict="later", like="f00", csrf="ألف").status == 403
    assert browser.post("/finding/f00", verdict="later", csrf=browser.csrf()).status == 303
    stranger = Room(many(), room.folder).browser()
    assert stranger.post("/finding/f00", verdict="later", csrf=browser.csrf()).status == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}, 303),
        ({"origin": f"https://{HOST}"}, 303),
        ({"origin": "null"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": f"http://{HOST}.evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"host": "127.0.0.1:8400"}, 421),
        ({"content-length": "999999"}, 413),
        ({"content-length": "-1"}, 400),
    ],
)
def test_forms_of_other_sites_are_refused(
    browser: Browser, headers: dict[str, str], status: int
) -> None:
    form = {"verdict": "later", "csrf": browser.csrf()}
    assert browser.client.post("/finding/f00", data=form, headers=headers).status_code == status


def test_a_body_without_end_is_not_read(browser: Browser) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    parts = (b"note=" + b"x" * 60_000 for _ in range(9))
    assert browser.client.post("/finding/f00", content=parts, headers=kind).status_code == 413


def test_the_language_is_kept_and_leads_back_here_only(browser: Browser) -> None:
    assert 'dir="rtl"' in browser.get("/").text
    answer = browser.send("/language", language="en", back="/?words=x")
    assert answer.to == "/?words=x" and 'dir="ltr"' in browser.get("/").text
    for back in ("//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example",
                 "/x\r\nSet-Cookie: a=b", "javascript:1", ""):  # fmt: skip
        assert browser.send("/language", language="en", back=back).to == "/"


def test_nobody_reads_without_signing_in(shared: Room) -> None:
    browser = shared.browser()
    for path in ("/", "/finding/f00", "/corrections", "/corrections.csv", "/rules"):
        assert browser.get(path).to.startswith("/signin")
    assert browser.get("/finding/f00?words=x").to == "/signin?back=%2Ffinding%2Ff00%3Fwords%3Dx"
    back = browser.post("/signin", token=TOKENS["هدى"], back="/finding/f00?words=x")
    assert back.to == "/finding/f00?words=x"
    assert "HttpOnly" in back.headers["set-cookie"]
    assert shared.browser().post("/signin", token=TOKENS["هدى"], back="//evil.example").to == "/"


def test_wrong_tokens_are_counted_and_a_minute_helps(shared: Room) -> None:
    browser = shared.browser()
    tries = [browser.post("/signin", token=f"wrong {number}").status for number in range(6)]
    assert tries == [403] * 5 + [429]
    late = browser.post("/signin", token=TOKENS["هدى"])
    assert late.status == 429 and late.headers["retry-after"] == "60"
    shared.seconds += 61
    assert browser.post("/signin", token=TOKENS["هدى"]).status == 303


def test_behind_a_proxy_one_who_guesses_locks_nobody_else_out(shared: Room) -> None:
    def tried(address: str, token: str, proxy: str = "127.0.0.1") -> int:
        running = settings(shared.app, proxy)
        running.load()
        app = cast(Any, running.loaded_app)
        client = TestClient(app, f"http://{HOST}", follow_redirects=False, client=("127.0.0.1", 9))
        sent = {"x-forwarded-for": address, "x-forwarded-proto": "https"}
        return client.post("/signin", data={"token": token}, headers=sent).status_code

    assert [tried("192.0.2.1", "wrong") for _ in range(6)] == [403] * 5 + [429]
    assert tried("192.0.2.1, 192.0.2.7", TOKENS["هدى"]) == 303  # the last is the proxy's own word
    assert tried("192.0.2.7, 192.0.2.1", TOKENS["هدى"]) == 429
    # Where no proxy was named, its word counts for nothing.
    assert [tried(f"192.0.2.{n}", "wrong", "") for n in range(10, 16)][-1] == 429


def test_sessions_end(shared: Room) -> None:
    browser = shared.browser("هدى")
    csrf, key = browser.csrf(), dict(browser.client.cookies)
    assert browser.send("/signout").status == 303
    browser.client.cookies.update(key)
    assert browser.get("/").status == 303
    assert browser.post("/finding/f00", verdict="later", csrf=csrf).status == 403
    browser = shared.browser("سامر")
    shared.seconds += 12 * 3600
    assert browser.get("/").status == 303


def test_two_editors_see_each_other_and_may_disagree(shared: Room) -> None:
    huda, samer = shared.browser("هدى"), shared.browser("سامر")
    huda.decide("f00", "confirmed")
    assert "هدى" in samer.get("/finding/f00").words("//section[@class='history']")
    samer.decide("f00", "both-right")
    assert huda.queue("?status=disagreement") == ["f00"]
    samer.decide("f00", "undo")
    assert shared.desk.status("f00") == "confirmed"
    samer.decide("f00", "undo")
    assert shared.desk.status("f00") == "confirmed"


@pytest.mark.parametrize(
    "text",
    ["", "هدى", "هدى: short", ": token-0123456789-0123", "a: " + "x" * 20 + "\na: " + "y" * 20],
)
def test_a_bad_token_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "t").write_text(text, "utf-8")
    with pytest.raises(ConfigError):
        read_editors(tmp_path / "t")


def test_addresses_of_others_need_tokens() -> None:
    for host in ("192.0.2.7", "::", "newsroom"):
        with pytest.raises(ConfigError, match="other machines"):
            check_address(host, Editors(alone="x"))
    for host in ("127.0.0.1", "::1", "localhost"):
        check_address(host, Editors(alone="x"), known_as=["localhost:9000", "[::1]:9000"])
    for name in ("review.example", "review.example:443", "192.0.2.7:80", "[2001:db8::1]:80", "]["):
        with pytest.raises(ConfigError, match="other machines"):
            check_address("127.0.0.1", Editors(alone="x"), known_as=[name])
        check_address("127.0.0.1", Editors({"x": b"x"}), known_as=[name])
    for proxy in ("*", "nginx", "0.0.0.0/0", "127.0.0.1,x"):
        with pytest.raises(ConfigError, match="no address of a proxy"):
            check_proxy(proxy)
    for proxy in ("", "127.0.0.1", "10.0.0.0/24, ::1"):
        check_proxy(proxy)
    assert "localhost:80" in names("127.0.0.1", 80) and "localhost" in names("127.0.0.1", 80)
    with pytest.raises(ConfigError):
        one_editor("x\ny")
